// Archives of a Record that were damaged on the way, or that somebody wrote who wants something else to come of them.

import { deflateRawSync } from "node:zlib";
import { readZip } from "../../../src/record/archive/zip.ts";
import { sha256Hex } from "../../../src/record/text/checksum.ts";
import { RECORD_ID as ID } from "../../support/open-gate.ts";
import { writeZip } from "../../support/zip.ts";
import { LIMITS } from "../../support/forget-places.ts";
import type { Random } from "../../crash/load.ts";
import { hostileName } from "./path-names.ts";

/** Gives another archive, made of a good backup. */
export type Change = (zip: Buffer, random: Random) => Buffer | Promise<Buffer>;

/** Places of the two kinds of headers. */
const HEADERS = [Buffer.from("PK\u0001\u0002"), Buffer.from("PK\u0003\u0004")];

/** No change at all. */
export const WHOLE = "as it was made";

/** Changes of bytes. What passes is the Record as it was. */
export const CHANGES: { readonly [what: string]: Change } = {
  [WHOLE]: (zip) => zip,
  "bytes changed": (zip, random) => {
    const copy = Buffer.from(zip);
    for (let times = 1 + random(4); times > 0; times -= 1) copy[random(copy.length)] = random(256);
    return copy;
  },
  "bytes of a header changed": (zip, random) => {
    const copy = Buffer.from(zip);
    const at = headersIn(zip);
    for (let times = 1 + random(4); times > 0; times -= 1) {
      copy[(at[random(at.length)] ?? 0) + 4 + random(42)] =
        [0, 1, 0x7f, 0x80, 0xff][random(5)] ?? 0;
    }
    return copy;
  },
  "the end changed": (zip, random) => {
    const copy = Buffer.from(zip);
    for (let times = 1 + random(3); times > 0; times -= 1) {
      copy[copy.length - 1 - random(22)] = random(256);
    }
    return copy;
  },
  "cut off": (zip, random) => zip.subarray(0, random(zip.length)),
  "cut at its beginning": (zip, random) => zip.subarray(random(zip.length)),
  "a piece twice": (zip, random) => {
    const at = random(zip.length);
    return Buffer.concat([zip.subarray(0, at), zip.subarray(random(at + 1))]);
  },
  "something before and behind it": (zip, random) =>
    Buffer.concat([Buffer.alloc(random(2000), "MZ"), zip, Buffer.alloc(random(200), "PK\x05\x06")]),
};

/** Archives that somebody else wrote. What passes is what they say. */
export const FORGERIES: { readonly [what: string]: Change } = {
  "another archive around it": (zip) => writeZip(new Map([["inner.zip", zip]])),
  "a manifest that lies": (zip, random) => remade(zip, random, lie),
  "names that clash": (zip, random) => remade(zip, random, clash),
  "a file more": (zip, random) => remade(zip, random, addHostile),
  "another state.db": (zip, random) => remade(zip, random, otherState),
  "a bomb": (zip, random) => remade(zip, random, bomb),
  "a bomb that says it is small": async (zip, random) => {
    const made = await remade(zip, random, bomb);
    const at = made.lastIndexOf(HEADERS[0] ?? "");
    made.writeUInt32LE(random(5000), at + 24);
    return made;
  },
  "thousands of files": (zip, random) =>
    remade(zip, random, ({ files }) => {
      const many = 1 + random(3000);
      for (let n = 0; n < many; n += 1) files.set(`${ID}/more/${n}.md`, Buffer.alloc(0));
    }),
  "no ZIP at all": (_, random) =>
    [
      Buffer.alloc(0),
      Buffer.from("PK\x05\x06"),
      Buffer.from('{"format": "grace-mar-fork-export"}'),
      Buffer.from(`{"version":"2.0","format":"grace-mar-fork-export","self":${"[".repeat(9999)}`),
      deflateRawSync(Buffer.alloc(100_000)),
      Buffer.alloc(22, "PK\x05\x06"),
    ][random(6)] ?? Buffer.alloc(0),
};

