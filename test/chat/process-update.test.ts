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
import { createWordingSource } from "../../src/wording/wording.ts";
import { createTestGate } from "../support/open-gate.ts";

interface Handled {
  readonly handle: () => Promise<void>;
  readonly inbox: Inbox;
  readonly row: InboxRow;
  readonly log: readonly string[];
  readonly notices: readonly string[];
  readonly said: () => number;
}

/** A row whose story fails with `error`. `isDone`: its end is committed before. `isFull`: state.db takes no write. */
async function failing(
  error: Error,
  { isDone = false, isFull = false }: { readonly isDone?: boolean; readonly isFull?: boolean },
): Promise<Handled> {
  const gate = await createTestGate();
  const { state, now } = gate;
  const inbox = createInbox(state.database, 1);
  await gate.commit(() => inbox.add({ updateId: 1, lane: "chat", body: "{}" }, now().getTime()));
  const row = inbox.next("chat");
  if (!row) throw new Error("there is no row");
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
      what: { kind: "nothing" },
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
  return { handle: () => processor(row), inbox, row, log, notices, said };
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
