// The gate of a Record without Telegram and models around it.

import { join } from "node:path";
import { createDesk, type Desk } from "../../src/desk/desk.ts";
import { openRecord } from "../../src/record/store.ts";
import type { Collision } from "../../src/state/journal/file-operations.ts";
import { openRecordState } from "../../src/state/record-state.ts";
import { DEFAULT_WORDING } from "../../src/wording/wording.ts";

/** Words that crash tests forget. */
export const CANARY = "zebrafinch quokka";

export const RECORD_ID = "grace-mar";

export interface GateOptions {
  readonly onStep?: (step: string) => void;
  readonly onCommitted?: () => void;
  /** As for the journal. Absent: some files of the Record are larger than that, and others are not. */
  readonly largeText?: number;
  /** Throws when absent. */
  readonly onCollision?: (collision: Collision) => void;
  /** Throws when absent. */
  readonly onError?: (error: unknown) => void;
}

/** Opens `<usersDir>/grace-mar` and finishes the work that was left undone. */
export async function openGate(usersDir: string, options: GateOptions = {}): Promise<Desk> {
  const state = await openRecordState({
    folder: join(usersDir, RECORD_ID),
    onCollision:
      options.onCollision ??
      (({ path }) => {
        throw new Error(`collision over ${path}`);
      }),
    onError:
      options.onError ??
      ((error) => {
        throw error;
      }),
    // A power cut may leave half a lease: no other machine is there whose beat could be watched for.
    hold: { timing: { leaseBeatMs: 1000, leaseWatchMs: 45, leaseSettleMs: 1 } },
    ...(options.onStep && { onStep: options.onStep }),
    largeText: options.largeText ?? 4000,
  });
  return createDesk({
    store: await openRecord(usersDir, RECORD_ID),
    state,
    now: () => new Date("2026-03-04T05:06:07Z"),
    wording: () => DEFAULT_WORDING,
    ownerChats: () => [1001],
    onCommitted: options.onCommitted ?? (() => undefined),
  });
}
