// Every tool of package.json on four kinds of Record, and with bad input: a clear error that names it, 78 or 64, and
// not a byte of any Record changed. A new tool without a line here fails.

import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ACT_1, createEvidence, createSelf, LEARN_1 } from "../record/builders.ts";
import { ROOT, runScript } from "../support/processes.ts";
import { copyRecord, readFolder, temporaryFolder } from "../support/temporary.ts";

interface Tool {
  /** Its words for a Record that is there; `ID` is the Record, `OUT` a file that is not there. */
  readonly words: readonly string[];
  /** File that it reads; without that file it prints nothing. */
  readonly reads?: string;
}

/** Tools that only look, or write somewhere else. */
const READING: { readonly [name: string]: Tool } = {
  backup: { words: ["-u", "ID", "--out", "OUT"], reads: "SELF.md" },
  brief: { words: ["-u", "ID"], reads: "PENDING-REVIEW.md" },
  checksum: { words: ["-u", "ID"], reads: "SELF.md" },
  export: { words: ["-u", "ID", "--out", "OUT"], reads: "SELF.md" },
  "export-view": { words: ["-u", "ID", "--view", "school", "--out", "OUT"], reads: "SELF.md" },
  forget: { words: ["-u", "ID", "octopus"], reads: "SELF.md" },
  fork: { words: ["-u", "ID", "--out", "OUT"], reads: "SELF.md" },
  identity: { words: ["-u", "ID", "--out", "OUT"], reads: "SELF.md" },
  "intent-snapshot": { words: ["-u", "ID", "--out", "OUT"], reads: "INTENT.md" },
  manifest: { words: ["-u", "ID", "--out", "OUT"], reads: "INTENT.md" },
  merge: { words: ["-u", "ID"], reads: "PENDING-REVIEW.md" },
  metrics: { words: ["-u", "ID"], reads: "PENDING-REVIEW.md" },
  prp: { words: ["-u", "ID", "--out", "OUT"], reads: "SELF.md" },
  repair: { words: ["-u", "ID"], reads: "PENDING-REVIEW.md" },
  rotate: { words: ["-u", "ID"], reads: "PIPELINE-EVENTS.jsonl" },
  undo: { words: ["-u", "ID"], reads: "SELF.md" },
  validate: { words: ["-u", "ID"], reads: "PENDING-REVIEW.md" },
  verify: { words: ["-u", "ID"], reads: "PIPELINE-EVENTS.jsonl" },
};

/** Tools that need a file, a network or a yes. Here they are only given a Record that does not exist. */
const OTHERS: { readonly [name: string]: Tool } = {
  claim: { words: ["-u", "ID"] },
  "emit-event": { words: ["-u", "ID", "tried", "none"] },
  erase: { words: ["-u", "ID", "--confirm", "ID"] },
  file: { words: ["-u", "ID", "SELF.md"] },
  "forget-key": { words: ["-u", "ID"] },
  "import-record": { words: ["ID", "no-such-file.zip"] },
  probe: { words: ["-u", "ID"] },
  restore: { words: ["-u", "ID", "no-such-file.zip"] },
};

/** Tools without a Record, or that make one. Their own tests try them. */
const ELSEWHERE =
  /^(?:start|demo|grace-mar|build|new-record|list|fleet|doctor|deploy:.*|dev|prestart|test.*|torture:.*|bench.*|format|lint|typecheck|check|licences|commands|audit)$/;

const KINDS = ["minimal", "legacy", "torn", "thousand"];
/** These print figures without the torn lines, and say so. */
const MINDS_TORN_LINES = "metrics";

function place() {
  const folder = temporaryFolder();
  const usersDir = join(folder, "users");
  mkdirSync(usersDir);
  const environment = {
    GRACE_MAR_USERS_DIR: usersDir,
    TELEGRAM_BOT_TOKEN: "1:a",
    OPENAI_BASE_URL: "http://127.0.0.1:9/v1",
    TELEGRAM_API_ROOT: "http://127.0.0.1:9",
  };
  const run = (name: string, { words }: Tool, id: string, more: readonly string[] = []) => {
    const values: { readonly [word: string]: string } = { ID: id, OUT: join(folder, "out") };
    rmSync(join(folder, "out"), { recursive: true, force: true });
    const all = [...words.map((word) => values[word] ?? word), ...more];
    return runScript(name, all, { folder, environment });
  };
  return { folder, usersDir, environment, run };
}

function makeRecord(kind: string, usersDir: string): void {
  if (kind === "thousand") makeThousand(join(usersDir, kind));
  else copyRecord(kind === "torn" ? "sample" : kind, usersDir, kind);
  if (kind !== "torn") return;
  for (const ledger of ["PIPELINE-EVENTS", "MERGE-RECEIPTS", "COMPUTE-LEDGER"]) {
    appendFileSync(join(usersDir, kind, `${ledger}.jsonl`), '{"ts": "2026-0');
  }
}

