// docs/commands.md as text: every command of the table, as help shows it.

import type { Command } from "../src/cli/command.ts";
import { exitCodes, formLines, optionWords, PROGRAM, type Chapter } from "../src/cli/help.ts";

/** The whole page, as the formatter leaves it. */
export function commandsPage(chapters: readonly Chapter[]): string {
  return [
    "# Commands",
    "",
    "Written from the table of commands (`src/cli/`) by `npm run commands`; a test compares. The program says the same:",
    `\`${PROGRAM} help\` lists all commands, and \`${PROGRAM} <command> --help\` says all about one.`,
    "",
    "| Where                        | What to type                                                                           |",
    "| ---------------------------- | -------------------------------------------------------------------------------------- |",
    "| a checkout                   | `./grace-mar <command>`, or `npm run grace-mar -- <command>`                           |",
    "| the same, by its older name  | `npm run <command> --`, with `deploy:compose` for `deploy-compose` and so on           |",
    "| a built program, a container | `dist/grace-mar <command>`                                                             |",
    "| a systemd unit               | `sudo deploy/systemd/install.sh run <id> <command>`, which fills in whose Record it is |",
    "",
    "Paths that are typed begin in the folder where the command is called; `users/` and `.env.<id>` are looked for there too.",
    "Colour and signs of progress are for terminals, and there is no colour where `NO_COLOR` is set. Exit codes of all commands:",
    "",
    ...exitCodes().map(listed),
    "",
    ...chapters.flatMap(({ title, commands }) => [`## ${title}`, "", ...commands.flatMap(section)]),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

function section(command: Command): readonly string[] {
  const { name, summary, options, codes, example } = command;
  const rows = Object.entries(options).map(
    ([option, row]) => `- \`${optionWords(option, row)}\`: ${row.text}`,
  );
  return [
    `### ${name}`,
    "",
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    "",
    "```sh",
    ...formLines(command).map((line) => line.replace(/ {3}(?=\S)/, "   # ").replace(/ +$/, "")),
    "",
    "# for example",
    `${PROGRAM} ${name} ${example}`.trimEnd(),
    "```",
    "",
    ...rows,
    ...(rows.length > 0 ? [""] : []),
    ...(codes.length > 0 ? ["Exit codes of its own:", "", ...codes.map(listed), ""] : []),
  ];
}

/** `1   a rule is broken` as an item of a list. */
function listed(line: string): string {
  return line.replace(/^(\d+) +/, "- $1: ");
}
