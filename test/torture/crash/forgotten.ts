// The rules after a forgetting that was cut off and then asked for again: no byte is left, and the Record is whole.

import { basename, dirname } from "node:path";
import { expect } from "vitest";
import { verify } from "../../../src/gate/verify.ts";
import { validateRecord } from "../../../src/record/validate.ts";
import { openGate } from "../../crash/open-gate.ts";
import { holding } from "../../support/canary.ts";

export async function expectForgotten(folder: string, words: string, where: string): Promise<void> {
  const usersDir = dirname(folder);
  expect(await holding(usersDir, words), where).toEqual([]);
  expect(await validateRecord(usersDir, basename(folder)), where).toEqual([]);
  const desk = await openGate(usersDir);
  const report = await verify(desk);
  desk.state.close();
  expect(report, where).toMatchObject({ ok: true });
}