function makeThousand(folder: string): void {
  const copies = (entry: string): string =>
    Array.from({ length: 1000 }, (_, index) =>
      entry.replaceAll("-0001", `-${String(index + 1).padStart(4, "0")}`),
    ).join("");
  mkdirSync(folder);
  writeFileSync(join(folder, "SELF.md"), createSelf({ knowledge: `entries:\n${copies(LEARN_1)}` }));
  writeFileSync(join(folder, "EVIDENCE.md"), createEvidence(`activities:\n${copies(ACT_1)}`));
}

describe("the tools of package.json", () => {
  it("have a line in this matrix each", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      readonly scripts: { readonly [name: string]: string };
    };
    const tools = Object.keys(scripts).filter((name) => !ELSEWHERE.test(name));
    expect(Object.keys({ ...READING, ...OTHERS }).toSorted()).toEqual(tools.toSorted());
  });

  it.each(Object.entries(READING))(
    "%s looks at each kind of Record and changes none",
    async (name, tool) => {
      const { usersDir, run } = place();
      for (const kind of KINDS) makeRecord(kind, usersDir);
      const before = readRecords(usersDir);
      const ends = await Promise.all(KINDS.map((kind) => run(name, withOut(tool, kind), kind)));
      const codes = Object.fromEntries(KINDS.map((kind, index) => [kind, ends[index]?.code]));
      const torn = name === MINDS_TORN_LINES ? 78 : 0;
      expect(codes).toEqual({ minimal: 0, legacy: torn, torn, thousand: 0 });
      expect(ends.every(({ stdout, stderr }) => (stdout + stderr).trim() !== "")).toBe(true);
      expect(readRecords(usersDir)).toEqual(before);
    },
  );

  it.each(Object.entries({ ...READING, ...OTHERS }))(
    "%s names who is not there and what is no word of it",
    async (name, tool) => {
      const { usersDir, run } = place();
      makeRecord("minimal", usersDir);
      const before = readRecords(usersDir);
      const [unknown, noWord] = await Promise.all([
        run(name, tool, "nobody-here"),
        run(name, tool, "minimal", ["--no-such-word"]),
      ]);
      const missing = tool.words.find((word) => word.endsWith(".zip"));
      expect(unknown).toMatchObject({ code: missing ? 64 : 78, stdout: "" });
      expect(unknown.stderr).toContain(missing ?? "nobody-here");
      expect(noWord).toMatchObject({ code: 64, stdout: "" });
      expect(noWord.stderr).toMatch(new RegExp(`--no-such-word'\n\ngrace-mar ${name} `));
      expect(readRecords(usersDir)).toEqual(before);
    },
  );

  it.each(["../minimal", "", "Minimal"])("take %j for no id", async (id) => {
    const { code, stderr } = await place().run("brief", { words: ["-u", "ID"] }, id);
    expect([code, stderr]).toEqual([78, expect.stringContaining(`${JSON.stringify(id)} cannot`)]);
  });

  it.each(Object.entries(READING).filter(([, { reads }]) => reads !== "INTENT.md"))(
    "%s names the file that it cannot read",
    async (name, tool) => {
      const { usersDir, run } = place();
      makeRecord("sample", usersDir);
      const file = join(usersDir, "sample", tool.reads ?? "");
      rmSync(file);
      mkdirSync(file);
      const before = readRecords(usersDir);
      const { code, stdout, stderr } = await run(name, tool, "sample");
      expect([code, stdout]).toEqual([78, ""]);
      expect(stderr).toContain(tool.reads);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(readRecords(usersDir)).toEqual(before);
    },
  );

  it.each(Object.entries(READING).filter(([, { words }]) => words.includes("OUT")))(
    "%s writes nothing over a file of the Record",
    async (name, { words }) => {
      const { usersDir, run } = place();
      makeRecord("sample", usersDir);
      const before = readRecords(usersDir);
      const out = join(usersDir, "sample", "SELF.md");
      const tool = { words: words.map((word) => (word === "OUT" ? out : word)) };
      const { code, stderr } = await run(name, tool, "sample");
      expect([code, stderr]).toEqual([64, expect.stringContaining(out)]);
      expect(readRecords(usersDir)).toEqual(before);
    },
  );

  it("that have no Record start as well", async () => {
    const { folder, environment } = place();
    const { code, stderr } = await runScript("deploy:proxy", ["x"], { folder, environment });
    expect([code, stderr]).toEqual([64, expect.stringContaining("grace-mar deploy-proxy --")]);
  });
});

/** A file of its own for each Record. */
function withOut({ words }: Tool, kind: string): Tool {
  return { words: words.map((word) => (word === "OUT" ? `out-of-${kind}` : word)) };
}

/** The bots' own state is no part of a Record. */
function readRecords(usersDir: string): { readonly [path: string]: string } {
  return Object.fromEntries(
    Object.entries(readFolder(usersDir)).filter(([path]) => !path.includes("/.runtime/")),
  );
}
