import { describe, expect, it } from "vitest";
import { isOwnComputer } from "../../src/config/own-computer.ts";

describe("a model server", () => {
  it.each([
    "http://localhost:11434/v1",
    "http://127.0.0.1:8080",
    "http://127.9.9.9",
    "http://2130706433/v1",
    "http://[::1]:8080/v1",
    "http://[::ffff:192.168.1.5]/v1",
    "http://10.0.0.4",
    "http://172.31.0.1",
    "http://192.168.178.20:1234/v1",
    "http://[fd00::5]/v1",
    "http://ollama:11434/v1",
    "http://studio.local.",
    "http://HOST.docker.internal:1",
  ])("at %s is a computer of one's own", (url) => {
    expect(isOwnComputer(url)).toBe(true);
  });

  it.each([
    undefined,
    "https://api.openai.com/v1",
    "http://10.example.com",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
    "http://172.32.0.1",
    "http://172.15.0.1",
    "http://11.0.0.1",
    "http://[2001:db8::1]/v1",
    "https://my.localdomain.com",
  ])("at %s is somebody else's", (url) => {
    expect(isOwnComputer(url)).toBe(false);
  });
});
