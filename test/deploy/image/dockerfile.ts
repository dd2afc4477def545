// Reads the parts of Dockerfile and .dockerignore that ours use. An unknown instruction is an error, so that the tests
// cannot pass by leaving it out.

export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

const KNOWN = ["FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "STOPSIGNAL", "ENTRYPOINT"];

export function readDockerfile(text: string): readonly Instruction[] {
  return text
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .join("\n")
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [, name = "", rest = ""] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      if (!KNOWN.includes(name)) throw new Error(`the test does not know: ${line}`);
      return { name, rest };
    });
}

/** True when a file of the build context is sent to the build. The last pattern that fits decides. */
export function ignoreRules(text: string): (path: string) => boolean {
  const rules = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const keeps = line.startsWith("!");
      return { keeps, pattern: toPattern(keeps ? line.slice(1) : line) };
    });
  return (path) => {
    const parts = path.split("/");
    const withParents = parts.map((_, index) => parts.slice(0, index + 1).join("/"));
    return rules.findLast(({ pattern }) => withParents.some((p) => pattern.test(p)))?.keeps ?? true;
  };
}

function toPattern(glob: string): RegExp {
  const source = glob
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("**/", "\0")
    .replaceAll("*", "[^/]*")
    .replaceAll("\0", "(?:.*/)?");
  return new RegExp(`^${source}$`);
}
