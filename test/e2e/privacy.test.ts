// Who sees what, as /privacy and the greeting say it: every sentence against a role or a setting that changes it.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fill, type Lines } from "../../src/wording/catalogue.ts";
import { CATALOGUES } from "../../src/wording/catalogues.ts";
import { ENGLISH_LINES as EN } from "../../src/wording/english.ts";
import { GUEST, OWNER, SECOND_OWNER, startBot } from "../support/bots.ts";

const { firstName: OWNERS_NAME } = OWNER;
const DAYS = "keep_chat_days: 90";
/** Kim's words are evidence; Robin, the owner, only decides. */
const KIM_TELLS = { GRACE_MAR_COMPANION_IDS: String(SECOND_OWNER.id) };
const REMOTE = { OPENAI_BASE_URL: "https://models.example/v1" };

describe("/privacy", () => {
  it("tells an owner whose words are evidence of the cards and of the order that erases all", async () => {
    const text = await told(OWNER);
    expect(text).toContain(fill(EN.privacy_owners, { owners: "You" }));
    expect(text).toContain(EN.privacy_take_you);
    expect(text).toContain(fill(EN.privacy_erase, { id: "grace-mar" }));
    expect(text).not.toContain(EN.privacy_not_proposed);
  });

  it("tells an owner who is no companion that nothing is proposed from their words", async () => {
    const text = await told(OWNER, { environment: KIM_TELLS });
    expect(text).toContain(EN.privacy_not_proposed);
    expect(text).toContain(fill(EN.privacy_owners, { owners: "You" }));
  });

  it("tells a companion who decides: the owner by first name, who sees the sentence on a card", async () => {
    const text = await told(SECOND_OWNER, { environment: KIM_TELLS });
    expect(text).toContain(fill(EN.privacy_owners, { owners: OWNERS_NAME }));
    expect(text).toContain(fill(EN.privacy_take, { owners: OWNERS_NAME }));
    expect(text).not.toContain(EN.privacy_not_proposed);
    expect(text).not.toContain("npm run erase");
  });

  it("tells a guest that nothing is proposed, and that the owners may read the transcript", async () => {
    const text = await told(GUEST);
    expect(text).toContain(EN.privacy_not_proposed);
    expect(text).toContain(fill(EN.privacy_owners_guest, { owners: OWNERS_NAME }));
    expect(text).not.toMatch(/cards|npm run/);
  });

  it("names every owner, or none when Telegram does not know one", async () => {
    const environment = { GRACE_MAR_OWNER_IDS: `${OWNER.id},${SECOND_OWNER.id}` };
    let passed = 0;
    const ticks = (): number => performance.now() + passed;
    const bot = await startBot({ environment, runtime: { ticks } });
    await bot.ask("/help", OWNER);
    const toGuest = await bot.ask("/privacy", GUEST);
    expect(toGuest.text).toContain("• Whoever looks after this Record:");
    expect(toGuest.text).not.toContain(OWNERS_NAME);
    expect((await bot.ask("/privacy", OWNER)).text).toContain(`• You, ${EN.owners_others}:`);
    await bot.ask("/help", SECOND_OWNER);
    // Who was not known is asked for again after a minute.
    passed += 60_000;
    const { text } = await bot.ask("/privacy", OWNER);
    expect(text).toContain("• You, Kim:");
    expect(text).toContain(fill(EN.privacy_take, { owners: "you, Kim" }));
    expect((await bot.ask("/privacy", GUEST)).text).toContain("• Robin, Kim:");
  });

  it("says how long what was said is kept, and what of it is kept longer", async () => {
    const forEver = await told(OWNER);
    expect(forEver).toContain(EN.privacy_chat_stays);
    expect(forEver).not.toContain(EN.privacy_proposed_stays);
    const until = await told(OWNER, { frontMatter: DAYS });
    expect(until).toContain(fill(EN.privacy_chat_goes, { days: 90 }));
    expect(until).toContain(EN.privacy_proposed_stays);
    expect(until).not.toContain(EN.privacy_chat_stays);
    const guest = await told(GUEST, { frontMatter: DAYS });
    expect(guest).toContain(fill(EN.privacy_chat_goes, { days: 90 }));
    expect(guest).not.toContain(EN.privacy_proposed_stays);
  });

  it("tells a computer of the family's own from a model server elsewhere", async () => {
    const own = await told(GUEST);
    expect(own).toMatch(/A computer of your family's own, 127\.0\.0\.1:\d+:/);
    expect(own).not.toContain("model server");
    const remote = await told(GUEST, { environment: REMOTE });
    expect(remote).toContain(fill(EN.privacy_model, { server: "models.example" }));
    expect(remote).not.toContain("family's own");
    const key = "sk-zebrawood";
    const openAi = { OPENAI_BASE_URL: undefined, OPENAI_API_KEY: key };
    const standard = await told(GUEST, { environment: openAi });
    expect(standard).toContain(fill(EN.privacy_model, { server: "OpenAI (api.openai.com)" }));
    expect(standard).not.toContain(key);
  });

  it("says that each entry goes to the model server, where one tells the meaning of entries, and only there", async () => {
    expect(await told(GUEST, { environment: REMOTE })).not.toContain(EN.privacy_model_entries);
    const embedding = { ...REMOTE, OPENAI_EMBEDDING_MODEL: "near-model" };
    const text = await told(GUEST, { environment: embedding });
    const line = text.split("\n").find((each) => each.includes("models.example"));
    expect(line).toContain(EN.privacy_model_entries);
    expect(line).toContain("near-model");
  });

  it("names the talk just between us in the sentence that says that words are written down", async () => {
    const text = await told(GUEST);
    const paragraph = text.split("\n\n").find((each) => each.includes("word for word"));
    expect(paragraph).toContain("/between_us");
  });

  it("begins with short words for a child, and for nobody else", async () => {
    const short = EN.privacy_short_you;
    const child = await told(OWNER, { frontMatter: DAYS });
    expect(child.startsWith(short)).toBe(true);
    expect(child.split("\n\n")[0]).toContain(EN.privacy_short_asks_you);
    expect(child.split("\n\n")[0]).toContain(fill(EN.privacy_short_goes, { days: 90 }));
    const playmate = (await told(GUEST)).split("\n\n")[0];
    expect(playmate).toContain(fill(EN.privacy_short, { owners: OWNERS_NAME }));
    expect(playmate).toContain(EN.privacy_not_proposed);
    expect(playmate).not.toContain("days");
    const grownUp = { record: "ines", id: "ines", frontMatter: "language: English" };
    expect(await told(OWNER, grownUp)).toMatch(/^What I keep of/);
    expect(await told(OWNER, { environment: KIM_TELLS })).toMatch(/^What I keep of/);
  });

  it.each(CATALOGUES.map(({ names, lines }) => [names[0] ?? "", lines] as const))(
    "says it in %s, whole and with nothing unfilled",
    async (language, lines: Lines) => {
      for (const person of [OWNER, GUEST]) {
        const text = await told(person, { frontMatter: `language: ${language}\n${DAYS}` });
        expect(text).toContain(lines.privacy_who);
        expect(text).toContain(fill(lines.privacy_chat_goes, { days: 90 }));
        expect(text).not.toMatch(/\{\w+\}/);
        expect(text.length).toBeLessThan(4096);
      }
    },
  );
});

describe("the greeting", () => {
  const greeted = (person: typeof OWNER, options: Told = {}) =>
    told(person, { ...options, command: "/start" });

  it("tells everybody that words are written down, and who can read them", async () => {
    expect(await greeted(OWNER)).toContain(EN.greeting_written_you);
    const guest = await greeted(GUEST);
    expect(guest).toContain(fill(EN.greeting_written, { owners: OWNERS_NAME }));
    expect(guest).toContain(EN.greeting_more);
    const gone = fill(EN.privacy_short_goes, { days: 90 });
    expect(guest).not.toContain("throw");
    expect(await greeted(GUEST, { frontMatter: DAYS })).toContain(gone);
  });

  it("asks only those for a report from whose words something is proposed", async () => {
    const owner = await greeted(OWNER);
    expect(owner).toContain(EN.greeting_report);
    expect(owner).toContain(EN.greeting_owner);
    const guest = await greeted(GUEST);
    expect(guest).not.toContain(EN.greeting_report);
    expect(guest).toContain(EN.privacy_not_proposed);
    const onlyDecides = await greeted(OWNER, { environment: KIM_TELLS });
    expect(onlyDecides).not.toContain(EN.greeting_report);
    expect(onlyDecides).toContain(EN.privacy_not_proposed);
  });

  it("tells a companion who sees their sentence on a card", async () => {
    expect(await greeted(SECOND_OWNER, { environment: KIM_TELLS })).toContain(
      fill(EN.greeting_companion, { owners: OWNERS_NAME }),
    );
  });
});

it("asks the Voice not to promise to remember, in a talk just between us and nowhere else", async () => {
  const bot = await startBot();
  const prompts = () => JSON.stringify(bot.servers.model.requests);
  await bot.ask("why do lighthouses flash?");
  expect(prompts()).not.toContain("Never say that you will remember");
  await bot.ask("just between us: I broke the vase");
  expect(prompts()).toContain("Never say that you will remember");
});

interface Told {
  readonly environment?: NodeJS.ProcessEnv;
  readonly frontMatter?: string;
  readonly command?: string;
  readonly record?: string;
  readonly id?: string;
}

/** The bot's answer to somebody. The owner has written to it before, so Telegram knows their name. */
async function told(
  person: typeof OWNER,
  { frontMatter, command = "/privacy", ...options }: Told = {},
): Promise<string> {
  const prepare = (folder: string): void => {
    const self = join(folder, "SELF.md");
    const text = readFileSync(self, "utf8");
    if (frontMatter) writeFileSync(self, `---\n${frontMatter}\n---\n${text}`);
  };
  const bot = await startBot({ ...options, prepare });
  await bot.ask("/help", OWNER);
  const { text } = await bot.ask(command, person);
  expect(bot.servers.model.requests).toEqual([]);
  return text;
}
