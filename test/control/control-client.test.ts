// A command is sent only to a socket in a folder of one's own. Whoever makes a folder of that name first hears nothing.

import { chmodSync, chownSync, mkdirSync, renameSync, symlinkSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { askRunningBot } from "../../src/control/control-client.ts";
import { controlSocketPath } from "../../src/control/control-server.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** Somebody who listens where the bot's socket would be, and what they hear. */
async function listener(
  answer: (response: ServerResponse) => void = (response) =>
    void response.end('{"kind":"claim_link","link":"https://t.me/theirs"}'),
): Promise<{ readonly path: string; readonly heard: string[] }> {
  const path = controlSocketPath("/records/abby", temporaryFolder());
  mkdirSync(dirname(path), { mode: 0o700 });
  const heard: string[] = [];
  const server: Server = createServer((request, response) => {
    request.on("data", (words: Buffer) => heard.push(words.toString("utf8")));
    request.on("end", () => {
      answer(response);
    });
  });
  onTestFinished(() => {
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return { path, heard };
}

describe("a command for the running bot", () => {
  it("is sent to a socket in a folder of this user alone", async () => {
    const { path, heard } = await listener();
    expect(await askRunningBot({ command: "status" }, path)).toBeDefined();
    expect(heard).toEqual(['{"command":"status"}']);
  });

  it("waits its time for an answer that drips, and no longer", async () => {
    const { path } = await listener((response) => {
      const drip = setInterval(() => response.write(" "), 5);
      response.on("close", () => {
        clearInterval(drip);
      });
    });
    await expect(askRunningBot({ command: "status" }, path, 100)).rejects.toMatchObject({
      code: "no_answer",
    });
  });

  it("holds no more of an answer than it may be long", async () => {
    let sent = 0;
    const { path } = await listener((response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(1024 ** 2, " "))) sent += 1;
        if (!response.destroyed) response.once("drain", more);
      };
      response.on("error", () => undefined);
      more();
    });
    await expect(askRunningBot({ command: "status" }, path)).rejects.toMatchObject({
      code: "no_answer",
    });
    expect(sent).toBeLessThan(128);
  });

  it("is not sent where the folder is open to others", async () => {
    const { path, heard } = await listener();
    for (const mode of [0o710, 0o701, 0o777, 0o1777]) {
      chmodSync(dirname(path), mode);
      expect(await askRunningBot({ command: "status" }, path)).toBeUndefined();
    }
    expect(heard).toEqual([]);
  });

  it("is not sent through a link", async () => {
    const { path, heard } = await listener();
    const folder = dirname(path);
    renameSync(folder, `${folder}.theirs`);
    symlinkSync(`${folder}.theirs`, folder);
    expect(await askRunningBot({ command: "status" }, path)).toBeUndefined();
    expect(heard).toEqual([]);
  });

  it.runIf(process.getuid?.() === 0)("is not sent into a folder of another user", async () => {
    const { path, heard } = await listener();
    chownSync(dirname(path), 65_534, 65_534);
    expect(await askRunningBot({ command: "status" }, path)).toBeUndefined();
    expect(heard).toEqual([]);
  });

  it("finds nobody where there is no folder", async () => {
    const path = join(temporaryFolder(), "grace-mar-0", "a.sock");
    expect(await askRunningBot({ command: "status" }, path)).toBeUndefined();
  });
});
