// The rest of state.db: tables in which nobody's talk is kept, such as settings. They are searched as they stand, so that
// no table is ever left out, and what they hold is named as the machine's. Proof: test/gate/forget-beside.test.ts.

import type { ForgetTarget } from "../../record/forget/target.ts";
import { holdsPhrase } from "../../record/forget/words.ts";
import type { StateDatabase } from "../database/database.ts";

/** True when a text in one of these tables holds the words. */
export function holdsInRest(
  database: StateDatabase,
  { phrases }: Pick<ForgetTarget, "phrases">,
): boolean {
  const tables = database
    .all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .filter(({ name }) => !SEARCHED.has(name));
  return tables.some(({ name }) =>
    database
      .all<{ readonly [column: string]: unknown }>(`SELECT * FROM "${name.replaceAll('"', '""')}"`)
      .some((row) =>
        Object.values(row).some((value) => isText(value) && holdsPhrase(value, phrases)),
      ),
  );
}

/** `heldRows` takes words out of the first ones. The others hold ids, counts and sums of the files, which follow them. */
const SEARCHED: ReadonlySet<string> = new Set(
  `message channel outbox inbox card analyst_job homework merge_history merge_text
  file_operation file_stamp file_digest deferral awaited_edit entry_vector`.split(/\s+/),
);

/** Numbers and sums are nobody's words. */
function isText(value: unknown): value is string {
  return typeof value === "string" && !/^(?:-?[\d .:TZ-]+|[0-9a-f]{64})$/.test(value);
}
