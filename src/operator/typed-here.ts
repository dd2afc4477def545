// Advice names commands as they are typed in a checkout. Beside a systemd unit that form finds neither token nor
// Record, so there the installer's own is named.

/**
 * The text with every `npm run <command> -- --user <id>` as it works where this process runs.
 * @param environment of the process: systemd sets STATE_DIRECTORY for a unit, `install.sh run` hands it on.
 */
export function typedHere(
  text: string,
  environment: Readonly<{ [name: string]: string | undefined }>,
): string {
  const id = /(?:^|\/)grace-mar\/([a-z0-9][a-z0-9-]*)$/.exec(environment["STATE_DIRECTORY"] ?? "");
  if (id?.[1] === undefined) return text;
  return text.replaceAll(
    new RegExp(`npm run ([a-z-]+) -- --user ${id[1]}(?![\\w-])`, "g"),
    `sudo deploy/systemd/install.sh run ${id[1]} $1`,
  );
}
