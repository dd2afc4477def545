// The costs of all acts that somebody pays for or waits for: what each takes from which window before it may begin, and
// what it may then ask for. A new act needs a row here, for without its permit neither a model nor Telegram's file server
// can be reached (limits.ts). Proof: test/voice/limits.test.ts, test/e2e/limits.test.ts.

/** The doors that open to a permit only. */
export type Use = "complete" | "transcribe" | "download" | "embed";

/**
 * The windows of a chat:
 * - `main` answers, RATE_LIMIT_MAIN within RATE_LIMIT_WINDOW_SEC;
 * - `analyst` exchanges read for proposals, RATE_LIMIT_ANALYST in the same time;
 * - `work` what costs this machine more than a moment;
 * - `vectors` entries of the Record, a few at a time, whose meaning a model tells;
 * - `talk` a guest's texts and voice notes, as many as may be answered, or 60 in a minute;
 * - `messages` what else a guest sends;
 * - `arrivals` what a guest sends and the inbox keeps a note of;
 * - `told` the line that tells a guest to slow down;
 * - `leaving` calls that leave a group.
 */
export type Window =
  "main" | "analyst" | "work" | "vectors" | "talk" | "messages" | "arrivals" | "told" | "leaving";

export interface Cost {
  readonly window: Window;
  /** Units for one; an act that is longer than others is taken several times (`halfMinutes`). */
  readonly units: number;
  /** The calls that the permit is good for. */
  readonly uses: { readonly [use in Use]?: number };
}

export const COSTS = {
  /** The search for the question's meaning, the question, and once more where its answer says what nothing holds. */
  answer: { window: "main", units: 1, uses: { complete: 2, embed: 1 } },
  /** /ask. */
  grounded: { window: "main", units: 1, uses: { complete: 1, embed: 1 } },
  /** Library, then the model, then the retelling. */
  look_up: { window: "main", units: 2, uses: { complete: 3 } },
  homework: { window: "main", units: 2, uses: { complete: 1 } },
  /** A begun half minute of sound, with its download. */
  voice_note: { window: "main", units: 1, uses: { download: 1, transcribe: 1 } },
  /** An exchange, report, checkpoint or document. */
  analyst: { window: "analyst", units: 1, uses: { complete: 1 } },
  /** A few entries of the Record. */
  vectors: { window: "vectors", units: 1, uses: { embed: 1 } },
  document: { window: "work", units: 1, uses: { download: 1 } },
  /** Reads the whole Record twice, and once more when the file is sent. */
  export: { window: "work", units: 4, uses: {} },
  /** Searches every file and every row. */
  forget: { window: "work", units: 2, uses: {} },
  /** A figure, a list or a prompt made of whole files; a search for what waits. */
  report: { window: "work", units: 1, uses: {} },
  /** The beginning of a talk just between us, whose end writes state.db anew. */
  between_us: { window: "work", units: 1, uses: {} },
  guest_talk: { window: "talk", units: 1, uses: {} },
  guest_message: { window: "messages", units: 1, uses: {} },
  guest_arrival: { window: "arrivals", units: 1, uses: {} },
  slow_down: { window: "told", units: 1, uses: {} },
  leave_group: { window: "leaving", units: 1, uses: {} },
} as const satisfies { readonly [act: string]: Cost };

export type Act = keyof typeof COSTS;

export interface WindowSize {
  readonly ms: number;
  /** Units for each chat. */
  readonly each: number;
  /** Units for all chats together. Absent: as many as the chats have. */
  readonly all?: number;
}

/** The windows that no variable sizes. */
export const FIXED_WINDOWS: {
  readonly [window in Exclude<Window, "main" | "analyst" | "talk">]: WindowSize;
} = {
  work: { ms: 60 * 60_000, each: 120 },
  // 5,000 entries take about 300 calls.
  vectors: { ms: 60 * 60_000, each: 600 },
  // Telegram takes one message a second in a chat, so more answers than that would only wait longer and longer.
  messages: { ms: 60_000, each: 60 },
  // Each leaves a row for a month.
  arrivals: { ms: 60 * 60_000, each: 1000 },
  told: { ms: 60_000, each: 1 },
  // Anybody can add a bot to groups. One that it is not let out of is tried again with the next message after a minute.
  leaving: { ms: 60_000, each: 1, all: 20 },
};

/** Gives the half minutes that a voice note of this length has begun, at least one. */
export function halfMinutes(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / 30));
}
