// A bot whose models answer when a test says so and whose environment changes at a restart, with a model of its people.

import { expect } from "vitest";
import { loadConfig } from "../../src/config/config.ts";
import { createLogger } from "../../src/logger.ts";
import { startWithWeb } from "../support/web-runtime.ts";
import type { RecordRuntime } from "../../src/runtime/runtime.ts";
import type { BotCall, Person } from "../../src/tools/simulator/simulator-types.ts";
import type { ClaimedRole } from "../../src/state/access.ts";
import type { Llm } from "../../src/voice/ports.ts";
import { prepareBot, SHORT_TIMING } from "../support/bots.ts";
import type { Servers } from "../support/servers.ts";

const STRANGERS_LINE = "Hello! I only talk with people I know.";
export const PATIENT = { timeout: 15_000 };
export const PEOPLE: readonly Person[] = ["Ada", "Ben", "Cleo", "Dora"].map((firstName, index) => ({
  id: 1001 + index,
  firstName,
}));

export interface World {
  /** Messages that went to a person without a role. */
  readonly leaks: readonly unknown[];
  readonly model: Model;
  readonly telegram: Awaited<ReturnType<typeof prepareBot>>["telegram"];
  runtime(): RecordRuntime;
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** A call of somebody else's to the same Telegram. */
  roundTrip(): Promise<void>;
  /** Lets the models answer the questions so far. */
  answer(): void;
  /** Waits until all is done that needs no model. */
  idle(): Promise<void>;
  /** Expects the model's roles. */
  settleRoles(): Promise<void>;
}

export interface Model {
  named: { owners: readonly number[]; guests: readonly number[] };
  readonly claimed: Map<number, ClaimedRole>;
}

export function roleIn({ named, claimed }: Model, id: number): ClaimedRole | undefined {
  if (named.owners.includes(id) || claimed.get(id) === "owner") return "owner";
  return named.guests.includes(id) || claimed.has(id) ? "guest" : undefined;
}

export async function openWorld(servers: Servers): Promise<World> {
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
    runtime = await startWithWeb({
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

/** Notes the messages that reach a person who has no role at that moment. */
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

/** Messages under way to Telegram at that very moment have arrived. From here on none may arrive. */
export async function gone(id: number, { model, roundTrip }: World): Promise<void> {
  await roundTrip();
  await roundTrip();
  model.claimed.delete(id);
}
