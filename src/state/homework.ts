// A homework session holds the questions of a channel and the position in them. It survives a restart. An answer reads
// and writes it in one transaction, so that a tap and a typed letter never answer one question twice.
// Proof: test/state/homework.test.ts.

import * as z from "zod";
import { parseStrangeJson } from "../json.ts";
import { listOf } from "../stored-list.ts";
import type { StateDatabase } from "./database/database.ts";
import { readRowJson } from "./database/row-json.ts";

export interface HomeworkQuestion {
  readonly question: string;
  /** Two to four answers, without letters. */
  readonly options: readonly string[];
  /** Index of the right option. */
  readonly correct: number;
  readonly hint?: string;
}

export interface HomeworkSession {
  readonly id: string;
  readonly questions: readonly HomeworkQuestion[];
  /** Index of the present question. */
  readonly index: number;
  readonly correct: number;
  /** Right answers in a row. */
  readonly streak: number;
}

export interface HomeworkSessions {
  /** The session, and the time of its last event in Unix milliseconds. */
  find(channel: string): (HomeworkSession & { readonly activeAt: number }) | undefined;
  /** This method and the next run inside a transaction. */
  save(channel: string, session: HomeworkSession, now: number): void;
  end(channel: string): void;
}

/** The homework sessions in state.db. */
export function createHomeworkSessions(database: StateDatabase): HomeworkSessions {
  return {
    find: (channel) => {
      const row = database.get<{ readonly body: string; readonly active_at: number }>(
        "SELECT body, active_at FROM homework WHERE channel = ?",
        channel,
      );
      return (
        row && { ...readRowJson<HomeworkSession>(row.body, "homework"), activeAt: row.active_at }
      );
    },
    save: (channel, { id, questions, index, correct, streak }, now) => {
      database.run(
        `INSERT INTO homework (channel, body, active_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (channel) DO UPDATE SET body = ?2, active_at = ?3`,
        channel,
        JSON.stringify({ id, questions, index, correct, streak }),
        now,
      );
    },
    end: (channel) => {
      database.run("DELETE FROM homework WHERE channel = ?", channel);
    },
  };
}

/** True for the body of a row that this program wrote. */
export function isHomeworkSession(body: string): boolean {
  const { data } = sessionSchema.safeParse(parseStrangeJson(body));
  return data !== undefined && data.index < data.questions.length;
}

const sessionSchema = z.looseObject({
  id: z.string(),
  questions: listOf(
    z
      .looseObject({
        question: z.string(),
        options: z.array(z.string()).min(2).max(4),
        correct: z.int().min(0),
        hint: z.string().optional(),
      })
      .refine(({ options, correct }) => correct < options.length),
  ),
  index: z.int().min(0),
  correct: z.int().min(0),
  streak: z.int().min(0),
});
