// The built program dies between Telegram's acceptance of a message and our note of it. The message may come once more,
// marked. Without a death nothing comes twice.

import { expect, it } from "vitest";
import { countFlagged } from "../../crash/crash-bot.ts";
import { GUEST, prepareBot } from "../../support/bots.ts";
import { startMain } from "../../support/processes.ts";
import { expectInvariants } from "../invariants.ts";
import { count, report } from "../plan.ts";
import { CANARY, createEchoModel, CROWD_ENVIRONMENT, echo, until, watch } from "./crowd.ts";

const KILLS = count(6, 300);

it("a death right behind an accepted message repeats that one at most, and marks it", async () => {
  const model = createEchoModel();
  const { telegram, folder, environment } = await prepareBot({
    servers: await model.startServers(),
    environment: CROWD_ENVIRONMENT,
  });
  const seen = watch(telegram);
  const times = (text: string): number =>
    seen.get(GUEST.id)?.filter((each) => each === echo(text)).length ?? 0;
  let logs = "";
  for (let kill = 0; kill < KILLS; kill += 1) {
    const main = await startMain({ environment });
    await sayAndSee(`${CANARY} calm ${kill}.`);
    // Half the time the answer is on its way when the process dies; then it may have been noted.
    if (kill % 2 === 0)
      telegram.fail({ method: "sendMessage", acceptThenHang: true, when: isKilled });
    await sayAndSee(`${CANARY} killed ${kill}.`);
    main.kill("SIGKILL");
    await main.exited;
    logs += main.stdout + main.stderr;
  }
  const last = await startMain({ environment });
  await sayAndSee(`${CANARY} last.`);
  last.kill("SIGTERM");
  await last.exited;
  logs += last.stdout + last.stderr;

  const repeats = (kind: string, most: number): number =>
    Array.from({ length: KILLS }, (_, n) => times(`${CANARY} ${kind} ${n}.`) - 1).filter(
      (more) => more > most,
    ).length;
  const figures = {
    kills: KILLS,
    repeated: repeats("killed", 0),
    flagged: countFlagged(logs),
    "more than once again": repeats("killed", 1),
    "repeated without a kill": repeats("calm", 0),
  };
  report("telegram accepted", figures);
  expect(figures).toMatchObject({ "more than once again": 0, "repeated without a kill": 0 });
  expect(figures.repeated).toBeGreaterThanOrEqual(KILLS / 2);
  expect(figures.flagged).toBeGreaterThanOrEqual(figures.repeated);
  await expectInvariants({ folder, logs, secrets: [CANARY, telegram.token] });

  async function sayAndSee(text: string): Promise<void> {
    telegram.say(GUEST, text);
    await until(() => times(text) > 0);
  }
});

function isKilled({ text }: { readonly [name: string]: unknown }): boolean {
  return String(text).includes("killed");
}
