// Words at each place of a Record by itself: after a forgetting no byte has them, or the place is named. All places, some
// together, stand in test/gate/forget-anywhere.test.ts.

import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, it, onTestFinished } from "vitest";
import { forgetAll, WORDS, type OpenLife } from "../../support/forget-everywhere.ts";
import { prepareLife } from "../../support/forget-life.ts";
import { PLACES } from "../../support/forget-places.ts";
import { openTestGate, RECORD_ID } from "../../support/open-gate.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { report, workInMemory } from "../plan.ts";

describe("after a forgetting no byte is left, or the place is named:", () => {
  let lived: string;

  beforeAll(async () => {
    lived = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
    await prepareLife(lived, "unrelated-marmot");
  });

  beforeEach(workInMemory);

  const openLife: OpenLife = async (prepare) => {
    const users = temporaryFolder();
    cpSync(lived, users, { recursive: true });
    prepare(join(users, RECORD_ID));
    const desk = await openTestGate(users);
    onTestFinished(() => {
      desk.state.close();
    });
    return desk;
  };

  const pairs = Object.keys(PLACES).map((place, at) => ({
    place,
    words: WORDS[at % WORDS.length] ?? "",
  }));
  it.each(pairs)(
    "$place, $words",
    ({ place, words }) => forgetAll([place], words, openLife),
    600_000,
  );

  afterAll(() => {
    rmSync(lived, { recursive: true, force: true });
    report("leak places", { places: pairs.length });
  });
});
