// Checks of the Record's files: access rights, rules, receipts, left-over files. Findings hold counts, and names of links.

import { lstatSync, readdirSync, type Stats } from "node:fs";
import { basename, join } from "node:path";
import { askRunningBot } from "../../control/control-client.ts";
import { controlSocketPath } from "../../control/control-server.ts";
import { GraceMarError, codeOf } from "../../errors.ts";
import { peekVerify } from "../../gate/verify.ts";
import { findLinks, namesBelow } from "../../record/links.ts";
import { isGiven } from "../../record/new-file.ts";
import { isMinor } from "../../record/self/persona.ts";
import { openRecord, type RecordStore } from "../../record/store.ts";
import { settingRules } from "../../operator/setting-faults.ts";
import { validateRecord } from "../../record/validate.ts";
import type { VerifyReport } from "../../record/merge/verify-receipts.ts";
import { listed } from "../../operator/record-troubles.ts";
import { isBesideAnother } from "../../state/forgetting/copy-places.ts";
import { remainsOf } from "../../state/restore.ts";
import { ok, problem, warning, type Check, type Finding } from "./check.ts";
import { ANSWER_MS, Skipped, type Installation } from "./installation.ts";

export const recordFileChecks: readonly Check[] = [
  {
    id: "record-permissions",
    about: "folder 0700, no file for others, one owner, no links",
    look: (installation) => judgeFiles(installation.recordFolder()),
  },
  { id: "record-rules", about: "the Record keeps the rules V1 to V18", look: judgeRules },
  {
    id: "receipts",
    about: "the chain of merge receipts is whole",
    look: async (installation) =>
      judgeReceipts(await verifyRecord(installation), installation.config.recordId),
  },
  { id: "help-line", about: "a child in need is told whom to call", look: judgeHelpLine },
  { id: "leftovers", about: "nothing lies around that waits for a person", look: judgeLeftovers },
];

function judgeFiles(folder: string): Finding {
  if (process.platform === "win32") throw new Skipped("Windows has no modes");
  const top = lstatSync(folder);
  const all = [...namesBelow(folder)].flatMap(
    ({ name }) => lstatSync(join(folder, name), { throwIfNoEntry: false }) ?? [],
  );
  const count = (is: (stats: Stats) => boolean): number => all.filter(is).length;
  const foreign = count((stats) => stats.uid !== top.uid);
  const open = count((stats) => !stats.isSymbolicLink() && (stats.mode & 0o004) !== 0);
  const close = `chmod -R go= ${folder}`;
  if ((top.mode & 0o007) !== 0) {
    return problem("every user of this machine can look into the Record's folder", close);
  }
  if (foreign > 0) {
    return problem(
      `${foreign} files belong to another user than the folder`,
      `chown -R them to the user of the bot: it can hardly read or write them`,
    );
  }
  if ((top.mode & 0o070) !== 0) return warning("the Record's folder is open to its group", close);
  const { links, shared } = findLinks(folder);
  if (links.length > 0) {
    return warning(
      `${links.length} links in it: ${listed(links)}`,
      "put the files themselves there: nothing behind a link is read, written or backed up",
    );
  }
  if (shared.length > 0) {
    return warning(
      `${shared.length} files have another name too (hard links): ${listed(shared)}`,
      "make copies of them as the bot's user, and not as root (cp FILE FILE.new, mv FILE.new FILE): what is forgotten here stays in a file of the other name",
    );
  }
  if (open === 0) return ok(`${all.length} files and folders, closed to others`);
  return warning(`${open} files are readable for others, were it not for the folder`, close);
}

async function judgeRules(installation: Installation): Promise<Finding> {
  const { usersDir, recordId } = installation.location();
  try {
    const broken = await validateRecord(usersDir, recordId);
    const faults = [...broken, ...(await settingRules(await open(installation)))];
    if (faults.length === 0) return ok("no rule is broken");
    const codes = [...new Set(faults.map(({ code }) => code))].toSorted();
    return problem(
      `${faults.length} faults (${codes.join(", ")})${broken.length > 0 ? ": merges that touch them wait" : ""}`,
      `npm run validate -- --user ${recordId} names file and line`,
    );
  } catch (error) {
    if (!(error instanceof GraceMarError)) throw error;
    const todo = `npm run validate -- --user ${recordId} says what, and npm run new-record -- ${recordId} makes one`;
    return problem(`the Record cannot be read (${codeOf(error)})`, todo);
  }
}

/** Asks the running bot, in whose files nothing moves meanwhile. Without one the files are read beside the lock. */
async function verifyRecord(installation: Installation): Promise<VerifyReport> {
  const folder = installation.recordFolder();
  const path = controlSocketPath(folder, installation.location().runtimeDir);
  const answer = await askRunningBot({ command: "verify" }, path, ANSWER_MS).catch(() => undefined);
  return answer?.kind === "verify" ? answer : peekVerify(await open(installation));
}

function judgeReceipts({ ok: isWhole, findings }: VerifyReport, recordId: string): Finding {
  const count = (kind: string): number => findings.filter((each) => each.kind === kind).length;
  if (!isWhole) {
    return problem(
      `${count("tampered")} places in the history were tampered with`,
      `npm run verify -- --user ${recordId} names the lines; npm run restore -- --user ${recordId} FILE goes back to a backup`,
    );
  }
  return ok(`${count("ok")} merges and undos, the chain is whole`);
}

async function judgeHelpLine(installation: Installation): Promise<Finding> {
  const { persona, settings } = await (await open(installation)).snapshot();
  if (settings.helpLine) return ok("a help line is set");
  if (!isMinor(persona)) return ok("none is set, and the Record is not known to be a child's");
  return warning(
    "a child's Record names no help line",
    'find one of your country and write help_line: "name and number" between the --- at the top of SELF.md',
  );
}

async function judgeLeftovers(installation: Installation): Promise<Finding> {
  const { usersDir, recordId } = installation.location();
  const folder = installation.recordFolder();
  const conflicts = (await open(installation)).collisionFiles().length;
  const runtime = lstatSync(join(folder, ".runtime"), { throwIfNoEntry: false })
    ? readdirSync(join(folder, ".runtime"))
    : [];
  const damaged = runtime.filter(
    (name) => name.startsWith("state.db.damaged-") && !isBesideAnother(name, runtime),
  ).length;
  const aside = remainsOf({ usersDir, recordId }).length;
  const given = [...namesBelow(folder)].filter(({ name }) => isGiven(basename(name))).length;
  const found = [
    ...(conflicts > 0 ? [`${conflicts} conflict files (merges wait)`] : []),
    ...(damaged > 0 ? [`${damaged} damaged state.db put aside`] : []),
    ...(given > 0 ? [`${given} files that were given (file --put) and never taken`] : []),
    ...(aside > 0 ? [`${aside} folders of a restore beside the Record`] : []),
  ];
  if (found.length === 0) return ok("nothing lies around");
  return warning(found.join(", "), "look at them, keep what you need and delete the rest");
}

async function open(installation: Installation): Promise<RecordStore> {
  const { usersDir, recordId } = installation.location();
  return openRecord(usersDir, recordId).catch(() => {
    throw new Skipped("the Record cannot be read: see record-rules");
  });
}
