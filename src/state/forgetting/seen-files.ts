// A forgetting searches the same files several times. What was seen in one counts as long as the file has the same version,
// so the last search, during which nobody else may write, opens only what changed. Proof: test/gate/forget-while-written.test.ts.

import type { Phrase } from "../../record/forget/words.ts";

/** What was seen in a file that is no text of ours. */
export interface SeenArtifact {
  /** False for one that cannot be changed. */
  readonly isText: boolean;
  readonly isHeld: boolean;
  /** It could hold words in a form that cannot be read. */
  readonly isSealed: boolean;
  /** It holds hexadecimal numbers, which may be digests. */
  readonly hasHex: boolean;
}

/** Something that was seen in files, by name. A file without a version is never remembered. */
export interface Remembered<T> {
  get(name: string, version: string | undefined): T | undefined;
  /** Gives the value back. */
  set(name: string, version: string | undefined, value: T): T;
}

export interface SeenFor {
  readonly artifacts: Remembered<SeenArtifact>;
  /** True for a text of ours that holds the words. */
  readonly own: Remembered<boolean>;
  /** True for a name with the words in it. A name is its own version. */
  readonly names: Remembered<boolean>;
  /** Ids that do not stand in an artifact. */
  readonly withoutIds: Remembered<ReadonlySet<string>>;
  /** Digests that do not stand in an artifact. */
  readonly digests: Remembered<ReadonlySet<string>>;
}

export interface SeenFiles {
  /** All that was seen when these phrases were looked for. Other phrases begin with nothing. */
  about(phrases: readonly Phrase[]): SeenFor;
}

/** Remembers for the time of one forgetting. */
export function createSeenFiles(): SeenFiles {
  let key: string | undefined;
  let seen = createSeen();
  return {
    about: (phrases) => {
      const asked = JSON.stringify(phrases);
      if (key !== asked) seen = createSeen();
      key = asked;
      return seen;
    },
  };
}

function createSeen(): SeenFor {
  return {
    artifacts: remembered(),
    own: remembered(),
    names: remembered(),
    withoutIds: remembered(),
    digests: remembered(),
  };
}

function remembered<T>(): Remembered<T> {
  const known = new Map<string, { readonly version: string; readonly value: T }>();
  return {
    get: (name, version) => {
      const last = known.get(name);
      return last?.version === version ? last?.value : undefined;
    },
    set: (name, version, value) => {
      if (version !== undefined) known.set(name, { version, value });
      return value;
    },
  };
}
