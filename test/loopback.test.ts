import { describe, expect, it } from "vitest";
import { isLoopback, isLoopbackHost } from "../src/loopback.ts";

const OWN = [
  "127.0.0.1",
  "127.9.9.9",
  "::1",
  "0:0:0:0:0:0:0:1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
];
const OTHERS = [
  "",
  "0.0.0.0",
  "::",
  "10.0.0.1",
  "192.0.2.7",
  "::ffff:10.0.0.1",
  "2001:db8::1",
  "fe80::1%lo",
  "127.0.0.1.evil.example",
  "::ffff:127.0.0.1.x",
  "0127.0.0.1",
  "2130706433",
  "localhost.evil.example",
];

describe("this machine", () => {
  it.each(OWN)("is %s", (address) => {
    expect([isLoopback(address), isLoopbackHost(address)]).toEqual([true, true]);
  });

  it.each(OTHERS)("is not %j", (address) => {
    expect([isLoopback(address), isLoopbackHost(address)]).toEqual([false, false]);
  });

  it("has a name where a host is named, and none as the end of a connection", () => {
    for (const host of ["localhost", "LOCALHOST", "[::1]"]) {
      expect([isLoopbackHost(host), isLoopback(host)]).toEqual([true, false]);
    }
  });
});
