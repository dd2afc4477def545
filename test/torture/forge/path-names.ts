// Names that would like to be a path to somewhere else, or to nowhere.

import type { Random } from "../../crash/load.ts";

const PARTS = [
  ...["..", ".", "", "...", "....", "~", "~root", "*", "con", "nul.txt", "aux", "C:", "C:evil"],
  ...["%2e%2e", "%2e%2e%2f", "%252e", "..%00", "%c0%af", "..;", "\\..\\", "\\\\host\\share"],
  ...["\u2024\u2024", "\uff0e\uff0e", "\u2215", "\u29f8", "\u202Egpj", "\u200B..", "..\u200B"],
  ...["\0", "a\0b", "\n", "\r\n", "\t", " ", ". .", "'", '"', "`id`", "$(id)", "${HOME}", "-rf"],
  ...["etc", "passwd", "proc", "self", "environ", "outside", "secret.txt", "link", "users", "one"],
  ...[".runtime", ".RUNTIME", "state.db", ".git", ".Git", "hooks", "SELF.md", "EVIDENCE.md"],
  ...["manifest.json", "abby", "file:", "http:", "--out", "\ud800", "\ufffd", "é", "e\u0301"],
  ...["x".repeat(300), "..".repeat(200), "a/".repeat(500), "🦑".repeat(100)],
];
const JOINTS = ["/", "//", "\\", "/./", "", "\u2044", "%2f", ":"];
const STARTS = ["", "", "", "/", "../", "../../", "one/", "one/../", "./", "//", "\\", "/proc/self/"];

/** One of very many; every part and every joint comes up. */
export function hostileName(random: Random): string {
  const pick = (list: readonly string[]): string => list[random(list.length)] ?? "";
  const parts = Array.from({ length: 1 + random(5) }, () => pick(PARTS));
  return pick(STARTS) + parts.reduce((path, part) => path + pick(JOINTS) + part);
}
