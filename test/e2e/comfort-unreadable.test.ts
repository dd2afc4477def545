// A file of the Record that cannot be read takes no comfort away from somebody who tells of distress: the fixed words and the
// numbers of the operator come, whatever way the words came in, and what is said near them is held back.

import { renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ENGLISH_LINES } from "../../src/wording/english.ts";
import { OWNER, type TestBot } from "../support/bots.ts";
import { CHILD, childsBot, HELP } from "../support/child.ts";

const TOLD = "dad hits me every evening";
const { comfort: COMFORT, unreadable: UNREADABLE, comfort_unsure: UNSURE } = ENGLISH_LINES;

const FILES = ["SELF.md", "EVIDENCE.md", "SKILLS.md", "LIBRARY.md", "MEMORY.md"];

/** What people do to a file with an editor of their own. */
const BREAKS: { readonly [how: string]: (path: string) => void } = {
  "in UTF-16": (path) => {
    writeFileSync(path, Buffer.from("\uFEFF# A note of the family\n", "utf16le"));
  },
  "in Latin-1": (path) => {
    writeFileSync(path, Buffer.from("# Größe\n", "latin1"));
  },
  "as a link": (path) => {
    writeFileSync(path, "# A note\n");
    renameSync(path, `${path}.moved`);
    symlinkSync(`${path}.moved`, path);
  },
};

function expectHeldBack(bot: TestBot): void {
  expect(bot.runtime.state.heldBack.covers(`telegram:${CHILD.id}`, Date.now())).toBe(true);
}

describe("a child that tells of being hurt is comforted", () => {
  it.each(FILES.flatMap((file) => Object.keys(BREAKS).map((how) => ({ file, how }))))(
    "with $file saved $how",
    async ({ file, how }) => {
      const bot = await childsBot({ mayLogErrors: true });
      BREAKS[how]?.(join(bot.folder, file));
      const { text } = await bot.ask(TOLD, CHILD);
      expect(text).toContain(COMFORT);
      expect(text).toContain(HELP);
      expect(text).toContain(UNREADABLE);
      expectHeldBack(bot);
      expect(bot.said(OWNER).join("\n")).not.toContain(TOLD);
    },
  );

  const date = Math.floor(Date.now() / 1000);
  const from = { id: CHILD.id, is_bot: false, first_name: CHILD.firstName };
  const chat = { id: CHILD.id, type: "private" as const, first_name: CHILD.firstName };
  const own = { message_id: 700, date, from, chat };
  const photo = [{ file_id: "x", file_unique_id: "x", width: 1, height: 1 }];
  const sound = Buffer.from(`OggS offline-transcript: ${TOLD}\n`);
  const diary = Buffer.from(TOLD);
  it.each<{ readonly where: string; readonly say: (bot: TestBot) => void }>([
    {
      where: "beside a picture",
      say: ({ telegram }) => telegram.post({ message: { ...own, photo, caption: TOLD } }),
    },
    {
      where: "behind a command",
      say: ({ telegram }) => void telegram.say(CHILD, `/privacy ${TOLD}`),
    },
    { where: "as a command", say: ({ telegram }) => void telegram.say(CHILD, `/${TOLD}`) },
    {
      where: "in a voice note",
      say: ({ telegram }) => void telegram.sendVoice(CHILD, { bytes: sound }),
    },
    {
      where: "in a file",
      say: ({ telegram }) => void telegram.sendFile(CHILD, { name: "diary.txt", bytes: diary }),
    },
    {
      where: "in changed words",
      say: ({ telegram }) =>
        telegram.post({ edited_message: { ...own, edit_date: date, text: TOLD } }),
    },
    {
      where: "just between us",
      say: ({ telegram }) => void telegram.say(CHILD, `just between us: ${TOLD}`),
    },
  ])("$where", async ({ say }) => {
    const bot = await childsBot({ mayLogErrors: true });
    BREAKS["in UTF-16"]?.(join(bot.folder, "EVIDENCE.md"));
    say(bot);
    await bot.idle();
    const said = bot.said(CHILD).join("\n");
    expect(said).toContain(COMFORT);
    expect(said).toContain(HELP);
    expectHeldBack(bot);
  });

  it("gently, when the words may mean more than they say", async () => {
    const bot = await childsBot({ mayLogErrors: true });
    BREAKS["in UTF-16"]?.(join(bot.folder, "MEMORY.md"));
    const { text } = await bot.ask("I don't want to go home", CHILD);
    expect(text).toContain(UNSURE);
    expect(text).toContain(HELP);
    expectHeldBack(bot);
  });

  it("but ordinary words are told only that the Record cannot be read", async () => {
    const bot = await childsBot({ mayLogErrors: true });
    BREAKS["in UTF-16"]?.(join(bot.folder, "MEMORY.md"));
    expect((await bot.ask("what is a lighthouse", CHILD)).text).toBe(UNREADABLE);
  });
});
