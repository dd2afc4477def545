// Places that no structure of a Record knows: names, neighbours, settings, what git and others packed. What holds the
// words there is named, and nobody is told that they are nowhere.

import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { writeZip } from "../support/zip.ts";
import { forget, type Forgotten } from "../../src/gate/forget.ts";
import { findEverywhere, previewForget } from "../../src/gate/forget-find.ts";
import { forkText } from "../../src/record/archive/fork.ts";
import { recordChecksum } from "../../src/record/text/checksum.ts";
import { manifestFiles } from "../../src/record/archive/manifest.ts";
import { viewMarkdown } from "../../src/record/views/view-markdown.ts";
import { recordView } from "../../src/record/views/view.ts";
import { makeBackup } from "../../src/state/backup.ts";
import { ACTOR, openTestGate, RECORD_ID, type TestGate } from "../support/open-gate.ts";
import { copyRecord, temporaryFolder } from "../support/temporary.ts";
import { filesOf, watchHashes } from "../support/watched-hashes.ts";

const WORD = "quokkafinch";

async function open(): Promise<TestGate> {
  const users = temporaryFolder();
  copyRecord("sample", users, RECORD_ID);
  const desk = await openTestGate(users);
  onTestFinished(() => {
    desk.state.close();
  });
  return desk;
}

async function confirm(words: string, desk: TestGate): Promise<Forgotten> {
  const review = await previewForget(words, desk);
  return forget({ words, sha256: review?.sha256 ?? "" }, ACTOR, desk, () => undefined);
}

/** Puts the word somewhere and gives the name under which the place must be told. */
const HELD: { readonly [place: string]: (folder: string) => string | Promise<string> } = {
  "the name of a file": (folder) => {
    mkdirSync(join(folder, "artifacts"));
    writeFileSync(join(folder, "artifacts", `IMG_${WORD}.png`), "");
    return `artifacts/IMG_${WORD}.png`;
  },
  "the name of an empty folder": (folder) => {
    mkdirSync(join(folder, "artifacts", `${WORD}-2026`), { recursive: true });
    return `artifacts/${WORD}-2026`;
  },
  "the name of what looks like a kept collision": (folder) => {
    writeFileSync(join(folder, `SELF.md.conflict-${WORD}`), "");
    return `SELF.md.conflict-${WORD}`;
  },
  "the name of an archive of nobody's month": (folder) => {
    mkdirSync(join(folder, "archives"), { recursive: true });
    writeFileSync(join(folder, "archives", `${WORD}.md`), "");
    return `archives/${WORD}.md`;
  },
  "the name of a link": (folder) => {
    symlinkSync("/nowhere", join(folder, `${WORD}.md`));
    return `${WORD}.md`;
  },
  "the way that a link leads": (folder) => {
    symlinkSync(`/home/${WORD}/notes.md`, join(folder, "notes.md"));
    return "notes.md";
  },
  "a name within a packed artifact": async (folder) => {
    mkdirSync(join(folder, "artifacts"));
    writeFileSync(
      join(folder, "artifacts", "a.zip"),
      await writeZip(new Map([[`photos/${WORD}.jpg`, Buffer.from([0xff, 0xd8, 0])]])),
    );
    return "artifacts/a.zip";
  },
  "a picture's own text": (folder) => {
    writeFileSync(
      join(folder, "a.jpg"),
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0]), Buffer.from(`Exif\0${WORD}\0`)]),
    );
    return "a.jpg";
  },
  "a PDF": (folder) => {
    writeFileSync(join(folder, "letter.pdf"), `%PDF-1.4\n1 0 obj (${WORD}) endobj\n`);
    return "letter.pdf";
  },
  "the rules of the installation": (folder) => {
    writeFileSync(join(dirname(folder), "conflict_rules.yaml"), `# ${WORD}\n[]\n`);
    return "../conflict_rules.yaml";
  },
  "an archive that somebody put beside the Record": async (folder) => {
    const zip = await writeZip(new Map([["SELF.md", Buffer.from(`- ${WORD}\n`)]]));
    writeFileSync(join(dirname(folder), `${RECORD_ID}-2026.zip`), zip);
    return `../${RECORD_ID}-2026.zip`;
  },
  "a stray of the process": (folder) => {
    mkdirSync(join(folder, ".runtime"), { recursive: true });
    writeFileSync(join(folder, ".runtime", "note.txt"), WORD);
    return ".runtime/note.txt";
  },
};

describe("is named where nothing can be taken out:", () => {
  it.each(Object.entries(HELD))("%s", async (_, put) => {
    const desk = await open();
    const name = await put(desk.folder);
    expect((await findEverywhere(WORD, desk)).beyond).toContain(name);
    expect((await confirm(WORD, desk)).left).toContain(name);
    expect((await findEverywhere("never said anywhere", desk)).beyond).toEqual([]);
  });
});

