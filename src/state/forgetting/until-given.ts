// A large archive is packed anew for minutes. A stop does not wait for that: the reading of what is packed ends with the signal, and
// what was there stays. Proof: test/operator/retention-stop.test.ts.

import type { RecordArchive } from "../../record/archive/archive.ts";

/** The archive, of which nothing more can be read once the signal is given: then reading throws its reason. */
export function untilGiven(signal: AbortSignal, archive: RecordArchive): RecordArchive {
  async function* pieces(from: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of from) {
      signal.throwIfAborted();
      yield piece;
    }
  }
  return {
    ...archive,
    pieces: (name) => pieces(archive.pieces(name)),
    statePieces: () => pieces(archive.statePieces()),
  };
}
