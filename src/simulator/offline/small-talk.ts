// Greetings, thanks, good-byes and the honest answer to "are you real?".
import { fieldValue, items } from "./record-lines.ts";
import type { RecordLines } from "./record-lines.ts";
import { pick, words } from "./words.ts";

const GREETING =
  /^(?:hi+|hello|hey+|hiya|good (?:morning|afternoon|evening)|hola|buenos dias|bonjour|hallo|ciao)(?: (?:there|again|you|\p{L}+))?$/u;
const THANKS = /^(?:(?:ok|okay|cool|great|wow) )?(?:thanks?|thank you|thx|gracias|merci|danke)\b/;
const GOODBYE = /^(?:bye|goodbye|good night|goodnight|see you|see ya|adios)\b/;
const HOW_ARE_YOU =
  /^(?:(?:hi|hello|hey) )?(?:how are you|hows it going|how do you feel|whats up)\b/;
const ARE_YOU_REAL =
  /\bare you (?:really |actually |just )?(?:an? )?(?:real|human|person|robot|bot|ai|computer|machine|program|software|alive|chatgpt|model)\b/;
const ACKNOWLEDGEMENT =
  /^(?:ok|okay|cool|nice|great|wow|haha+|lol|yes|yeah|yep|no|nope|sure|hmm+|oh|really|awesome|good|fine)(?: (?:ok|cool|nice|great|wow))*$/;
const LOOK_SOMETHING_UP = /\blook (?:something|anything) up\b/;
const EXPLORE = /\b(?:explore|choose|pick) (?:a|an|some) (?:new )?topic\b/;
const CHAT = /\b(?:lets|can we|want to|i want to) (?:just )?(?:chat|talk)$/;

/** The answer to a message that asks nothing of the Record, or undefined. */
export function smallTalk(record: RecordLines, message: string): string | undefined {
  const text = words(message).join(" ");
  const name = fieldValue(record, "Name");
  const like = pick(["nothing special", ...items(fieldValue(record, "Interests"))], message);
  const suggestion =
    like === "nothing special" ? "What should we talk about?" : `Shall we talk about ${like}?`;
  if (ARE_YOU_REAL.test(text)) return honestAnswer(name);
  if (HOW_ARE_YOU.test(text)) {
    return pick(["I'm good! How are you?", "Pretty good, thanks! How about you?"], message);
  }
  if (GREETING.test(text)) {
    const self = name === undefined ? "" : ` It's ${name}.`;
    return pick([`Hi!${self} ${suggestion}`, `Hello!${self} ${suggestion}`], message);
  }
  if (THANKS.test(text)) return pick(["You're welcome!", "Any time!"], message);
  if (GOODBYE.test(text)) return pick(["Bye! See you soon.", "See you! That was fun."], message);
  if (ACKNOWLEDGEMENT.test(text)) return `Okay! ${suggestion}`;
  if (LOOK_SOMETHING_UP.test(text)) return "Sure! What should I look up? Ask me the question.";
  if (EXPLORE.test(text) || CHAT.test(text)) return `Yes, let's! ${suggestion}`;
  return undefined;
}

function honestAnswer(name: string | undefined): string {
  const whose = name === undefined ? "a person's Record" : `${name}'s Record`;
  return (
    `Honest answer: I'm not a person. I'm the Voice of ${whose}, software that only says what is written there. ` +
    "Right now the offline stand-in is speaking for me, not a real language model."
  );
}