it("a file that a health check is just replacing stays, and what a kill left elsewhere goes", async () => {
  const desk = await open();
  desk.write("notes.txt", `A ${WORD}.\n`);
  mkdirSync(join(desk.folder, "artifacts"));
  const probe = join(desk.folder, ".runtime", ".probe.0123456789ab.tmp");
  const left = join(desk.folder, "artifacts", ".notes.txt.0123456789ab.tmp");
  for (const path of [probe, left]) writeFileSync(path, "");
  await confirm(WORD, desk);
  expect([probe, left].map((path) => existsSync(path))).toEqual([true, false]);
});

it("the name that somebody gave to a backup is named, and the backup stays", async () => {
  const desk = await open();
  const { path } = await makeBackup(desk);
  const named = join(dirname(path), `${WORD}.zip`);
  renameSync(path, named);
  expect((await confirm(WORD, desk)).left).toEqual([`.runtime/backups/${WORD}.zip`]);
  expect(existsSync(named)).toBe(true);
});

/** Each gives the name of a place into which nobody can look. */
const SEALED: { readonly [place: string]: (folder: string) => string } = {
  "what git keeps": (folder) => {
    mkdirSync(join(folder, ".git", "objects"), { recursive: true });
    return ".git";
  },
  "a pipe": (folder) => {
    execFileSync("mkfifo", [join(folder, "pipe")]);
    return "pipe";
  },
  "a link": (folder) => {
    symlinkSync(temporaryFolder(), join(folder, "shelf"));
    return "shelf";
  },
  "a link to the folder of all": (folder) => {
    symlinkSync("/", join(folder, "all"));
    return "all";
  },
  "a packed picture within a text": (folder) => {
    const noise = Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 7919 + 13) % 251));
    writeFileSync(
      join(folder, "notes.md"),
      `![a](data:image/png;base64,${noise.toString("base64")})`,
    );
    return "notes.md";
  },
  "a fork of an earlier version without its texts beside the Record": (folder) => {
    const fork = forkText({
      recordId: RECORD_ID,
      files: bytesOf(folder),
      withRaw: false,
      now: NOW,
    });
    const old = fork.replace('"manifest": {', `$& "checksum": "${sumOf(folder)}",`);
    writeFileSync(join(dirname(folder), `${RECORD_ID}.json`), old);
    return `../${RECORD_ID}.json`;
  },
  "a folder with a manifest beside the Record": (folder) => {
    const beside = join(dirname(folder), `${RECORD_ID}-manifest`);
    mkdirSync(beside);
    for (const [name, text] of manifestOf(folder)) writeFileSync(join(beside, name), text);
    return `../${RECORD_ID}-manifest`;
  },
  "a copy of the Record that somebody made": (folder) => copied(folder, `${RECORD_ID}.bak`),
  "a second copy": (folder) => copied(folder, `${RECORD_ID} (copy)`),
  "a copy named the other way round": (folder) => copied(folder, `Copy of ${RECORD_ID}`),
  "a hidden copy": (folder) => copied(folder, `.${RECORD_ID}.bak`),
  "a folder put aside that was moved, with a link in its place": (folder) =>
    linked(folder, `${RECORD_ID}.before-restore-2026-11-01T00-00-00-000Z`),
  "a link to an archive": (folder) => linked(folder, `${RECORD_ID}-record.zip`),
  "a link to nowhere": (folder) => {
    symlinkSync("/nowhere", join(dirname(folder), `${RECORD_ID}.old`));
    return `../${RECORD_ID}.old`;
  },
  "a locked archive beside the Record": (folder) => {
    writeFileSync(join(dirname(folder), `${RECORD_ID}.zip`), Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
    return `../${RECORD_ID}.zip`;
  },
};

const NOW = new Date("2026-11-30T00:00:00Z");

function copied(folder: string, name: string): string {
  cpSync(folder, join(dirname(folder), name), {
    recursive: true,
    filter: (path) => !path.endsWith(".runtime"),
  });
  return `../${name}`;
}

function linked(folder: string, name: string): string {
  symlinkSync(temporaryFolder(), join(dirname(folder), name));
  return `../${name}`;
}

function bytesOf(folder: string): ReadonlyMap<string, Uint8Array> {
  const names = ["SELF.md", "EVIDENCE.md", "LIBRARY.md", "MEMORY.md", "PENDING-REVIEW.md"];
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}

function sumOf(folder: string): string {
  const [self = "", evidence = ""] = ["SELF.md", "EVIDENCE.md"].map((name) =>
    readFileSync(join(folder, name), "utf8"),
  );
  return recordChecksum(self, evidence);
}

/** As an earlier version wrote them, with the checksum of the Record. */
function manifestOf(folder: string): ReadonlyMap<string, string> {
  const texts = manifestFiles({ recordId: RECORD_ID, intent: "", now: NOW });
  const sum = sumOf(folder);
  const json = texts.get("manifest.json") ?? "";
  return new Map([
    ...texts,
    ["manifest.json", json.replace('"readable"', `"checksum": "${sum}",\n  "readable"`)],
    ["llms.txt", (texts.get("llms.txt") ?? "").replace("written down.", `$& Checksum ${sum},`)],
  ]);
}

describe("is named as not looked into:", () => {
  it.each(Object.entries(SEALED))("%s", async (_, put) => {
    const desk = await open();
    const name = put(desk.folder);
    const { review, sealed } = await findEverywhere(WORD, desk);
    expect([review, sealed]).toEqual([undefined, [name]]);
  });
});