interface Parts {
  /** All files but the manifest, by their names in the archive. */
  readonly files: Map<string, Uint8Array>;
  /** Changes the manifest when all files stand. */
  lie?: (manifest: { [key: string]: unknown }) => void;
}

/** The archive once more, with a manifest that lists what is in it by then. */
async function remade(
  zip: Buffer,
  random: Random,
  change: (parts: Parts, random: Random) => void,
): Promise<Buffer> {
  const all = await readZip(zip, LIMITS);
  const manifest = JSON.parse(String(all.get(MANIFEST))) as { [key: string]: unknown };
  const parts: Parts = { files: new Map(all) };
  parts.files.delete(MANIFEST);
  change(parts, random);
  manifest["files"] = [...parts.files].map(([path, bytes]) => ({
    path,
    bytes: bytes.length,
    sha256: sha256Hex(bytes),
  }));
  parts.lie?.(manifest);
  return writeZip(new Map([[MANIFEST, Buffer.from(JSON.stringify(manifest))], ...parts.files]));
}

const MANIFEST = "manifest.json";

function lie(parts: Parts, random: Random): void {
  const values = [null, -1, 1e300, "", [], {}, "x".repeat(100_000), "../..", { __proto__: null }];
  parts.lie = (manifest) => {
    const keys = Object.keys(manifest);
    const listed = manifest["files"] as { [key: string]: unknown }[];
    const entry = listed[random(listed.length)];
    const value = values[random(values.length)];
    switch (random(5)) {
      case 0:
        manifest[keys[random(keys.length)] ?? ""] = value;
        break;
      case 1:
        if (entry) entry[["path", "bytes", "sha256"][random(3)] ?? ""] = value;
        break;
      case 2:
        listed.splice(random(listed.length), 1);
        break;
      case 3:
        listed.push({ path: `${ID}/${random(9)}.md`, bytes: 0, sha256: sha256Hex("") });
        break;
      default:
        manifest["record_id"] = ["two", "..", "a/b", "__proto__"][random(4)];
    }
  };
}

/** Names that some file systems take for the same, a file that is a folder, and another Record's. */
function clash({ files }: Parts, random: Random): void {
  const names = [
    ["SELF.MD"],
    ["self.md"],
    ["e\u0301.md", "\u00e9.md"],
    ["a", "a/b"],
    ["a/b", "a/b/c"],
    ["SELF.md/x"],
    [".RUNTIME/state.db"],
    [".git"],
    [".runtime"],
    ["SELF.md "],
    ["SELF.md."],
    ["state.db"],
  ];
  for (const name of names[random(names.length)] ?? []) {
    files.set(`${ID}/${name}`, Buffer.from(`clash ${name}`));
  }
  if (random(8) === 0) files.set("two/SELF.md", Buffer.from("# SELF\n"));
}

function addHostile({ files }: Parts, random: Random): void {
  files.set(`${random(2) === 0 ? `${ID}/` : ""}${hostileName(random)}`, Buffer.from("more"));
}

function otherState({ files }: Parts, random: Random): void {
  const real = Buffer.from(files.get("state.db") ?? Buffer.alloc(0));
  const others = [
    Buffer.alloc(0),
    Buffer.from("no database"),
    Buffer.alloc(200_000, "SQLite format 3\0"),
    real.subarray(0, random(real.length + 1)),
    Buffer.concat([real.subarray(0, 100), Buffer.alloc(4096, 0xff), real.subarray(4196)]),
  ];
  files.set("state.db", others[random(others.length)] ?? real);
}

/** Eight million bytes of nothing in eight thousand, once or many times. */
function bomb({ files }: Parts, random: Random): void {
  for (let times = 1 + random(3); times > 0; times -= 1) {
    files.set(`${ID}/artifacts/${times}.png`, Buffer.alloc(8 * 2 ** 20, random(2)));
  }
}

/** Where the headers of files begin. */
function headersIn(zip: Buffer): readonly number[] {
  return HEADERS.flatMap((sign) => {
    const found: number[] = [];
    for (let at = zip.indexOf(sign); at >= 0; at = zip.indexOf(sign, at + 1)) found.push(at);
    return found;
  });
}
