import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tellSettingFaults } from "../../src/operator/setting-faults.ts";
import { testClock } from "../support/clock.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";

async function gateWith(frontMatter: string, time = "2026-11-20T14:00:00Z"): Promise<TestGate> {
  return createTestGate({
    owners: [1, 2],
    clock: testClock(time),
    prepare: (folder) => {
      put(folder, frontMatter);
    },
  });
}

function put(folder: string, frontMatter: string): void {
  const self = join(folder, "SELF.md");
  const body = readFileSync(self, "utf8").replace(/^---\n[^]*?\n---\n/, "");
  writeFileSync(self, `---\n${frontMatter}\n---\n${body}`);
}

interface Told {
  readonly operator: readonly string[];
  readonly owners: readonly (readonly [number, string])[];
  readonly known: string;
}

async function look(desk: TestGate, known?: string): Promise<Told> {
  const operator: string[] = [];
  const before = desk.said().length;
  const notices = { tell: (_: string, text: string) => operator.push(text) };
  const found = await tellSettingFaults(desk, notices, known);
  const said = desk.said().slice(before);
  return { operator, owners: said.map(({ chatId, text }) => [chatId, text]), known: found };
}

it("operator and every owner are told the line of each setting that cannot be read, once", async () => {
  const desk = await gateWith(
    "time_zone: Nowhere\nlanguage:\nwording:\n  tierd: x\nquiet_hours: 9",
  );
  const first = await look(desk);
  expect(first.operator).toEqual([
    expect.stringMatching(
      /^SELF\.md line 2: time_zone is not .*SELF\.md line 5: .*wording that there is not.*SELF\.md line 6: quiet_hours must look like/,
    ),
  ]);
  const line = expect.stringMatching(
    /SELF\.md, line 2 \(time_zone\), 5 \(wording\), 6 \(quiet_hours\)/,
  ) as string;
  expect(first.owners).toEqual([
    [1, line],
    [2, line],
  ]);
  expect(await look(desk, first.known)).toEqual({ operator: [], owners: [], known: first.known });
});

it("owners are not told in quiet hours, but after them", async () => {
  const desk = await gateWith("time_zone: UTC\nkeep_chat_days: soon", "2026-11-20T02:00:00Z");
  const first = await look(desk);
  expect(first.operator).toHaveLength(1);
  expect(first.owners).toEqual([]);
  desk.clock.advance({ minutes: 12 * 60 });
  expect((await look(desk, first.known)).owners).toHaveLength(2);
});

it("another fault is told again, and so is the same one after it was mended", async () => {
  const desk = await gateWith("time_zone: Nowhere");
  const first = await look(desk);
  put(desk.folder, "time_zone: UTC\nquiet_hours: 9");
  const second = await look(desk, first.known);
  expect([second.operator.length, second.owners.length]).toEqual([1, 2]);
  put(desk.folder, "time_zone: UTC");
  const third = await look(desk, second.known);
  expect(third).toEqual({ operator: [], owners: [], known: "" });
  put(desk.folder, "time_zone: UTC\nquiet_hours: 9");
  const fourth = await look(desk, third.known);
  expect([fourth.operator.length, fourth.owners.length]).toEqual([1, 2]);
});

it("an age that is none is told, for a child's Record needs one", async () => {
  const desk = await gateWith("time_zone: UTC");
  const self = join(desk.folder, "SELF.md");
  const body = readFileSync(self, "utf8");
  for (const [age, isTold] of [
    ["nine", true],
    ["0x9", true],
    ["[9]", false],
    ["9 years", false],
    ["", false],
  ] as const) {
    writeFileSync(
      self,
      body.replace(/^name: .*$/m, (line) => `${line}\nage: ${age}`),
    );
    const { operator } = await look(desk);
    expect(operator, age).toEqual(
      isTold ? [expect.stringMatching(/line \d+: age is no number/)] : [],
    );
  }
});

it("a Record without a fault is told nothing of", async () => {
  expect(await look(await gateWith("tags:\ntime_zone: UTC"))).toEqual({
    operator: [],
    owners: [],
    known: "",
  });
});
