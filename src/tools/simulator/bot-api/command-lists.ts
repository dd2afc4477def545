// The command lists that the bot published, by scope and language.
import type { BotCommand } from "./telegram-types.ts";

export class CommandLists {
  readonly #lists = new Map<string, readonly BotCommand[]>();

  get(scope: string, language: string): readonly BotCommand[] {
    return this.#lists.get(key(scope, language)) ?? [];
  }

  set(scope: string, language: string, commands: readonly BotCommand[]): void {
    this.#lists.set(key(scope, language), commands);
  }

  delete(scope: string, language: string): void {
    this.#lists.delete(key(scope, language));
  }

  /** The list that a person sees in this private chat: the narrowest that exists. */
  forPrivateChat(chatId: number): readonly BotCommand[] {
    for (const scope of [`chat ${chatId}`, "all_private_chats", "default"]) {
      const list = this.#lists.get(key(scope, ""));
      if (list !== undefined) return list;
    }
    return [];
  }
}

function key(scope: string, language: string): string {
  return `${scope}/${language}`;
}
