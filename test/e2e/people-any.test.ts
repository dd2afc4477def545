// In any order of claims, revocations, changes of the environment, messages, taps, exports, proposals, slow answers and
// restarts: roles are what was done, and nothing goes to a chat whose person has none. PEOPLE_RUNS=200 for the long count.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { loadConfig } from "../../src/config.ts";
import { stage } from "../../src/gate/stage.ts";
import { createLogger } from "../../src/logger.ts";
import { startRecordRuntime } from "../../src/runtime/runtime.ts";
import type { RecordRuntime } from "../../src/runtime/runtime-types.ts";
import type { BotCall, Person } from "../../src/simulator/simulator-types.ts";
import type { ClaimedRole } from "../../src/state/access.ts";
import type { Llm } from "../../src/voice/ports.ts";
import { prepareBot, SHORT_TIMING } from "../support/bots.ts";
import { putOutByCommand, startText } from "../support/letting-in.ts";
import { createProposal } from "../support/open-gate.ts";
import { startServers, type Servers } from "../support/servers.ts";

const RUNS = Number(process.env["PEOPLE_RUNS"] ?? 12);
const SEED = process.env["PEOPLE_SEED"];
const STRANGERS_LINE = "Hello! I only talk with people I know.";
const PEOPLE: readonly Person[] = ["Ada", "Ben", "Cleo", "Dora"].map((firstName, index) => ({
  id: 1001 + index,
  firstName,
}));
const PATIENT = { timeout: 15_000 };

type Act =
  | { readonly act: "claim"; readonly who: number; readonly role: ClaimedRole }
  | { readonly act: "revoke"; readonly who: number }
  | { readonly act: "tap-out"; readonly by: number; readonly who: number }
  | { readonly act: "environment"; readonly owners: number[]; readonly guests: number[] }
  | { readonly act: "say"; readonly who: number; readonly text: string }
  | { readonly act: "tap"; readonly who: number; readonly index: number }
  | { readonly act: "stage" | "answer" | "settle" | "restart" | "refuse" };

const who = fc.nat({ max: PEOPLE.length - 1 });
const some = fc.uniqueArray(who, { maxLength: 2 });
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant("claim" as const),
      who,
      role: fc.constantFrom<ClaimedRole>("owner", "guest"),
    }),
    fc.record({ act: fc.constant("revoke" as const), who }),
    fc.record({ act: fc.constant("tap-out" as const), by: who, who }),
    fc.record({ act: fc.constant("environment" as const), owners: some, guests: some }),
    fc.record({
      act: fc.constant("say" as const),
      who,
      text: fc.constantFrom("do corks float?", "/export", "/review", "/start", "/people", "/help"),
    }),
    fc.record({ act: fc.constant("tap" as const), who, index: fc.nat({ max: 5 }) }),
    fc.record({
      act: fc.constantFrom("stage", "answer", "settle", "restart", "refuse"),
    }),
  ),
  { minLength: 4, maxLength: 16 },
);

it(
  "nothing goes to whoever has no role at that time, and roles are what was done",
  { timeout: 60_000 + RUNS * 5000 },
  async () => {
    const servers = await startServers();
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        const world = await openWorld(servers);
        try {
          for (const act of sequence) {
            await carryOut(act, world);
            await world.settleRoles();
          }
          await world.stop();
        } finally {
          await world.stop();
        }
        expect(world.leaks).toEqual([]);
      }),
      { numRuns: RUNS, ...(SEED !== undefined && { seed: Number(SEED) }) },
    );
  },
);

interface World {
  /** What went to somebody without a role. */
  readonly leaks: readonly unknown[];
  readonly model: Model;
  readonly telegram: Awaited<ReturnType<typeof prepareBot>>["telegram"];
  runtime(): RecordRuntime;
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** A call of somebody else's to the same Telegram. */
  roundTrip(): Promise<void>;
  /** Lets the models answer what they were asked so far. */
  answer(): void;
  /** Waits until all is done that needs no model. */
  idle(): Promise<void>;
  /** Roles are as the model has them. */
  settleRoles(): Promise<void>;
}

