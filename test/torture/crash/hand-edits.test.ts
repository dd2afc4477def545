// Somebody saves a file of the Record while a merge is written into it. Their text stands, and ours lies beside it.

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { merge } from "../../../src/gate/merge.ts";
import { FILES } from "../../../src/record/store.ts";
import { openGate, RECORD_ID } from "../../crash/open-gate.ts";
import { readFolder, temporaryFolder } from "../../support/temporary.ts";
import { count, randomOf, report } from "../plan.ts";
import { prepareActs } from "./acts.ts";

const EDITED = [FILES.self, FILES.evidence, FILES.pending, FILES.archive, FILES.events] as const;
const ACTOR = { name: "tester", source: "cli", channelKey: "operator:cli" };

it("no edit by hand is lost while a merge is written", async () => {
  const act = (await prepareActs()).find(({ command }) => command?.command === "merge");
  if (act?.command?.command !== "merge") throw new Error("there is no merge");
  const random = randomOf("hand edits");
  const races = count(20, 500);
  let collisionFiles = 0;
  for (let race = 0; race < races; race += 1) {
    const usersDir = temporaryFolder();
    const folder = join(usersDir, RECORD_ID);
    cpSync(act.before, folder, { recursive: true });
    const conflicts: string[] = [];
    const name = EDITED[random(EDITED.length)] ?? FILES.self;
    const mark = `<!-- edited by hand ${race} -->\n`;
    const desk = await openGate(usersDir, {
      onCollision: ({ collisionFile }) => void conflicts.push(collisionFile),
    });
    const edit = (): void => {
      const path = join(folder, name);
      writeFileSync(path, readFileSync(path, "utf8") + mark);
    };
    const saving = edits(random(120), edit);
    const { command } = act;
    await merge(command.receipt, ACTOR, desk, () => undefined).catch(() => undefined);
    await saving;
    await desk.state.journal.settle();
    desk.state.close();
    const files = readFolder(folder);
    expect([name, files[name]?.includes(mark)], `race ${race}`).toEqual([name, true]);
    for (const collisionFile of conflicts) expect(files[collisionFile]).toBeDefined();
    collisionFiles += conflicts.length;
  }
  report("crash/hand-edits", { races, "conflict copies": collisionFiles, lost: 0 });
});

/** After so many turns of the event loop. */
async function edits(turns: number, edit: () => void): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
  edit();
}
