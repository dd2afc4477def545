// npm run deploy:render -- abby dad mom: a Blueprint for Render with one service for each Record.

import { RENDER_REGIONS, RENDER_TRIGGERS, renderBlueprint } from "../src/tools/deploy/render.ts";
import { UsageError } from "../src/errors.ts";
import { print, readArguments, runCommand } from "./command-line.ts";
import { writeDeployFile } from "./deploy-file.ts";

const USAGE =
  "npm run deploy:render -- <id> ... [--region frankfurt] [--plan starter] [--auto-deploy off|checksPass|commit] [--out FILE|-]";

runCommand(async () => {
  const { values, positionals: ids } = readArguments(
    {
      allowPositionals: true,
      options: {
        region: { type: "string", default: "frankfurt" },
        plan: { type: "string", default: "starter" },
        "auto-deploy": { type: "string", default: "off" },
        out: { type: "string" },
      },
    },
    USAGE,
  );
  const region = RENDER_REGIONS.find((known) => known === values.region);
  const autoDeploy = RENDER_TRIGGERS.find((known) => known === values["auto-deploy"]);
  if (!region) throw new UsageError(`--region is one of ${RENDER_REGIONS.join(", ")}`);
  if (!autoDeploy) throw new UsageError(`--auto-deploy is one of ${RENDER_TRIGGERS.join(", ")}`);
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(values.plan)) throw new UsageError(USAGE);
  if (values.plan === "free") throw new UsageError("the free plan has no disk, and sleeps");
  const text = renderBlueprint({ ids, region, plan: values.plan, autoDeploy });
  writeDeployFile(text, "render.yaml", values.out);
  if (values.out !== "-") print("Next: deploy/RENDER.md");
});
