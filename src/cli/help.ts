// The texts of help: all commands, one command, and the usage below an error.

import type { Command, Option } from "./command.ts";
import type { Paint } from "./printer.ts";

/** Commands by what they are for. */
export interface Chapter {
  readonly title: string;
  readonly commands: readonly Command[];
}

export const PROGRAM = "grace-mar";

/** Every command with its line. */
export function overview(chapters: readonly Chapter[], paint: Paint): string {
  const names = chapters.flatMap(({ commands }) => commands.map(({ name }) => name));
  const width = Math.max(...names.map(({ length }) => length)) + 2;
  return [
    `${paint("bold", "Usage")}  ${PROGRAM} <command> [--user ID] [options]`,
    ...chapters.flatMap(({ title, commands }) => [
      "",
      paint("bold", title),
      ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`),
    ]),
    "",
    `${PROGRAM} <command> --help says more. In a checkout: ./${PROGRAM} <command>, or npm run ${PROGRAM} -- <command>.`,
  ].join("\n");
}

/** All about one command. */
export function helpOf(command: Command, paint: Paint): string {
  const { name, summary, example } = command;
  return [
    `${PROGRAM} ${name}: ${summary}`,
    "",
    paint("bold", "Usage"),
    ...formLines(command).map((line) => `  ${line}`),
    "",
    paint("bold", "Options"),
    ...optionLines(command).map((line) => `  ${line}`),
    "",
    paint("bold", "Example"),
    `  ${PROGRAM} ${name} ${example}`.trimEnd(),
    "",
    paint("bold", "Exit codes"),
    ...[...exitCodes(), ...command.codes].toSorted(byNumber).map((line) => `  ${line}`),
  ].join("\n");
}

/** The ways to give a command, and where more is said. */
export function usageOf(command: Command): string {
  return [...formLines(command), `${PROGRAM} ${command.name} --help says more.`].join("\n");
}

/** Those that every command has. */
export function exitCodes(): readonly string[] {
  return [
    "0   done",
    "1   not done, or not whole: the reason is said",
    "64  the words after the command cannot be used",
    "75  another process holds the Record",
    "78  a setting, a file or the Record must be put right first",
  ];
}

/** `-u, --user ID` of an option. */
export function optionWords(name: string, { short, value, type }: Option): string {
  const long = type === "string" ? `--${name} ${value ?? "TEXT"}` : `--${name}`;
  return short === undefined ? long : `-${short}, ${long}`;
}

/** The ways to give a command, one a line, each with what it does. */
export function formLines({ name, forms }: Command): readonly string[] {
  const lines = forms.map(({ words }) => `${PROGRAM} ${name} ${words}`.trimEnd());
  const width = Math.max(...lines.map(({ length }) => length)) + 3;
  return lines.map((line, index) => {
    const text = forms[index]?.text;
    return text ? `${line.padEnd(width)}${text}` : line;
  });
}

function byNumber(a: string, b: string): number {
  return Number.parseInt(a) - Number.parseInt(b);
}

function optionLines({ options }: Command): readonly string[] {
  const rows = [
    ...Object.entries(options).map(([name, option]) => [optionWords(name, option), option.text]),
    ["-h, --help", "this text"],
  ] as const;
  const width = Math.max(...rows.map(([words = ""]) => words.length)) + 2;
  return rows.map(([words = "", text = ""]) => `${words.padEnd(width)}${text}`);
}
