// A Record that somebody wrote by hand, with what note programs, phones and other editors put into it: it is read as it was
// meant, and a save changes nothing but its own lines.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { learnEntry } from "../support/gate-acts.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";

async function gateWith(change: (self: string) => string, file = "SELF.md"): Promise<TestGate> {
  return createTestGate({
    record: "ines",
    prepare: (folder) => {
      const path = join(folder, file);
      writeFileSync(path, change(readFileSync(path, "utf8")));
    },
  });
}

const withoutSettings = (self: string): string => self.replace(/^---\n[^]*?\n---\n/, "");

it("an empty property, as Obsidian leaves it, is an unset one", async () => {
  const plain = await gateWith(withoutSettings);
  const desk = await gateWith(
    (self) =>
      `---\ntags:\nlanguage:\ntime_zone:\nkeep_chat_days: "90"\n---\n${withoutSettings(self)}`,
  );
  const { settings, settingFaults, persona } = await desk.store.snapshot();
  expect([settings, settingFaults]).toEqual([{ keepChatDays: 90 }, []]);
  expect(persona).toEqual((await plain.store.snapshot()).persona);
});

it("numbers without quotes are told as they were written", async () => {
  const numbers = [
    "007",
    "1.50",
    "1e3",
    "0x1F",
    "9007199254740993",
    "+49",
    "yes",
    "True",
    "2026-01-02",
    "12:30",
  ];
  const desk = await gateWith(
    () =>
      `# SELF\n\n## I. IDENTITY\n\n\`\`\`yaml\nname: 007\nage: 9\n\`\`\`\n\n## II. PREFERENCES\n\n### Favorites\n\n\`\`\`yaml\nmovies:\n${numbers.map((one) => `  - ${one}\n`).join("")}\`\`\`\n`,
  );
  const { persona } = await desk.store.snapshot();
  expect(persona).toMatchObject({
    name: "007",
    age: 9,
    favourites: [{ category: "movies", items: numbers }],
  });
});

it.each([
  ["a picture", (title: string) => `📚 ${title}`],
  ["bold", (title: string) => `**${title}**`],
  ["an escaped point", (title: string) => title.replace(".", "\\.")],
  ["no-break spaces", (title: string) => title.replaceAll(" ", "\u00A0")],
])(
  "headings with %s: what stands below is told, and a save goes there and changes nothing else",
  async (_, decorate) => {
    const decorated = (text: string): string =>
      text.replace(
        /^(#{2,3}) ((?:[IVX]+\.|IX-[ABC]\.) .*)$/gm,
        (_all, marks: string, title: string) => `${marks} ${decorate(title)}`,
      );
    const files = ["SELF.md", "EVIDENCE.md"] as const;
    const plain = await createTestGate({ record: "ines" });
    const desk = await createTestGate({
      record: "ines",
      prepare: (folder) => {
        for (const name of files) {
          const path = join(folder, name);
          writeFileSync(path, decorated(readFileSync(path, "utf8")));
        }
      },
    });
    const [snapshot, same] = [await desk.store.snapshot(), await plain.store.snapshot()];
    expect([snapshot.persona, snapshot.mind]).toEqual([same.persona, same.mind]);
    expect(await desk.store.integrity()).toEqual(await plain.store.integrity());
    await learnEntry(plain, "Basalt columns form as lava cools");
    await learnEntry(desk, "Basalt columns form as lava cools");
    for (const name of files) expect(desk.read(name)).toBe(decorated(plain.read(name)));
  },
);

it("fences indented by no-break spaces are read, and a save changes none of their bytes", async () => {
  const desk = await gateWith((self) =>
    self.replace(/^ +(?=[-\w])/gm, (lead) => "\u00A0".repeat(lead.length)),
  );
  const plain = await createTestGate({ record: "ines" });
  const [snapshot, same] = [await desk.store.snapshot(), await plain.store.snapshot()];
  expect([snapshot.persona, snapshot.mind]).toEqual([same.persona, same.mind]);
  const before = desk.read("SELF.md");
  await learnEntry(desk, "Basalt columns form as lava cools");
  const after = desk.read("SELF.md");
  const added = after.length - before.length;
  let at = 0;
  while (before[at] === after[at]) at += 1;
  const kept = [after.slice(0, at), after.slice(at + added)].join("");
  expect(kept).toBe(before);
  expect((await desk.store.snapshot()).mind.map(({ text }) => text)).toContain(
    "Basalt columns form as lava cools",
  );
});

it("a control character in a file of the Record reaches no other", async () => {
  const desk = await gateWith((self) =>
    self.replace(/^name: .*$/m, 'name: "Ju\u0000na\u0085\u001B"'),
  );
  const { persona } = await desk.store.snapshot();
  expect(persona.name).toBe("Juna");
  await desk.commit(() => {
    desk.state.journal.add("test", {
      appends: [{ path: "SESSION-TRANSCRIPT.md", text: "> a\u0000b\u0007c\u009Bd\r\n\te\n" }],
    });
  });
  await desk.state.journal.settle();
  expect(desk.read("SESSION-TRANSCRIPT.md")).toContain("> abcd\r\n\te\n");
});
