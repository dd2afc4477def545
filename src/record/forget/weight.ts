// A forgetting holds texts in memory, because it changes a text as a whole. The memory for them is measured by what V8 gives
// this process, which it takes from the machine or the cgroup. Proof: test/gate/forget-weight.test.ts.

import { getHeapStatistics } from "node:v8";
import { factual } from "../../factual.ts";
import { recordTooLarge } from "../bounds.ts";

/** Memory for the texts of one folder or archive. */
export interface Room {
  /** Takes so many bytes of it. @throws RecordError as `recordTooLarge` makes it. */
  take(bytes: number): void;
  /** The same without taking them. */
  require(bytes: number): void;
}

/** All of the memory for one folder or archive, which an error names. */
export function createRoom(folder: string, most = mostHeld()): Room {
  let left = most;
  const room: Room = {
    take: (bytes) => {
      room.require(bytes);
      left -= bytes;
    },
    require: (bytes) => {
      if (bytes <= left) return;
      throw recordTooLarge(folder, factual`${most} bytes of text to work on`);
    },
  };
  return room;
}

/** Bytes of a text at most, and of all texts of a folder together. They are held several times over while they change. */
export function mostHeld(heapLimit = getHeapStatistics().heap_size_limit): number {
  return Math.min(LARGEST_TEXT, Math.floor(heapLimit / SHARE));
}

const LARGEST_TEXT = 128 * 1024 ** 2;
const SHARE = 8;
