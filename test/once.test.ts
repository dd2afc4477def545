// Values that are made when somebody needs them.

import { expect, it } from "vitest";
import { once } from "../src/once.ts";

it("a value is made when it is first asked for, and once", () => {
  let times = 0;
  const value = once(() => {
    times += 1;
    return undefined;
  });
  expect(times).toBe(0);
  expect([value(), value()]).toEqual([undefined, undefined]);
  expect(times).toBe(1);
});

it("what could not be made is made again", () => {
  let times = 0;
  const value = once(() => {
    times += 1;
    if (times === 1) throw new Error("not yet");
    return times;
  });
  expect(value).toThrow("not yet");
  expect(value()).toBe(2);
});
