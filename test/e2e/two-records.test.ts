// Two Records never meet: not in one process, and not on one Telegram.

import { expect, it } from "vitest";
import { startBot } from "../support/bots.ts";
import { startServers } from "../support/servers.ts";
import { approveAndMerge, stageOne } from "../support/gate.ts";
import { readFolder, temporaryFolder } from "../support/temporary.ts";

/** Words that only one of the two Records holds. */
const MARKS = { mira: ["Burbuja", "Lisbon", "limpet"], ilya: ["Svitanok", "Zoya", "bilge"] };

it("keeps two runtimes in one process apart", async () => {
  const servers = await startServers();
  const usersDir = temporaryFolder();
  const mira = await startBot({ servers, usersDir, id: "mira" });
  const ilya = await startBot({ servers, usersDir, id: "ilya", record: "legacy" });
  await ilya.ask("hello there");
  await ilya.idle();
  const untouched = readFolder(ilya.folder);
  const heard = ilya.telegram.calls.filter(({ method }) => method === "sendMessage").length;
  const asked = servers.model.requests.length;

  await mira.ask("/start");
  await mira.ask("what do you know about octopuses?");
  await mira.ask("why do lighthouses flash?");
  await mira.ask("yes");
  await stageOne(mira, "we drew a crab called Quintilla");
  await approveAndMerge(mira);
  await mira.idle();

  expect(readFolder(ilya.folder)).toEqual(untouched);
  expect(ilya.calls("sendMessage")).toHaveLength(heard);
  const prompts = JSON.stringify(servers.model.requests.slice(asked).map(({ body }) => body));
  for (const mark of MARKS.ilya) expect(prompts).not.toContain(mark);

  const answer = await ilya.ask("what do you know about Quintilla?");
  expect(answer.text).toContain("do you want me to look it up");
  const last = servers.model.requests.findLast(({ task }) => task === "voice");
  for (const mark of [...MARKS.mira, "Quintilla"]) {
    expect(
      JSON.stringify(last?.body).replace("what do you know about Quintilla", ""),
    ).not.toContain(mark);
  }
  expect(last?.messages[0]?.content).toContain("Svitanok");
});

it("takes no claim, card or conversation of one for the other's", async () => {
  const servers = await startServers();
  const mira = await startBot({ servers, id: "mira" });
  const ilya = await startBot({ servers, id: "ilya", record: "legacy" });
  const card = await stageOne(mira, "we drew a crab called Quintilla");
  const data = card.buttons.flat()[0]?.callback_data ?? "";
  const foreign = await ilya.telegram.tap({ id: 1001, firstName: "Robin" }, 1, data).answered;
  expect(foreign.text).toMatch(/doesn't work any more/);
  await ilya.idle();
  expect(ilya.conversation().history).toEqual([]);
  expect(ilya.read("PENDING-REVIEW.md")).not.toContain("Quintilla");
});
