// Greetings, thanks, good-byes and the honest answer to "are you real?".
import type { Language } from "./languages/language.ts";
import { fieldValue, items } from "./record-lines.ts";
import type { RecordLines } from "./record-lines.ts";
import { fill, pick, plainLine } from "./words.ts";

/** Answers a message that asks nothing of the Record; undefined for every other message. */
export function smallTalk(
  record: RecordLines,
  message: string,
  { asks, says }: Language,
): string | undefined {
  const text = plainLine(message);
  const name = fieldValue(record, "Name");
  const topic = pick(["", ...items(fieldValue(record, "Interests"))], message);
  const suggestion = topic === "" ? says.suggestAny : fill(says.suggestTopic, { topic });
  if (asks.areYouReal.test(text)) {
    return name === undefined ? says.honestWithoutName : fill(says.honest, { name });
  }
  if (asks.howAreYou.test(text)) return pick(says.howAreYou, message);
  if (asks.greeting.test(text)) {
    const self = name === undefined ? "" : ` ${fill(says.self, { name })}`;
    return fill(pick(says.hello, message), { self, suggestion });
  }
  if (asks.thanks.test(text)) return pick(says.welcome, message);
  if (asks.goodbye.test(text)) return pick(says.bye, message);
  if (asks.acknowledgement.test(text)) return fill(says.okay, { suggestion });
  if (asks.lookSomethingUp.test(text)) return says.askMe;
  if (asks.exploreOrChat.test(text)) return fill(says.gladly, { suggestion });
  return undefined;
}
