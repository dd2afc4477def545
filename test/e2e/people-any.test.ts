// Any order of claims, revocations, changes of the environment, messages, taps, exports, proposals, slow answers and
// restarts. Roles follow from what was done, and nothing goes to a chat whose person has none. PEOPLE_RUNS=200 for the
// long count.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { stage } from "../../src/gate/stage.ts";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import type { ClaimedRole } from "../../src/state/access.ts";
import { putOutByCommand, startText } from "../support/letting-in.ts";
import { createProposal } from "../support/open-gate.ts";
import { startServers } from "../support/servers.ts";
import {
  gone,
  openWorld,
  PATIENT,
  PEOPLE,
  roleIn,
  type Model,
  type World,
} from "./people-world.ts";

const RUNS = Number(process.env["PEOPLE_RUNS"] ?? 8);
const SEED = process.env["PEOPLE_SEED"];

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
      { numRuns: RUNS, endOnFailure: true, ...(SEED !== undefined && { seed: Number(SEED) }) },
    );
  },
);

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
      // An owner's try uses no link up: it must not wait for a time when they are none.
      return world.idle();
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
          proposals: [createProposal({ suggestedEntry: `Something new ${telegram.calls.length}` })],
          channelKey: "telegram:1001",
          userText: "corks float",
          replyText: "",
        },
        world.runtime().desk,
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
      // Messages under way wait, so that they are there when somebody is put out.
      telegram.fail({ method: "sendMessage", status: 502, times: 3 });
      return;
    case "restart":
      return world.restart();
  }
}

/** Uses an owner's own taps, on the question that is asked now. */
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
