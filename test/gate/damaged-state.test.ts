// Rows of state.db that a damaged disk changed, and that no check of SQLite's own sees.

import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { performCommand } from "../../src/control/commands.ts";
import { previewMerge, shownSha256 } from "../../src/gate/merge.ts";
import { approve, stageProposal } from "../support/gate-acts.ts";
import { ACTOR, openTestGate, RECORD_ID } from "../support/open-gate.ts";
import { copyRecord, readFolder, temporaryFolder } from "../support/temporary.ts";
import { peopleOf } from "../support/people.ts";

const DAMAGES = {
  "a card that is no JSON": `UPDATE card SET body = '{"candi'`,
  "a card whose JSON says something else": `UPDATE card SET body = '{"candibate": {}}'`,
  "a card that is a number": "UPDATE card SET body = '7'",
  "a column of another name": "ALTER TABLE outbox RENAME COLUMN body TO bodx",
};

describe("a merge", () => {
  it.each(Object.entries(DAMAGES))(
    "that meets %s is refused, and nothing is merged",
    async (_, sql) => {
      const users = temporaryFolder();
      const folder = copyRecord("sample", users, RECORD_ID);
      const before = await openTestGate(users);
      await approve(before, await stageProposal(before, { suggestedEntry: "Corks float" }));
      before.state.close();
      const sqlite = new DatabaseSync(join(folder, ".runtime", "state.db"));
      sqlite.exec(sql);
      sqlite.close();

      const desk = await openTestGate(users);
      const files = readFolder(folder);
      const review = await previewMerge({ approvedBy: ACTOR.name }, desk);
      const command = {
        command: "merge",
        approvedBy: ACTOR.name,
        receipt: review && { ...review.receipt, shown_sha256: shownSha256(review) },
      } as const;
      const deps = { desk, people: peopleOf(desk), username: () => Promise.resolve("") };
      const answer = await performCommand(command, deps);
      desk.state.close();
      expect(answer).toMatchObject({ kind: "refused", code: "state_damaged" });
      expect(answer).toHaveProperty(
        "message",
        expect.stringMatching(/state\.db .*Nothing was changed.*put that file aside/),
      );
      expect(readFolder(folder)).toEqual(files);
    },
  );
});
