// Names of speakers in chats that people bring along, of all languages together: a chat may be in any of them.

import type { Speakers } from "./catalogue.ts";
import { CATALOGUES } from "./catalogues.ts";

export const OWN_LABELS = inAll("own");

export const YOU_LABELS = inAll("you");

export const MACHINE_WORDS = inAll(
  "machine_words",
  "chatgpt gpt openai claude anthropic gemini bard copilot bing llama mistral deepseek grok perplexity qwen kimi siri alexa replika gracemar".split(
    " ",
  ),
);

export const MACHINE_LABELS = inAll("machine_labels", ["google", "pi", "le chat", "inst"]);

export const SECTION_WORDS = inAll("sections");

/** Words by which somebody speaks of themselves, folded, of all languages together. */
export const FIRST_PERSON: ReadonlySet<string> = new Set(
  `i im ive ill id my me mine myself we our us ich mich mir mein meine meinen meiner wir uns unser
  unsere yo mi mis me conmigo nosotros nosotras nuestro nuestra je j moi mon ma mes nous notre`.split(
    /\s+/,
  ),
);

/** The words before a name at the beginning of a letter, folded. */
export const GREETING =
  /^(?:(?:(?:oh|my|meine?|mi|ma|mon) )?(?:dear|dearest|hi|hiya|hello|hey|good (?:morning|evening|afternoon)|liebe[rs]?|liebste[rs]?|hallo|moin|servus|guten (?:morgen|tag|abend)|querid[oa]|estimad[oa]|hola|buen(?:os|as) (?:dias|tardes|noches)|cher|chere|salut|bonjour|bonsoir|coucou) )(?:(?:there|my|dear|dearest|sweet|darling|little|mein|meine|liebe[rs]?|suss?e[rs]?|kleine[rs]?|mi|querid[oa]|ma|mon|cher|chere|petite?) )*/;

/** Words before a colon, beside those of a section, that announce what somebody says themselves, folded. */
export const ANNOUNCING: ReadonlySet<string> = new Set(
  `problem problems news lol haha btw fyi warning truth confession guess hint edit nb tldr hey hi hello thanks sorry answer
  example rule info true false important also so well anyway p.s attention nachtrag ubrigens achtung hallo danke antwort
  beispiel regel wichtig also problema noticia noticias aviso hola gracias perdon respuesta ejemplo importante probleme
  nouvelle nouvelles salut merci pardon reponse exemple regle`.split(/\s+/),
);

/** Words that tell what somebody said, folded. */
export const SAID_WORDS: readonly string[] = [...inAll("said")];

/** Further verbs of saying. */
export const TOLD_WORDS = inAll("told");

/** Mails, letters and the like, and the words between one and its writer. */
export const LETTER_WORDS = inAll("letters");

export const OF_WORDS = inAll("of");

export const SENT_WORDS = inAll("sent");

/** Fields in the head of a mail: the one that names its writer, and the others. */
export const MAIL_FROM = inAll("mail_from");

export const MAIL_FIELDS = inAll("mail_fields");

/** Words in the line above what was passed on. */
export const PASSED_ON = inAll("passed_on");

/** Those of the first person who do something, folded. */
export const SUBJECTS: ReadonlySet<string> = new Set(
  "i we ich wir je j nous yo nosotros nosotras".split(" "),
);

/** What may stand between such a one and a verb of saying, folded. */
export const BESIDE_SUBJECT: ReadonlySet<string> = new Set(
  `have had ve d just then also once already always never only even did hab habe hatte haben hatten dann auch mal schon
  gerade damals ihm ihr ihnen dir euch ai avais avons avions lui leur t l m y ne le la les te vous jamais toujours deja
  he hemos habia lo se ya nunca siempre os tambien`.split(/\s+/),
);

/** A name's end that only says that somebody speaks, or sends. */
export const SAID = new RegExp(String.raw`\s+(?:${[...SAID_WORDS, ...SENT_WORDS].join("|")})$`);

/** @param names those that belong to no language. */
function inAll(kind: keyof Speakers, names: readonly string[] = []): ReadonlySet<string> {
  return new Set([...names, ...CATALOGUES.flatMap(({ speakers }) => speakers[kind])]);
}

/** The beginning of a line in which a program tells that somebody answers, likes or passes on what another said, folded. */
export const REACTING =
  /^(?:replying to|in reply to|in response to|repl(?:y|ied) to|replied|begin reference|original message|reacted|liked|loved|disliked|emphasi[sz]ed|laughed at|questioned|quoted|quoting|forwarded|shared|antwort (?:auf|an)|als antwort|antwortet auf|in antwort|hat (?:auf|mit)|reagierte|gefallt|zitat|weitergeleitet|en respuesta|respuesta a|respondiendo a|respondio a|reacciono|le gusto|citando|reenviado|en reponse a|reponse a|repond a|a repondu|a reagi|a aime|citation|transfere)(?: |$)/;

/** Words between what was said and the name of whoever said it, folded. */
export const BY_WORDS: ReadonlySet<string> = new Set("by from von de por par da di van".split(" "));

/** Words for all who are in a talk, folded, with the word before them. */
export const TO_ALL =
  /\s(?:to|an|a) (?:everyone|everybody|all|me|you|alle|mich|dich|todos|todas|tous|toutes|tout le monde)(?: |$)/;

/** A line that tells only that somebody wrote something, folded. */
export const POSTED_WORDS =
  /^\S+(?: \S+)? (?:sent|unsent a message|sent a photo|replied(?: to (?:you|a thread|\S+))?|(?:commented|replied|posted|wrote|kommentierte|kommentiert|hat kommentiert|hat geantwortet|antwortete|schrieb|comento|respondio|a commente|a repondu) (?:.{0,20} )?\d.{0,20})$/;
