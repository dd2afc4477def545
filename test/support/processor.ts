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
