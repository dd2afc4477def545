// npm run claim: a one-time link that lets somebody in; who was let in, and how to put somebody out again.

import { inspectConfig, type RecordLocation } from "../src/config/config.ts";
import { sendCommand, type CommandOptions } from "../src/control/control-client.ts";
import type { Command, CommandAnswer } from "../src/control/commands.ts";
import type { Environment } from "../src/config/environment.ts";
import { GraceMarError, ConfigError, UsageError } from "../src/errors.ts";
import { variablesOf, whoIs, type NamedPerson } from "../src/operator/people.ts";
import type { Grant, RoleSettings } from "../src/operator/roles.ts";
import { isoTimestamp } from "../src/record/text/timestamp.ts";
import { createBotApi, type BotApi } from "../src/telegram/bot-api.ts";
import { nameOf } from "../src/telegram/names.ts";
import {
  commandEnvironment,
  print,
  readArguments,
  recordLocation,
  refusal,
  runCommand,
} from "./command-line.ts";

const USAGE = `npm run claim -- [--user ID] [--role owner|guest]     a one-time link that lets somebody in
npm run claim -- [--user ID] --list [--json]          who is let in, as what, and by what
npm run claim -- [--user ID] --revoke NUMBER          put somebody out who came in by a link
  --leave-nobody  with --revoke: also the last owner`;

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        user: { type: "string", short: "u" },
        role: { type: "string" },
        list: { type: "boolean", default: false },
        revoke: { type: "string" },
        "leave-nobody": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    },
    USAGE,
  );
  const { user } = values;
  const environment = commandEnvironment(user);
  const named = whoIsNamed(environment, user);
  const answer = await sendCommand(commandFrom(values), {
    location: named,
    named,
    telegram: telegramOf(environment, named.recordId),
    onConflict: () => undefined,
  });
  if (answer.kind === "refused") throw refusal(answer);
  if (values.json) print(JSON.stringify(answer, null, 2));
  else for (const line of describe(answer, named.recordId)) print(line);
  requireOut(answer, values.revoke ?? "");
});

interface ClaimArguments {
  readonly role?: string;
  readonly list: boolean;
  readonly revoke?: string;
  readonly "leave-nobody": boolean;
  readonly json: boolean;
}

/** @throws UsageError when what is wanted is not one thing. */
function commandFrom(values: ClaimArguments): Command {
  const { role, list, revoke, "leave-nobody": mayLeaveNobody, json } = values;
  const wanted = [role !== undefined, list, revoke !== undefined].filter(Boolean).length;
  if (wanted > 1 || (mayLeaveNobody && revoke === undefined)) throw new UsageError(USAGE);
  if (json && !list) throw new UsageError(USAGE);
  if (list) return { command: "people" };
  if (revoke !== undefined) {
    if (!/^[1-9]\d{0,15}$/.test(revoke)) {
      throw new UsageError(`--revoke takes the number that --list shows\n\n${USAGE}`);
    }
    return { command: "put-out", userId: Number(revoke), mayLeaveNobody };
  }
  if (role !== undefined && role !== "owner" && role !== "guest") throw new UsageError(USAGE);
  return { command: "claim", ...(role && { role }) };
}

/** Which Record, and whom its environment lets in. @throws ConfigError naming the variables at fault. */
function whoIsNamed(
  environment: Environment,
  user: string | undefined,
): RecordLocation & RoleSettings {
  const { faults, config } = inspectConfig(environment);
  const own = faults.filter((fault) =>
    /^GRACE_MAR_(?:OWNER|COMPANION|GUEST|OPERATOR)_/.test(fault),
  );
  if (own.length > 0) throw new ConfigError(own.join("; "));
  const { ownerIds, companionIds, guestIds, operatorIds } = config;
  const location = recordLocation(user);
  return { ...location, ownerIds, companionIds, guestIds, operatorIds };
}

/** For when no bot runs to be asked. */
function telegramOf(
  environment: Environment,
  recordId: string,
): NonNullable<CommandOptions["telegram"]> {
  const api = (): BotApi | undefined => {
    const { telegramToken: token, telegramApiRoot: apiRoot } = inspectConfig(environment).config;
    return token ? createBotApi({ token, apiRoot }) : undefined;
  };
  return {
    username: async () => {
      const found = api();
      if (found) return (await found.call("getMe", undefined)).username;
      throw new ConfigError(
        `No bot of ${recordId} runs here, and TELEGRAM_BOT_TOKEN is not known: set it in .env.${recordId}, or name the bot's file by GRACE_MAR_ENV_FILE`,
        { code: "no_token" },
      );
    },
    nameOf: async (userId) => {
      const found = api();
      return found && nameOf(userId, found);
    },
  };
}

function describe(answer: CommandAnswer, recordId: string): readonly string[] {
  if (answer.kind === "people") return listLines(answer.people, recordId);
  if (answer.kind === "put-out") {
    return answer.done.kind === "out" ? outLines(answer, answer.done.remains, recordId) : [];
  }
  if (answer.kind !== "claim") throw new Error("not an answer to a claim");
  return [
    `Open this link in Telegram within 15 minutes. It works once and makes you ${answer.role} of ${recordId}:`,
    answer.link,
  ];
}

function listLines(people: readonly NamedPerson[], recordId: string): readonly string[] {
  if (people.length === 0) return [`${recordId}: nobody is let in.`];
  return [
    `${recordId}: who is let in`,
    ...people.map(
      ({ userId, name, grants }) => `  ${whoIs(userId, name)}: ${grants.map(origin).join("; ")}`,
    ),
  ];
}

function origin(grant: Grant): string {
  return grant.by === "environment"
    ? `${grant.role}, by ${grant.variable}`
    : `${grant.role}, by a claim link since ${isoTimestamp(new Date(grant.since))}`;
}

type PutOutAnswer = Extract<CommandAnswer, { kind: "put-out" }>;

function outLines(
  { name }: PutOutAnswer,
  remains: readonly Grant[],
  recordId: string,
): readonly string[] {
  const variable = variablesOf(remains).join(" and ");
  const who = name === undefined ? "They are" : `${name} is`;
  return variable
    ? [`${recordId}: what the link gave is gone. ${who} still let in by ${variable}.`]
    : [`${recordId}: ${who} put out, and gets nothing from the bot any more.`];
}

/** @throws GraceMarError with the reason when nobody was put out. */
function requireOut(answer: CommandAnswer, number: string): void {
  if (answer.kind !== "put-out" || answer.done.kind === "out") return;
  const { done } = answer;
  switch (done.kind) {
    case "named":
      throw new GraceMarError(
        "named_in_environment",
        `${number} came in by ${done.variables.join(" and ")}, not by a link: take the number out of it and restart the bot`,
      );
    case "last-owner":
      throw new GraceMarError(
        "last_owner",
        `${number} is the last owner: without one the bot answers no orders. Let another in first (--role owner), or say --leave-nobody`,
      );
    case "changed":
      throw new GraceMarError("not_let_in", `${number} is not let in by a link: see --list`);
  }
}
