// All checks of one installation. An unforeseen failure of one check is a problem of its own and does not stop the
// others.

import { codeOf } from "../../errors.ts";
import { scrub } from "../../logger.ts";
import { secretsOf } from "../../config/config.ts";
import { typedHere } from "../../operator/typed-here.ts";
import { problem, type Check, type Finding } from "./check.ts";
import { configurationChecks } from "./configuration.ts";
import { exposureChecks } from "./exposure.ts";
import { machineChecks } from "./machine.ts";
import { modelChecks } from "./models.ts";
import {
  createInstallation,
  Skipped,
  type Installation,
  type InstallationOptions,
} from "./installation.ts";
import { recordFileChecks } from "./record-files.ts";
import { recordStateChecks } from "./record-state.ts";
import { telegramChecks } from "./telegram-side.ts";
import { trackedChecks } from "./tracked.ts";

/** All checks, in the order of the report. */
export const CHECKS: readonly Check[] = [
  ...machineChecks,
  ...configurationChecks,
  ...exposureChecks,
  ...telegramChecks,
  ...modelChecks,
  ...recordFileChecks,
  ...recordStateChecks,
  ...trackedChecks,
];

export interface Examination {
  /** Id of the Record; null when the environment does not name it. */
  readonly record: string | null;
  /** True when there is no problem. Warnings are allowed. */
  readonly ok: boolean;
  readonly checks: readonly CheckResult[];
}

export interface CheckResult extends Finding {
  readonly id: string;
}

/**
 * Makes the checks at the same time. It changes nothing but one small file, which it removes again. Never throws.
 * @param checks all checks when absent.
 */
export async function examine(
  options: InstallationOptions,
  checks: readonly Check[] = CHECKS,
): Promise<Examination> {
  const installation = createInstallation(options);
  const secrets = secretsOf(installation.config);
  const results = await Promise.all(
    checks.map(async ({ id, look }) => {
      const { result, found, todo } = await lookSafely(look, installation);
      // No check should ever show a secret. This removes one that slips through.
      const said = (text: string): string => typedHere(scrub(text, secrets), options.environment);
      return { id, result, found: said(found), ...(todo && { todo: said(todo) }) };
    }),
  );
  return {
    record: installation.isRecordKnown ? installation.config.recordId : null,
    ok: results.every(({ result }) => result !== "problem"),
    checks: results,
  };
}

async function lookSafely(look: Check["look"], installation: Installation): Promise<Finding> {
  try {
    return await look(installation);
  } catch (error) {
    if (error instanceof Skipped) return { result: "skipped", found: error.message };
    return problem(
      `this could not be looked at (${codeOf(error)})`,
      "run this as the user of the bot, where its files are",
    );
  }
}
