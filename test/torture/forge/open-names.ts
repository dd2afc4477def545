// A program that gives hostile names to all of our code that makes a path from a name, while strace watches.
//   node open-names.ts WORLD COUNT SEED
// WORLD holds users/one (a Record), users/link (a link to ../outside/abby) and outside, which nothing may touch.

import { readFileSync, readdirSync, rmSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { loadRecordLocation } from "../../../src/config/config.ts";
import { GraceMarError } from "../../../src/errors.ts";
import { inOnePiece, packRecord } from "../../../src/record/archive/archive.ts";
import { writeZip } from "../../../src/record/archive/zip-writer.ts";
import { sha256Hex } from "../../../src/record/text/checksum.ts";
import { createFile } from "../../../src/record/new-file.ts";
import { formatCandidate } from "../../../src/record/candidates/candidates.ts";
import { planMerge } from "../../../src/record/merge/plan.ts";
import { FILES, openRecord } from "../../../src/record/store.ts";
import { eraseRecord, importRecord } from "../../../src/state/restore.ts";
import type { BotApi } from "../../../src/telegram/bot-api.ts";
import { download } from "../../../src/telegram/files.ts";
import { randomFrom } from "../../crash/load.ts";
import { createCandidate, createFiles, createPending } from "../../record/builders.ts";
import { hostileName } from "./path-names.ts";

const [world = "", count = "0", seed = "0"] = process.argv.slice(2);
const usersDir = join(world, "users");
const random = randomFrom(Number(seed));
const record = readdirSync(join(usersDir, "one"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => [`one/${name}`, readFileSync(join(usersDir, "one", name))] as const);
const taken = { id: 0, target: 0, member: 0, manifest: 0, download: 0, out: 0, link: 0 };
const NOW = new Date("2026-11-20T12:00:00Z");

const acts: { readonly [act in keyof typeof taken]: (name: string) => unknown } = {
  /** The way in which every command and the bot take an id. */
  id: async (name) => {
    const { recordId } = loadRecordLocation({ GRACE_MAR_USERS_DIR: usersDir }, name);
    const store = await openRecord(usersDir, recordId);
    return (await store.snapshot()).persona;
  },
  /** The place that a candidate names decides nothing. */
  target: (name) => {
    const block = formatCandidate(createCandidate({ recordId: name, suggestedEntry: name }));
    const pending = createPending([createCandidate()])
      .replace(
        /### CANDIDATE[^]*?```\n(?=\n)/,
        block.replace("status: pending", "status: approved"),
      )
      .replace(/^profile_target: .*$/m, `profile_target: ${JSON.stringify(name.toWellFormed())}`);
    const plan = planMerge(createFiles({ pending }), {
      recordId: "one",
      minEvidenceTier: 3,
      now: NOW,
      timeZone: "UTC",
    });
    const known: readonly string[] = Object.values(FILES);
    if (plan.edits.some(({ path }) => !known.includes(path))) throw new Error(`a path: ${name}`);
  },
  member: (name) => importOf(`one/${name}`, "one"),
  manifest: (name) => importOf(`${name}/MORE.md`, name),
  download: (name) => downloadOf(name),
  /** The place of an output file is the person's choice. But nothing is overwritten, nor written through a link. */
  out: async () => {
    const link = join(usersDir, "out-link");
    const isNew =
      (await createFile(link, "over")) || (await createFile(join(usersDir, "out"), "x"));
    if (isNew) throw new Error("a file was written over");
  },
  /** A person's folder that is a link, and links in a Record. */
  link: async () => {
    const place = { folder: join(usersDir, "one"), recordId: "one" };
    const { leftOut } = await withZip(
      (file) => packRecord(place, NOW, file),
      (_, made) => made,
    );
    if (!leftOut.includes("secret-link") || !leftOut.includes("folder-link")) {
      throw new Error("a link was packed");
    }
    return openRecord(usersDir, "link");
  },
};

for (let at = 0; at < Number(count); at += 1) {
  const names = Object.keys(acts) as (keyof typeof acts)[];
  const act = names[at % names.length] ?? "id";
  const name = hostileName(random);
  // The Record's own name is no attack.
  if (name === "one") continue;
  try {
    await acts[act](name);
    taken[act] += 1;
  } catch (error) {
    // A refusal. An error of another kind would be a hole in a check.
    if (!(error instanceof GraceMarError)) throw error;
  }
}
process.stdout.write(JSON.stringify(taken));

async function written<M>(path: string, write: (file: FileHandle) => Promise<M>): Promise<M> {
  await using file = await open(path, "wx");
  return await write(file);
}

/** Lends a file in users/, so that no other place is touched. */
async function withZip<M, T>(
  write: (file: FileHandle) => Promise<M>,
  use: (path: string, made: M) => Promise<T> | T,
): Promise<T> {
  const path = join(usersDir, "zip");
  try {
    const made = await written(path, write);
    return await use(path, made);
  } finally {
    rmSync(path, { force: true });
  }
}

/** Makes a Record of an archive with one more file in it, and takes it away again. */
async function importOf(path: string, recordId: string): Promise<void> {
  const files = new Map<string, Uint8Array>([...record, [path, Buffer.from("evil")]]);
  const listed = [...files].map(([name, bytes]) => ({
    path: name,
    bytes: bytes.length,
    sha256: sha256Hex(bytes),
  }));
  const manifest = {
    format: "grace-mar-record",
    version: 1,
    made_at: "",
    left_out: [],
    record_id: recordId,
    files: listed,
  };
  files.set("manifest.json", Buffer.from(JSON.stringify(manifest)));
  const contents = [...files].map(([name, bytes]) => ({ name, pieces: inOnePiece(bytes) }));
  const importing = async (zip: string): Promise<{ readonly folder: string }> =>
    importRecord({ usersDir, recordId: "new" }, zip);
  const limits = { entries: 1000, bytes: 2 ** 30 };
  const { folder } = await withZip((file) => writeZip(file, contents, limits), importing);
  if (!readdirSync(usersDir).includes("new")) throw new Error(`not in users: ${folder}`);
  await eraseRecord({ usersDir, recordId: "new" });
  rmSync(join(usersDir, ".new"), { recursive: true, force: true });
}

/** A path from Telegram's side, and a server that only has the file endpoint. */
async function downloadOf(path: string): Promise<void> {
  const base = "data:text/plain,/file/bot1:T/";
  const api = {
    call: () => Promise.resolve({ file_path: path }),
    fileUrl: (safe: string) => {
      const { pathname } = new URL(`http://bot.test/file/bot1:T/${safe}`);
      if (!pathname.startsWith("/file/bot1:T/")) throw new Error(`left the endpoint: ${pathname}`);
      return base + safe;
    },
  } as unknown as BotApi;
  await download("file", 100_000, api, new AbortController().signal);
}
