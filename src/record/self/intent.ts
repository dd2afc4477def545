// INTENT.md tells the purpose of a Record. People write it by hand, and only its first YAML fence counts.
// Proof: test/record/self/intent.test.ts.

import * as z from "zod";
import { yamlFences } from "../text/markdown.ts";
import { visible } from "../text/unseen.ts";
import { readLoose } from "../text/yaml-loose.ts";

/** The content of intent_snapshot.json, with the names that other tools know from the earlier system. */
export type IntentSnapshot = { readonly user_id: string; readonly generated_at: string } & (
  | ({ readonly ok: true; readonly source: string } & z.infer<typeof intentSchema>)
  | { readonly ok: false; readonly error: string }
);

/** A hand-written value as text. Unknown shapes are left out, not refused. */
const word = z.union([z.string(), z.number(), z.boolean()]).transform(String).catch("");
const words = z.array(word).catch([]);
const ruleSchema = z.object({
  id: word,
  when: word,
  prioritize: word,
  deprioritize: word,
  escalate_if: word,
  applies_to: words,
  priority: z.string().trim().min(1).transform(Number).pipe(z.number()).nullable().catch(null),
  conflict_strategy: word,
});
const noGoals = { primary: "", secondary: "", tertiary: "" };
const intentSchema = z.object({
  goals: z.object({ primary: word, secondary: word, tertiary: word }).catch(noGoals),
  tradeoff_rules: z
    .array(z.unknown())
    .transform((rules) => rules.flatMap((rule) => ruleSchema.safeParse(rule).data ?? []))
    .catch([]),
  escalation_rules: words,
  never_autonomous_actions: words,
  review_cadence: word,
});

/**
 * Reads INTENT.md. Never throws: an unreadable one becomes a snapshot with `ok: false`.
 * @param text of INTENT.md, "" where there is none.
 */
export function intentSnapshot(text: string, recordId: string, now: Date): IntentSnapshot {
  const head = { user_id: recordId, generated_at: now.toISOString() };
  const [fence] = yamlFences(text);
  const read =
    fence && intentSchema.safeParse(readLoose(text.slice(fence.bodyStart, fence.bodyEnd)));
  if (!read?.success) {
    const error = text.trim() ? "INTENT.md has no YAML that can be read" : "INTENT.md is missing";
    return { ok: false, ...head, error };
  }
  const { tradeoff_rules: rules, ...rest } = read.data;
  const named = rules.map((rule, index) => ({
    ...rule,
    // As a card shows it: the name goes into the ledger too.
    id: visible(rule.id) || `INTENT-RULE-${String(index + 1).padStart(3, "0")}`,
  }));
  return { ok: true, ...head, source: "INTENT.md", ...rest, tradeoff_rules: named };
}
