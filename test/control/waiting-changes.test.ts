// A command on a Record whose bot was killed in the middle of changing files: what was decided is finished first, and said.

import { dirname } from "node:path";
import { expect, it } from "vitest";
import { sendCommand, type CommandOptions } from "../../src/control/control-client.ts";
import type { Command } from "../../src/control/commands.ts";
import { createTestGate, RECORD_ID } from "../support/open-gate.ts";
import { temporaryFolder } from "../support/temporary.ts";

const READING: readonly Command[] = [{ command: "verify" }, { command: "people" }];

it.each(READING)(
  "$command tells of whole files, and how many changes it had to finish",
  async (command) => {
    const desk = await createTestGate();
    const { database, journal } = desk.state;
    await database.transact(() => {
      journal.add("lines", {
        appends: [
          { path: "LINES.md", text: "one\n" },
          { path: "MORE.md", text: "two\n" },
        ],
      });
    });
    desk.state.close();
    const finished: number[] = [];
    const options: CommandOptions = {
      location: {
        usersDir: dirname(desk.folder),
        recordId: RECORD_ID,
        runtimeDir: temporaryFolder(),
      },
      onCollision: (file) => {
        throw new Error(file);
      },
      onFinished: (count) => finished.push(count),
    };
    expect((await sendCommand(command, options)).kind).toBe(command.command);
    expect([desk.read("LINES.md"), desk.read("MORE.md")]).toEqual(["one\n", "two\n"]);
    await sendCommand(command, options);
    expect(finished).toEqual([2]);
  },
);
