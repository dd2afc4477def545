// The commands of deploy/UPGRADE.md that copy a Record's folder bring back the copy of the last upgrade, however many there were.

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/processes.ts";
import { temporaryFolder } from "../support/temporary.ts";

const text = readFileSync(join(ROOT, "deploy", "UPGRADE.md"), "utf8");

/** Lines of commands below a heading that copy, move or list, before "Back" and after it. */
function commandsOf(heading: string): { readonly copy: string; readonly back: string } {
  const section = text.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const [before = "", after = ""] = section.split(/^Back.*$/m);
  const commands = (part: string): string =>
    [...part.matchAll(/```sh\n([^]*?)```/g)]
      .flatMap(([, block = ""]) => block.split("\n"))
      .filter((line) => /^(?:sudo )?(?:cp|mv|ls|sh) /.test(line))
      .map((line) => line.replaceAll("sudo ", ""))
      .join("\n");
  return { copy: commands(before), back: commands(after) };
}

describe.each([
  { heading: "In terminals", record: "here/users/abby" },
  { heading: "systemd", record: "var/lib/grace-mar/abby/abby" },
])("the way back in $heading", ({ heading, record }) => {
  it("is the copy of the last upgrade, also at the second time", () => {
    const root = temporaryFolder();
    for (const folder of ["root", "here", record]) {
      mkdirSync(join(root, folder), { recursive: true });
    }
    let second = 0;
    const run = (commands: string): void => {
      // A clock that goes on.
      second += 1;
      const at = `2026-11-30-1200${String(second).padStart(2, "0")}`;
      const here = commands
        .replaceAll("$(date +%Y-%m-%d-%H%M%S)", at)
        .replaceAll(/(?<=[\s"])\/(?=root|var)/g, `${root}/`);
      execFileSync("sh", ["-e", "-c", here], { cwd: join(root, "here") });
    };
    const folder = join(root, record);
    const { copy, back } = commandsOf(heading);
    for (const state of ["first", "second"]) {
      writeFileSync(join(folder, "SELF.md"), state);
      run(copy);
      writeFileSync(join(folder, "SELF.md"), `${state}, and newer`);
      run(back);
      expect(readFileSync(join(folder, "SELF.md"), "utf8")).toBe(state);
      expect(readdirSync(folder)).toEqual(["SELF.md"]);
    }
  });
});

it("no copy gets a name that may be there", () => {
  const names = [...text.matchAll(/[\w./-]*abby[.-](?:before|newer)[\w.-]*/g)].map(
    ([name]) => name,
  );
  expect(names.length).toBeGreaterThan(6);
  for (const name of names) expect(name).toMatch(/-$/);
});
