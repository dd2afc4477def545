// Time of the processor, for bounds that hold on a busy machine too: the work is compared with less of the same work.

/** Milliseconds of this process's own time that the work takes: the least of three tries, as a first one also compiles. */
export function processorMs(work: () => void): number {
  const tries = [1, 2, 3].map(() => {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  return Math.min(...tries);
}

/** Characters of a file's text at most, and half of them. */
const LONG = 100_000;
/** Less is not measured well. */
const LEAST_MS = 40;

/**
 * Says by how much the work grows when a text becomes twice as long, 100,000 characters: twice in proportion, four times with the
 * square. What else the machine does can only make one of the tries longer, so the least of three counts.
 * @param unit what the text repeats between two sentences.
 */
export function growthOf(work: (text: string) => void, unit: string): number {
  const ofLength = (chars: number): number => {
    const text = `I like horses ${unit.repeat(Math.ceil(chars / unit.length))} and boats`;
    const started = process.cpuUsage();
    work(text);
    const { user, system } = process.cpuUsage(started);
    return Math.max((user + system) / 1000, LEAST_MS);
  };
  let least = Infinity;
  for (let tries = 0; tries < 3 && least >= SURELY_IN_PROPORTION; tries += 1) {
    const half = ofLength(LONG / 2);
    least = Math.min(least, ofLength(LONG) / half);
  }
  return least;
}

/** A growth that needs no second try. */
const SURELY_IN_PROPORTION = 2.5;
