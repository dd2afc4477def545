// A Blueprint for Render with one service for each Record.

import { UsageError } from "../../errors.ts";
import { RENDER_REGIONS, RENDER_TRIGGERS, renderBlueprint } from "../../tools/deploy/render.ts";
import type { Call } from "../command.ts";
import { writeDeployFile } from "./deploy-file.ts";

interface RenderValues {
  readonly region: string;
  readonly plan: string;
  readonly "auto-deploy": string;
  readonly out?: string;
}

export async function run(call: Call<RenderValues>): Promise<void> {
  const { values, words: ids, wrong } = call;
  const region = RENDER_REGIONS.find((known) => known === values.region);
  const autoDeploy = RENDER_TRIGGERS.find((known) => known === values["auto-deploy"]);
  if (!region) throw new UsageError(`--region is one of ${RENDER_REGIONS.join(", ")}`);
  if (!autoDeploy) throw new UsageError(`--auto-deploy is one of ${RENDER_TRIGGERS.join(", ")}`);
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(values.plan)) throw wrong("--plan is a word such as starter");
  if (values.plan === "free") throw new UsageError("the free plan has no disk, and sleeps");
  const text = renderBlueprint({ ids, region, plan: values.plan, autoDeploy });
  await writeDeployFile(text, "render.yaml", values.out, call);
  if (values.out !== "-") call.print("Next: deploy/RENDER.md");
}
