import type { ChatMessage } from "./simulator-types.ts";

/** The newest button with this label and callback data. @throws with a list of the buttons when there is none. */
export function findButton(
  messages: readonly ChatMessage[],
  label: string | RegExp,
): { messageId: number; data: string } {
  const matches = (text: string): boolean =>
    typeof label === "string" ? text === label : label.test(text);
  for (const message of messages.toReversed()) {
    for (const button of message.buttons.flat()) {
      if (button.callback_data !== undefined && matches(button.text)) {
        return { messageId: message.messageId, data: button.callback_data };
      }
    }
  }
  const labels = messages.flatMap((message) => message.buttons.flat().map(({ text }) => text));
  throw new Error(
    `No button ${String(label)} in the chat; there are: ${labels.join(" | ") || "none"}`,
  );
}
