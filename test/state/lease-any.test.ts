import * as fc from "fast-check";
import { expect, it } from "vitest";
import { TIMING } from "../../src/timing.ts";
import { createLeaseWorld, type LeaseWorld } from "./lease-world.ts";

const MACHINES = 3;
/** The time within which a network file system shows others a change. */
const LATE_MS = TIMING.leaseSettleMs / 2;
const RUNS = Number(process.env["INTERLEAVINGS"] ?? 300);

const machine = fc.nat(MACHINES - 1);
const member = fc.nat(20);
const ms = fc.oneof(fc.nat(3000), fc.nat(20_000), fc.nat(120_000));

const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant("start" as const), machine }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constant("pass" as const), ms }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("crash" as const), process: member }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("stop" as const), process: member }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant("stall" as const), process: member, ms }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("reboot" as const), machine }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant("skew" as const),
      machine,
      seconds: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom("takeAway" as const, "bringBack") }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function carryOut(step: Act, world: LeaseWorld): Promise<void> {
  switch (step.act) {
    case "start":
      return world.start(step.machine);
    case "pass":
      return world.pass(step.ms);
    case "crash":
      return world.crash(step.process);
    case "stop":
      return world.stop(step.process);
    case "stall":
      return world.stall(step.process, step.ms);
    case "reboot":
      return world.reboot(step.machine);
    case "skew":
      return world.skew(step.machine, step.seconds);
    case "takeAway":
      return world.takeAway();
    case "bringBack":
      return world.bringBack();
  }
}

it("no two processes believe for longer than one beat that they may write, whatever happens", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 3, maxLength: 60 }),
      fc.boolean(),
      fc.nat(LATE_MS),
      async (acts, isLockSound, lateMs) => {
        const world = createLeaseWorld(MACHINES, isLockSound, lateMs);
        for (const step of acts) await carryOut(step, world);
        await world.pass(10 * TIMING.leaseWatchMs);
        expect(world.longestOverlapMs).toBeLessThanOrEqual(TIMING.leaseBeatMs + lateMs);
        expect(world.believers()).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: RUNS },
  );
});

it("no two believe it at all where no process stands still and nobody touches the lease", async () => {
  const plain = act.filter((step) => !["stall", "takeAway", "bringBack"].includes(step.act));
  await fc.assert(
    fc.asyncProperty(
      fc.array(plain, { minLength: 3, maxLength: 60 }),
      fc.nat(LATE_MS),
      async (acts, lateMs) => {
        const world = createLeaseWorld(MACHINES, false, lateMs);
        for (const step of acts) await carryOut(step, world);
        expect(world.longestOverlapMs).toBe(0);
      },
    ),
    { numRuns: RUNS },
  );
});

it("nobody is kept out for longer than a watch where no process lives", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 30 }),
      machine,
      fc.boolean(),
      async (acts, at, isLockSound) => {
        const world = createLeaseWorld(MACHINES, isLockSound, 0);
        for (const step of acts) await carryOut(step, world);
        for (let each = 0; each < MACHINES; each += 1) world.reboot(each);
        await world.start(at);
        await world.pass(TIMING.leaseWatchMs + TIMING.leaseSettleMs);
        expect(world.believers()).toBe(1);
      },
    ),
    { numRuns: RUNS },
  );
});
