// The packages that a bot is installed with stay few, without scripts, licensed, and pinned by their sums.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { licencesText, readProductionTree } from "../../scripts/production-tree.ts";

const root = join(import.meta.dirname, "..", "..");
const tree = readProductionTree(join(root, "package-lock.json"));
const names = (packages: typeof tree): readonly string[] => packages.map(({ name }) => name);

const LICENCES = ["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD"];

describe("the production tree", () => {
  it("has at most 40 packages, and all that package.json asks for", () => {
    const wanted = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly dependencies: object;
    };
    expect(names(tree)).toEqual(expect.arrayContaining(Object.keys(wanted.dependencies)));
    expect(tree.length).toBeLessThanOrEqual(40);
  });

  it("has no package with an install script", () => {
    expect(names(tree.filter(({ hasInstallScript }) => hasInstallScript))).toEqual([]);
  });

  it("has only licences that ask for a notice and no more", () => {
    expect(names(tree.filter(({ license = "none" }) => !LICENCES.includes(license)))).toEqual([]);
  });

  it("is pinned by SHA-512 and comes from the public registry alone", () => {
    const loose = tree.filter(
      ({ integrity = "", resolved = "https://registry.npmjs.org/" }) =>
        !/^sha512-[\w+/]{86}==$/.test(integrity) ||
        !resolved.startsWith("https://registry.npmjs.org/"),
    );
    expect(names(loose)).toEqual([]);
  });

  it("stands in LICENSES.md as `npm run licences` writes it", () => {
    expect(readFileSync(join(root, "LICENSES.md"), "utf8")).toBe(licencesText(tree));
  });
});
