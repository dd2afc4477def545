// The view of a Record for a school or the public. Reads files only: it works beside a running bot and needs no token.

import { FILES, openRecord } from "../../record/store.ts";
import { viewMarkdown } from "../../record/views/view-markdown.ts";
import { recordView, VIEWS } from "../../record/views/view.ts";
import type { Call } from "../command.ts";
import { recordLocation } from "../record.ts";
import { requireFormat, writeOut } from "../written.ts";

interface ViewValues {
  readonly user?: string;
  readonly view?: string;
  readonly out?: string;
  readonly format: string;
}

export async function run(call: Call<ViewValues>): Promise<void> {
  const { values } = call;
  const name = VIEWS.find((each) => each === values.view);
  if (!name) throw call.wrong(`--view is one of ${VIEWS.join(", ")}`);
  const format = requireFormat(values.format, call.wrong);
  const { usersDir, recordId } = recordLocation(call);
  const store = await openRecord(usersDir, recordId);
  const source = {
    self: await store.read(FILES.self),
    skills: await store.read(FILES.skills),
  };
  const view = recordView(source, name, new Date());
  const json = (): string =>
    `${JSON.stringify({ format: "grace-mar-view", version: 1, ...view }, null, 2)}\n`;
  await writeOut(values.out, format === "json" ? json() : viewMarkdown(view), store.folder, call);
}
