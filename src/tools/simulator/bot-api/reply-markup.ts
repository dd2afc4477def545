// The check of reply_markup by Telegram's rules, and its kind, one of four.
import { badRequest } from "./api-error.ts";
import { jsonParam } from "./params.ts";
import type { Params } from "./params.ts";
import type {
  InlineButton,
  InlineKeyboard,
  KeyboardButton,
  ReplyKeyboard,
} from "./telegram-types.ts";

export type ReplyMarkup =
  | { readonly kind: "inline"; readonly markup: InlineKeyboard }
  | { readonly kind: "keyboard"; readonly markup: ReplyKeyboard }
  | { readonly kind: "remove" }
  | { readonly kind: "none" };

/** The checked reply_markup of a call. An inline keyboard without buttons counts as none. */
export function readReplyMarkup(params: Params): ReplyMarkup {
  const value = jsonParam(params, "reply_markup");
  if (value === undefined || value === null) return { kind: "none" };
  if (typeof value !== "object" || Array.isArray(value)) {
    throw badRequest("object expected as reply markup");
  }
  const object = value as { [name: string]: unknown };
  if ("inline_keyboard" in object) {
    const rows = readRows(object["inline_keyboard"], inlineButton);
    return rows.length === 0
      ? { kind: "none" }
      : { kind: "inline", markup: { inline_keyboard: rows } };
  }
  if ("keyboard" in object) {
    const rows = readRows(object["keyboard"], keyboardButton);
    if (rows.length === 0) return { kind: "none" };
    return { kind: "keyboard", markup: { ...object, keyboard: rows } };
  }
  return object["remove_keyboard"] === true ? { kind: "remove" } : { kind: "none" };
}

/** The inline keyboard of an editMessage call, which takes no other kind. */
export function readInlineMarkup(params: Params): InlineKeyboard | undefined {
  const markup = readReplyMarkup(params);
  if (markup.kind === "keyboard" || markup.kind === "remove") {
    throw badRequest("inline keyboard expected");
  }
  return markup.kind === "inline" ? markup.markup : undefined;
}

function readRows<T>(value: unknown, readButton: (button: unknown) => T): T[][] {
  if (!Array.isArray(value)) throw badRequest('field "inline_keyboard" must be of type Array');
  const rows: T[][] = [];
  for (const row of value as unknown[]) {
    if (!Array.isArray(row)) throw badRequest("can't parse keyboard button: row must be an Array");
    if (row.length > 0) rows.push((row as unknown[]).map(readButton));
  }
  return rows;
}

function inlineButton(value: unknown): InlineButton {
  if (typeof value !== "object" || value === null) {
    throw badRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object");
  }
  const button = value as { [name: string]: unknown };
  if (typeof button["text"] !== "string" || button["text"] === "") {
    throw badRequest("can't parse inline keyboard button: Can't find field \"text\"");
  }
  const data = button["callback_data"];
  if (data !== undefined) {
    const size = typeof data === "string" ? Buffer.byteLength(data) : 0;
    if (size < 1 || size > 64) throw badRequest("BUTTON_DATA_INVALID");
  } else if (!("url" in button || "web_app" in button || "switch_inline_query" in button)) {
    throw badRequest(
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    );
  }
  return button as unknown as InlineButton;
}

function keyboardButton(value: unknown): KeyboardButton {
  if (typeof value === "string" && value !== "") return { text: value };
  const text =
    typeof value === "object" && value !== null && "text" in value ? value.text : undefined;
  if (typeof text !== "string" || text === "") {
    throw badRequest("can't parse keyboard button: KeyboardButton must be a String or an Object");
  }
  return value as KeyboardButton;
}
