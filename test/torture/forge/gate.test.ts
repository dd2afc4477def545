// Hostile strings in every field of candidates, of decisions and of a new person's profile.

import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { createRecord } from "../../../src/record/create-record.ts";
import { readAge, readInterests } from "../../../src/record/self/first-facts.ts";
import { splitFrontMatter } from "../../../src/record/self/front-matter.ts";
import { oneLine, quoteScalar } from "../../../src/record/text/scalar.ts";
import { openRecord, requireReadable } from "../../../src/record/store.ts";
import { hostileText } from "../../record/builders.ts";
import { hostileCandidate, throughTheGate } from "../../gate/through-the-gate.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { count, report, sample, workInMemory } from "../plan.ts";
import { anyHostile } from "./strings.ts";

const PER_RECORD = 25;
const TEMPLATE = join(import.meta.dirname, "..", "..", "..", "users", "_template");

it("staged, reworded, rejected, merged and taken back, no string forges a candidate, an entry, a status or a number", async () => {
  workInMemory();
  const candidates = sample(hostileCandidate(anyHostile), count(300, 10_000), "gate");
  for (let at = 0; at < candidates.length; at += PER_RECORD) {
    await throughTheGate(candidates.slice(at, at + PER_RECORD));
  }
  report("forge gate", { candidates: candidates.length, strings: candidates.length * 9, bad: 0 });
});

const profile = fc.record({
  name: hostileText,
  language: hostileText,
  interests: fc.array(hostileText, { maxLength: 4 }),
  wording: hostileText,
});

it("a new person's name, language, interests and wording are read back as they were given, and nothing else is", async () => {
  workInMemory();
  const usersDir = temporaryFolder();
  const profiles = sample(profile, count(300, 10_000), "profile");
  let refused = 0;
  for (const { name, language, wording, interests } of profiles) {
    expectSetting(wording);
    const topics = orUndefined(() => readInterests(interests));
    if (!topics) {
      refused += 1;
      continue;
    }
    const folder = await createRecord({
      recordId: "new",
      usersDir,
      templateDir: TEMPLATE,
      name,
      language,
      age: readAge("12"),
      interests: topics,
      now: new Date("2026-11-20T12:00:00Z"),
    });
    await expectProfile(usersDir, { name, topics });
    rmSync(folder, { recursive: true });
  }
  report("forge profile", { profiles: profiles.length, refused, bad: 0 });
});

/** Every fence is strict YAML. The first one describes the person and has no foreign keys. */
async function expectProfile(
  usersDir: string,
  { name, topics }: { readonly name: string; readonly topics: readonly string[] },
): Promise<void> {
  const store = await openRecord(usersDir, "new");
  await requireReadable(store);
  const self = readFileSync(join(store.folder, "SELF.md"), "utf8");
  const fences = [...self.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(
    ([, body = ""]) => parse(body, { schema: "core", maxAliasCount: 0 }) as Data,
  );
  const template = readFileSync(join(TEMPLATE, "SELF.md"), "utf8");
  expect(fences).toHaveLength([...template.matchAll(/^```yaml\n/gm)].length);
  expect(fences[0]?.["name"]).toBe(name.toWellFormed().replace(/\s+/g, " ").trim());
  expect(fences[0]?.["age"]).toBe(12);
  const given = fences.flatMap(({ current }) =>
    Array.isArray(current) ? (current as Data[]) : [],
  );
  expect(given.map(({ topic }) => topic)).toEqual(topics);
  const { persona, mind } = await store.snapshot();
  expect(mind).toEqual([]);
  expect(oneLine(persona.name)).not.toMatch(/\n/);
}

interface Data {
  readonly [key: string]: unknown;
}

/** A line of a Record's own wording, as a person would put it into the front matter. */
function expectSetting(wording: string): void {
  const text = `---\ntime_zone: "UTC"\nwording:\n  tired: ${quoteScalar(wording)}\n---\n# SELF\n`;
  const { settings, body } = splitFrontMatter(text);
  // A control character has nothing to say to anybody.
  const told = wording
    .toWellFormed()
    .replace(/\r(?!\n)/g, "\n")
    .replace(/[^\P{Cc}\t\n\r]/gu, "");
  // An empty line is an unset one.
  const isUnset = wording.trim() === "" || told.trim() === "";
  expect(settings).toEqual({
    timeZone: "UTC",
    ...(!isUnset && { wording: { tired: [told] } }),
  });
  expect(body).toBe("# SELF\n");
}

function orUndefined<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
