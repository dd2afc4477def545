// Replays MERGE-RECEIPTS.jsonl and says who merged what, where somebody edited by hand, and which line was forged or
// taken out. The exit code is 1 when something was tampered with.

import { EXIT } from "../../errors.ts";
import type { Call } from "../command.ts";
import type { Colour } from "../printer.ts";
import { ask } from "../record.ts";

const MARKS = {
  ok: ["ok        ", "green"],
  hand_edit: ["hand edit ", "yellow"],
  tampered: ["TAMPERED  ", "red"],
  unverifiable: ["?         ", "yellow"],
} as const satisfies { readonly [kind: string]: readonly [mark: string, colour: Colour] };

export async function run(
  call: Call<{ readonly user?: string; readonly json: boolean }>,
): Promise<void> {
  const { print, paint } = call;
  const { ok, findings } = await ask({ command: "verify" }, call);
  if (!ok) call.end(EXIT.unexpected);
  if (call.values.json) {
    print(JSON.stringify({ ok, findings }, null, 2));
    return;
  }
  for (const { kind, message } of findings) {
    const [mark, colour] = MARKS[kind];
    print(`${paint(colour, mark)}${message}`);
  }
  if (findings.length === 0) print("No merge has been made yet.");
  print(ok ? "The history is whole." : "The history was tampered with.");
}
