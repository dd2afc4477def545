import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { renderBlueprint } from "../../../src/tools/deploy/render.ts";
import { UNIT_SETTINGS } from "../../bench/bot-process.ts";
import { ROOT } from "../../support/processes.ts";

it("every way of starting gives V8 the flags that memory was measured with", () => {
  const options = {
    ids: ["abby"],
    region: "frankfurt",
    plan: "starter",
    autoDeploy: "off",
  } as const;
  const ways = {
    "npm start": read("package.json"),
    systemd: read("deploy/systemd/grace-mar@.service"),
    Docker: read("deploy/Dockerfile").replaceAll('", "', " "),
    Render: renderBlueprint(options),
  };
  const flags = ` ${UNIT_SETTINGS.flags.join(" ")} `;
  expect(flags).toMatch(/^ (--[\w-]+(=\d+)? )+$/);
  for (const [way, text] of Object.entries(ways)) {
    // An older Node, from which npm start goes on to the right one, does not know this flag.
    const own = way === "npm start" ? flags : `${flags}--disable-sigusr1 `;
    expect(/node"?( --.*?)\S*dist\/main\.js/.exec(text)?.[1], way).toBe(own);
  }
});

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}
