// The gate of a scratch Record without Telegram and models around it, with a clock moved by hand.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createDesk, type Actor, type Desk } from "../../src/desk/desk.ts";
import { openRecord } from "../../src/record/store.ts";
import type { Proposal } from "../../src/record/types.ts";
import type { Outgoing } from "../../src/state/outbox.ts";
import { openRecordState } from "../../src/state/record-state.ts";
import { DEFAULT_WORDING } from "../../src/wording/wording.ts";
import { testClock, type TestClock } from "./clock.ts";
import { copyRecord, temporaryFolder } from "./temporary.ts";

export const RECORD_ID = "grace-mar";
export const OWNER_CHAT = 1001;
export const ACTOR: Actor = {
  name: "telegram:1001",
  source: "telegram:callback",
  channelKey: "telegram:1001",
};

export interface TestGate extends Desk {
  readonly folder: string;
  readonly clock: TestClock;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Everything that waits in the outbox, oldest first. */
  said(): readonly Outgoing[];
}

export interface TestGateOptions {
  /** As for `copyRecord`; `minimal` when absent. */
  readonly record?: string;
  readonly clock?: TestClock;
  readonly owners?: readonly number[];
  /** Changes the copied Record before it is opened. */
  readonly prepare?: (folder: string) => void;
}

/** Copies a made-up Record and opens its gate until the test ends. */
export async function createTestGate(options: TestGateOptions = {}): Promise<TestGate> {
  const usersDir = temporaryFolder();
  const folder = copyRecord(options.record ?? "minimal", usersDir, RECORD_ID);
  options.prepare?.(folder);
  const desk = await openTestGate(usersDir, options);
  onTestFinished(() => {
    desk.state.close();
  });
  return desk;
}

/** Opens `<usersDir>/grace-mar`; the caller closes its state. */
export async function openTestGate(
  usersDir: string,
  { clock = testClock(), owners = [OWNER_CHAT] }: TestGateOptions = {},
): Promise<TestGate> {
  const store = await openRecord(usersDir, RECORD_ID);
  const { folder } = store;
  const state = await openRecordState({
    folder,
    hold: { now: clock.now },
    // Some files of these Records are larger than that, and others are not.
    largeText: 1500,
    onReplaced: store.wrote,
    onCollision: ({ path }) => {
      throw new Error(`conflict over ${path}`);
    },
    onError: (error) => {
      throw error;
    },
  });
  const desk = createDesk({
    store,
    state,
    now: clock.now,
    wording: () => DEFAULT_WORDING,
    ownerChats: () => owners,
    onCommitted: () => undefined,
  });
  return {
    ...desk,
    folder,
    clock,
    read: (file) => readFileSync(join(folder, file), "utf8"),
    write: (file, text) => {
      writeFileSync(join(folder, file), text);
    },
    said: () =>
      state.database
        .all<{ body: string; chat_id: number }>("SELECT chat_id, body FROM outbox ORDER BY id")
        .map(({ body, chat_id: chatId }) => ({ ...(JSON.parse(body) as Outgoing), chatId })),
  };
}

/** A proposal of an analyst. */
export function createProposal(changes: Partial<Proposal> = {}): Proposal {
  return {
    mindCategory: "knowledge",
    signalType: "knowledge",
    summary: "Told about it",
    exampleFromExchange: "corks float",
    suggestedEntry: "Corks float because they hold air",
    promptAddition: "none",
    ...changes,
  };
}
