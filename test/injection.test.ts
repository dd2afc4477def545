// No text of anybody is put together with a language that a program carries out: queries have their values bound, programs get
// lists of arguments. Rules over the whole of src/.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = join(import.meta.dirname, "..", "src");
const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(?:ts|js)$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(SRC, name), "utf8") }));

/** The beginning of a query, or of a piece of one, with something put in before it or not. */
const QUERY =
  /^\s*(?:\$\{[^}]*\}\s*)*(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|PRAGMA|CREATE|DROP|ALTER|VACUUM|ATTACH|DETACH|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|EXPLAIN|REINDEX|ANALYZE|FROM|WHERE|AND|OR|ORDER|GROUP|HAVING|VALUES|SET|JOIN|LIMIT|UNION)\s/;

/** A constant of ours: capitals alone, or how many there are. */
const CONSTANT = /^[A-Z][A-Z\d_]*(?:\.length)?$/;

/**
 * Names of tables and columns, which no query can have bound: SQLite's own list of its tables, and words of the code, where their
 * type or the callers in the same file say which.
 */
const NAMES: readonly string[] = [
  "state/cards.ts where",
  "state/conversation.ts where",
  "state/database/brought-state.ts names",
  "state/database/brought-state.ts names",
  "state/database/brought-values.ts Number.MAX_SAFE_INTEGER",
  "state/database/brought-values.ts Number.MAX_SAFE_INTEGER",
  'state/database/brought-values.ts isOurs.columns.join(", ")',
  "state/database/brought-values.ts name",
  "state/database/brought-values.ts bytes",
  "state/database/brought-values.ts bytes",
  "state/database/brought-values.ts most",
  "state/database/brought-values.ts table",
  "state/database/brought-values.ts table",
  "state/database/brought-values.ts table",
  "state/database/brought-values.ts table",
  "state/database/brought-values.ts table",
  "state/database/brought-values.ts table",
  'state/database/brought-values.ts wrong.join(" OR ")',
  "state/database/brought-state.ts most",
  "state/database/brought-state.ts table",
  "state/database/brought-state.ts table",
  "state/database/brought-state.ts version",
  'state/database/copy-state.ts columns.join(", ")',
  "state/database/copy-state.ts table",
  "state/database/copy-state.ts table",
  'state/database/copy-state.ts taken.join(", ")',
  "state/database/copy-state.ts leaves",
  'state/database/copy-state.ts set.join(", ")',
  "state/database/copy-state.ts table",
  "state/database/copy-state.ts table",
  "state/database/copy-state.ts where",
  "state/database/copy-state.ts where",
  "state/database/talk.ts isBefore(talk)",
  "state/database/talk.ts isBefore(talk)",
  "state/database/talk.ts sizes",
  "state/database/talk.ts table",
  "state/database/talk.ts where",
  "state/database/talk.ts table",
  "state/database/talk.ts talk.remove",
  `state/forgetting/left-rows.ts name.replaceAll('"', '""')`,
  "state/forgetting/rows.ts table",
  "state/forgetting/rows.ts where",
  "state/outbox.ts where",
  "state/outbox.ts where",
];

