// Random words in random forms at random places of a Record with a history, in files of any encoding, names, archives and rows.
// After a forgetting no byte has them, decoded by other means than those of the search, or the place is named.

import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deflateSync, gunzipSync, gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { forget } from "../../../src/gate/forget.ts";
import { findEverywhere, previewForget } from "../../../src/gate/forget-find.ts";
import { verify } from "../../../src/gate/verify.ts";
import { readZip } from "../../../src/record/archive/zip.ts";
import { makeBackup } from "../../../src/state/backup.ts";
import { anyWord, ENCODINGS, FORM_PLACES, FORMS, readings } from "../../record/forget/forms.ts";
import { prepareLife } from "../../support/forget-life.ts";
import { append, LIMITS, PLACES } from "../../support/forget-places.ts";
import { ACTOR, openTestGate, RECORD_ID, type TestGate } from "../../support/open-gate.ts";
import { temporaryFolder } from "../../support/temporary.ts";
import { writeZip } from "../../support/zip.ts";
import { count, report, sample, tryEach, workInMemory } from "../plan.ts";

const FILE = "drawer/deep";

/** Ways for a word to come into a Record beside those of `PLACES`; each takes the form of it. */
const MORE: { readonly [way: string]: (folder: string, text: string, at: number) => unknown } = {
  "a file of its own": (folder, text, at) => put(folder, `${FILE}/${at}.md`, text),
  "an unknown file": (folder, text, at) => put(folder, `letter-${at}`, text),
  "behind a file of ours": (folder, text) => {
    append(folder, "MEMORY.md", `\n${text}\n`);
  },
  "a packed file": (folder, text, at) => put(folder, `${at}.gz`, gzipSync(text)),
  "an archive": async (folder, text, at) =>
    put(folder, `artifacts/${at}.zip`, await writeZip(new Map([["in/it.md", Buffer.from(text)]]))),
  "an archive in an archive": async (folder, text, at) => {
    const inner = await writeZip(new Map([["it.md", Buffer.from(text)]]));
    return put(folder, `artifacts/two-${at}.zip`, await writeZip(new Map([["inner.zip", inner]])));
  },
  "a stream without a name": (folder, text, at) => put(folder, `${at}.bin`, deflateSync(text)),
};

