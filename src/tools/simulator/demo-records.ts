// The made-up people that the demo can be with: where their Records stand, and what to try with each.

export interface DemoRecord {
  /** As `--record` names it. */
  readonly name: string;
  /** The bot's GRACE_MAR_USER_ID. */
  readonly id: string;
  /** From the project's folder. */
  readonly folder: string;
  /** BCP 47; the page's messages are marked with it. */
  readonly language: string;
  /** How the bot is called in Telegram. */
  readonly botName: (firstName: string) => string;
  /** A thing that the Record knows, one that it does not, a report, the owner's commands. */
  readonly suggestions: readonly string[];
}

export const DEMO_RECORDS: readonly [DemoRecord, ...DemoRecord[]] = [
  {
    name: "mira",
    id: "grace-mar",
    folder: "users/_sample",
    language: "en",
    botName: (firstName) => `${firstName}'s Voice`,
    suggestions: [
      "What do you know about octopuses?",
      "Why is the sky blue?",
      "we drew a lighthouse with a striped tower",
      "/review",
      "/merge",
    ],
  },
  {
    name: "juna",
    id: "juna",
    folder: "test/fixtures/records/juna",
    language: "de",
    botName: (firstName) => `Stimme von ${firstName}`,
    suggestions: [
      "Wie viele Fühler hat eine Schnecke?",
      "Wie entsteht ein Regenbogen?",
      "wir haben ein Straßenbahndepot aus Kartons gebaut",
      "/review",
      "/merge",
    ],
  },
  {
    name: "ines",
    id: "ines",
    folder: "test/fixtures/records/ines",
    language: "es",
    botName: (firstName) => `Voz de ${firstName}`,
    suggestions: [
      "¿Qué sabes de la cola de hueso?",
      "What do you know about spruce?",
      "¿De qué metal se hace una campana?",
      "hemos plantado un enebro junto al taller",
      "/review",
      "/merge",
    ],
  },
  {
    name: "odile",
    id: "odile",
    folder: "test/fixtures/records/odile",
    language: "fr",
    botName: (firstName) => `Voix d'${firstName}`,
    suggestions: [
      "Pourquoi les ruches perdent-elles du poids en février ?",
      "Comment se forme un écho ?",
      "nous avons planté un cognassier derrière la gare",
      "/review",
      "/merge",
    ],
  },
];

export const DEFAULT_RECORD = DEMO_RECORDS[0];

/** The person with this name, or undefined. */
export function findDemoRecord(name: string): DemoRecord | undefined {
  return DEMO_RECORDS.find((record) => record.name === name);
}
