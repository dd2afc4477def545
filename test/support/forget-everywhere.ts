// Words at places of a Record that are forgotten: no byte has them afterwards, or the answer has named the place.

import { cpSync, lstatSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { forget, type Forgotten } from "../../src/gate/forget.ts";
import { findEverywhere, previewForget } from "../../src/gate/forget-find.ts";
import { verify } from "../../src/gate/verify.ts";
import { findLinks } from "../../src/record/links.ts";
import { validateRecord } from "../../src/record/validate.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { holders, PLACES } from "./forget-places.ts";
import { ACTOR, type TestGate } from "./open-gate.ts";

export const WORDS = [
  "quokkafinch",
  "password:hunter2quokka",
  "QUOKKAFINCH",
  "Käuzchenfuß",
  "4711-0815",
];
const nothing = (): void => undefined;

/** Opens the gate of a Record with a history, which `prepare` has changed before. */
export type OpenLife = (prepare: (folder: string) => void) => Promise<TestGate>;

/** Forgets, and compares the rest with the answer. */
export async function forgetAll(
  places: readonly string[],
  words: string,
  openLife: OpenLife,
): Promise<void> {
  const desk = await openLife((folder) => {
    for (const place of places) PLACES[place]?.(folder, words);
  });
  const users = dirname(desk.folder);
  await makeBackup(desk);
  cpSync(desk.folder, `${desk.folder}.before-restore-2026`, {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink(),
  });
  const faults = await validateRecord(users, "grace-mar");
  if (places.some((place) => place !== "linked files and folders")) {
    expect(await holders(desk.folder, words), words).not.toEqual([]);
  }

  const look = await findEverywhere(words, desk);
  // Nothing behind a link is read, so each link is named, whatever is looked for.
  const links = findLinks(desk.folder).links;
  expect(look.sealed).toEqual(expect.arrayContaining([...links]));
  if (!look.review) {
    expect(await holders(desk.folder, words)).toEqual([]);
    return;
  }
  const { left, ours } = await confirm(desk, words);
  expect(await validateRecord(users, "grace-mar")).toEqual(
    faults.filter((fault) => isStill(fault.message, desk)),
  );
  expect(await verify(desk)).toMatchObject({ ok: true });
  expect(ours).toEqual([]);
  // No place is named that a second forgetting could still change.
  const changeable = left.filter((name) =>
    /(?:^|\/)(?:[A-Z-]+\.(?:md|jsonl)|state\.db)$/.test(name),
  );
  expect(changeable).toEqual([]);
  desk.state.close();
  for (const name of await holders(desk.folder, words)) {
    expect(left, name).toContain(name);
  }
  const aside = `${desk.folder}.before-restore-2026`;
  for (const name of await holders(aside, words)) {
    expect(left, name).toContain(join("..", "grace-mar.before-restore-2026", name));
  }
}

/** A forgetting may remove a fault of a hand-written part. It may add none. */
function isStill(message: string, desk: TestGate): boolean {
  const id = /[A-Z]+-\d+/.exec(message)?.[0];
  return id === undefined || `${desk.read("SELF.md")}${desk.read("EVIDENCE.md")}`.includes(id);
}

/** Shows what would be forgotten, and forgets it. */
export async function confirm(desk: TestGate, words: string): Promise<Forgotten> {
  const review = await previewForget(words, desk);
  return forget({ words, sha256: review?.sha256 ?? "" }, ACTOR, desk, nothing);
}
