import { expect, test } from "vitest";
import { CameBetween, untilNothingComesBetween } from "../../src/desk/came-between.ts";
import { createTestGate } from "../support/open-gate.ts";

test("a commit that something came before takes back all of it, and the next try stands", async () => {
  const desk = await createTestGate();
  const { settings } = desk.state;
  let tries = 0;
  const given = await untilNothingComesBetween(() => {
    tries += 1;
    const planned = settings.get("away:said");
    // Somebody writes while the first plan is made.
    if (tries === 1) void desk.note(() => settings.set("away:said", "meanwhile"));
    return desk.commit(() => {
      settings.set("away:told", `try ${tries}`);
      if (settings.get("away:said") !== planned) throw new CameBetween("all the time");
      return planned;
    });
  });
  expect([given, tries, settings.get("away:told")]).toEqual(["meanwhile", 2, "try 2"]);
});

test("what comes between each time is told in the end, and nothing of it is written", async () => {
  const desk = await createTestGate();
  const trying = untilNothingComesBetween(() =>
    desk.commit(() => {
      desk.state.settings.set("away:told", "yes");
      throw new CameBetween("people write all the time");
    }),
  );
  await expect(trying).rejects.toMatchObject({
    code: "busy",
    message: "people write all the time",
  });
  expect(desk.state.settings.get("away:told")).toBeUndefined();
});

test("any other error ends the tries at once", async () => {
  let tries = 0;
  const trying = untilNothingComesBetween(() => {
    tries += 1;
    return Promise.reject(new Error("the disk is full"));
  });
  await expect(trying).rejects.toThrow("the disk is full");
  expect(tries).toBe(1);
});
