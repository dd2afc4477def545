// All checks on one installation. A check that fails in an unforeseen way is a problem of its own and keeps no other back.

import { scrub } from "../../logger.ts";
import { typedHere } from "../../operator/typed-here.ts";
import { Skipped, codeOf, problem, type Check, type Finding } from "./check.ts";
import { configurationChecks } from "./configuration.ts";
import { exposureChecks } from "./exposure.ts";
import { machineChecks } from "./machine.ts";
import { modelChecks } from "./models.ts";
import { createInstallation, type Installation, type InstallationOptions } from "./installation.ts";
import { recordFileChecks } from "./record-files.ts";
import { recordStateChecks } from "./record-state.ts";
import { telegramChecks } from "./telegram-side.ts";
import { trackedChecks } from "./tracked.ts";

/** In the order in which they are shown. */
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
  /** Whose; null where the environment does not say. */
  readonly record: string | null;
  /** No problem; warnings are allowed. */
  readonly ok: boolean;
  readonly checks: readonly CheckResult[];
}

export interface CheckResult extends Finding {
  readonly id: string;
}

/**
 * Makes the checks, all at once. Changes nothing but one small file that it removes again; never throws.
 * @param checks absent: all.
 */
export async function examine(
  options: InstallationOptions,
  checks: readonly Check[] = CHECKS,
): Promise<Examination> {
  const installation = createInstallation(options);
  const { telegramToken, llm, webhook } = installation.config;
  const secrets = [telegramToken, llm.apiKey, webhook?.secret].filter((each) => each !== undefined);
  const results = await Promise.all(
    checks.map(async ({ id, look }) => {
      const { result, found, todo } = await lookSafely(look, installation);
      // No check means to say a secret; this is for the one that does.
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
