// nginx and Caddy as temporary processes with a generated configuration.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { caddyConfiguration } from "../../../src/tools/deploy/caddy.ts";
import { nginxConfiguration } from "../../../src/tools/deploy/nginx.ts";
import type { ProxyPlan } from "../../../src/tools/deploy/proxy-plan.ts";
import { runProcess, type TestProcess } from "../../support/processes.ts";
import { requireTool, runTool, runWell, type Outcome } from "../tools.ts";

export const PROXIES = ["nginx", "Caddy"] as const;

/** Checks the configuration with the server's own tool, and starts it on loopback. */
export async function startProxy(
  name: (typeof PROXIES)[number],
  plan: ProxyPlan,
  folder: string,
): Promise<{ readonly check: Outcome; readonly process: TestProcess }> {
  const { check, words, environment } =
    name === "nginx" ? nginx(plan, folder) : caddy(plan, folder);
  const [program = "", ...args] = words;
  const server = runProcess(args, { program, folder, environment });
  await untilListening(plan.httpsPort, server);
  return { check, process: server };
}

interface Prepared {
  readonly check: Outcome;
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/** Ours is a file for conf.d. The least that nginx needs is put around it. */
function nginx(plan: ProxyPlan, folder: string): Prepared {
  const program = requireTool("nginx", "nginx");
  for (const name of ["conf.d", "body"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "conf.d", "grace-mar.conf"), nginxConfiguration(plan));
  const main = join(folder, "nginx.conf");
  writeFileSync(
    main,
    [
      // One process: it must be gone with its test.
      "daemon off; master_process off; pid nginx.pid; error_log stderr;",
      "events { worker_connections 64; }",
      "http {",
      "  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;",
      "  uwsgi_temp_path uwsgi; scgi_temp_path scgi;",
      "  include conf.d/*.conf;",
      "}",
    ].join("\n"),
  );
  const words = [program, "-p", folder, "-c", main, "-e", "stderr"];
  return { check: runTool(program, [...words.slice(1), "-t"]), words, environment: {} };
}

function caddy(plan: ProxyPlan, folder: string): Prepared {
  const program = requireTool("caddy", "caddy");
  const file = join(folder, "Caddyfile");
  // The admin address is one for the whole machine: another Caddy may have it.
  writeFileSync(file, caddyConfiguration(plan).replace("\n{\n", "\n{\n\tadmin off\n"));
  const environment = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const config = ["--config", file, "--adapter", "caddyfile"];
  const check = runTool(program, ["validate", ...config], environment);
  // Formatted as Caddy's own tool would.
  runWell(program, ["fmt", "--overwrite", file], environment);
  const formatted = readFileSync(file, "utf8").replace("\tadmin off\n", "");
  if (formatted !== caddyConfiguration(plan)) throw new Error(`caddy fmt gives:\n${formatted}`);
  return { check, words: [program, "run", ...config], environment };
}

async function untilListening(port: number, server: TestProcess): Promise<void> {
  const until = Date.now() + 15_000;
  const isOpen = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.destroy();
        resolve(true);
      });
      socket.on("error", () => {
        resolve(false);
      });
    });
  while (!(await isOpen())) {
    if (Date.now() > until) throw new Error(`nothing listens:\n${server.stdout}\n${server.stderr}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
