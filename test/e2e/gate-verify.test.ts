// npm run verify and npm run undo: the same beside a running bot and alone.

import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { OWNER, prepareBot, startBot, type TestBot } from "../support/bots.ts";
import { editByHand, labels, newestCard, receipts } from "../support/gate.ts";
import { makeHistory, optionsFor } from "../support/history.ts";
import { runCommand, shownWords } from "../support/commands.ts";
import { startMain, type RunOptions } from "../support/processes.ts";
import { readFolder } from "../support/temporary.ts";

describe("npm run verify", () => {
  it("tells the whole history, hand edits as such, and ends with 0", async () => {
    const { bot, options } = await stoppedBot();
    editByHand(bot, "SELF.md", "A small harbour town", "A big harbour town");
    const files = readFolder(bot.folder);
    const { code, stdout, stderr } = await runCommand("verify", [], options);
    expect([code, stderr]).toEqual([0, ""]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toEqual([
      expect.stringMatching(/^ok {8}Line 1 \(receipt .* telegram:1001 merged CANDIDATE-0005\.$/),
      expect.stringMatching(/^ok {8}Line 2 .* merged CANDIDATE-0006\.$/),
      expect.stringMatching(/^ok {8}Line 3 .* undid .*: CANDIDATE-0006\.$/),
      expect.stringMatching(/^ok {8}Line 4 .* merged CANDIDATE-0006\.$/),
      "hand edit SELF.md or EVIDENCE.md was edited by hand since line 4.",
      "The history is whole.",
    ]);
    expect(readFolder(bot.folder)).toEqual(files);
  });

  it("names the line that was forged or removed, and ends with 1", async () => {
    const { bot, options } = await stoppedBot();
    const path = join(bot.folder, "MERGE-RECEIPTS.jsonl");
    const rows = bot.read("MERGE-RECEIPTS.jsonl").trimEnd().split("\n");
    writeFileSync(path, `${rows.toSpliced(1, 1).join("\n")}\n`);
    const removed = await runCommand("verify", [], options);
    expect(removed.code).toBe(1);
    expect(removed.stdout).toMatch(/^TAMPERED .*CANDIDATE-0006/m);
    expect(removed.stdout).toContain("The history was tampered with.");

    writeFileSync(path, `${rows.join("\n")}\n`);
    const forged = { ...receipts(bot).at(-1), receipt_id: "forged" };
    appendFileSync(path, `${JSON.stringify(forged)}\n`);
    const json = await runCommand("verify", ["--json"], options);
    expect(json.code).toBe(1);
    const answer = JSON.parse(json.stdout) as { ok: boolean; findings: { kind: string }[] };
    expect(answer.ok).toBe(false);
    expect(answer.findings.filter(({ kind }) => kind === "tampered")).toContainEqual(
      expect.objectContaining({ line: 5, receiptId: "forged" }),
    );
  });

  it("says so where nothing was merged, and refuses words that it does not know", async () => {
    const { environment } = await prepareBot({ record: "minimal" });
    const options = optionsFor({ environment });
    expect(await runCommand("verify", [], options)).toEqual({
      code: 0,
      stdout: "No merge has been made yet.\nThe history is whole.\n",
      stderr: "",
    });
    expect((await runCommand("verify", ["--fix"], options)).code).toBe(64);
  });
});

describe("npm run undo", () => {
  it("shows, then takes back, the last merge or an earlier one", async () => {
    const { bot, options } = await stoppedBot();
    const files = readFolder(bot.folder);
    const shown = await runCommand("undo", [], options);
    expect([shown.code, shown.stderr]).toEqual([0, ""]);
    expect(shown.stdout).toMatch(/Would take back the merge of CANDIDATE-0006/);
    expect(shown.stdout).toMatch(/^-\s+- id: LEARN-\d+$|^-.*corks/im);
    expect(shown.stdout).toContain("Nothing was written");
    expect(readFolder(bot.folder)).toEqual(files);
    expect((await runCommand("undo", ["--apply"], options)).code).toBe(64);

    const first = String(receipts(bot)[0]?.["receipt_id"]);
    const token = await shownWords("undo", ["--receipt", first], options);
    const apply = ["--apply", ...token, "--approved-by", "Danylo"];
    const earlier = await runCommand("undo", ["--receipt", first, ...apply], options);
    expect(earlier.stdout).toBe("Taken back: CANDIDATE-0005 wait for a decision again.\n");
    expect(bot.read("SELF.md")).not.toContain("red lamp");
    expect(bot.read("SELF.md")).toMatch(/corks/i);
    expect(receipts(bot).at(-1)).toMatchObject({ undoes: first, approved_by: "Danylo" });
    const again = await runCommand("undo", ["--receipt", first, ...apply], options);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining(first)]);

    // The bot finds its card alive again.
    await bot.start();
    await bot.idle();
    const card = newestCard(bot);
    expect(card && labels(card)).toContain("✅ Approve");
  });
});

it("verify and undo ask the bot while it runs", async () => {
  const { telegram, folder, environment } = await prepareBot({ id: "ilya", record: "legacy" });
  const options = optionsFor({ environment });
  await startMain(options);
  const before = readFolder(folder);
  const receipt = join(options.folder ?? "", "receipt.json");
  const by = ["--approved-by", "Danylo"];
  await runCommand("merge", ["--generate-receipt", receipt, ...by], options);
  await runCommand("merge", ["--apply", "--receipt", receipt, ...by], options);
  expect((await runCommand("verify", [], options)).stdout).toMatch(
    /Line 2 .* Danylo merged CANDIDATE-0004\.\nThe history is whole\.\n$/,
  );
  const token = await shownWords("undo", [], options);
  const undone = await runCommand("undo", ["--apply", "--json", ...token, ...by], options);
  expect(JSON.parse(undone.stdout)).toMatchObject({
    kind: "undo",
    applied: true,
    candidateIds: ["CANDIDATE-0004"],
  });
  expect(readFolder(folder)["SELF.md"]).toBe(before["SELF.md"]);
  expect(readFolder(folder)["EVIDENCE.md"]).toBe(before["EVIDENCE.md"]);
  expect((await runCommand("undo", [], options)).stdout).toBe("There is no merge to take back.\n");
  telegram.say(OWNER, "/review");
  const review = await telegram.waitFor(() =>
    telegram.chat(OWNER.id).find(({ from }) => from === "bot"),
  );
  expect(review.text).toContain("CANDIDATE-0004");
});

async function stoppedBot(): Promise<{ readonly bot: TestBot; readonly options: RunOptions }> {
  const bot = await startBot();
  await makeHistory(bot);
  await bot.stop();
  return { bot, options: optionsFor(bot) };
}
