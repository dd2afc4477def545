// What becomes of a message that fails: it waits for another try, or it is set aside, or it was done before the failure. The
// handler of a row never throws, whatever state.db takes.

import { expect, test } from "vitest";
import { createProcessor, type ProcessOptions } from "../../src/chat/lanes/process-update.ts";
import { GraceMarError, LlmError, RecordError } from "../../src/errors.ts";
import { factual } from "../../src/factual.ts";
import { createLogger } from "../../src/logger.ts";
import { ForgottenMeanwhile } from "../../src/state/forgetting/forgettings.ts";
import { createInbox, type Inbox, type InboxRow } from "../../src/state/inbox.ts";
import { createWaits } from "../../src/waits.ts";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { createWordingSource } from "../../src/wording/wording.ts";
import { createTestGate } from "../support/open-gate.ts";

interface Handled {
  readonly handle: () => Promise<void>;
  readonly inbox: Inbox;
  readonly row: InboxRow;
  readonly log: readonly string[];
  readonly notices: readonly string[];
  readonly said: () => number;
  readonly texts: () => readonly string[];
  readonly isHeldBack: () => boolean;
}

interface Failing {
  readonly isDone?: boolean;
  readonly isFull?: boolean;
  readonly attempts?: number;
  readonly words?: string;
}

/** A row whose story fails with `error`. `isDone`: its end is committed before. `isFull`: state.db takes no write. */
async function failing(
  error: Error,
  { isDone = false, isFull = false, attempts = 0, words }: Failing,
): Promise<Handled> {
  const gate = await createTestGate();
  const { state, now } = gate;
  const inbox = createInbox(state.database, 1);
  await gate.commit(() => inbox.add({ updateId: 1, lane: "chat", body: "{}" }, now().getTime()));
  const next = inbox.next("chat");
  if (!next) throw new Error("there is no row");
  const row = { ...next, attempts };
  const log: string[] = [];
  const notices: string[] = [];
  const full = new GraceMarError("disk_full", "no space left on device");
  const parts: Pick<ProcessOptions["parts"], "roles"> = {
    roles: {
      grantsOf: () => [],
      isGuest: () => false,
    } as unknown as ProcessOptions["parts"]["roles"],
  };
  const options: Omit<ProcessOptions, "parts"> = {
    inbox,
    state,
    desk: isFull ? { ...gate, commit: () => Promise.reject(full) } : gate,
    read: () => ({
      chat: { id: 1001, isPrivate: true },
      user: { id: 1001, firstName: "Robin", name: "Robin" },
      words: "own",
      what: words === undefined ? { kind: "nothing" } : { kind: "text", text: words },
    }),
    notices: {
      tell: (kind) => {
        notices.push(kind);
      },
      lastWord: () => Promise.resolve(),
    },
    now,
    waits: createWaits({ now, ticks: () => performance.now(), isCertain: () => true }),
    wording: createWordingSource(),
    log: createLogger({
      recordId: "grace-mar",
      level: "debug",
      secrets: [],
      write: (line) => {
        log.push(line);
      },
    }),
    isStorm: () => false,
    backlog: async () => {
      if (isDone) {
        await gate.commit(() => {
          inbox.finish(row.seq, "done");
        });
      }
      throw error;
    },
    onHandled: () => undefined,
    onLoading: () => undefined,
    stopping: new AbortController().signal,
  };
  const processor = createProcessor({ ...options, parts } as unknown as ProcessOptions);
  const said = () => state.outbox.waitingCount();
  const texts = () => {
    const waiting = state.outbox.next(1001);
    return waiting ? [waiting.outgoing.text] : [];
  };
  const isHeldBack = () => state.heldBack.covers("telegram:1001", now().getTime());
  return { handle: () => processor(row), inbox, row, log, notices, said, texts, isHeldBack };
}

const ERRORS = [
  new RecordError(factual`SELF.md cannot be read`),
  new Error("a fault of ours"),
  new LlmError("aborted", factual`stopped`),
];

test.each(ERRORS)(
  "a failure behind a message's end is logged, and changes nothing: %s",
  async (error) => {
    const { handle, inbox, row, log, notices, said } = await failing(error, { isDone: true });
    await handle();
    expect(inbox.isWaiting(row.seq)).toBe(false);
    expect(inbox.counts()).toMatchObject({ dead: 0 });
    expect(log.join("")).toContain("an update failed behind its end");
    expect([notices, said()]).toEqual([[], 0]);
  },
);

test.each([...ERRORS, new ForgottenMeanwhile()])(
  "a message waits, and the process goes on, when state.db takes no write: %s",
  async (error) => {
    const { handle, inbox, row, log, notices } = await failing(error, { isFull: true });
    await handle();
    expect(inbox.isWaiting(row.seq)).toBe(true);
    expect(log.join("")).toContain("an update could not be put off");
    expect(notices).toEqual([]);
  },
);

test("a message whose words were forgotten meanwhile has its turn again at once", async () => {
  const { handle, inbox, row, log, said } = await failing(new ForgottenMeanwhile(), {});
  await handle();
  expect(inbox.isWaiting(row.seq)).toBe(true);
  expect([log, said()]).toEqual([[], 0]);
});

const { comfort, comfort_tell, comfort_unsure, confused, unreadable } = ENGLISH_LINES;

test.each([
  { error: new RecordError(factual`SELF.md cannot be read`), attempts: 0, why: unreadable },
  { error: new Error("a fault of ours"), attempts: 5, why: confused },
])(
  "somebody who tells of distress is comforted also where a message is set aside: $why",
  async ({ error, attempts, why }) => {
    const telling = await failing(error, { attempts, words: "my dad hits me" });
    await telling.handle();
    expect(telling.inbox.counts()).toMatchObject({ dead: 1 });
    expect(telling.texts()).toEqual([`${comfort}\n\n${comfort_tell}\n\n${why}`]);
    expect(telling.isHeldBack()).toBe(true);

    const hinting = await failing(error, { attempts, words: "I don't want to go home" });
    await hinting.handle();
    expect(hinting.texts()).toEqual([`${comfort_unsure}\n\n${why}`]);
    expect(hinting.isHeldBack()).toBe(true);

    const ordinary = await failing(error, { attempts, words: "we drew a map" });
    await ordinary.handle();
    expect(ordinary.texts()).toEqual([why]);
    expect(ordinary.isHeldBack()).toBe(false);
  },
);
