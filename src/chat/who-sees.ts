// The sentences about who sees what, for the one who reads them: in the greeting and in /privacy. Each depends on a setting
// or a role, so that none is untrue for anybody. Proof: test/e2e/privacy.test.ts.

import { isOwnComputer } from "../config/own-computer.ts";
import type { RecordSnapshot } from "../record/store.ts";
import { isYoung } from "../record/self/persona.ts";
import { keptDays } from "../state/kept-days.ts";
import { fill, type Lines } from "../wording/catalogue.ts";
import type { Incoming } from "./incoming.ts";
import type { ChatDeps } from "./ports.ts";

/** UTF-16 units of a name that somebody gave themselves. */
const NAME_LENGTH = 30;

/** Gives what the greeting says of it, in two or three sentences. */
export async function whoSeesShort(incoming: Incoming, deps: ChatDeps): Promise<string> {
  const { lines } = deps.desk.wording();
  const owners = await ownersFor(incoming, deps);
  const { settings } = await deps.desk.store.snapshot();
  const userId = incoming.user.id;
  const isOwner = deps.roles.isOwner(userId);
  const isCompanion = deps.roles.isCompanion(userId);
  return [
    ...(isOwner ? [lines.greeting_owner] : []),
    ...(isCompanion && !isOwner ? [fill(lines.greeting_companion, { owners })] : []),
    ...(isCompanion ? [] : [lines.privacy_not_proposed]),
    toWhom("greeting_written", owners, lines),
    ...thrownAway(daysOf(settings, deps), lines),
    lines.greeting_more,
  ].join(" ");
}

/** Gives the whole answer of /privacy. */
export async function whoSees(
  incoming: Incoming,
  { persona, settings, recordId: id }: RecordSnapshot,
  deps: ChatDeps,
): Promise<string> {
  const { lines } = deps.desk.wording();
  const who = await ownersFor(incoming, deps);
  const owners = who.charAt(0).toUpperCase() + who.slice(1);
  const isOwner = deps.roles.isOwner(incoming.user.id);
  const isCompanion = deps.roles.isCompanion(incoming.user.id);
  const isGuest = deps.roles.isGuest(incoming.user.id);
  const days = daysOf(settings, deps);
  const { baseUrl, mainModel, analystModel, transcribeModel, embeddingModel } = deps.config.llm;
  const server = baseUrl === undefined ? "OpenAI (api.openai.com)" : new URL(baseUrl).host;
  const named = [mainModel, analystModel, transcribeModel, embeddingModel ?? mainModel];
  const models = [...new Set(named)].join(", ");
  const model = fill(isOwnComputer(baseUrl) ? lines.privacy_model_own : lines.privacy_model, {
    server,
  });
  const kept = [
    days === undefined ? lines.privacy_chat_stays : fill(lines.privacy_chat_goes, { days }),
    ...(days === undefined || isGuest ? [] : [lines.privacy_proposed_stays]),
  ];
  const seen = [
    lines.privacy_who,
    fill(isGuest ? lines.privacy_owners_guest : lines.privacy_owners, { owners }),
    lines.privacy_files,
    lines.privacy_askers,
    lines.privacy_telegram,
    `${model}${embeddingModel === undefined ? "" : ` ${lines.privacy_model_entries}`} (${models})`,
    lines.privacy_nobody,
  ];
  // Whoever only decides about a child's Record is grown up.
  const isForChild = isYoung(persona) && (isCompanion || !isOwner);
  return [
    ...(isForChild ? [inShort(who, isCompanion, days, lines), lines.privacy_grown_ups] : []),
    fill(lines.privacy, { name: persona.name }),
    `${lines.privacy_chat} ${kept.join(" ")}`,
    ...(isCompanion ? [] : [lines.privacy_not_proposed]),
    seen.join("\n"),
    toWhom("privacy_take", who, lines),
    ...(isOwner ? [fill(lines.privacy_erase, { id })] : []),
  ].join("\n\n");
}

/** The same in short words. */
function inShort(
  owners: string,
  isCompanion: boolean,
  days: number | undefined,
  lines: Lines,
): string {
  return [
    toWhom("privacy_short", owners, lines),
    ...thrownAway(days, lines),
    isCompanion ? toWhom("privacy_short_asks", owners, lines) : lines.privacy_not_proposed,
    lines.privacy_short_between_us,
  ].join(" ");
}

type ToWhom = "greeting_written" | "privacy_take" | "privacy_short" | "privacy_short_asks";

/** A line that names the owners. It has its own words for the only one. */
function toWhom(name: ToWhom, owners: string, lines: Lines): string {
  return owners === lines.owners_you ? lines[`${name}_you`] : fill(lines[name], { owners });
}

function daysOf(settings: RecordSnapshot["settings"], { desk }: ChatDeps): number | undefined {
  return keptDays(settings, desk.state.settings, desk.now());
}

function thrownAway(days: number | undefined, lines: Lines): readonly string[] {
  return days === undefined ? [] : [fill(lines.privacy_short_goes, { days })];
}

/** The owners as the reader would list them: "you, Kim". Without a name of each, by what they do. */
async function ownersFor({ user }: Incoming, deps: ChatDeps): Promise<string> {
  const { lines } = deps.desk.wording();
  const isOwner = deps.roles.isOwner(user.id);
  const others = deps.roles.owners().filter((id) => id !== user.id);
  const names = await Promise.all(
    others.map(async (id) => firstName(await deps.people.nameOf(id))),
  );
  const areKnown = names.every((name) => name !== "");
  const unnamed = isOwner ? lines.owners_others : lines.owners_unnamed;
  const listed =
    areKnown && names.length > 0 ? names : others.length > 0 || !isOwner ? [unnamed] : [];
  return [...(isOwner ? [lines.owners_you] : []), ...listed].join(", ");
}

/** The first word of a name, without what cannot be seen; empty when there is none. */
function firstName(name = ""): string {
  const [first = ""] = name
    .replace(/[\p{C}]/gu, " ")
    .trim()
    .split(/\s+/);
  return first.slice(0, NAME_LENGTH).toWellFormed();
}
