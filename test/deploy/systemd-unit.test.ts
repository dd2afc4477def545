// The unit, judged by systemd's own tools. A real start is not shown here, because a CI container has no systemd.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../support/processes.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { requireTool, runTool, type Outcome } from "./tools.ts";

const FOLDER = join(ROOT, "deploy", "systemd");
const UNIT = readFileSync(join(FOLDER, "grace-mar@.service"), "utf8");

/** A copy whose program exists on this machine too. */
const verify = (unit: string): Outcome => {
  const folder = temporaryFolder();
  const file = join(folder, "grace-mar@.service");
  writeFileSync(file, unit.replaceAll("/opt/grace-mar/bin/node", process.execPath));
  writeFileSync(
    join(folder, "grace-mar.target"),
    readFileSync(join(FOLDER, "grace-mar.target"), "utf8"),
  );
  const tool = requireTool("systemd-analyze", "systemd");
  return runTool(tool, ["verify", file, join(folder, "grace-mar.target")]);
};
const score = (unit: string): Outcome => {
  const file = join(temporaryFolder(), "grace-mar@.service");
  writeFileSync(file, unit);
  const tool = requireTool("systemd-analyze", "systemd");
  return runTool(tool, ["security", "--offline=true", "--threshold=15", "--no-pager", file]);
};

it("the unit is understood by systemd without one warning", () => {
  expect(verify(UNIT)).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(verify(UNIT.replace("UMask=", "UMasque=")).stderr).toContain("UMasque");
});

it("the unit is exposed at 1.5 of 10 at most", () => {
  const { code, stdout } = score(UNIT);
  expect(stdout).toMatch(/Overall exposure level for .*: (0\.\d|1\.[0-5]) /);
  expect(code).toBe(0);
  expect(score(UNIT.replaceAll(/^(Protect|Private|Restrict).*$/gm, "")).code).not.toBe(0);
});

it("the unit names the secrets' files and holds no secret's value", () => {
  for (const name of ["TELEGRAM_BOT_TOKEN", "OPENAI_API_KEY", "METRICS_TOKEN"]) {
    expect(UNIT).toMatch(new RegExp(`^Environment=${name}_FILE=%d/`, "m"));
    expect(UNIT).not.toMatch(new RegExp(`${name}=`));
  }
});

it("the unit opens the Record of its instance and no other's", () => {
  expect(UNIT).toContain("StateDirectory=grace-mar/%i\n");
  expect(UNIT).toContain("Environment=GRACE_MAR_USERS_DIR=%S/grace-mar/%i\n");
  expect(UNIT).not.toMatch(/ReadWritePaths|BindPaths/);
});
