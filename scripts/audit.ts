// npm run audit: asks the registry for known faults and signatures of the packages that a bot is installed with. The
// exit code is 1 when there is a fault. A registry that does not answer is reported and is no fault.

import { join } from "node:path";
import { EXIT } from "../src/errors.ts";
import { print, readArguments, runCommand } from "./command-line.ts";
import { auditAdvisories, auditSignatures, type Verdict } from "./npm-audit.ts";

runCommand(async () => {
  readArguments({ options: {} }, "npm run audit");
  const root = join(import.meta.dirname, "..");
  report("known faults", await auditAdvisories(root));
  report("signatures", await auditSignatures(root));
});

function report(what: string, verdict: Verdict): void {
  if (verdict.kind === "clean") print(`${what}: none is bad`);
  if (verdict.kind === "unavailable") print(`${what}: NOT CHECKED (${verdict.reason})`);
  if (verdict.kind !== "faulty") return;
  print(`${what}: ${verdict.packages.join(", ")}`);
  process.exitCode = EXIT.unexpected;
}
