// For install.sh: copies a Record's folder into a folder of root's, read as the user to whom the Record belongs. Until its bot is
// stopped for good, that user can exchange any name in it for a link to what only root may read.
//   node copy-record.mjs SOURCE TARGET

import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { readAs } from "../../src/whose-way.js";
import { harmless } from "./harmless.mjs";

const [source = "", target = ""] = process.argv.slice(2);
const owner = lstatSync(source);
const piece = Buffer.alloc(1024 * 1024);
try {
  copyFolder(source, target);
} catch (error) {
  const reason = error.code === undefined ? error.message : `cannot be copied (${error.message})`;
  const text = `${source}, read as user ${owner.uid}, to whom it belongs: ${reason}`;
  process.stderr.write(`${harmless(text)}\n`);
  process.exit(78);
}

function copyFolder(from, to) {
  const entries = readAs(owner, () => readdirSync(from, { withFileTypes: true }));
  mkdirSync(to, { mode: 0o700 });
  for (const entry of entries) {
    const copy = entry.isDirectory() ? copyFolder : copyFile;
    copy(join(from, entry.name), join(to, entry.name));
  }
}

function copyFile(from, to) {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const input = readAs(owner, () => openSync(from, O_RDONLY | O_NOFOLLOW | O_NONBLOCK));
  const stats = fstatSync(input);
  if (!stats.isFile() || stats.nlink !== 1) {
    throw new Error(`${from} is a link, has a second name or is no file`);
  }
  const output = openSync(to, "wx", 0o600);
  for (let length = readSync(input, piece); length > 0; length = readSync(input, piece)) {
    for (let done = 0; done < length;) done += writeSync(output, piece, done, length - done);
  }
  closeSync(output);
  closeSync(input);
}
