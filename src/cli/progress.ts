// A sign of life while something takes long: one line on the terminal that goes away again.

export interface Progress {
  /** Gives what the work gives; while it lasts longer than a moment, the line counts the seconds. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Takes the line away, for what is written next. */
  clear(): void;
}

/** Whoever waits longer wonders whether anything happens. */
const MOMENT_MS = 2000;
const SECOND_MS = 1000;

/**
 * @param stream stderr; where it is no terminal nothing is written.
 * @param label the command's name.
 */
export function createProgress(
  stream: Pick<NodeJS.WriteStream, "isTTY" | "write">,
  label: string,
): Progress {
  let isShown = false;
  const clear = (): void => {
    if (isShown) stream.write("\r\u001B[K");
    isShown = false;
  };
  return {
    clear,
    during: async (work) => {
      if (!stream.isTTY) return work;
      const begun = performance.now();
      const show = (): void => {
        const seconds = Math.round((performance.now() - begun) / SECOND_MS);
        clear();
        stream.write(`${label}: working, ${seconds} s`);
        isShown = true;
      };
      let ticking: NodeJS.Timeout | undefined;
      const waiting = setTimeout(() => {
        show();
        ticking = setInterval(show, SECOND_MS);
      }, MOMENT_MS);
      try {
        return await work;
      } finally {
        clearTimeout(waiting);
        clearInterval(ticking);
        clear();
      }
    },
  };
}
