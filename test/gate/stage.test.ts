import { describe, expect, it } from "vitest";
import { stage } from "../../src/gate/stage.ts";
import { readJsonl } from "../../src/record/text/jsonl.ts";
import { FILES } from "../../src/record/store.ts";
import { stageProposal } from "../support/gate-acts.ts";
import { createProposal, createTestGate } from "../support/open-gate.ts";

describe("staging", () => {
  it("shows the card to every owner, with the event and whatever caused it in one transaction", async () => {
    const desk = await createTestGate({ owners: [1, 2] });
    const { id } = await stageProposal(desk);
    expect(desk.said().map(({ chatId, text }) => [chatId, text.split("\n")[0]])).toEqual([
      [1, "May I remember this?"],
      [2, "May I remember this?"],
    ]);
    expect(readJsonl(desk.read(FILES.events)).rows.map(({ value }) => value)).toEqual([
      expect.objectContaining({ event: "staged", candidate_id: id }),
    ]);
  });

  it("does nothing at all when the cause cannot be written with it", async () => {
    const desk = await createTestGate();
    const before = desk.read(FILES.pending);
    const staged = {
      proposal: createProposal(),
      channelKey: "telegram:1",
      userText: "-",
      replyText: "-",
    };
    const failing = stage(staged, desk, () => {
      throw new Error("the cause failed");
    });
    await expect(failing).rejects.toThrow("the cause failed");
    expect(desk.read(FILES.pending)).toBe(before);
    expect(desk.said()).toEqual([]);
  });

  it.each(["proposal", "userText", "replyText"] as const)(
    "takes nothing that tells of distress in %s, whoever proposes it, and says so nowhere",
    async (place) => {
      const desk = await createTestGate({ owners: [1, 2] });
      const before = desk.read(FILES.pending);
      const told = "dad hits me every evening";
      const staged = {
        proposal: createProposal(place === "proposal" ? { suggestedEntry: told } : {}),
        channelKey: "telegram:1",
        userText: place === "userText" ? told : "-",
        replyText: place === "replyText" ? told : "-",
      };
      const causes: unknown[] = [];
      expect(await stage(staged, desk, (staging) => causes.push(staging))).toBeUndefined();
      expect(causes).toEqual([undefined]);
      expect(desk.read(FILES.pending)).toBe(before);
      expect(desk.said()).toEqual([]);
      // Not even the ledger of events has begun.
      expect(() => desk.read(FILES.events)).toThrow("ENOENT");
    },
  );

  it("gives no number twice, also after a block was deleted by hand", async () => {
    const desk = await createTestGate();
    const before = desk.read(FILES.pending);
    expect((await stageProposal(desk)).id).toBe("CANDIDATE-0001");
    desk.write(FILES.pending, before);
    expect((await stageProposal(desk)).id).toBe("CANDIDATE-0002");
  });
});
