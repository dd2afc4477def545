// Checks of the environment and of its dotenv file.

import { statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { AROUND_A_CONTAINER, meaningItself } from "../../config/container.ts";
import { openOnTheWay } from "../../config/own-computer.ts";
import { environmentSchema, type Environment } from "../../config/environment.ts";
import { otherFileWith } from "../../operator/env-file.ts";
import { ok, problem, warning, type Check, type Finding } from "./check.ts";
import { Skipped, type Installation } from "./installation.ts";

export const configurationChecks: readonly Check[] = [
  {
    id: "env-file",
    about: "the dotenv file is there, and readable for its owner alone",
    look: ({ envFile }) => judgeEnvFile(envFile),
  },
  {
    id: "environment",
    about: "every variable is valid, and none is misspelt",
    look: judgeEnvironment,
  },
  {
    id: "open-on-the-way",
    about: "what goes to a computer far away is encrypted",
    look: ({ config }) => {
      const open = openOnTheWay(config);
      if (open.length === 0) return ok("nothing goes far over http://");
      return warning(
        `${open.join(" and ")}: http:// to a computer that is not at home`,
        "set an https:// address: others on the way can read and change what is said",
      );
    },
  },
  {
    id: "container-address",
    about: "in a container no address means the container itself",
    look: ({ config, isContainer }) => {
      if (!isContainer) return ok("this is no container");
      const own = meaningItself(config);
      if (own.length === 0) return ok("every address leads out of this container");
      return warning(
        `${own.join(" and ")}: this machine itself, which is the container`,
        AROUND_A_CONTAINER,
      );
    },
  },
  {
    id: "token-shared",
    about: "no other dotenv file in the folder has the same token",
    look: judgeTokenUse,
  },
  {
    id: "log-level",
    about: "the log is neither chatty nor silent",
    look: ({ config: { logLevel } }) => {
      if (logLevel !== "debug" && logLevel !== "silent") return ok(`LOG_LEVEL is ${logLevel}`);
      return warning(`LOG_LEVEL is ${logLevel}`, "set LOG_LEVEL=info for a bot that people use");
    },
  },
];

function judgeEnvFile(path: string): Finding {
  const name = basename(path);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile())
    throw new Skipped(`there is no ${name} here: only the process's environment counts`);
  const uid = process.getuid?.();
  if (uid === undefined) return ok(`${name} is there`);
  const mode = stats.mode & 0o777;
  const found = `${name} has mode ${mode.toString(8).padStart(4, "0")}`;
  const todo = `chmod 600 ${name}`;
  if ((mode & 0o007) !== 0) return problem(`${found}: open to every user of this machine`, todo);
  if ((mode & 0o070) !== 0) return warning(`${found}: open to its group`, todo);
  if (stats.uid !== uid) {
    return warning(`${name} belongs to another user`, `chown it to the user of the bot`);
  }
  return ok(found);
}

function judgeEnvironment({ environment, faults }: Installation): Finding {
  if (faults.length > 0) {
    return problem(faults.join("; "), "correct these; .env.example says what each takes");
  }
  const unknown = misspelt(environment);
  if (unknown.length === 0) return ok("every variable is valid");
  return warning(
    `not known: ${unknown.join(", ")}`,
    "compare with .env.example: a variable that is not known changes nothing",
  );
}

/** Names of unknown variables that only this program could mean. */
function misspelt(environment: Environment): readonly string[] {
  return Object.keys(environment).filter(
    (name) =>
      /^(?:GRACE_MAR|RATE_LIMIT)_[A-Z_]+$/.test(name) &&
      !Object.hasOwn(environmentSchema.shape, name) &&
      environment[name]?.trim(),
  );
}

/** Looks for the same token in other dotenv files. Tokens are compared here and never shown. */
function judgeTokenUse({ config: { telegramToken }, envFile }: Installation): Finding {
  if (!telegramToken) throw new Skipped("no token: see environment");
  const other = otherFileWith(telegramToken, dirname(envFile), basename(envFile));
  if (other === undefined) return ok("no other dotenv file here has this token");
  return problem(
    `${other} has the same token: two bots take each other's messages away`,
    "ask @BotFather for another bot (/newbot), or remove that file",
  );
}
