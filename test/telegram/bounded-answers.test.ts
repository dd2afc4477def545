// An answer of the Bot API is read up to a bound, whoever gives it.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { createBotApi } from "../../src/telegram/bot-api.ts";

it("an answer without end is given up while it is read, and the failure has a name", async () => {
  let sent = 0;
  const server = createServer((_request, response) => {
    response.on("error", () => undefined);
    response.write('{"ok":true,"result":"');
    const piece = Buffer.alloc(1024 ** 2, "x");
    const more = (): void => {
      while (!response.destroyed) {
        sent += piece.length;
        if (sent > 200 * 1024 ** 2) {
          response.end('"}');
          return;
        }
        if (!response.write(piece)) break;
      }
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const api = createBotApi({ token: "1:a", apiRoot: `http://127.0.0.1:${port}`, network: {} });
  await expect(api.call("getMe", undefined)).rejects.toThrow(/ANSWER_TOO_LARGE/);
  expect(sent).toBeLessThan(60 * 1024 ** 2);
});
