// Twenty bots on one Telegram and one model, and the people who keep them busy.

import type { Servers } from "../support/servers.ts";
import { freePorts, startServers } from "../support/servers.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { randomFrom } from "../crash/load.ts";
import { pairUp, type Conversation } from "./heard.ts";
import { install, type Installation } from "./installation.ts";
import { createMember, GUEST, VISITOR, type Member } from "./member.ts";
import { respondTagged } from "./model.ts";
import { guestsRound, ownersRound } from "./people.ts";
import { mountSmallDisk, type SmallDisk } from "./small-disk.ts";

export interface Fleet {
  readonly servers: Servers;
  readonly installation: Installation;
  readonly members: readonly Member[];
  /** The last member's Record lies there. */
  readonly disk: SmallDisk;
}

const SIZE = 20;
/** People who talk at the same time: two cores serve them and twenty processes. */
const AT_ONCE = 12;
const MODEL_MS = { voice: 400, analyst: 300, lookup: 100, rephrase: 100, library: 100 };

/** Starts everything; half of the bots poll, half have a webhook. */
export async function startFleet(): Promise<Fleet> {
  const servers = await startServers({ respond: respondTagged, latencyMs: MODEL_MS });
  const installation = await install();
  const disk = mountSmallDisk();
  const usersDir = temporaryFolder();
  const ports = await freePorts(SIZE / 2);
  const members: Member[] = [];
  for (let number = 1; number <= SIZE; number += 1) {
    const isLast = number === SIZE;
    members.push(
      await createMember({
        number,
        servers,
        installation,
        usersDir: isLast ? disk.folder : usersDir,
        port: number % 2 === 0 ? ports[number / 2 - 1] : undefined,
      }),
    );
  }
  for (const member of members) await member.start();
  return { servers, installation, members, disk };
}

/**
 * Everybody talks, at least `rounds` rounds, until `work` is over as well.
 * @throws what the people or the work threw.
 */
export async function whileTalking(
  members: readonly Member[],
  talk: { readonly rounds: number; readonly seed: number },
  work: () => Promise<void>,
): Promise<void> {
  const slots = createSlots(AT_ONCE);
  let isOver = false;
  const over = (): void => {
    isOver = true;
  };
  const people = members.flatMap((member) =>
    [ownersRound, guestsRound].map(async (round, index) => {
      const random = randomFrom(talk.seed * 1000 + member.number * 2 + index);
      for (let n = 0; n < talk.rounds || !isOver; n += 1) {
        await slots(() => round(member, random));
      }
    }),
  );
  // Once somebody gets no answer, the others need not go on for the work's sake.
  await Promise.all([work().finally(over), ...people.map((one) => one.catch(rethrowAfter(over)))]);
}

/** All chats of a bot, each message with its answer. */
export function conversationsOf({ who, asked, heard }: Member): Conversation[] {
  return [who.owner, GUEST, VISITOR].map(({ id }) => {
    const inChat = (one: { readonly chatId: number }): boolean => one.chatId === id;
    return pairUp(asked.filter(inChat), heard.filter(inChat));
  });
}

/** Runs at most `count` pieces of work at the same time, the others in turn. */
function createSlots(count: number): (work: () => Promise<void>) => Promise<void> {
  const waiting: (() => void)[] = [];
  let free = count;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

function rethrowAfter(work: () => void): (error: unknown) => never {
  return (error) => {
    work();
    throw error;
  };
}
