import { expect, test } from "vitest";
import { createDesk, type Desk } from "../../src/desk/desk.ts";
import { FILES } from "../../src/record/store.ts";
import { createSettings } from "../../src/state/settings.ts";
import { openSlowDisk } from "../state/slow-disk.ts";
import { createTestGate, type TestGate } from "../support/open-gate.ts";

/** A desk over a scratch Record that tells what follows its commits. */
async function followedDesk(): Promise<{ desk: Desk; gate: TestGate; followed: string[] }> {
  const gate = await createTestGate();
  const followed: string[] = [];
  const onCommitted = (): void => {
    followed.push(gate.state.settings.get("away:key") ?? "nothing");
  };
  return { desk: createDesk({ ...gate, onCommitted }), gate, followed };
}

test("what follows a commit follows it once, and finds it committed", async () => {
  const { desk, followed } = await followedDesk();
  const given = await desk.commit(() => {
    desk.state.settings.set("away:key", "written");
    return "given";
  });
  expect(given).toBe("given");
  expect(followed).toEqual(["written"]);
});

test("nothing follows a commit that was taken back by a throw", async () => {
  const { desk, followed } = await followedDesk();
  const committing = desk.commit(() => {
    desk.state.settings.set("away:key", "written");
    throw new Error("no");
  });
  await expect(committing).rejects.toThrow("no");
  expect(followed).toEqual([]);
  expect(desk.state.settings.get("away:key")).toBeUndefined();
});

test("what a commit leads to follows it although the disk refuses the sync behind it", async () => {
  const gate = await createTestGate();
  const { database, syncs, synced } = openSlowDisk();
  const settings = createSettings(database);
  const followed: string[] = [];
  const onCommitted = (): void => void followed.push(settings.get("away:key") ?? "nothing");
  const desk = createDesk({ ...gate, state: { ...gate.state, database }, onCommitted });
  const committing = desk.commit(() => {
    settings.set("away:key", "written");
  });
  await synced(1);
  expect(followed).toEqual([]);
  syncs[0]?.reject(new Error("EIO"));
  await expect(committing).rejects.toThrow("EIO");
  expect(followed).toEqual(["written"]);
  // Whoever follows it asks the disk again.
  const asked = database.durable();
  await synced(2);
  syncs[1]?.resolve();
  await asked;
});

test("a note in the middle of a story is written and followed, and does not end the story", async () => {
  const { desk, followed } = await followedDesk();
  const ended: string[] = [];
  const message: Desk = { ...desk, commit: (work) => desk.commit(() => (ended.push("x"), work())) };
  await message.note(() => {
    message.state.settings.set("away:key", "noted");
  });
  expect(followed).toEqual(["noted"]);
  expect(ended).toEqual([]);
});

test("an act under the writer's lock sees an edit made just before it", async () => {
  const { desk, gate } = await followedDesk();
  const view: Desk = { ...desk, store: desk.store.still() };
  await view.store.read(FILES.memory);
  const first = view.alone(async (alone) => {
    gate.write(FILES.memory, "# MEMORY\n\n- an edit by hand\n");
    await alone.commit(() => undefined);
  });
  const second = view.alone((alone) => alone.store.read(FILES.memory));
  await first;
  expect(await second).toContain("an edit by hand");
  // The story's own view stands still.
  expect(await view.store.read(FILES.memory)).not.toContain("an edit by hand");
});

test("an act under the writer's lock reads each file as it first saw it", async () => {
  const { desk, gate } = await followedDesk();
  const [before, after] = await desk.alone(async ({ store }) => {
    const seen = await store.read(FILES.memory);
    gate.write(FILES.memory, "# MEMORY\n\n- an edit by hand\n");
    return [seen, await store.read(FILES.memory)];
  });
  expect(after).toBe(before);
});

test("what one act commits stands in the files when the next one begins", async () => {
  const { desk } = await followedDesk();
  const first = desk.alone(async (alone) => {
    const before = await alone.store.read(FILES.memory);
    await alone.commit(() => {
      const edit = { path: FILES.memory, before, after: `${before}\n- said before\n` };
      alone.state.journal.add("test", { edits: [edit] });
    });
  });
  const second = desk.alone((alone) => alone.store.read(FILES.memory));
  await first;
  expect(await second).toContain("said before");
});

test("an act of a message ends with the message's own commit, also under the writer's lock", async () => {
  const { desk } = await followedDesk();
  const message: Desk = {
    ...desk,
    commit: (work) =>
      desk.commit(() => {
        desk.state.settings.set("away:message", "done");
        return work();
      }),
  };
  await message.alone((alone) => alone.commit(() => undefined));
  expect(desk.state.settings.get("away:message")).toBe("done");
});

test("an act that asks for the lock it holds fails at once, and the next one has its turn", async () => {
  const { desk } = await followedDesk();
  const nested = desk.alone((alone) => alone.alone(() => Promise.resolve()));
  await expect(nested).rejects.toThrow("asked for the lock again");
  expect(await desk.alone(() => Promise.resolve("its turn"))).toBe("its turn");
});
