// A one-time link that lets somebody in; who was let in, and how to put somebody out again.

import { inspectConfig, type RecordLocation } from "../../config/config.ts";
import type { Environment } from "../../config/environment.ts";
import type { CommandOptions } from "../../control/control-client.ts";
import type { Answers, Command } from "../../control/commands.ts";
import { GraceMarError, ConfigError } from "../../errors.ts";
import { variablesOf, whoIs, type NamedPerson } from "../../operator/people.ts";
import type { Grant, RoleSettings } from "../../operator/roles.ts";
import { isoTimestamp } from "../../record/text/timestamp.ts";
import { createBotApi, type BotApi } from "../../telegram/bot-api.ts";
import { createCommandTime } from "../../true-time.ts";
import { nameOf } from "../../telegram/names.ts";
import type { Call } from "../command.ts";
import { askWith, commandEnvironment, noting, recordLocation } from "../record.ts";

interface ClaimValues {
  readonly user?: string;
  readonly role?: string;
  readonly list: boolean;
  readonly revoke?: string;
  readonly "leave-nobody": boolean;
  readonly json: boolean;
}

export async function run(call: Call<ClaimValues>): Promise<void> {
  const { values, print } = call;
  const wanted = readWanted(call);
  const environment = commandEnvironment(call, values.user);
  const named = whoIsNamed(environment, call);
  const { recordId } = named;
  const options = {
    location: named,
    named,
    telegram: telegramOf(environment, recordId),
    ...noting(call),
  };
  switch (wanted.command) {
    case "people": {
      const answer = await askWith(wanted, call, options);
      if (values.json) print(JSON.stringify(answer, null, 2));
      else for (const line of listLines(answer.people, recordId)) print(line);
      return;
    }
    case "put-out": {
      const { name, done } = await askWith(wanted, call, options);
      if (done.kind !== "out") throw notPutOut(done, wanted.userId);
      print(outLine(name, done.remains, recordId));
      return;
    }
    case "claim": {
      const { role, link } = await askWith(wanted, call, options);
      print(
        `Open this link in Telegram within 10 minutes. It works once and makes you ${role} of ${recordId}:`,
      );
      print(link);
    }
  }
}

type Wanted = Extract<Command, { command: "people" | "put-out" | "claim" }>;

/** @throws UsageError when what is wanted is not one thing. */
function readWanted({ values, wrong }: Call<ClaimValues>): Wanted {
  const { role, list, revoke, "leave-nobody": mayLeaveNobody, json } = values;
  const wanted = [role !== undefined, list, revoke !== undefined].filter(Boolean).length;
  if (wanted > 1) throw wrong("--role, --list and --revoke exclude each other");
  if (mayLeaveNobody && revoke === undefined) throw wrong("--leave-nobody goes with --revoke");
  if (json && !list) throw wrong("--json goes with --list");
  if (list) return { command: "people" };
  if (revoke !== undefined) {
    if (!/^[1-9]\d{0,15}$/.test(revoke)) {
      throw wrong("--revoke takes the number that --list shows");
    }
    return { command: "put-out", userId: Number(revoke), mayLeaveNobody };
  }
  if (role !== undefined && role !== "owner" && role !== "guest") {
    throw wrong("--role is owner or guest");
  }
  return { command: "claim", ...(role && { role }) };
}

/** Which Record, and whom its environment lets in. @throws ConfigError naming the variables at fault. */
function whoIsNamed(
  environment: Environment,
  call: Call<ClaimValues>,
): RecordLocation & RoleSettings {
  const { faults, config } = inspectConfig(environment);
  const own = faults.filter((fault) =>
    /^GRACE_MAR_(?:OWNER|COMPANION|GUEST|OPERATOR)_/.test(fault),
  );
  if (own.length > 0) throw new ConfigError(own.join("; "));
  const { ownerIds, companionIds, guestIds, operatorIds } = config;
  const location = recordLocation(call);
  return { ...location, ownerIds, companionIds, guestIds, operatorIds };
}

/** For when no bot runs to be asked. */
function telegramOf(
  environment: Environment,
  recordId: string,
): NonNullable<CommandOptions["telegram"]> {
  const time = createCommandTime();
  const api = (): BotApi | undefined => {
    const { config } = inspectConfig(environment);
    const { telegramToken: token, telegramApiRoot: apiRoot, network } = config;
    return token ? createBotApi({ token, apiRoot, network, time }) : undefined;
  };
  return {
    now: time.now,
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

function outLine(name: string | undefined, remains: readonly Grant[], recordId: string): string {
  const variable = variablesOf(remains).join(" and ");
  const who = name === undefined ? "They are" : `${name} is`;
  return variable
    ? `${recordId}: what the link gave is gone. ${who} still let in by ${variable}.`
    : `${recordId}: ${who} put out, and gets nothing from the bot any more.`;
}

/** The reason when nobody was put out. */
function notPutOut(
  done: Exclude<Answers["put-out"]["done"], { kind: "out" }>,
  number: number,
): GraceMarError {
  switch (done.kind) {
    case "named":
      return new GraceMarError(
        "named_in_environment",
        `${number} came in by ${done.variables.join(" and ")}, not by a link: take the number out of it and restart the bot`,
      );
    case "last-owner":
      return new GraceMarError(
        "last_owner",
        `${number} is the last owner: without one the bot answers no orders. Let another in first (--role owner), or say --leave-nobody`,
      );
    case "changed":
      return new GraceMarError("not_let_in", `${number} is not let in by a link: see --list`);
  }
}
