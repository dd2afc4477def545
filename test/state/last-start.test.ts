import { expect, it } from "vitest";
import { noteLastStart, readLastStart, type LastStart } from "../../src/state/last-start.ts";
import { createSettings } from "../../src/state/settings.ts";
import { openDatabase } from "./support.ts";

const START: LastStart = { username: "abby_bot", mode: "polling", ownersByEnvironment: 1 };

it("the last start is remembered, and written only when it differs", async () => {
  const database = openDatabase();
  const settings = createSettings(database);
  const writes = (): unknown => database.get("SELECT total_changes() AS n");
  expect(readLastStart(settings)).toBeUndefined();
  await noteLastStart(START, { database, settings });
  expect(readLastStart(settings)).toEqual(START);
  const before = writes();
  await noteLastStart({ ...START }, { database, settings });
  expect(writes()).toEqual(before);
  await noteLastStart({ ...START, mode: "webhook" }, { database, settings });
  expect(readLastStart(settings)?.mode).toBe("webhook");
});

it.each(["", "{}", "[1]", '{"username": 1, "mode": "polling", "ownersByEnvironment": 0}'])(
  "a last start that cannot be read (%s) is none",
  (value) => {
    expect(readLastStart({ get: () => value })).toBeUndefined();
  },
);
