// A disk that loses power. It keeps what POSIX promises and no more: written bytes are safe after an fsync of their
// file, names after an fsync of their folder. Until then each single write, truncation, creation, renaming and removal
// may have reached the disk or not, in any order. A write may also be there in part (its first half, in whole sectors);
// a renaming is done or not. Kinder file systems lose less.

import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pick, randomOf } from "../plan.ts";
import type { DiskCall } from "./disk-log.ts";

/** `file` is a number for each file, whatever its name is at the moment. */
type Step =
  | {
      readonly kind: "create" | "rename";
      readonly path: string;
      readonly file: number;
      readonly from?: string;
    }
  | { readonly kind: "unlink"; readonly path: string }
  | { readonly kind: "write"; readonly file: number; readonly at: number; readonly data: Buffer }
  | { readonly kind: "truncate"; readonly file: number; readonly size: number }
  | { readonly kind: "sync"; readonly file: number }
  | { readonly kind: "sync-folder"; readonly path: string }
  | { readonly kind: "told"; readonly text: string };

/** Fate of a step that no fsync had brought to the disk. */
type Fate = "kept" | "dropped" | "half";

export interface PowerCut {
  /** The power went after so many steps. */
  readonly after: number;
  /** Fates by the number of the step. A step without one is kept. */
  readonly fates: ReadonlyMap<number, Fate>;
}

export interface DiskModel {
  readonly steps: number;
  /**
   * At `most` so many moments from a step on, at random: each with everything kept, everything dropped, each single
   * step dropped or torn, and mixtures.
   */
  cuts(name: string, most: number, from?: number): readonly PowerCut[];
  /** The program's words to the world until then. */
  told(cut: PowerCut): string;
  /** Puts the disk as it is found afterwards into a folder; without a cut, as it is in the end. */
  restore(cut: PowerCut | undefined, folder: string): void;
}

const SECTOR = 512;
const MIXTURES = 3;

/** @param before folder as it was, all of it on the disk for sure. */
export function createDiskModel(before: string, calls: readonly DiskCall[]): DiskModel {
  const original = readTree(before);
  const steps = stepsOf(calls, original);
  return {
    steps: steps.length,
    cuts: (name, most, from = 0) => {
      const moments = [...steps.keys(), steps.length].slice(from);
      return cutsOf(pick(moments, most, name), steps, randomOf(name));
    },
    told: ({ after }) =>
      steps
        .slice(0, after)
        .map((step) => (step.kind === "told" ? step.text : ""))
        .join("\n"),
    restore: (cut = { after: steps.length, fates: new Map() }, folder) => {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      for (const [path, data] of filesAfter(cut, steps, original)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), data);
      }
    },
  };
}

function readTree(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(folder, name))]));
}

function stepsOf(
  calls: readonly DiskCall[],
  original: ReadonlyMap<string, Buffer>,
): readonly Step[] {
  const numbers = new Map([...original.keys()].map((path, index) => [path, index]));
  const sizes = new Map([...original.values()].map(({ length }, index) => [index, length]));
  return calls.flatMap(({ name, path, to, data, rest }): readonly Step[] => {
    if (path === undefined) return data.length > 8 ? [{ kind: "told", text: data.toString() }] : [];
    const file = numbers.get(path);
    if (name === "openat" && file === undefined && rest.includes("O_CREAT")) {
      const made = sizes.size;
      numbers.set(path, made);
      sizes.set(made, 0);
      return [{ kind: "create", path, file: made }];
    }
    if (name === "fsync" && file === undefined) return [{ kind: "sync-folder", path }];
    if (file === undefined) return [];
    switch (name) {
      case "openat":
        return rest.includes("O_TRUNC") ? [{ kind: "truncate", file, size: 0 }] : [];
      case "write":
      case "pwrite64": {
        const size = sizes.get(file) ?? 0;
        const at = name === "write" ? size : Number(rest.split(", ").at(-1));
        sizes.set(file, Math.max(size, at + data.length));
        return [{ kind: "write", file, at, data }];
      }
      case "ftruncate": {
        const size = Number(rest.split(", ").at(-1));
        sizes.set(file, size);
        return [{ kind: "truncate", file, size }];
      }
      case "rename":
        numbers.delete(path);
        if (to === undefined) return [{ kind: "unlink", path }];
        numbers.set(to, file);
        return [{ kind: "rename", from: path, path: to, file }];
      case "unlink":
        numbers.delete(path);
        return [{ kind: "unlink", path }];
      default:
        return [{ kind: "sync", file }];
    }
  });
}

