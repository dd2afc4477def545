// SESSION-TRANSCRIPT.md and SELF-ARCHIVE.md consist of blocks. Every line of a text carries `> `, so that nothing that
// was said can begin a block of its own. Proof: test/record/logs.test.ts.

import { clipScalar } from "./text/clip.ts";
import { oneLine, plainText } from "./text/scalar.ts";

/** The beginning of a new SESSION-TRANSCRIPT.md. */
export const TRANSCRIPT_HEADER = `# SESSION TRANSCRIPT

> Raw log of what was said, for reading and for debugging. It is not part of the Record: nothing here counts as known.

---

`;

/** The beginning of a new SELF-ARCHIVE.md. Rotation needs the empty lines around \`---\` exactly like this. */
export const ARCHIVE_HEADER = `# SELF-ARCHIVE

> What was approved and merged, oldest first. Written after each merge; the Record itself is SELF.md and EVIDENCE.md.

---

`;

/** The labels of events in the transcript. */
export const TRANSCRIPT_LABELS = [
  "USER",
  "GRACE-MAR",
  "GRACE-MAR (lookup)",
  "GRACE-MAR (homework)",
  "LOOKUP REQUEST",
  "ACTIVITY REPORT",
  "CHECKPOINT HANDBACK",
  "HANDBACK DOCUMENT",
  "SESSION START",
  "SESSION RESET",
  "WECHAT SUBSCRIBE",
  "HOMEWORK START",
  "HOMEWORK ANSWER",
  "HOMEWORK ANSWER (tap)",
  "HOMEWORK ANSWER (voice)",
  "HOMEWORK STOPPED",
] as const;

export type TranscriptLabel = (typeof TRANSCRIPT_LABELS)[number];

/** One event of the transcript. `channel` is a label from `channelLabel`. An empty text leaves one line. */
export function transcriptBlock(block: {
  readonly timestamp: string;
  readonly label: TranscriptLabel;
  readonly channel: string;
  readonly text: string;
}): string {
  const text = plainText(block.text);
  return logBlock(block, block.label, text === "" ? [] : text.split("\n"));
}

/** The block of one merged candidate in SELF-ARCHIVE.md. */
export function archiveBlock(block: {
  readonly timestamp: string;
  readonly channel: string;
  readonly candidateId: string;
  readonly evidenceId: string;
  /** The approved text, as it stands in the Record. */
  readonly text: string;
}): string {
  const text = clipScalar(oneLine(block.text), 300).trimEnd();
  const lines = [`${block.candidateId} → ${block.evidenceId}`, text];
  return logBlock(block, "APPROVED", lines.filter(Boolean));
}

/** The label of a channel in logs: a name by the prefix of its key, else the key itself. */
export function channelLabel(channelKey: string): string {
  return labelOf(channelKey) ?? (oneLine(channelKey) || UNKNOWN_CHANNEL);
}

/** The same for a key that was read from a file. A channel that we do not know is not named. */
export function knownChannel(channelKey: string): string {
  return labelOf(channelKey) ?? UNKNOWN_CHANNEL;
}

const UNKNOWN_CHANNEL = "Unknown";

function labelOf(channelKey: string): string | undefined {
  const key = oneLine(channelKey).toLowerCase();
  return CHANNELS.find(([prefix]) => key.startsWith(prefix))?.[1];
}

const CHANNELS: readonly (readonly [prefix: string, label: string])[] = [
  ["telegram:", "Telegram"],
  ["chat ", "Telegram"],
  ["test:", "Test"],
  ["wechat:", "WeChat"],
  ["miniapp:", "Mini App"],
  ["miniapp_", "Mini App"],
  ["operator:", "Operator"],
];

/** The labels of all channels that `channelLabel` knows. */
export const CHANNEL_NAMES: readonly string[] = [
  ...new Set(CHANNELS.map(([, label]) => label)),
  "Unknown",
];

function logBlock(
  head: { readonly timestamp: string; readonly channel: string },
  label: string,
  lines: readonly string[],
): string {
  const quoted = lines.map((line) => `> ${line}\n`).join("");
  return `**[${head.timestamp}]** \`${label}\` (${oneLine(head.channel)})\n${quoted}\n`;
}
