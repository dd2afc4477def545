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
      proposals: [createProposal()],
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
        proposals: [
          createProposal(),
          createProposal(place === "proposal" ? { suggestedEntry: told } : {}),
        ],
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

  it("takes what one exchange proposes together: a number, an event and a card for each, in one transaction", async () => {
    const desk = await createTestGate({ owners: [1, 2] });
    const entries = ["Corks float", "Herons stand still", "Seals sing"];
    const before = desk.read(FILES.pending);
    const proposals = entries.map((suggestedEntry) => createProposal({ suggestedEntry }));
    const exchange = { channelKey: "telegram:1", userText: "-", replyText: "-" };
    const fails = stage({ proposals, ...exchange }, desk, () => {
      throw new Error("the cause failed");
    });
    await expect(fails).rejects.toThrow("the cause failed");
    expect(desk.read(FILES.pending)).toBe(before);
    const staged = await stage({ proposals, ...exchange }, desk, () => undefined);
    expect(staged?.pendingCount).toBe(3);
    const ids = ["CANDIDATE-0001", "CANDIDATE-0002", "CANDIDATE-0003"];
    expect(staged?.candidates.map(({ id }) => id)).toEqual(ids);
    const rows = readJsonl(desk.read(FILES.events)).rows.map(({ value }) => value);
    expect(rows).toEqual(ids.map((id) => expect.objectContaining({ candidate_id: id }) as unknown));
    const said = desk
      .said()
      .map(({ chatId, text }) => [chatId, entries.find((each) => text.includes(each))]);
    expect(said).toEqual(
      entries.flatMap((each) => [
        [1, each],
        [2, each],
      ]),
    );
    expect((await stageProposal(desk)).id).toBe("CANDIDATE-0004");
  });

  it("gives no number twice, also after a block was deleted by hand", async () => {
    const desk = await createTestGate();
    const before = desk.read(FILES.pending);
    expect((await stageProposal(desk)).id).toBe("CANDIDATE-0001");
    desk.write(FILES.pending, before);
    expect((await stageProposal(desk)).id).toBe("CANDIDATE-0002");
  });
});
