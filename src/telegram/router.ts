// Which update leads to what: grammY routes, the Voice and the gate do the work.

import { Composer, Context } from "grammy/web";
import type { Update } from "grammy/types";
import type { Lines } from "../wording/catalogue.ts";
import { commitTurn } from "../voice/commit-turn.ts";
import { takeTurn } from "../voice/turn.ts";
import { greeting, keyboard } from "../wording/sentences.ts";
import { helpText } from "./commands.ts";
import { channelKeyOf, chatOf, say, type Routed, type RouterDeps } from "./context.ts";
import {
  cancel,
  offerMerge,
  offerUndo,
  reject,
  review,
  takeWording,
  tapped,
} from "./owner-commands.ts";
import { showTyping } from "./typing.ts";

/** Handles one update; `also` belongs into the transaction of its consequences. */
export type Router = (update: Update, also: () => void, signal: AbortSignal) => Promise<void>;

export function createRouter(deps: RouterDeps): Router {
  const composer = new Composer<Routed>();
  const lines = (): Lines => deps.gate.wording().lines;
  composer.on("callback_query:data", (ctx) => tapped(ctx, ctx.callbackQuery.data, deps));
  composer.on("edited_message", (ctx) => say(ctx, { text: lines().edited_message }, deps));
  composer.command("start", (ctx) => start(ctx, deps));
  composer.command("reset", (ctx) => reset(ctx, deps));
  composer.command("help", async (ctx) => {
    const { persona } = await deps.desk.store.snapshot();
    await say(ctx, { text: helpText(persona.name, lines()), keyboard: keyboard(lines()) }, deps);
  });
  const owners = composer.filter((ctx) => deps.roles.isOwner(ctx.from?.id ?? 0));
  owners.command("review", (ctx) => review(ctx, deps));
  owners.command("merge", (ctx) => offerMerge(ctx, deps));
  owners.command("undo", (ctx) => offerUndo(ctx, deps));
  owners.command("reject", (ctx) => reject(ctx, ctx.match, deps));
  owners.command("cancel", (ctx) => cancel(ctx, deps));
  composer.command(["review", "merge", "undo", "reject"], (ctx) =>
    say(ctx, { text: lines().not_the_owner }, deps),
  );
  composer.on("message:text", (ctx) => heard(ctx, ctx.message.text.toWellFormed(), deps));
  composer.on("message", (ctx) => somethingElse(ctx, deps));

  const middleware = composer.middleware();
  return async (update, also, signal) => {
    const context = new Context(update, deps.api.grammy, deps.me);
    await middleware(Object.assign(context, { handling: { also, signal } }), () =>
      Promise.resolve(),
    );
  };
}

async function heard(ctx: Routed, text: string, deps: RouterDeps): Promise<void> {
  if (isCommand(ctx)) return say(ctx, { text: deps.gate.wording().lines.unknown_command }, deps);
  const isOwner = deps.roles.isOwner(ctx.from?.id ?? 0);
  if (isOwner && (await takeWording(ctx, text, deps))) return;
  const chatId = chatOf(ctx);
  const stopTyping = showTyping(chatId, deps.api);
  try {
    const message = {
      channelKey: channelKeyOf(chatId),
      text,
      isCompanion: deps.roles.isCompanion(ctx.from?.id ?? 0),
    };
    const result = await takeTurn(message, { ...deps.voice, signal: ctx.handling.signal });
    await commitTurn(
      { channelKey: message.channelKey, chatId, result, also: ctx.handling.also },
      deps.desk,
    );
  } finally {
    stopTyping();
  }
}

async function start(ctx: Routed, deps: RouterDeps): Promise<void> {
  const { persona } = await deps.desk.store.snapshot();
  const { lines } = deps.gate.wording();
  const owner = deps.roles.isOwner(ctx.from?.id ?? 0) ? `\n\n${lines.greeting_owner}` : "";
  await beginAfresh(ctx, "SESSION START", greeting(persona, lines) + owner, deps);
}

function reset(ctx: Routed, deps: RouterDeps): Promise<void> {
  return beginAfresh(ctx, "SESSION RESET", deps.gate.wording().lines.reset, deps);
}

function beginAfresh(
  ctx: Routed,
  label: "SESSION START" | "SESSION RESET",
  text: string,
  deps: RouterDeps,
): Promise<void> {
  const chatId = chatOf(ctx);
  return commitTurn(
    {
      channelKey: channelKeyOf(chatId),
      chatId,
      result: { reply: text, transcript: [{ label, text }] },
      keyboard: keyboard(deps.gate.wording().lines),
      resetsConversation: true,
      also: ctx.handling.also,
    },
    deps.desk,
  );
}

/** Stickers, voice, photos: a person would expect a word. Service messages get none. */
async function somethingElse(ctx: Routed, deps: RouterDeps): Promise<void> {
  const { message } = ctx;
  const isContent =
    message?.voice ??
    message?.audio ??
    message?.photo ??
    message?.sticker ??
    message?.video ??
    message?.video_note ??
    message?.document ??
    message?.animation ??
    message?.location ??
    message?.contact ??
    message?.poll;
  if (isContent) await say(ctx, { text: deps.gate.wording().lines.cannot_read }, deps);
}

function isCommand(ctx: Routed): boolean {
  return ctx.message?.entities?.some((e) => e.type === "bot_command" && e.offset === 0) ?? false;
}
