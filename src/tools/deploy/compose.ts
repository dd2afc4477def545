// deploy/compose.yaml: one container and one volume for each Record, all from the same image.

import { requireDeployIds } from "./deploy-ids.ts";

export interface ComposeOptions {
  /** `<id>`, or `<id>:<port>` for a bot behind a reverse proxy of this machine. */
  readonly bots: readonly string[];
  /** Folder with `.env.<id>` files, absolute or relative to the compose file. */
  readonly envFolder: string;
  /** A missing Record is made from the template at the first start. */
  readonly seed: boolean;
}

const LIMIT = {
  longest: 54,
  because: "the container grace-mar-<id> is also a host name of 63",
  isHostLabel: true,
};

/** The file's text. @throws UsageError that names the id that cannot be used. */
export function composeFile({ bots, envFolder, seed }: ComposeOptions): string {
  const pairs = bots.map((bot) => {
    const [, id = bot, port] = /^(.*):(\d{1,5})$/.exec(bot) ?? [];
    return { id, port };
  });
  const ids = requireDeployIds(
    pairs.map(({ id }) => id),
    LIMIT,
  );
  return [
    ...HEAD,
    "",
    "services:",
    ...pairs.flatMap(({ id, port }) => service(id, port, envFolder, seed)),
    "",
    "volumes:",
    ...ids.flatMap((id) => [`  record-${id}:`, `    name: grace-mar-record-${id}`]),
    "",
  ].join("\n");
}

const HEAD = [
  "# Made by npm run deploy:compose; see deploy/DOCKER.md. Start: docker compose -f deploy/compose.yaml up -d --build",
  "name: grace-mar",
  "",
  "x-bot: &bot",
  "  image: grace-mar:local",
  "  build:",
  "    context: ..",
  "    dockerfile: deploy/Dockerfile",
  "  read_only: true",
  "  tmpfs:",
  '    - "/tmp:size=16m,mode=1777,noexec,nosuid,nodev"',
  "  cap_drop: [ALL]",
  "  security_opt:",
  "    - no-new-privileges:true",
  "  pids_limit: 64",
  "  mem_limit: 256m",
  "  memswap_limit: 256m",
  "  cpus: 0.8",
  "  # This machine, for a model or a proxy on it: http://host.docker.internal:11434/v1",
  '  extra_hosts: ["host.docker.internal:host-gateway"]',
  "  # A first process that passes signals on and collects the dead.",
  "  init: true",
  "  # The bot finishes the turn under way within 10 s.",
  "  stop_grace_period: 20s",
  "  # Comes back after a reboot too. A wrong configuration (exit code 78) is tried ever more slowly.",
  "  restart: unless-stopped",
  "  logging:",
  "    driver: json-file",
  "    options:",
  '      max-size: "5m"',
  '      max-file: "3"',
];

// Ids that stand alone are quoted: 123, null and no are valid ids.
function service(id: string, port: string | undefined, envFolder: string, seed: boolean): string[] {
  return [
    `  bot-${id}:`,
    "    <<: *bot",
    `    container_name: grace-mar-${id}`,
    "    env_file:",
    `      - ${JSON.stringify(`${envFolder.replace(/\/+$/, "")}/.env.${id}`)}`,
    "    # These win over the file.",
    "    environment:",
    `      GRACE_MAR_USER_ID: "${id}"`,
    "      GRACE_MAR_USERS_DIR: /data",
    ...(seed ? ["      GRACE_MAR_SEED: template"] : []),
    ...(port === undefined
      ? []
      : ['      PORT: "10000"', "    ports:", `      - "127.0.0.1:${port}:10000"`]),
    "    volumes:",
    `      - "record-${id}:/data"`,
  ];
}
