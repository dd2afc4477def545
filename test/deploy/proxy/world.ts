// Telegram's side, two bots of ours and a third program that answers everything, behind a reverse proxy.

import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { proxiedBots, type ProxyPlan } from "../../../src/tools/deploy/proxy-plan.ts";
import { MAIN, runProcess, type TestProcess } from "../../support/processes.ts";
import { botToken, freePorts } from "../../support/servers.ts";
import { copyRecord, temporaryFolder } from "../../support/temporary.ts";
import { PATH, requireRoot, requireTool } from "../tools.ts";
import { makeCertificate } from "./certificate.ts";
import { httpsClient, type Client } from "./client.ts";
import { startProxy, type PROXIES } from "./servers.ts";

const DOMAIN = "bots.example.org";

export interface ProxyWorld {
  readonly check: { readonly code: number | null; readonly stderr: string };
  /** Asks the proxy, by a bot's public address. */
  readonly ask: Client;
  readonly secretOf: (id: string) => string;
  /** Writes to a bot and returns its answer. */
  converse(id: string, text: string): Promise<string>;
  /** Texts in a bot's chat, from everybody. */
  chat(id: string): Promise<readonly string[]>;
  /** Requests to the program that answers everything. */
  readonly seen: string[];
}

const IDS = ["abby", "mom-2"];
const PERSON = { id: 1001, firstName: "Robin" };

export async function startProxyWorld(
  name: (typeof PROXIES)[number],
  by: ProxyPlan["by"],
): Promise<ProxyWorld> {
  requireRoot();
  const folder = temporaryFolder();
  const open = await startOpenServer();
  const [abby, mom, httpsPort = 0] = await freePorts(3);
  const ports = [abby, mom, open.port];
  const plan: ProxyPlan = {
    by,
    domain: DOMAIN,
    bots: [...IDS, "open"].map((id, index) => `${id}:${ports[index]}`),
    httpsPort,
    listen: "127.0.0.1",
    certificate: makeCertificate(folder, [DOMAIN, `*.${DOMAIN}`]),
  };
  const bots = proxiedBots(plan);
  const authority = join(folder, "ca.pem");
  const { check } = await startProxy(name, plan, folder);
  const servers = await startTelegramSide(folder, authority, new Set(bots.map(({ host }) => host)));
  const control = (path: string, body?: object): Promise<unknown> =>
    fetch(`${servers.telegram}/simulator/bots${path}`, {
      ...(body && { method: "POST", body: JSON.stringify(body) }),
      headers: { "content-type": "application/json" },
    }).then((response) => response.json());
  const secretOf = (id: string): string => `secret-of-${id}`;
  const tokens = new Map(IDS.map((id, index) => [id, botToken(index + 1)]));
  for (const { id, baseUrl, port } of bots.filter((bot) => tokens.has(bot.id))) {
    const token = tokens.get(id) ?? "";
    await control("", { token, username: `${id.replace("-", "_")}_bot`, firstName: id });
    const usersDir = temporaryFolder();
    copyRecord("sample", usersDir, id);
    const bot = runProcess([MAIN], {
      environment: {
        TELEGRAM_BOT_TOKEN: token,
        TELEGRAM_API_ROOT: servers.telegram,
        OPENAI_BASE_URL: servers.model,
        GRACE_MAR_USER_ID: id,
        GRACE_MAR_USERS_DIR: usersDir,
        GRACE_MAR_OWNER_IDS: String(PERSON.id),
        WEBHOOK_BASE_URL: baseUrl,
        TELEGRAM_WEBHOOK_SECRET: secretOf(id),
        PORT: String(port),
        HOST: "127.0.0.1",
      },
    });
    await bot.writes("the webhook is registered");
  }
  const chat = async (id: string): Promise<readonly string[]> => {
    const numericId = tokens.get(id)?.split(":")[0] ?? "";
    const state = (await control(`/${numericId}/chat?chat=${PERSON.id}`)) as {
      messages: { from: string; text: string }[];
    };
    return state.messages.map(({ from, text }) => `${from}: ${text}`);
  };
  return {
    check,
    ask: httpsClient(plan, bots, authority),
    secretOf,
    chat,
    seen: open.seen,
    converse: async (id, text) => {
      const numericId = tokens.get(id)?.split(":")[0] ?? "";
      await control(`/${numericId}/say`, { person: PERSON, text });
      const until = Date.now() + 20_000;
      while (Date.now() < until) {
        const answer = (await chat(id)).find((line) => line.startsWith("bot: "));
        if (answer !== undefined) return answer;
      }
      throw new Error(`${id} did not answer`);
    },
  };
}

/** Telegram's side knows the names by an /etc/hosts of its own, and trusts the test's authority. */
async function startTelegramSide(
  folder: string,
  authority: string,
  names: ReadonlySet<string>,
): Promise<{ readonly telegram: string; readonly model: string }> {
  const hosts = join(folder, "hosts");
  writeFileSync(hosts, `127.0.0.1 localhost ${[...names].join(" ")}\n`);
  const script = 'mount --bind "$1" /etc/hosts && shift && exec "$@"';
  const side: TestProcess = runProcess(
    [
      "--mount",
      "sh",
      "-c",
      script,
      "sh",
      hosts,
      process.execPath,
      join(import.meta.dirname, "telegram-side.ts"),
    ],
    {
      program: requireTool("unshare", "util-linux"),
      environment: { PATH, NODE_EXTRA_CA_CERTS: authority },
    },
  );
  await side.writes("}\n");
  return JSON.parse(side.stdout) as { telegram: string; model: string };
}

async function startOpenServer(): Promise<{ port: number; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    request.resume();
    request.on("end", () => response.end("answered"));
    request.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, seen };
}
