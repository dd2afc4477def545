// deploy/render.yaml, a Blueprint for Render: one web service with one disk for each Record.
// Fields: https://render.com/docs/blueprint-spec, checked by deploy/schema/render.schema.json.
//
// The runtime is node, not docker. Render's native runtime runs as a user that may write to the disk, but nothing
// documents the owner of a disk that is mounted into an image with a user of its own.

import { requireDeployIds } from "./deploy-ids.ts";

export const RENDER_REGIONS = ["frankfurt", "ohio", "oregon", "singapore", "virginia"] as const;
export const RENDER_TRIGGERS = ["off", "checksPass", "commit"] as const;

export interface RenderOptions {
  readonly ids: readonly string[];
  readonly region: (typeof RENDER_REGIONS)[number];
  /** An instance type that can have a disk; the free one cannot. */
  readonly plan: string;
  /** The event that makes Render deploy. With `off`, people update the bots one by one. */
  readonly autoDeploy: (typeof RENDER_TRIGGERS)[number];
}

const LIMIT = {
  longest: 48,
  because: "the service's address is grace-mar-<id>-<4>.onrender.com, and a part of it may have 63",
  isHostLabel: true,
};

const MOUNT = "/var/lib/grace-mar";

/** The file's text. @throws UsageError that names the id that cannot be used. */
export function renderBlueprint(options: RenderOptions): string {
  const ids = requireDeployIds(options.ids, LIMIT);
  return [
    "# Made by npm run deploy:render; see deploy/RENDER.md. Fields: https://render.com/docs/blueprint-spec",
    "",
    "# A preview would be a second bot with the same token.",
    "previews:",
    '  generation: "off"',
    "",
    "services:",
    ...ids.flatMap((id) => service(id, options)),
    "",
  ].join("\n");
}

function service(id: string, { region, plan, autoDeploy }: RenderOptions): string[] {
  return [
    "  - type: web",
    `    name: grace-mar-${id}`,
    "    runtime: node",
    `    plan: ${plan}`,
    `    region: ${region}`,
    "    numInstances: 1",
    `    autoDeployTrigger: "${autoDeploy}"`,
    "    buildCommand: npm ci --include=dev --ignore-scripts --no-audit --no-fund && npm run build",
    "    startCommand: node --max-semi-space-size=1 --optimize-for-size --disable-sigusr1 dist/main.js",
    "    maxShutdownDelaySeconds: 30",
    "    healthCheckPath: /livez",
    "    disk:",
    `      name: record-${id}`,
    `      mountPath: ${MOUNT}`,
    "      sizeGB: 1",
    "    envVars:",
    ...variable("GRACE_MAR_USER_ID", id),
    ...variable("GRACE_MAR_USERS_DIR", `${MOUNT}/users`),
    ...variable("GRACE_MAR_SEED", "template"),
    ...variable("NODE_VERSION", "24"),
    ...variable("MALLOC_ARENA_MAX", "1"),
    ...variable("MALLOC_TRIM_THRESHOLD_", "65536"),
    ...["TELEGRAM_BOT_TOKEN", "OPENAI_API_KEY", "GRACE_MAR_OWNER_IDS"].flatMap(asked),
  ];
}

function variable(key: string, value: string): string[] {
  return [`      - key: ${key}`, `        value: "${value}"`];
}

/** A variable that Render's dashboard asks for. The file never holds its value. */
function asked(key: string): string[] {
  return [`      - key: ${key}`, "        sync: false"];
}
