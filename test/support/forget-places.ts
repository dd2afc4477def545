// The places of a Record that can hold words, and a search that finds words in them.

import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gzipSync, inflateRawSync } from "node:zlib";
import { readZip } from "../../src/record/archive/zip.ts";
import { recordSource, temporaryFolder } from "./temporary.ts";

export const LIMITS = { entries: 10_000, bytes: 1024 ** 3 };

/** Packed in another way than backups are. */
const ELSEWHERE = ["notes.md.gz"];

/** Places of the words, by file and encoding, packed or not. */
export async function holders(folder: string, words: string): Promise<string[]> {
  const found = ELSEWHERE.filter((name) => existsSync(join(folder, name)));
  for (const name of filesIn(folder)) {
    const bytes = readFileSync(join(folder, name));
    if (!name.endsWith(".zip") && hasWords(bytes, words)) found.push(name);
    if (name.endsWith("state.db") && packedEdits(join(folder, name), words)) found.push(name);
    if (!name.endsWith(".zip")) continue;
    for (const [inner, content] of await readZip(bytes, LIMITS)) {
      if (hasWords(Buffer.from(content), words)) {
        found.push(`${name}: ${inner.replace(/^grace-mar\//, "")}`);
      }
    }
  }
  return found;
}

function filesIn(folder: string, under = ""): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const name = join(under, entry.name);
    if (entry.isDirectory()) return filesIn(folder, name);
    return entry.isFile() ? [name] : [];
  });
}

function hasWords(bytes: Buffer, words: string): boolean {
  const texts = [bytes.toString("utf8"), bytes.toString("utf16le"), bytes.toString("latin1")];
  const escaped = JSON.stringify(words)
    .slice(1, -1)
    .replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const sought = [words, escaped].map((one) => one.toLowerCase());
  return texts.some((text) => {
    const letters = text.replaceAll("\0", "").toLowerCase();
    return sought.some((one) => letters.includes(one));
  });
}

/** Everything that the history of merges holds. */
export function packedTexts(sqlite: DatabaseSync): readonly Buffer[] {
  const version = sqlite.prepare("PRAGMA user_version").get()?.["user_version"];
  const sql =
    Number(version) < 6
      ? "SELECT edits AS body FROM merge_history"
      : `SELECT edits AS body FROM merge_history UNION ALL SELECT body FROM merge_text
         UNION ALL SELECT changes FROM merge_history WHERE changes IS NOT NULL`;
  return sqlite
    .prepare(sql)
    .all()
    .map(({ body }) => inflateRawSync(body as Uint8Array));
}

function packedEdits(path: string, words: string): boolean {
  // A running process holds it.
  const copy = join(temporaryFolder(), "state.db");
  cpSync(path, copy);
  const sqlite = new DatabaseSync(copy);
  try {
    return packedTexts(sqlite).some((text) => hasWords(text, words));
  } finally {
    sqlite.close();
  }
}

/** Every key that a file of a made-up Record has, and a few that only our writers make. */
function keysOf(file: string): readonly string[] {
  const names = ["sample", "legacy", "juna", "ines", "odile"];
  const texts = names.map((name) => {
    try {
      return readFileSync(join(recordSource(name), file), "utf8");
    } catch {
      return "";
    }
  });
  const pattern = file.endsWith(".jsonl")
    ? /"([a-z_]+)":/g
    : /^[ \t]*(?:-[ \t]+)*([A-Za-z_][\w-]*):(?=\s|$)/gm;
  const found = texts.flatMap((text) => [...text.matchAll(pattern)].map(([, key = ""]) => key));
  return [
    ...new Set([...found, ..."event status model format version date id source actor".split(" ")]),
  ];
}

const FENCED = [
  "SELF.md",
  "EVIDENCE.md",
  "SKILLS.md",
  "LIBRARY.md",
  "JOURNAL.md",
  "INTENT.md",
  "SESSION-LOG.md",
  "PENDING-REVIEW.md",
];
const LEDGERS = ["PIPELINE-EVENTS.jsonl", "COMPUTE-LEDGER.jsonl", "HOMEWORK-LEDGER.jsonl"];

export function append(folder: string, file: string, text: string | Buffer): void {
  writeFileSync(join(folder, file), text, { flag: "a" });
}

