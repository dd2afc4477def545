// Reads the dotenv file of its working folder, again and again until it says something, and then whose it obeys.

import { readEnvironment, readEnvironmentOf } from "../../src/config/environment.ts";

const [user] = process.argv.slice(2);
for (let tries = 0; tries < 20_000; tries += 1) {
  const environment =
    user === undefined
      ? readEnvironment({}, process.cwd())
      : readEnvironmentOf(user, {}, process.cwd());
  const word = environment["OTHER"];
  if (word !== undefined || process.getuid?.() !== 0) {
    process.stdout.write(`${process.getuid?.()} ${word ?? "nothing"}\n`);
    break;
  }
}
