// Old parts of the growing files move to archives/, and notes that are over leave MEMORY.md. Without --apply nothing is
// written, and with --shown nothing but what was shown.

import type { Call } from "../command.ts";
import { ask } from "../record.ts";

export async function run(
  call: Call<{
    readonly user?: string;
    readonly apply: boolean;
    readonly shown?: string;
    readonly json: boolean;
  }>,
): Promise<void> {
  const { values, print } = call;
  const { apply, shown } = values;
  const answer = await ask(
    { command: "rotate", apply, ...(shown !== undefined && { shown }) },
    call,
  );
  if (values.json) {
    print(JSON.stringify(answer, null, 2));
    return;
  }
  for (const note of answer.memory) print(`MEMORY.md loses: ${note.trim()}`);
  for (const { path, count, archives } of answer.moved) {
    const [first = "", ...more] = archives;
    const names = more.length > 2 ? `${first} to ${more.at(-1)}` : archives.join(", ");
    print(`${path}: the oldest ${count} go to ${names}`);
  }
  if (answer.memory.length + answer.moved.length === 0) print("Nothing to rotate.");
  else if (answer.applied) print("Done.");
  else print(`Nothing was written. Next: --apply --shown ${answer.shown ?? ""}`);
}
