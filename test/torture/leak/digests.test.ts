// An attacker who knows every text as it was but one word, and who has the folder, its backups, state.db and an export: after
// random histories with random forgettings in them, no digest-like string confirms a guess.

import { rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { previewForget } from "../../../src/gate/forget-find.ts";
import { verify } from "../../../src/gate/verify.ts";
import { makeBackup } from "../../../src/state/backup.ts";
import { confirm, expectNoGuess, STORIES } from "../../gate/forget-stories.ts";
import { learnEntry } from "../../support/gate-acts.ts";
import { recordTexts } from "../../support/guessed-digests.ts";
import { openTestGate, RECORD_ID } from "../../support/open-gate.ts";
import { copyRecord } from "../../support/temporary.ts";
import { exportedZip } from "../../support/exported.ts";
import { count, report, sample, tryEach, workInMemory } from "../plan.ts";

const word = fc
  .array(fc.constantFrom(..."bdfgklmnprstvz".split("")), { minLength: 5, maxLength: 8 })
  .map((letters) => `zq${letters.join("o")}`);

const history = fc.record({
  words: fc.uniqueArray(word, { minLength: 2, maxLength: 2 }),
  acts: fc.array(
    fc.record({
      act: fc.constantFrom(...Object.keys(STORIES), "learn", "back up", "forget"),
      which: fc.nat(1),
    }),
    { minLength: 2, maxLength: 6 },
  ),
});

it.each(Object.keys(STORIES))("no digest confirms a guess after %s alone", async (name) => {
  workInMemory();
  await expectNoGuess([name]);
});

it("no digest in a folder, a backup, a state.db or an export confirms a guess at forgotten words", async () => {
  workInMemory();
  const histories = sample(history, count(12, 400), "digests");
  const seen = { before: 0, forgettings: 0 };
  await tryEach(histories, async ({ words, acts }) => {
    const users = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
    copyRecord("sample", users, RECORD_ID);
    const desk = await openTestGate(users);
    const known = recordTexts(desk);
    const findings = async (one: string): Promise<readonly string[]> => {
      const zip = await exportedZip(desk);
      return [
        ...(await known.guessesIn(users, one)),
        ...(await known.guesses("export.zip", zip, one)),
      ];
    };
    const forgetAndLook = async (one: string): Promise<void> => {
      known.look();
      // What nobody said yet is nowhere, and cannot be forgotten.
      if ((await previewForget(one, desk)) === undefined) return;
      seen.before += (await findings(one)).length;
      await confirm(desk, one);
      seen.forgettings += 1;
      expect(await findings(one), one).toEqual([]);
      const { findings: told, ok } = await verify(desk);
      expect([ok, told.filter(({ kind }) => kind === "tampered")]).toEqual([true, []]);
    };
    try {
      for (const [at, { act, which }] of acts.entries()) {
        const one = words[which] ?? "";
        known.look();
        if (act === "forget") await forgetAndLook(one);
        else if (act === "learn") await learnEntry(desk, `Ropes of length ${at} hold`);
        else if (act === "back up") await makeBackup(desk);
        // The same story once more would only say what the Record says already.
        else if (acts.findIndex((other) => other.act === act) === at) {
          await STORIES[act]?.(desk, known, one);
        }
      }
      for (const one of words) await forgetAndLook(one);
      // Neither forgetting brought back what the other took away.
      for (const one of words) expect(await findings(one), one).toEqual([]);
    } finally {
      desk.state.close();
      rmSync(users, { recursive: true, force: true });
    }
  });
  // Else there was nothing to find.
  expect(seen.before).toBeGreaterThan(histories.length);
  report("leak digests", { histories: histories.length, ...seen, "guesses confirmed": 0 });
}, 7_200_000);
