// Settings of a Record that cannot be read are told by their lines: to the operator at the start and at each change, to the
// owners once, outside quiet hours. The Record works meanwhile. Proof: test/operator/setting-faults.test.ts.

import { factual, joined } from "../factual.ts";
import type { Desk } from "../desk/desk.ts";
import type { Logger } from "../logger.ts";
import { lineOfKey } from "../record/self/front-matter.ts";
import { defaultQuietHours, isQuiet } from "../record/self/quiet-hours.ts";
import { FILES, type RecordStore } from "../record/store.ts";
import type { IntegrityFault, SettingFault } from "../record/types.ts";
import { fill } from "../wording/catalogue.ts";
import { unknownWordings } from "../wording/wording.ts";
import type { OperatorNotices } from "./notices.ts";

const EVERY_MS = 5 * 60_000;
const OWNERS_KNOW = "setting_faults_told";

export interface SettingWatch {
  /** Looks now, and every five minutes. Gives a function that ends this. */
  start(): () => void;
  /** Looks once. It costs next to nothing while SELF.md stays the same. */
  look(): void;
}

/** Creates the watch over the settings of one Record. */
export function createSettingWatch(
  desk: Desk,
  notices: Pick<OperatorNotices, "tell">,
  log: Logger,
): SettingWatch {
  let known: string | undefined;
  let looking: Promise<void> | undefined;
  const lookOnce = async (): Promise<void> => {
    try {
      known = await tellSettingFaults(desk, notices, known);
    } catch (error) {
      // Work that needs the Record tells of an unreadable one by itself.
      log.warn({ err: error }, "the settings of the Record could not be looked at");
    }
    looking = undefined;
  };
  const look = (): void => {
    looking ??= lookOnce();
  };
  return {
    look,
    start: () => {
      look();
      const timer = setInterval(look, EVERY_MS).unref();
      return () => {
        clearInterval(timer);
      };
    },
  };
}

/**
 * Tells what cannot be read.
 * @param known what the operator was told before, as this function gave it.
 * @throws RecordError for an unreadable file.
 */
export async function tellSettingFaults(
  desk: Desk,
  notices: Pick<OperatorNotices, "tell">,
  known?: string,
): Promise<string> {
  const faults = await settingFaults(desk.store);
  const places = faults.map(({ line, name }) => (name ? `${line} (${name})` : String(line)));
  const found = places.join(", ");
  if (found !== known && faults.length > 0) {
    const messages = faults.map(({ message }) => message);
    // What changed since is news, however soon it comes.
    notices.tell("settings", joined(messages, "; "), { isEnd: known !== undefined });
  }
  await tellOwners(found, desk);
  return found;
}

/** Everything at the top of SELF.md that cannot be read, lines of `wording` that there are not among it. */
async function settingFaults(
  store: Pick<RecordStore, "snapshot" | "read">,
): Promise<readonly SettingFault[]> {
  const { settings, settingFaults: faults } = await store.snapshot();
  const unknown = unknownWordings(settings);
  const self = unknown.length > 0 ? await store.read(FILES.self) : "";
  const wordings = unknown.map((key): SettingFault => {
    const line = lineOfKey(self, key);
    const message = factual`SELF.md line ${line}: the front matter replaces a wording that there is not. The names stand in src/wording/english.ts.`;
    return { name: "wording", line, message };
  });
  return [...faults, ...wordings].toSorted((a, b) => a.line - b.line);
}

/** The same as broken rules. No merge waits for them. */
export async function settingRules(
  store: Pick<RecordStore, "snapshot" | "read">,
): Promise<readonly IntegrityFault[]> {
  return (await settingFaults(store)).map(({ line, message }) => ({
    code: "V18",
    file: FILES.self,
    line,
    message: message.replace(/^SELF\.md line \d+: /, ""),
  }));
}

async function tellOwners(found: string, desk: Desk): Promise<void> {
  const { state, store } = desk;
  const before = state.settings.get(OWNERS_KNOW) ?? "";
  if (before === found) return;
  const now = desk.now();
  const { clock, settings, persona } = await store.snapshot();
  const hours = settings.quietHours ?? defaultQuietHours(persona);
  const isTold = found !== "";
  if (isTold && (isQuiet(clock.timestamp(now), hours) || desk.ownerChats().length === 0)) return;
  const text = fill(desk.wording().lines.settings_unreadable, { lines: found });
  await desk.commit(() => {
    state.settings.set(OWNERS_KNOW, found);
    if (!isTold) return;
    for (const chatId of desk.ownerChats()) state.outbox.add({ chatId, text }, now.getTime());
  });
}