/** A section written by hand, with the word under every key: as a line, in an entry, in a list, quoted and plain. */
function underKeys(file: string, words: string): string {
  const keys = keysOf(file);
  const forms = [words, `"${words}"`, `'${words}'`, `[harmless, ${words}]`, `kept # ${words}`];
  const lines = keys.map((key, index) => `${key}: ${forms[index % forms.length] ?? words}`);
  const items = keys.map((key) => `  - date: 2026-04-12\n    ${key}: ${words}`);
  const lists = keys.map((key) => `${key}:\n  - harmless\n  - ${words}`);
  return `\n## Key Events\n\n${[lines.join("\n"), `events:\n${items.join("\n")}`, lists.join("\n")]
    .map((body) => `\`\`\`yaml\n${body}\n\`\`\`\n`)
    .join("\n")}`;
}

/** Ways for a word to get into a Record. */
export const PLACES: { readonly [name: string]: (folder: string, words: string) => void } = {
  "values under every key of every file": (folder, words) => {
    for (const file of FENCED) append(folder, file, underKeys(file, words));
  },
  "values under every key of every ledger": (folder, words) => {
    for (const file of LEDGERS) {
      for (const key of keysOf(file)) append(folder, file, `${JSON.stringify({ [key]: words })}\n`);
    }
  },
  "keys of their own": (folder, words) => {
    for (const file of FENCED) {
      append(folder, file, `\n\`\`\`yaml\n"${words}":\n  - a\nkept: b\n\`\`\`\n`);
    }
    append(folder, LEDGERS[0] ?? "", `${JSON.stringify({ ts: "2026-01-01", [words]: 1 })}\n`);
  },
  comments: (folder, words) => {
    append(folder, "SELF.md", `\n<!-- a comment\nwith ${words} -->\n\nafter it\n`);
    const evidence = readFileSync(join(folder, "EVIDENCE.md"), "utf8");
    writeFileSync(
      join(folder, "EVIDENCE.md"),
      evidence.replace(/^(\s+evidence_tier: \d)$/m, `$1 # ${words}\n    # ${words} alone`),
    );
  },
  "the settings at the top": (folder, words) => {
    const self = readFileSync(join(folder, "SELF.md"), "utf8");
    const front = `---\n# ${words}\nnote: ${words}\nwording:\n  tired:\n    - "${words}"\n    - later\n`;
    writeFileSync(join(folder, "SELF.md"), self.replace(/^---\n/, front));
  },
  headings: (folder, words) => {
    append(folder, "SKILLS.md", `\n## ${words}\n\n### Places (${words})\n`);
    const self = readFileSync(join(folder, "SELF.md"), "utf8");
    writeFileSync(join(folder, "SELF.md"), self.replace(/^(## V\. .*)$/m, `$1 (${words})`));
  },
  "the line that opens a fence": (folder, words) => {
    append(folder, "SKILLS.md", `\n\`\`\`text ${words}\nbody\n\`\`\`\n`);
  },
  "a candidate's title and status": (folder, words) => {
    const pending = readFileSync(join(folder, "PENDING-REVIEW.md"), "utf8");
    writeFileSync(
      join(folder, "PENDING-REVIEW.md"),
      pending
        .replace(/^(### CANDIDATE-0002)$/m, `$1 (${words})`)
        .replace(/^status: pending$/m, `status: pending # ${words}`),
    );
  },
  "a transcript with a NUL": (folder, words) => {
    const mojibake = Buffer.from(words, "utf16le").toString("latin1");
    const text = `**[2026-03-06 18:20:11]** \`USER\` (Telegram)\n> a\0${words}\0b\n\n**[2026-03-06 18:21:11]** \`USER\` (${words})\n> hi\n\n`;
    const wide = /^[\0-\x7f]*$/.test(words)
      ? `**[2026-03-06 18:22:11]** \`HANDBACK DOCUMENT\` (Telegram)\n> x ${mojibake} y\n\n`
      : "";
    append(folder, "SESSION-TRANSCRIPT.md", text + wide);
  },
  "an archive with a NUL": (folder, words) => {
    append(
      folder,
      "archives/SESSION-TRANSCRIPT-2026-01.md",
      `# T\n\n---\n\n**[2026-01-06 18:20:11]** \`USER\` (Telegram)\n> \0 ${words}\n\n`,
    );
  },
  "UTF-16 files": (folder, words) => {
    writeFileSync(join(folder, "wide.txt"), Buffer.from(`\uFEFFa ${words} b`, "utf16le"));
    writeFileSync(join(folder, "bare.md"), Buffer.from(`an ${words} is here`, "utf16le").swap16());
  },
  "a file in Latin-1": (folder, words) => {
    writeFileSync(join(folder, "old.md"), Buffer.from(`größer als ${words}`, "latin1"));
  },
  "linked files and folders": (folder, words) => {
    const elsewhere = temporaryFolder();
    writeFileSync(join(elsewhere, "notes.md"), `- ${words}\n`);
    symlinkSync(join(elsewhere, "notes.md"), join(folder, "linked.md"));
    symlinkSync(elsewhere, join(folder, "shelf"));
    symlinkSync(folder, join(folder, "round"));
  },
  "packed files": (folder, words) => {
    writeFileSync(join(folder, "notes.md.gz"), gzipSync(`the ${words}`));
  },
  "a picture": (folder, words) => {
    mkdirSync(join(folder, "artifacts"), { recursive: true });
    writeFileSync(
      join(folder, "artifacts", "a.jpg"),
      Buffer.concat([Buffer.from([0xff, 0xd8, 0, 1, 2]), Buffer.from(` ${words} `)]),
    );
  },
  "files of any other name": (folder, words) => {
    writeFileSync(join(folder, "notes.yaml"), `status: ${words}\nother: [a, ${words}]\n`);
    writeFileSync(join(folder, "data.json"), JSON.stringify({ event: words, list: [words, 4711] }));
    writeFileSync(join(folder, "broken.json"), `{"a": ${words}`);
    mkdirSync(join(folder, "drawer"), { recursive: true });
    writeFileSync(join(folder, "drawer", "SELF.md"), `\`\`\`yaml\nstatus: ${words}\n\`\`\`\n`);
  },
};
