// Sections I to IX of SELF, word by word. Reads that file only, so a running bot is not in the way.

import { IDENTITY_IS_PRIVATE, identityMarkdown, readIdentity } from "../../record/self/identity.ts";
import { FILES, openRecord } from "../../record/store.ts";
import type { Call } from "../command.ts";
import { recordLocation } from "../record.ts";
import { requireFormat, writeOut } from "../written.ts";

interface IdentityValues {
  readonly user?: string;
  readonly out?: string;
  readonly format: string;
}

export async function run(call: Call<IdentityValues>): Promise<void> {
  const { values } = call;
  const format = requireFormat(values.format, call.wrong);
  const { usersDir, recordId } = recordLocation(call);
  const store = await openRecord(usersDir, recordId);
  const identity = readIdentity(await store.read(FILES.self), recordId);
  const text =
    format === "json" ? `${JSON.stringify(identity, null, 2)}\n` : identityMarkdown(identity);
  call.note(IDENTITY_IS_PRIVATE);
  await writeOut(values.out, text, store.folder, call);
}
