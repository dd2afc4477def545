// A Record with a history: merges, talk, ledgers and left-overs. Words stand in every kind of place.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { merge, previewMerge } from "../../src/gate/merge.ts";
import { jsonLine } from "../../src/record/text/jsonl.ts";
import { transcriptBlock, TRANSCRIPT_HEADER } from "../../src/record/transcript.ts";
import { approve, learnEntry, stageProposal } from "./gate-acts.ts";
import { ACTOR, openTestGate, RECORD_ID } from "./open-gate.ts";
import { copyRecord } from "./temporary.ts";

const nothing = (): void => undefined;

/** Makes `<users>/grace-mar`. */
export async function prepareLife(users: string, canary: string): Promise<void> {
  copyRecord("sample", users, RECORD_ID);
  const desk = await openTestGate(users);
  const { state, folder } = desk;
  await learnEntry(desk, "Corks float because they hold air");
  await approve(
    desk,
    await stageProposal(desk, {
      suggestedEntry: `A ${canary} has stripes`,
      summary: `Told of a ${canary}`,
    }),
  );
  const review = await previewMerge({ approvedBy: `Robin ${canary}` }, desk);
  await merge(review?.receipt, { ...ACTOR, name: `Robin ${canary}` }, desk, nothing);
  await learnEntry(desk, "Rafts float as well");
  await stageProposal(desk, { exampleFromExchange: `we saw a ${canary}` });
  await stageProposal(desk, { suggestedEntry: "Kites need wind" });
  const said = (text: string): string =>
    transcriptBlock({
      timestamp: "2026-03-05 18:20:11",
      label: "USER",
      channel: "Telegram",
      text,
    }) +
    transcriptBlock({
      timestamp: "2026-03-05 18:20:12",
      label: "GRACE-MAR",
      channel: "Telegram",
      text: "I see",
    });
  desk.write(
    "SESSION-TRANSCRIPT.md",
    TRANSCRIPT_HEADER + said("hello") + said(`a\n${canary}\nhere`) + said("bye"),
  );
  mkdirSync(join(folder, "archives"));
  desk.write(
    "archives/SELF-ARCHIVE-2026-01.md",
    `# SELF-ARCHIVE 2026-01\n\n---\n\n${said(canary)}${said("old")}`,
  );
  desk.write(
    "MEMORY.md",
    `${desk.read("MEMORY.md")}\n- [2026-11-01] ${canary} again\n- [2026-11-01] boats\n`,
  );
  desk.write("SELF.md.conflict-merge-1", `${desk.read("SELF.md")}\n- ${canary}\n`);
  desk.write(".SELF.md.0123456789ab.tmp", canary);
  desk.write(
    "PIPELINE-EVENTS.jsonl",
    desk.read("PIPELINE-EVENTS.jsonl") +
      jsonLine({
        ts: "2026-11-01T00:00:00Z",
        event: "dyad:lookup",
        candidate_id: null,
        question: `what is a ${canary}`,
      }),
  );
  await state.database.transact(() => {
    state.conversations.append(
      "telegram:1001",
      [
        { role: "user", text: "hello" },
        { role: "assistant", text: "hi" },
        { role: "user", text: `and a ${canary}?` },
        { role: "assistant", text: "stripes!" },
      ],
      0,
    );
    state.conversations.setPendingLookup("telegram:1001", `where do ${canary}s live, ${canary}`, 1);
    state.analystJobs.add({
      channelKey: "telegram:1001",
      userText: canary,
      replyText: "",
      evidence: canary,
    });
    state.analystJobs.add({
      channelKey: "telegram:1001",
      userText: "boats",
      replyText: "",
      evidence: "boats",
    });
    state.outbox.add({ chatId: 1001, text: `A ${canary}!` }, 1);
    state.outbox.add({ chatId: 1001, text: "Boats!" }, 1);
    state.homework.save(
      "telegram:1001",
      {
        id: "1",
        index: 0,
        correct: 0,
        streak: 0,
        questions: [{ question: canary, options: ["a", "b"], correct: 0 }],
      },
      1,
    );
  });
  desk.state.close();
}
