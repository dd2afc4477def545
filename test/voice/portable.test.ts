// The portable prompt: a Record in order and within bounds, for an unknown model.

import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isPastedCheckpoint } from "../../src/voice/checkpoint.ts";
import { portablePrompt } from "../../src/voice/prompts/portable.ts";
import type { LineName } from "../../src/wording/catalogue.ts";
import { wordingOf } from "../../src/wording/wording.ts";
import { body, expectWhole, part, snapshotOf } from "./portable-parts.ts";

const RECORDS = ["sample", "juna", "ines", "odile"] as const;
describe.each(RECORDS)("the portable prompt of %s", (record) => {
  it("has its sections in order behind a line of who it is", async () => {
    const snapshot = await snapshotOf(record);
    const text = portablePrompt(snapshot);
    const { name, age } = snapshot.persona;
    expect(text.startsWith(`You are the Voice of ${name}'s Record.`)).toBe(true);
    if (age !== undefined) expect(text.split("\n")[0]).toContain(`${name} is ${age} years old.`);
    expectWhole(text);
    expect(text).not.toMatch(/undefined|\bNaN\b|\[object|\[\]|\(\)|\{\w+\}|: ;|; ;|: *$(?!\n)/);
  });

  it("tells every entry that holds, the newest first", async () => {
    const snapshot = await snapshotOf(record);
    const text = portablePrompt(snapshot);
    for (const kind of ["knowledge", "curiosity", "personality"] as const) {
      const texts = snapshot.mind.filter(({ category }) => category === kind).map((e) => e.text);
      const places = texts.map((each) => body(text, kind).indexOf(`- ${each}`));
      expect(places.every((place) => place >= 0)).toBe(true);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });

  it("lists what is recent by date, the newest first", async () => {
    const { mind, ...rest } = await snapshotOf(record);
    const recent = body(portablePrompt({ mind, ...rest }), "recent").split("\n");
    const dates = recent.map((line) => /^- (\d{4}-\d\d-\d\d), /.exec(line)?.[1] ?? "");
    const all = mind.map(({ date = "" }) => date).toSorted();
    expect(dates).toEqual(all.toReversed().slice(0, 10));
    expect(recent[0]).toContain(mind[0]?.text);
  });

  it("greets and offers its menu in the Record's language", async () => {
    const snapshot = await snapshotOf(record);
    const { lines: words } = wordingOf(snapshot);
    const line = (name: LineName): string => words[name].replace(/\s/g, " ");
    const [first = "", later = ""] = part(portablePrompt(snapshot), "ONBOARDING").split(
      /After 6 to 8 exchanges/,
    );
    const menu = [
      `A) ${line("prp_menu_learned")}`,
      `B) ${line("prp_menu_curious")}`,
      `C) ${line("prp_menu_make")}`,
      `D) ${line("prp_menu_chat")}`,
    ];
    expect(first).toContain(menu.join("\n"));
    expect(first).not.toContain("E)");
    expect(later).toContain(`E) ${line("prp_menu_checkpoint")}`);
  });

  it("asks for a checkpoint that is known again when it is pasted", async () => {
    const snapshot = await snapshotOf(record);
    const form = /Exactly this form:\n\n([^]*?)\n\n/.exec(portablePrompt(snapshot))?.[1] ?? "";
    expect(form).toMatch(/^CHECKPOINT – \[today's date/);
    const pasted = form
      .replace(/\[today[^\]]*\]/, "2026-11-21")
      .replaceAll(/\[[^\]]*\]/g, "x".repeat(160));
    const { phrases } = wordingOf(snapshot);
    expect(pasted.length).toBeGreaterThan(500);
    expect(isPastedCheckpoint(pasted, phrases, snapshot.persona)).toBe(true);
    // The beginning alone marks it, whatever a model makes of the other lines.
    const bare = `${pasted.split("\n")[0]}\n${"x".repeat(500)}`;
    expect(isPastedCheckpoint(bare, { ...phrases, checkpoint_markers: [] }, { name: "Q" })).toBe(
      true,
    );
  });
});

describe("the portable prompt", () => {
  it("leaves out what was replaced, also where it would be the newest", async () => {
    const first = portablePrompt(await snapshotOf("sample"));
    const replaced = "A paper boat floats longer";
    expect(first.split(replaced)).toHaveLength(3);
    const text = portablePrompt(
      await snapshotOf("sample", (folder) => {
        const self = join(folder, "SELF.md");
        writeFileSync(
          self,
          readFileSync(self, "utf8").replace(
            "- id: LEARN-0014",
            "$&\n    superseded_by: LEARN-0013",
          ),
        );
      }),
    );
    expect(text).not.toContain(replaced);
    expectWhole(text);
  });

  it("orders what has one date by its number", async () => {
    const text = portablePrompt(
      await snapshotOf("sample", (folder) => {
        const self = join(folder, "SELF.md");
        writeFileSync(
          self,
          readFileSync(self, "utf8").replace(/(?<=^ +date: ).*$/gm, "2026-01-01"),
        );
      }),
    );
    expect(body(text, "recent").split("\n").slice(0, 2)).toEqual([
      expect.stringContaining("A paper boat floats longer"),
      expect.stringContaining("The holes in sourdough bread"),
    ]);
  });

  it("holds nothing of library, memory, evidence, candidates or talk", async () => {
    const before = portablePrompt(await snapshotOf("sample"));
    const files = "LIBRARY MEMORY EVIDENCE PENDING-REVIEW SESSION-TRANSCRIPT SELF-ARCHIVE JOURNAL";
    const after = await snapshotOf("sample", (folder) => {
      for (const name of files.split(" ")) {
        const entry = "entries:\n  - id: WRITE-9001\n    date: 2030-01-01\n    title: secretword";
        appendFileSync(
          join(folder, `${name}.md`),
          `\n## Tone\n- secretword\n\n\`\`\`yaml\n${entry}\n\`\`\`\n`,
        );
      }
    });
    expect(portablePrompt(after)).toBe(before);
  });

  it("has sentences for children only where the Record states such an age", async () => {
    const snapshot = await snapshotOf("minimal");
    const aged = (age: number) => ({ ...snapshot, persona: { ...snapshot.persona, age } });
    expect(portablePrompt(aged(9))).toContain("Sound 9 years old, not older.");
    for (const text of [portablePrompt(aged(41)), portablePrompt(snapshot)]) {
      expect(text).not.toMatch(/Sound \d+|grown-up|child|kid|teacher|school/i);
    }
    expect(portablePrompt(snapshot)).not.toContain("years old");
    expect(body(portablePrompt(snapshot), "voice")).toBe("(nothing yet)");
  });

  it("says where to read more as the Record's front matter has it", async () => {
    const text = portablePrompt(
      await snapshotOf("minimal", (folder) => {
        const self = join(folder, "SELF.md");
        const about = '---\nwording:\n  prp_about: "See https://example.org/ours"\n---\n';
        writeFileSync(self, about + readFileSync(self, "utf8").replace(/^---\n[^]*?\n---\n/, ""));
      }),
    );
    expect(part(text, "ABOUT THE SYSTEM").trim()).toBe("See https://example.org/ours");
  });
});
