// npm run export-view: what a school or the public may read of a Record. Reads files only, so a running bot is not in
// the way and no token is needed.

import { UsageError } from "../src/errors.ts";
import { FILES, openRecord } from "../src/record/store.ts";
import { viewMarkdown } from "../src/record/views/view-markdown.ts";
import { recordView, VIEWS } from "../src/record/views/view.ts";
import { readArguments, recordLocation, runCommand, writeOut } from "./command-line.ts";

const USAGE = `npm run export-view -- [--user ID] --view school|public [--out FILE] [--format markdown|json]
  --out  where to write it, for you alone (it is printed). Read it before you give it to anybody`;

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        user: { type: "string", short: "u" },
        view: { type: "string" },
        out: { type: "string", short: "o" },
        format: { type: "string", default: "markdown" },
      },
    },
    USAGE,
  );
  const name = VIEWS.find((each) => each === values.view);
  if (!name || !["markdown", "json"].includes(values.format)) throw new UsageError(USAGE);
  const { usersDir, recordId } = recordLocation(values.user);
  const store = await openRecord(usersDir, recordId);
  const source = {
    self: await store.read(FILES.self),
    skills: await store.read(FILES.skills),
    evidence: await store.read(FILES.evidence),
  };
  const view = recordView(source, name, new Date());
  const json = (): string =>
    `${JSON.stringify({ format: "grace-mar-view", version: 1, ...view }, null, 2)}\n`;
  await writeOut(values.out, values.format === "json" ? json() : viewMarkdown(view), store.folder);
});
