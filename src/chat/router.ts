// The route of each update: grammY picks the handler, the Voice and the gate do the work.

import { Composer, Context, type CommandContext } from "grammy/web";
import type { Update } from "grammy/types";
import type { Lines } from "../wording/catalogue.ts";
import { greeting, keyboard } from "../wording/sentences.ts";
import { helpText } from "./commands.ts";
import { takeDocument } from "./documents.ts";
import { endTurn } from "./end-turn.ts";
import { asksForHomework, homework, isHomeworkTap, tappedHomework } from "./homework.ts";
import {
  channelKeyOf,
  chatOf,
  isPassedOn,
  say,
  type Handling,
  type Routed,
  type RouterDeps,
} from "./context.ts";
import { cancel, offerMerge, offerUndo, reject, review, tapped } from "./owner-commands.ts";
import { isOfferTap, tappedOffer } from "./offer-taps.ts";
import { obey } from "./operator-commands.ts";
import { OPERATOR_ORDERS, operatorOrder } from "./operator-order.ts";
import { offerForget, privacy, sendExport, sendPortablePrompt } from "./own-data.ts";
import { lineForUnreadable } from "./unreadable-message.ts";
import { isPeopleTap, people, tappedPeople } from "./people.ts";
import { createPastes } from "./pastes.ts";
import { profile } from "./profile.ts";
import { ask } from "./run-turn.ts";
import { stop } from "./stop.ts";
import { usage } from "./usage.ts";
import { listen } from "./voice-notes.ts";
import { hearMessage } from "./hear-message.ts";

/** Commands for owners only. */
const FOR_OWNERS: {
  readonly [command: string]: (ctx: CommandContext<Routed>, deps: RouterDeps) => Promise<void>;
} = {
  review,
  merge: offerMerge,
  undo: offerUndo,
  reject: (ctx, deps) => reject(ctx, ctx.match, deps),
  usage,
  profile,
  prp: sendPortablePrompt,
  export: sendExport,
  forget: (ctx, deps) => offerForget(ctx, ctx.match, deps),
  people,
};

/** Taps that are not the gate's. */
const TAPS = [
  { is: isOfferTap, take: tappedOffer },
  { is: isHomeworkTap, take: tappedHomework },
  { is: isPeopleTap, take: tappedPeople },
] as const;

/** Handles one update. */
export type Router = (update: Update, handling: Handling) => Promise<void>;

/** Makes the router of one bot. */
export function createRouter(outside: Omit<RouterDeps, "pastes">): Router {
  const deps: RouterDeps = { ...outside, pastes: createPastes() };
  const composer = new Composer<Routed>();
  const lines = (): Lines => deps.desk.wording().lines;
  composer.use((ctx, next) => {
    const order = operatorOrder(ctx.update, deps);
    if (order) return obey(order, ctx, deps);
    // An order is only an order, even when its sender has no access to the chat any more.
    const isChat = ctx.chat?.type === "private" && deps.roles.isKnown(ctx.from?.id ?? 0);
    return isChat ? next() : undefined;
  });
  composer.on("callback_query:data", (ctx) => {
    const take = TAPS.find(({ is }) => is(ctx.update))?.take ?? tapped;
    return take(ctx, ctx.callbackQuery.data, deps);
  });
  composer.on("edited_message", (ctx) => say(ctx, { text: lines().edited_message }, deps));
  composer
    .filter((ctx) => isPassedOn(ctx) && isCommand(ctx))
    .use((ctx) => say(ctx, { text: lines().unknown_command }, deps));
  composer.command("start", (ctx) => start(ctx, deps));
  composer.command("reset", (ctx) => reset(ctx, deps));
  composer.command("stop", (ctx) => stop(ctx, deps));
  composer.command("ask", (ctx) => ask(ctx, ctx.match, deps));
  composer.command("help", async (ctx) => {
    const { persona } = await deps.desk.store.snapshot();
    await say(ctx, { text: helpText(persona.name, lines()), keyboard: keyboard(lines()) }, deps);
  });
  const owners = composer.filter((ctx) => deps.roles.isOwner(ctx.from?.id ?? 0));
  owners.command("cancel", (ctx) => cancel(ctx, deps));
  for (const [command, carryOut] of Object.entries(FOR_OWNERS)) {
    owners.command(command, (ctx) => carryOut(ctx, deps));
  }
  composer.command([...Object.keys(FOR_OWNERS), ...OPERATOR_ORDERS], (ctx) =>
    say(ctx, { text: lines().not_the_owner }, deps),
  );
  composer.command("privacy", (ctx) => privacy(ctx, deps));
  composer.command("homework", (ctx) => homework(ctx, "/homework", deps));
  composer.on("message:text", (ctx) => heard(ctx, ctx.message.text.toWellFormed(), deps));
  composer.on("message:voice", (ctx) => listen(ctx, ctx.message.voice, deps));
  composer.on("message:document", (ctx, next) =>
    ctx.message.animation ? next() : takeDocument(ctx, ctx.message.document, deps),
  );
  composer.on("message", async (ctx) => {
    const line = lineForUnreadable(ctx.message);
    if (line) await say(ctx, { text: lines()[line] }, deps);
  });

  const middleware = composer.middleware();
  return async (update, handling) => {
    const context = new Context(update, deps.api.grammy, deps.me);
    await middleware(Object.assign(context, { handling }), () => Promise.resolve());
  };
}

async function heard(ctx: Routed, text: string, deps: RouterDeps): Promise<void> {
  if (isCommand(ctx)) return say(ctx, { text: deps.desk.wording().lines.unknown_command }, deps);
  if (asksForHomework(text, deps)) return homework(ctx, text, deps);
  await hearMessage(ctx, { text, isSpoken: false }, deps);
}

async function start(ctx: Routed, deps: RouterDeps): Promise<void> {
  const { persona } = await deps.desk.store.snapshot();
  const { lines } = deps.desk.wording();
  const owner = deps.roles.isOwner(ctx.from?.id ?? 0) ? `\n\n${lines.greeting_owner}` : "";
  await beginAfresh(ctx, "SESSION START", greeting(persona, lines) + owner, deps);
}

function reset(ctx: Routed, deps: RouterDeps): Promise<void> {
  return beginAfresh(ctx, "SESSION RESET", deps.desk.wording().lines.reset, deps);
}

async function beginAfresh(
  ctx: Routed,
  label: "SESSION START" | "SESSION RESET",
  text: string,
  deps: RouterDeps,
): Promise<void> {
  const chatId = chatOf(ctx);
  await endTurn(
    {
      channelKey: channelKeyOf(chatId),
      chatId,
      result: { reply: text, transcript: [{ label, text }] },
      keyboard: keyboard(deps.desk.wording().lines),
      resetsConversation: true,
    },
    deps.desk,
    ctx.handling.also,
  );
}

function isCommand(ctx: Context): boolean {
  return ctx.message?.entities?.some((e) => e.type === "bot_command" && e.offset === 0) ?? false;
}