describe("goes:", () => {
  it("out of files of any name, and out of a Record that the installer left behind", async () => {
    const desk = await open();
    const names = [".hidden", "letter", ".env.old", "drawer/deep/note", "conflict_rules.yaml"];
    mkdirSync(join(desk.folder, "drawer", "deep"), { recursive: true });
    for (const name of names) desk.write(name, `a\n# the ${WORD}\nb\n`);
    const aside = `${desk.folder}.installed`;
    cpSync(desk.folder, aside, { recursive: true, filter: (path) => !path.includes(".runtime") });
    const { left } = await confirm(WORD, desk);
    expect(left).toEqual([]);
    for (const name of names) {
      expect(desk.read(name), name).not.toContain(WORD);
      expect(readFileSync(join(aside, name), "utf8"), name).not.toContain(WORD);
    }
  });

  it("where a file has another name outside, which stays as it is", async () => {
    const desk = await open();
    const outside = join(temporaryFolder(), "notes.md");
    writeFileSync(outside, `- ${WORD}\n`);
    linkSync(outside, join(desk.folder, "notes.md"));
    expect((await confirm(WORD, desk)).left).toEqual([]);
    expect(desk.read("notes.md")).not.toContain(WORD);
    expect(readFileSync(outside, "utf8")).toContain(WORD);
  });

  it("as a date that a person wrote, in the form in which it is typed", async () => {
    const desk = await open();
    expect(desk.read("SELF.md")).toContain("birthdate: 2017-03-21");
    await confirm("2017-03-21", desk);
    expect(desk.read("SELF.md")).not.toContain("2017-03-21");
  });

  it("out of the text and the names within a backup, where it is written as signs of a page", async () => {
    const desk = await open();
    desk.write("notes.md", `a quokka&#102;inch, [a](b?q=quokka%66inch), quok**ka**finch\n`);
    await makeBackup(desk);
    expect((await confirm(WORD, desk)).left).toEqual([]);
    expect((await findEverywhere(WORD, desk)).review).toBeUndefined();
  });
});

it("what export commands made and somebody put into the Record keeps no digest of a moment with the words", async () => {
  const watched = watchHashes(WORD);
  const desk = await open();
  const { folder } = desk;
  desk.write("SELF.md", `${desk.read("SELF.md")}\nA ${WORD} lives here.\n`);
  const files = bytesOf(folder);
  mkdirSync(join(folder, "handed out"));
  const sum = sumOf(folder);
  for (const withRaw of [true, false]) {
    const made = forkText({ recordId: RECORD_ID, files, withRaw, now: NOW });
    const fork = withRaw ? made : made.replace('"manifest": {', `$& "checksum": "${sum}",`);
    desk.write(`handed out/fork-${String(withRaw)}.json`, fork);
  }
  for (const [name, text] of manifestOf(folder)) desk.write(`handed out/${name}`, text);
  const source = { self: desk.read("SELF.md"), evidence: desk.read("EVIDENCE.md"), skills: "" };
  const view = recordView(source, "public", NOW);
  desk.write(
    "handed out/view.md",
    viewMarkdown(view).replace("Z.\n", `Z from the Record with checksum ${sum.slice(0, 16)}.\n`),
  );
  desk.write(
    "handed out/view.json",
    JSON.stringify({ format: "grace-mar-view", checksum: sum, ...view }),
  );
  desk.write("handed out/FORK-MANIFEST.json", `{"checksum": "${sum}", "ix_a_count": 1}`);
  desk.write("handed out/kept.txt", `Another sum: ${"5e".repeat(32)}\n`);
  // Nobody edits and saves between: no receipt knows that moment.
  desk.write("SELF.md", `${desk.read("SELF.md")}\nMore of it.\n`);
  expect((await filesOf(join(folder, "handed out"))).flatMap(watched.hashesIn)).toHaveLength(8);
  expect((await confirm(WORD, desk)).left).toEqual([]);
  expect((await filesOf(join(folder, "handed out"))).flatMap(watched.hashesIn)).toEqual([]);
  expect(desk.read("handed out/kept.txt")).toContain("5e5e");
});

it("what a setting of the process says is named as the machine's", async () => {
  const desk = await open();
  await desk.state.database.transact(() => {
    desk.state.settings.set("away:odd", `the ${WORD}`);
  });
  const { review, ours } = await findEverywhere(WORD, desk);
  expect([review, ours]).toEqual([undefined, [join(".runtime", "state.db")]]);
});

it("another person's Record beside this one is not looked into", async () => {
  const desk = await open();
  const other = copyRecord("juna", dirname(desk.folder), `${RECORD_ID}-two`);
  writeFileSync(join(other, "SELF.md"), `- ${WORD}\n`, { flag: "a" });
  writeFileSync(join(dirname(desk.folder), `${RECORD_ID}-two.zip`), WORD);
  const { review, sealed, beyond } = await findEverywhere(WORD, desk);
  expect([review, sealed, beyond]).toEqual([undefined, [], []]);
});
