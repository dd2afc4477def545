// A program for crash tests: it opens a Record, then merges the approved candidates, forgets, or only recovers. It
// kills itself at the given point and prints each point that it passes.

import { previewMerge, merge } from "../../src/gate/merge.ts";
import { previewForget } from "../../src/gate/forget-find.ts";
import { forget } from "../../src/gate/forget.ts";
import { CANARY, openGate } from "./open-gate.ts";

const [usersDir = "", task = "", killAt = "", large = ""] = process.argv.slice(2);

/** No finally, no flush: the process is gone before this returns. */
function point(name: string): void {
  if (name === killAt) {
    process.kill(process.pid, "SIGKILL");
    for (;;);
  }
  process.stdout.write(`${name}\n`);
}

let steps = 0;
const desk = await openGate(usersDir, {
  ...(large && { largeText: Number(large) }),
  onStep: () => {
    steps += 1;
    point(`step ${steps}`);
  },
  onCommitted: () => {
    point("committed");
  },
});
if (task === "merge") {
  const review = await previewMerge({ approvedBy: "tester" }, desk);
  const actor = { name: "tester", source: "cli", channelKey: "operator:cli" };
  await merge(review?.receipt, actor, desk, ({ merged }) => {
    const text = `merged ${merged.length}`;
    desk.state.outbox.add({ chatId: 1001, text }, desk.now().getTime());
    point("in the transaction");
  });
}
if (task === "forget") {
  const review = await previewForget(CANARY, desk);
  const actor = { name: "tester", source: "cli", channelKey: "operator:cli" };
  const request = { words: CANARY, sha256: review?.sha256 ?? "" };
  if (review) {
    await forget(request, actor, desk, () => {
      point("in the transaction");
    });
  }
}
desk.state.close();
process.stdout.write("done\n");