interface Model {
  named: { owners: readonly number[]; guests: readonly number[] };
  readonly claimed: Map<number, ClaimedRole>;
}

function roleIn({ named, claimed }: Model, id: number): ClaimedRole | undefined {
  if (named.owners.includes(id) || claimed.get(id) === "owner") return "owner";
  return named.guests.includes(id) || claimed.has(id) ? "guest" : undefined;
}

async function openWorld(servers: Servers): Promise<World> {
  const { telegram, environment } = await prepareBot({
    servers,
    id: `any-${servers.telegram.bots.length}`,
    record: "minimal",
    environment: { GRACE_MAR_OWNER_IDS: "1001", GRACE_MAR_GUEST_IDS: "" },
  });
  for (const { id, firstName } of PEOPLE) {
    telegram.addChat({ id, type: "private", first_name: firstName });
  }
  const model: Model = { named: { owners: [1001], guests: [] }, claimed: new Map() };
  const held: (() => void)[] = [];
  const leaks: unknown[] = [];
  watch(telegram.calls, telegram.onEvent.bind(telegram), model, leaks);
  const llm: Llm = {
    complete: ({ task }, signal) =>
      new Promise((resolve, reject) => {
        held.push(() =>
          resolve(task === "analyst" ? "NONE" : "Corks float because they hold air."),
        );
        signal.addEventListener("abort", () => reject(signal.reason as Error));
      }),
    transcribe: () => Promise.resolve(""),
  };
  let runtime: RecordRuntime | undefined;
  const start = async (): Promise<void> => {
    const ids = (numbers: readonly number[]): string => numbers.join(",");
    runtime = await startRecordRuntime({
      config: loadConfig({
        ...environment,
        GRACE_MAR_OWNER_IDS: ids(model.named.owners),
        GRACE_MAR_GUEST_IDS: ids(model.named.guests),
      }),
      log: createLogger({ recordId: "any", level: "silent", secrets: [], write: () => undefined }),
      llm,
      timing: SHORT_TIMING,
    });
  };
  const stop = async (): Promise<void> => {
    const stopping = runtime;
    runtime = undefined;
    await stopping?.stop();
  };
  await start();
  const running = (): RecordRuntime => {
    if (!runtime) throw new Error("it is stopped");
    return runtime;
  };
  return {
    leaks,
    model,
    telegram,
    runtime: running,
    roundTrip: async () => {
      await (await fetch(`${servers.telegram.url}/bot${telegram.token}/getMe`)).text();
    },
    stop,
    restart: async () => {
      await stop();
      held.length = 0;
      await start();
    },
    answer: () => {
      for (const reply of held.splice(0)) reply();
    },
    idle: async () => {
      await expect
        .poll(
          () => telegram.pendingUpdates === 0 && (running().isIdle() || held.length > 0),
          PATIENT,
        )
        .toBe(true);
    },
    settleRoles: async () => {
      const roles = (): unknown => PEOPLE.map(({ id }) => running().roles.grantsOf(id)[0]?.role);
      await expect.poll(roles, PATIENT).toEqual(PEOPLE.map(({ id }) => roleIn(model, id)));
    },
  };
}

/** Notes what a person sees who has no role while it is called. */
function watch(
  calls: readonly BotCall[],
  onEvent: (listener: () => void) => unknown,
  model: Model,
  leaks: unknown[],
): void {
  let seen = 0;
  onEvent(() => {
    for (const { method, params } of calls.slice(seen)) {
      const chatId = Number(params["chat_id"]);
      const isForPerson = params["chat_id"] !== undefined && method !== "getChat";
      const isStrangersLine = method === "sendMessage" && params["text"] === STRANGERS_LINE;
      if (isForPerson && !isStrangersLine && roleIn(model, chatId) === undefined) {
        leaks.push({ method, chatId, text: params["text"] ?? "" });
      }
    }
    seen = calls.length;
  });
}

