// Commands in advice, as they have to be typed where this process runs. Under systemd the form of a checkout finds neither
// token nor Record, so the installer's form is named there.

/**
 * Gives the text with every `npm run <command> -- --user <id>` replaced by the form that works here.
 * @param environment the process's: systemd sets STATE_DIRECTORY for a unit, and `install.sh run` passes it on.
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