/** A text in quotes ends on its line, so that an apostrophe in a comment begins none. */
const TEXTS = /`(?:\\[^]|[^\\`])*`|"(?:\\.|[^\\"\n])*"|'(?:\\.|[^\\'\n])*'/g;

/** Queries in this text that are put together of something else than constants. */
function joinedQueries(text: string): string[] {
  return Array.from(text.matchAll(TEXTS)).flatMap(({ 0: whole, index: at }) => {
    const inner = whole.slice(1, -1);
    if (!QUERY.test(inner)) return [];
    const holes = Array.from(inner.matchAll(/\$\{([^}]*)\}/g), ([, hole = ""]) => hole);
    const isAdded =
      /\+=?\s*$/.test(text.slice(0, at)) ||
      /^\s*(?:\+|\.(?:concat|replace|replaceAll)\()/.test(text.slice(at + whole.length));
    return [...holes.filter((hole) => !CONSTANT.test(hole)), ...(isAdded ? [whole] : [])];
  });
}

describe("a query", () => {
  it("is a text of the code, and its values are bound", () => {
    const found = files.flatMap(({ name, text }) =>
      joinedQueries(text).map((part) => `${name} ${part}`),
    );
    expect(found.toSorted()).toEqual([...NAMES].toSorted());
    expect(files.filter(({ text }) => /`\s*SELECT |"SELECT /.test(text)).length).toBeGreaterThan(
      15,
    );
  });

  it("is seen as a text, wherever it stands", () => {
    const unseen = files.filter(({ text }) =>
      text
        .replace(TEXTS, "")
        .replace(/^\s*(?:\/\/|\/?\*).*$/gm, "")
        .match(/\b(?:SELECT|INSERT INTO|DELETE FROM|PRAGMA)\b/),
    );
    expect(unseen.map(({ name }) => name)).toEqual([]);
  });

  it("that is put together is found in each of its forms", () => {
    for (const bad of [
      "database.get(`SELECT a FROM b WHERE c = '${id}'`)",
      "database.run(`DELETE FROM b\n  WHERE c IN (${ids.join()})`)",
      'database.all("SELECT a FROM b WHERE c = " + id)',
      "sqlite.exec('PRAGMA user_version = '.concat(version))",
      "database.get(`${CLAIMED} WHERE user_id = ${userId}`)",
      "database.all(`${wanted} ORDER BY id`)",
      'const sql = base + " WHERE c = 1"',
    ]) {
      expect(joinedQueries(bad), bad).not.toEqual([]);
    }
    expect(joinedQueries("database.get(`${BASE} x`); `SELECT a FROM b ${ORDER}`")).toEqual([]);
  });

  it("is given to SQLite by the eight files that hold a connection, and by no other", () => {
    const holders = files.filter(({ text }) => text.includes('from "node:sqlite"'));
    expect(holders.map(({ name }) => name).toSorted()).toEqual([
      "state/database/brought-state.ts",
      "state/database/brought-values.ts",
      "state/database/copy-state.ts",
      "state/database/database.ts",
      "state/database/open-state.ts",
      "state/database/own-schema.ts",
      "state/database/peek-state.ts",
      "state/database/plain-tables.ts",
    ]);
  });
});

describe("a program", () => {
  const starters = files.filter(({ text }) => /child_process/.test(text));

  it("is started by six files, with a list of arguments and without a shell", () => {
    expect(starters.map(({ name }) => name).toSorted()).toEqual([
      "right-node.js",
      "runtime/watchdog.ts",
      "tools/deploy/fleet-machine.ts",
      "tools/doctor/tracked.ts",
      "tools/simulator/demo/demo-bot.ts",
      "tools/simulator/demo/demo.ts",
    ]);
    for (const { name, text } of starters) {
      const imported = text.match(/import (?:type )?(.*) from "(?:node:)?child_process"/g) ?? [];
      for (const line of imported) {
        expect(line, name).toMatch(/^import (?:type )?\{[^}]*\} from "node:child_process"$/);
        expect(line, name).not.toMatch(/\bexec(?:Sync)?\b/);
      }
      expect(text, name).not.toMatch(/\bshell:|require\(/);
    }
  });

  it("of the watchdog is a shell with a script of the code, and gets numbers of ours", () => {
    const shells = files.filter(({ text }) =>
      /\/bin\/(?:ba|da|z)?sh\b|"(?:ba|da|z)?sh"/.test(text),
    );
    expect(shells.map(({ name }) => name)).toEqual(["runtime/watchdog.ts"]);
    const text = shells[0]?.text ?? "";
    const script = /const SCRIPT = `([^`]*)`/.exec(text)?.[1] ?? "";
    expect(Array.from(script.matchAll(/\$\{([^}]*)\}/g), ([, hole]) => hole)).toEqual(["TICKS"]);
  });

  it("is never a text that somebody wrote", () => {
    const runners = /\beval\(|new Function\(|\bvm\.|from "node:vm"|setTimeout\(["'`]/;
    expect(files.filter(({ text }) => runners.test(text)).map(({ name }) => name)).toEqual([]);
  });
});

describe("cryptography", () => {
  it("is Node's own, and its approved algorithms alone", () => {
    const named = files.flatMap(({ name, text }) =>
      Array.from(text.matchAll(/create(?:Hash|Hmac)\(\s*"([^"]+)"/g), ([, algorithm]) =>
        algorithm === "sha256" ? [] : [`${name} ${algorithm ?? ""}`],
      ).flat(),
    );
    expect(named).toEqual([]);
    const packages = Object.keys(
      (
        JSON.parse(readFileSync(join(SRC, "..", "package.json"), "utf8")) as {
          dependencies: { [name: string]: string };
        }
      ).dependencies,
    );
    expect(
      packages.filter((name) => /crypt|hash|sha|uuid|nanoid|jwt|jose|bcrypt/.test(name)),
    ).toEqual([]);
  });

  it("has its random numbers from the system; the others only spread waits", () => {
    const found = files.filter(({ text }) => text.includes("Math.random"));
    expect(found.map(({ name }) => name).toSorted()).toEqual([
      "telegram/rivalry.ts",
      "telegram/waiting.ts",
    ]);
  });
});
