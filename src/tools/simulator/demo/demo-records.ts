// The made-up people of the demo: the place of each Record, and things to try with it.

export interface DemoRecord {
  /** Name for `--record`. */
  readonly name: string;
  /** The bot's GRACE_MAR_USER_ID. */
  readonly id: string;
  /** Path from the project's folder. */
  readonly folder: string;
  /** BCP 47. The page marks its messages with it. */
  readonly language: string;
  /** The bot's name in Telegram. */
  readonly botName: (firstName: string) => string;
  /** A thing that the Record knows, one that it does not know, a report, and the owner's commands. */
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

/** The person with this name; undefined when there is none. */
export function findDemoRecord(name: string): DemoRecord | undefined {
  return DEMO_RECORDS.find((record) => record.name === name);
}
