// A child who talks with a bot that others own and operate.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Person } from "../../src/tools/simulator/simulator-types.ts";
import { startBot, type TestBot, type TestBotOptions } from "./bots.ts";

export const CHILD: Person = { id: 3003, firstName: "Mira" };
export const OPERATOR = 5005;
export const HELP = "Zebra phone 0800 000 000";

/** The child talks; others own the bot and operate it. */
export async function childsBot(options: TestBotOptions = {}): Promise<TestBot> {
  return startBot({
    ...options,
    prepare: (folder) => {
      const self = join(folder, "SELF.md");
      const text = readFileSync(self, "utf8");
      writeFileSync(self, text.replace("---\n", `---\nhelp_line: "${HELP}"\n`));
      options.prepare?.(folder);
    },
    environment: {
      GRACE_MAR_COMPANION_IDS: String(CHILD.id),
      GRACE_MAR_OPERATOR_CHAT_ID: String(OPERATOR),
      ...options.environment,
    },
  });
}