function cutsOf(
  moments: readonly number[],
  steps: readonly Step[],
  random: (below: number) => number,
): readonly PowerCut[] {
  return moments.flatMap((after) => {
    const loose = looseSteps(steps.slice(0, after));
    const cut = (fates: readonly (readonly [number, Fate])[]): PowerCut => ({
      after,
      fates: new Map(fates),
    });
    const fateOf = (step: number): Fate =>
      (["kept", "dropped", "half"] as const)[random(steps[step]?.kind === "write" ? 3 : 2)] ??
      "kept";
    if (loose.length === 0) return [cut([])];
    return [
      cut([]),
      cut(loose.map((step) => [step, "dropped"])),
      ...loose.map((step) => cut([[step, "dropped"]])),
      ...loose.flatMap((step) => (steps[step]?.kind === "write" ? [cut([[step, "half"]])] : [])),
      ...Array.from({ length: MIXTURES }, () => cut(loose.map((step) => [step, fateOf(step)]))),
    ];
  });
}

/** Numbers of the steps that no later fsync has brought to the disk. */
function looseSteps(steps: readonly Step[]): readonly number[] {
  return [...steps.entries()].flatMap(([number, step]) => {
    if (step.kind === "told" || step.kind === "sync" || step.kind === "sync-folder") return [];
    const isSafe = steps
      .slice(number + 1)
      .some((later) =>
        "path" in step
          ? later.kind === "sync-folder" && later.path === dirname(step.path)
          : later.kind === "sync" && later.file === step.file,
      );
    return isSafe ? [] : [number];
  });
}

function filesAfter(
  { after, fates }: PowerCut,
  steps: readonly Step[],
  original: ReadonlyMap<string, Buffer>,
): ReadonlyMap<string, Buffer> {
  const names = new Map([...original.keys()].map((path, index) => [path, index]));
  const contents = new Map([...original.values()].map((data, index) => [index, data]));
  for (const [number, step] of steps.slice(0, after).entries()) {
    const fate = fates.get(number) ?? "kept";
    if (fate === "dropped") continue;
    if (step.kind === "unlink") names.delete(step.path);
    if (step.kind === "create" || step.kind === "rename") names.set(step.path, step.file);
    if (step.kind === "rename") names.delete(step.from ?? "");
    if (step.kind === "truncate" || step.kind === "write") {
      contents.set(step.file, changed(contents.get(step.file) ?? Buffer.alloc(0), step, fate));
    }
  }
  return new Map([...names].map(([path, file]) => [path, contents.get(file) ?? Buffer.alloc(0)]));
}

function changed(
  content: Buffer,
  step: Extract<Step, { kind: "write" | "truncate" }>,
  fate: Fate,
): Buffer {
  const end = Math.max(content.length, step.kind === "truncate" ? step.size : 0);
  if (step.kind === "truncate") {
    return Buffer.concat([content, Buffer.alloc(end - content.length)]).subarray(0, step.size);
  }
  const half = Math.floor(step.data.length / 2 / SECTOR) * SECTOR;
  const data = fate === "half" ? step.data.subarray(0, half) : step.data;
  const next = Buffer.alloc(
    data.length === 0 ? content.length : Math.max(content.length, step.at + data.length),
  );
  content.copy(next);
  data.copy(next, step.at);
  return next;
}
