// The manifest tells an external tool about a Record without its content, and without a checksum of it: its parts, the commands that export them, and
// the purpose of the Record. The earlier system's FORK-MANIFEST.json is another file.

import { intentSnapshot } from "../self/intent.ts";

export interface ManifestSource {
  readonly recordId: string;
  /** Text of INTENT.md, "" where there is none. */
  readonly intent: string;
  readonly now: Date;
}

/** The texts of manifest.json, intent_snapshot.json and llms.txt, by name. */
export function manifestFiles(source: ManifestSource): Map<string, string> {
  const { recordId, now } = source;
  const intent = intentSnapshot(source.intent, recordId, now);
  const manifest = {
    version: "1.0",
    grace_mar: true,
    user_id: recordId,
    generated_at: now.toISOString(),
    readable: READABLE,
    writable: WRITABLE,
    writable_note: WRITABLE_NOTE,
    schema_hints: SCHEMA_HINTS,
    exports: exportsOf(recordId),
    intent_snapshot: intent,
  };
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  return new Map([
    ["manifest.json", json(manifest)],
    ["intent_snapshot.json", json(intent)],
    ["llms.txt", llmsText(manifest)],
  ]);
}

const READABLE = [
  ..."identity preferences linguistic_style personality interests values reasoning narrative IX-A IX-B IX-C"
    .split(" ")
    .map((name) => `SELF/${name}`),
  ..."READ WRITE BUILD".split(" ").map((name) => `SKILLS/${name}`),
  ..."reading_list writing_log creation_log activity_log"
    .split(" ")
    .map((name) => `EVIDENCE/${name}`),
  "LIBRARY/entries",
  "INTENT/goals",
];
const WRITABLE = ["PENDING-REVIEW/candidates"];
const WRITABLE_NOTE =
  "Tools may propose candidates, nothing else. What the owner approves is merged by the bot or by npm run merge.";
const SCHEMA_HINTS = {
  "SELF/IX-A": "entries: id LEARN-NNNN, date, topic, evidence_id, provenance",
  "SELF/IX-B": "entries: id CUR-NNNN, date, topic, intensity, evidence_id, provenance",
  "SELF/IX-C": "entries: id PER-NNNN, date, observation, evidence_id, provenance",
  "EVIDENCE/activity_log": "activities: id ACT-NNNN, date, activity_type, source, evidence_tier",
  "LIBRARY/entries": "entries: id LIB-NNNN, title, type, status, scope",
};

function exportsOf(recordId: string): { readonly [name: string]: string } {
  const command = (words: string): string => {
    const [name = "", ...rest] = words.split(" ");
    return [`npm run ${name} -- --user ${recordId}`, ...rest].join(" ");
  };
  return {
    record: command("export"),
    fork: command("fork"),
    identity: command("identity"),
    school_view: command("export-view --view school"),
    public_view: command("export-view --view public"),
    portable_prompt: command("prp"),
    intent_snapshot: command("intent-snapshot"),
  };
}

function llmsText(manifest: {
  readonly user_id: string;
  readonly generated_at: string;
  readonly exports: { readonly [name: string]: string };
}): string {
  const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");
  const exports = Object.entries(manifest.exports).map(([name, command]) => `${name}: ${command}`);
  return `# ${manifest.user_id}

> A Grace-Mar Record: what one person agreed to have written down. ${manifest.generated_at}.

## Readable

${list(READABLE)}

## Writable

${list(WRITABLE)}

${WRITABLE_NOTE}

## Exports

${list(exports)}
`;
}