const hidden = fc.record({
  word: anyWord,
  places: fc.subarray(Object.keys(PLACES), { maxLength: 3 }),
  forms: fc.array(
    fc.record({
      form: fc.constantFrom(...Object.keys(FORMS)),
      place: fc.constantFrom(...Object.keys(FORM_PLACES)),
      way: fc.constantFrom(...Object.keys(MORE)),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  encodings: fc.subarray(Object.keys(ENCODINGS), { maxLength: 2 }),
  isName: fc.boolean(),
  rows: fc.constantFrom(...Object.keys(FORMS)),
});

it("after a forgetting no byte has the words in any form, or their place is named", async () => {
  workInMemory();
  const lived = temporaryFolder();
  await prepareLife(lived, "unrelated-marmot");
  const cases = sample(hidden, count(10, 400), "forgotten");
  const seen = { planted: 0, named: 0 };
  await tryEach(cases, async (one) => {
    const users = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
    try {
      cpSync(lived, users, { recursive: true });
      await forgetOne(one, users, seen);
    } finally {
      rmSync(users, { recursive: true, force: true });
    }
  });
  expect(seen.planted).toBeGreaterThan(cases.length);
  // What nobody can take out is named; all the rest is gone.
  expect(seen.named).toBeLessThan(seen.planted);
  report("leak forgotten", { records: cases.length, ...seen, left: 0 });
}, 7_200_000);

async function forgetOne(
  one: typeof hidden extends fc.Arbitrary<infer T> ? T : never,
  users: string,
  seen: { planted: number; named: number },
): Promise<void> {
  const folder = join(users, RECORD_ID);
  const { word } = one;
  for (const place of one.places) PLACES[place]?.(folder, word);
  for (const [at, { form, place, way }] of one.forms.entries()) {
    const [, written] = FORM_PLACES[place] ?? ["", String];
    const text = FORMS[form]?.(word) ?? "";
    // A form in the form of another file would be that file's own fault.
    await MORE[way]?.(folder, way === "a file of its own" ? written(text) : `a\n\n- ${text}\n`, at);
  }
  for (const name of one.encodings) {
    put(
      folder,
      `${name.replaceAll(" ", "-")}.txt`,
      ENCODINGS[name]?.(`before ${word} behind`) ?? "",
    );
  }
  if (one.isName) put(folder, `photos/${word}.md`, "nothing in it\n");
  const desk = await openTestGate(users);
  try {
    await intoRows(FORMS[one.rows]?.(word) ?? "", desk);
    await makeBackup(desk);
    cpSync(folder, `${folder}.before-restore-2026`, {
      recursive: true,
      filter: (path) => !lstatSync(path).isSymbolicLink(),
    });
    seen.planted += (await holdersIn(users, word)).length;
    const look = await findEverywhere(word, desk);
    expect(look.review).toBeDefined();
    const review = await previewForget(word, desk);
    const { left } = await forget(
      { words: word, sha256: review?.sha256 ?? "" },
      ACTOR,
      desk,
      () => undefined,
    );
    expect(await verify(desk)).toMatchObject({ ok: true });
    desk.state.close();
    const named = new Set([...left, ...look.sealed, ...look.beyond]);
    const held = await holdersIn(users, word);
    seen.named += held.length;
    for (const path of held) {
      const name = path.startsWith(`${RECORD_ID}/`)
        ? path.slice(RECORD_ID.length + 1)
        : `../${path}`;
      // A file within a backup is named with it.
      const isSaid = [...named].some((each) => each === name || each.startsWith(`${name}: `));
      expect(isSaid, `${name} has it; named are ${[...named].join(", ")}`).toBe(true);
    }
  } finally {
    desk.state.close();
  }
}

async function intoRows(text: string, { state }: TestGate): Promise<void> {
  await state.database.transact(() => {
    state.conversations.append(
      "telegram:1001",
      [
        { role: "user", text: `I said ${text} to you` },
        { role: "assistant", text: `${text}?` },
      ],
      0,
    );
    state.analystJobs.add({
      channelKey: "telegram:1001",
      userText: text,
      replyText: `about ${text}`,
      evidence: text,
    });
    state.outbox.add({ chatId: 1001, text: `A ${text}!` }, 1);
  });
}

function put(folder: string, name: string, bytes: string | Uint8Array): void {
  mkdirSync(join(folder, dirname(name)), { recursive: true });
  writeFileSync(join(folder, name), bytes);
}

/** Files that hold the words, in their names or their bytes, packed or not, however written. */
async function holdersIn(folder: string, word: string, under = ""): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of readdirSync(join(folder, under), { withFileTypes: true })) {
    const name = join(under, entry.name);
    if (entry.isDirectory()) found.push(...(await holdersIn(folder, word, name)));
    else if (entry.isFile()) {
      const isNamed = entry.name.normalize("NFC").toLowerCase().includes(word);
      const bytes = readFileSync(join(folder, name));
      if (isNamed || (await holds(bytes, word))) found.push(name);
    }
  }
  return found;
}

const DECODERS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "macintosh",
  "koi8-u",
  "iso-8859-7",
  "ibm866",
  "windows-1250",
  "windows-1251",
].map((name) => new TextDecoder(name));

async function holds(bytes: Uint8Array, word: string): Promise<boolean> {
  const start = Buffer.from(bytes.subarray(0, 4)).toString("latin1");
  if (start.startsWith("PK")) {
    const files = await readZip(Buffer.from(bytes), LIMITS).catch(
      () => new Map<string, Uint8Array>(),
    );
    for (const [name, inner] of files) {
      if (name.toLowerCase().includes(word) || (await holds(inner, word))) return true;
    }
    return false;
  }
  if (start.startsWith("\x1f\x8b")) return holds(gunzipSync(bytes), word);
  if (
    DECODERS.some((decoder) => decoder.decode(bytes).normalize("NFC").toLowerCase().includes(word))
  )
    return true;
  // UTF-32 and texts with NULs in between.
  const dense = Buffer.from(bytes.filter((byte) => byte !== 0)).toString("utf8");
  return [Buffer.from(bytes).toString("utf8"), dense].some((text) =>
    readings(text).some((reading) => reading.includes(word)),
  );
}