async function carryOut(act: Act, world: World): Promise<void> {
  const { model, telegram } = world;
  const person = (index: number): Person => PEOPLE[index] ?? { id: 0, firstName: "" };
  switch (act.act) {
    case "claim": {
      const { id } = person(act.who);
      const before = roleIn(model, id);
      // Before the link is opened: the greeting may come as soon as the role is there.
      if (before !== "owner" && model.claimed.get(id) !== act.role) model.claimed.set(id, act.role);
      telegram.say(person(act.who), await startText(act.role, world.runtime()));
      return world.settleRoles();
    }
    case "revoke": {
      const { id } = person(act.who);
      const done = await putOutByCommand(world.runtime(), person(act.who));
      const isLast = isLastOwner(model, id);
      expect(done.kind).toBe(expectedKind(model, id, isLast));
      if (done.kind === "out") await gone(id, world);
      return;
    }
    case "tap-out":
      return tapOut(person(act.by), person(act.who), world);
    case "environment":
      await world.stop();
      model.named = {
        owners: act.owners.map((index) => person(index).id),
        guests: act.guests.map((index) => person(index).id),
      };
      return world.restart();
    case "say":
      telegram.say(person(act.who), act.text);
      return world.idle();
    case "tap": {
      const buttons = telegram
        .chat(person(act.who).id)
        .flatMap(({ messageId, buttons: rows }) =>
          rows.flat().map(({ callback_data: data = "" }) => ({ messageId, data })),
        )
        // Those that put somebody out have an act of their own.
        .filter(({ data }) => !data.includes(":people.out."));
      const button = buttons[act.index % Math.max(1, buttons.length)];
      if (button) telegram.tap(person(act.who), button.messageId, button.data);
      return world.idle();
    }
    case "stage":
      await stage(
        {
          proposal: createProposal({ suggestedEntry: `Something new ${telegram.calls.length}` }),
          channelKey: "telegram:1001",
          userText: "corks float",
          replyText: "",
        },
        world.runtime().gate,
        () => undefined,
      );
      return;
    case "answer":
      world.answer();
      return;
    case "settle":
      world.answer();
      return world.idle();
    case "refuse":
      // What is on its way waits: it is there when somebody is put out.
      telegram.fail({ method: "sendMessage", status: 502, times: 3 });
      return;
    case "restart":
      return world.restart();
  }
}

/** By an owner's own taps, on the question that is asked now. */
async function tapOut(by: Person, who: Person, world: World): Promise<void> {
  const { model, telegram } = world;
  if (roleIn(model, by.id) !== "owner") return;
  telegram.say(by, "/people");
  world.answer();
  await world.idle();
  const press = async (verb: string): Promise<boolean> => {
    const found = telegram
      .chat(by.id)
      .toReversed()
      .flatMap(({ messageId, buttons }) => buttons.flat().map((each) => ({ messageId, ...each })))
      .find(({ callback_data: data = "" }) => data.endsWith(`:people.${verb}.${who.id}`));
    if (!found) return false;
    const isMeant = verb === "out" && !isLastOwner(model, who.id) && model.claimed.has(who.id);
    telegram.tap(by, found.messageId, found.callback_data ?? "");
    if (isMeant) {
      await expect.poll(() => world.runtime().state.access.find(who.id), PATIENT).toBeUndefined();
      await gone(who.id, world);
    }
    world.answer();
    await world.idle();
    return true;
  };
  if (await press("ask")) await press("out");
}

function isLastOwner(model: Model, id: number): boolean {
  const owners = new Set(
    PEOPLE.map((person) => person.id).filter((each) => roleIn(model, each) === "owner"),
  );
  return owners.size === 1 && model.claimed.get(id) === "owner" && !model.named.owners.includes(id);
}

function expectedKind(model: Model, id: number, isLast: boolean): string {
  if (!model.claimed.has(id)) return roleIn(model, id) ? "named" : "changed";
  return isLast ? "last-owner" : "out";
}

/** What was under way to Telegram at that very moment has arrived; from here on nothing may. */
async function gone(id: number, { model, roundTrip }: World): Promise<void> {
  await roundTrip();
  await roundTrip();
  model.claimed.delete(id);
}
