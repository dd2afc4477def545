// Checks of the ways in from outside, and of the host's own rules.

import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { InspectedConfig } from "../../config/config.ts";
import { isLoopbackHost } from "../../loopback.ts";
import { ok, problem, warning, type Check, type Finding } from "./check.ts";
import { Skipped } from "./installation.ts";

export const exposureChecks: readonly Check[] = [
  {
    id: "web-exposure",
    about: "polling listens for this machine only; a webhook has TLS and a long secret",
    look: ({ config }) => (config.webhook ? judgeWebhook(config.webhook) : judgeServer(config)),
  },
  {
    id: "metrics-token",
    about: "whoever asks for the figures from elsewhere has the token, and an encrypted way",
    look: ({ config }) => judgeMetrics(config),
  },
  {
    id: "preview",
    about: "a preview of a pull request has no token",
    look: ({ environment, config }) => {
      if (!/^(?:1|true)$/i.test(environment["IS_PULL_REQUEST"] ?? "")) return ok("not a preview");
      if (!config.telegramToken) return ok("a preview without a token");
      return problem(
        "this is a preview, and it has a token: it takes the real bot's messages away",
        "turn previews off, or keep TELEGRAM_BOT_TOKEN out of them",
      );
    },
  },
  {
    id: "render-disk",
    about: "on Render the Records are on a disk of their own",
    look: (installation) => {
      if (!installation.environment["RENDER"]) throw new Skipped("not on Render");
      return judgeMount(installation.location().usersDir);
    },
  },
];

const SHORTEST_SECRET = 16;

function judgeWebhook({ baseUrl, secret }: NonNullable<InspectedConfig["config"]["webhook"]>) {
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol !== "https:" && !isLoopbackHost(hostname)) {
    return problem(
      "the webhook's address begins with http://",
      "set WEBHOOK_BASE_URL to an https:// address: Telegram takes no other",
    );
  }
  if (secret !== undefined && secret.length < SHORTEST_SECRET) {
    return warning(
      `TELEGRAM_WEBHOOK_SECRET has fewer than ${SHORTEST_SECRET} characters`,
      "leave it empty: then each start makes a random one",
    );
  }
  return ok(`a webhook with ${secret === undefined ? "a fresh" : "a fixed"} secret`);
}

function judgeServer({ web }: Pick<InspectedConfig["config"], "web">): Finding {
  if (!web) return ok("polling, and nothing listens");
  if (isLoopbackHost(web.host)) return ok("polling; /livez is for this machine only");
  return warning(
    "polling, and /livez listens beyond this machine",
    "unset HOST (or set it to 127.0.0.1), unless a container's health check needs it",
  );
}

function judgeMetrics({
  metricsToken,
  web,
  webhook,
}: Pick<InspectedConfig["config"], "metricsToken" | "web" | "webhook">): Finding {
  if (metricsToken === undefined) return ok("no token; /metrics is for this machine alone");
  if (!web) {
    return warning(
      "METRICS_TOKEN is set, and nothing listens",
      "set PORT, so that /metrics can be asked for, or unset METRICS_TOKEN",
    );
  }
  if (!webhook && !isLoopbackHost(web.host)) {
    return warning(
      "METRICS_TOKEN crosses the network as it is: the bot speaks plain HTTP",
      "let a proxy with TLS pass /metrics on to HOST=127.0.0.1, or keep to a network of your own",
    );
  }
  return ok("/metrics is for this machine, and for whoever has the token");
}

/** Render keeps only files below a disk's mount path. */
function judgeMount(usersDir: string): Finding {
  let folder = usersDir;
  while (!existsSync(folder)) folder = dirname(folder);
  if (statSync(folder).dev !== statSync("/").dev) return ok("the Records are on a disk");
  return problem(
    "the folder of Records is on no disk: the next deploy wipes it",
    "add a disk, and set GRACE_MAR_USERS_DIR to a folder on it (deploy/RENDER.md)",
  );
}
