// Links and backups in any order: what was used up, has run out or was taken back stays so, whatever backup is restored.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { makeBackup } from "../../../src/state/backup.ts";
import { CLAIM_LIFETIME_MS, type ClaimedRole } from "../../../src/state/access.ts";
import { restoreRecord } from "../../../src/state/restore.ts";
import { testClock } from "../../support/clock.ts";
import { openTestGate, RECORD_ID } from "../../support/open-gate.ts";
import { copyRecord } from "../../support/temporary.ts";
import { withZipFile } from "../../support/zip.ts";
import { count, report, sample, tryEach, workInMemory } from "../plan.ts";

const life = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        act: fc.constant("link" as const),
        role: fc.constantFrom("owner" as const, "guest" as const),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        act: fc.constant("open" as const),
        link: fc.nat(),
        person: fc.integer({ min: 1, max: 5 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        act: fc.constant("put out" as const),
        person: fc.integer({ min: 1, max: 5 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ act: fc.constant("back up" as const) }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant("restore" as const), backup: fc.nat() }) },
    {
      weight: 1,
      arbitrary: fc.record({
        act: fc.constant("wait" as const),
        minutes: fc.integer({ min: 1, max: 20 }),
      }),
    },
  ),
  { minLength: 8, maxLength: 24 },
);

it("no restore of any backup brings a link back, nor a person who was put out since", async () => {
  workInMemory();
  const lives = sample(life, count(40, 1_500), "restored claims");
  const done = { restores: 0, "links opened": 0 };
  await tryEach(lives, async (acts) => {
    const users = mkdtempSync(join(tmpdir(), "grace-mar-test-"));
    try {
      await live(acts, users, done);
    } finally {
      rmSync(users, { recursive: true, force: true });
    }
  });
  expect(done.restores).toBeGreaterThan(lives.length / 2);
  expect(done["links opened"]).toBeGreaterThan(lives.length / 2);
  report("forge restored claims", { lives: lives.length, ...done, revived: 0 });
});

/** Who is let in, and which links work, is known beside the database. */
async function live(
  acts: typeof life extends fc.Arbitrary<infer T> ? T : never,
  users: string,
  done: { restores: number; "links opened": number },
): Promise<void> {
  copyRecord("minimal", users, RECORD_ID);
  const clock = testClock();
  let desk = await openTestGate(users, { clock });
  const links: { code: string; role: ClaimedRole; until: number; isDead: boolean }[] = [];
  const backups: string[] = [];
  const inside = new Map<number, ClaimedRole>();
  const inOne = <T>(work: () => T): Promise<T> => desk.state.database.transact(work);
  try {
    for (const each of acts) {
      const now = clock.now().getTime();
      const { access } = desk.state;
      switch (each.act) {
        case "link": {
          const code = await inOne(() => access.createCode(each.role, now));
          links.push({ code, role: each.role, until: now + CLAIM_LIFETIME_MS, isDead: false });
          break;
        }
        case "open": {
          const link = links[each.link % Math.max(1, links.length)];
          if (!link) break;
          const works = !link.isDead && now < link.until;
          const answer = await inOne(() => access.redeem(link.code, each.person, now));
          expect(answer !== undefined, JSON.stringify(each)).toBe(works);
          if (!works) break;
          done["links opened"] += 1;
          const isFirst = link.role === "owner" && ![...inside.values()].includes("owner");
          // Links for "whoever is first" are spent with the first.
          for (const other of links) {
            if (other === link || (isFirst && other.role === "owner")) other.isDead = true;
          }
          if (inside.get(each.person) !== "owner") inside.set(each.person, link.role);
          break;
        }
        case "put out":
          await inOne(() => access.revoke(each.person));
          inside.delete(each.person);
          // Nobody knows who has the open ones.
          for (const link of links) link.isDead = true;
          break;
        case "back up":
          backups.push((await makeBackup(desk)).path);
          break;
        case "restore": {
          const backup = backups[each.backup % Math.max(1, backups.length)];
          if (backup === undefined) break;
          const zip = readFileSync(backup);
          desk.state.close();
          const place = { usersDir: users, recordId: RECORD_ID };
          await withZipFile(zip, (path) => restoreRecord(place, path, clock.now()));
          desk = await openTestGate(users, { clock });
          // Backups of one moment have one name each second.
          clock.advance({ seconds: 2 });
          for (const link of links) link.isDead = true;
          done.restores += 1;
          break;
        }
        case "wait":
          clock.advance({ minutes: each.minutes });
      }
      const found = desk.state.access.claimed().map(({ userId, role }) => [userId, role]);
      expect(new Map(found as [number, ClaimedRole][])).toEqual(inside);
    }
  } finally {
    desk.state.close();
  }
}
