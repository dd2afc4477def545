// A Record is read from one folder. Every turn works on a snapshot, which is parsed once per change of a file (by
// inode, size and time), so that the next message sees an edit by hand or a merge.

import { lstatSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { factual } from "../factual.ts";
import { ConfigError, RecordError } from "../errors.ts";
import { readPending } from "./candidates/pending-file.ts";
import type { PendingFile } from "./candidates/pending-file.ts";
import { createContradictionFinder } from "./conflicts/contradictions.ts";
import type { ContradictionFinder } from "./conflicts/contradictions.ts";
import { mergeRules, parseConflictRules } from "./conflicts/rules.ts";
import { DEFAULT_CONFLICT_RULES, type ConflictRule } from "./conflicts/conflicts.ts";
import { fileVersion } from "./file-stamp.ts";
import { readText } from "./files.ts";
import { placeIn, requireNoLinks } from "./links.ts";
import { requireNonePutAside } from "./put-aside.ts";
import { splitFrontMatter } from "./self/front-matter.ts";
import { checkParsed } from "./integrity.ts";
import { readLibrary } from "./self/library.ts";
import { memoryNotes } from "./self/memory.ts";
import { currentEntries, parseSelf, sortNewestFirst, type ParsedSelf } from "./self/mind.ts";
import { parseEvidence, parseRecord } from "./parsed-record.ts";
import type { KnownRecord, ParsedEvidence, ParsedRecord } from "./parsed-record.ts";
import { createLivedReader } from "./recall/lived.ts";
import { ageFaults, readPersona } from "./self/persona.ts";
import { createLocalClock, type LocalClock } from "./text/timestamp.ts";
import type {
  IntegrityFault,
  LibraryEntry,
  LivedEntry,
  MergeFiles,
  MindEntry,
  Persona,
  RecordSettings,
  SettingFault,
} from "./types.ts";

/** Names of the files that code reads or writes; docs/record-format.md describes them. */
export const FILES = {
  self: "SELF.md",
  skills: "SKILLS.md",
  evidence: "EVIDENCE.md",
  library: "LIBRARY.md",
  memory: "MEMORY.md",
  intent: "INTENT.md",
  pending: "PENDING-REVIEW.md",
  transcript: "SESSION-TRANSCRIPT.md",
  archive: "SELF-ARCHIVE.md",
  sessionLog: "SESSION-LOG.md",
  events: "PIPELINE-EVENTS.jsonl",
  compute: "COMPUTE-LEDGER.jsonl",
  receipts: "MERGE-RECEIPTS.jsonl",
  homework: "HOMEWORK-LEDGER.jsonl",
  /** Records that something was forgotten, without the words. */
  forgotten: "FORGOTTEN.jsonl",
  /** Conflict rules: one file beside all Records, and additions in a Record. */
  conflictRules: "conflict_rules.yaml",
} as const;

const INSTALL_RULES = join("..", FILES.conflictRules);

/** Everything that a prompt is built from, at one moment. It stays the same object until a file changes. */
export interface RecordSnapshot {
  readonly recordId: string;
  readonly settings: RecordSettings;
  /** The settings that cannot be read. */
  readonly settingFaults: readonly SettingFault[];
  /** Clock of the Record's time zone. It is kept because making one costs more than using it. */
  readonly clock: LocalClock;
  readonly persona: Persona;
  /** Current entries, newest first. */
  readonly mind: readonly MindEntry[];
  /** What is known beside section IX, newest first. */
  readonly lived: readonly LivedEntry[];
  readonly library: readonly LibraryEntry[];
  readonly memory: ReturnType<typeof memoryNotes>;
}

export interface RecordStore {
  readonly recordId: string;
  /** Absolute path. */
  readonly folder: string;
  /**
   * The Record as it stands still for one act: each file is looked at once, and what was seen then serves to the end.
   * Work under the writer's lock takes a new one.
   */
  still(): RecordStore;
  /** Text of a file by its relative name, "" where there is none. @throws RecordError */
  read(path: string): Promise<string>;
  /** Tells a text that this process has put in a file's place, and the version of that file. It is not read again then. */
  wrote(path: string, text: string, version: string): void;
  /** The Record as it is now. @throws RecordError that names the broken file. */
  snapshot(): Promise<RecordSnapshot>;
  /** The clock of the Record as it was last read; before that, one of the host's zone. No file is looked at. */
  lastClock(): LocalClock;
  /** PENDING-REVIEW.md as it is now. Only blocks that have changed since the last time are read again. */
  candidates(): Promise<PendingFile>;
  mergeFiles(): Promise<MergeFiles>;
  /** The entries of these files. After a change only those that changed are read again. */
  parsed(): Promise<ParsedRecord>;
  /** The same for SELF.md alone. */
  parsedSelf(): Promise<ParsedSelf>;
  /** The same for EVIDENCE.md alone. */
  parsedEvidence(): Promise<ParsedEvidence>;
  integrity(): Promise<readonly IntegrityFault[]>;
  /** Pairs of words that exclude each other: the built-in ones, those of the installation, those of this Record. */
  conflictRules(): Promise<readonly ConflictRule[]>;
  /** Compares with this Record's entries, of which it keeps an index. */
  readonly contradictions: ContradictionFinder;
  /** Names of the files (`.conflict-...`) that keep our text of a collision: a person had edited the original first. */
  collisionFiles(): readonly string[];
}

/**
 * Opens `<usersDir>/<recordId>`. The files are not parsed yet: see `requireReadable`.
 * @throws ConfigError when the folder is missing or is a link; RecordError when SELF.md or EVIDENCE.md is missing, or when a
 * file of ours is a link.
 */
export async function openRecord(usersDir: string, recordId: string): Promise<RecordStore> {
  const folder = join(usersDir, recordId);
  requireFolder(folder, recordId);
  requireNoLinks(folder, Object.values(FILES));
  const store = createStore(recordId, folder);
  for (const name of [FILES.self, FILES.evidence]) {
    if (!(await store.read(name)).trim()) {
      const newer = newerNames(folder);
      if (newer.length > 0) {
        throw new RecordError(
          factual`${{ file: folder }} holds files of the earlier system's newer form (${{ file: newer.join(", ") }}), and that form is not read: a Record here has the names and sections that docs/record-format.md lists`,
          { code: "record_newer_form" },
        );
      }
      throw new RecordError(
        factual`${{ file: join(folder, name) }} is missing or empty: a Record needs it (\`npm run new-record -- <id>\` shows what a valid one looks like)`,
        { code: "record_incomplete" },
      );
    }
  }
  return store;
}

/** Names that the earlier system gave its files from 26 February 2026 on, in small letters, evidence and candidates among them. */
const NEWER_NAME =
  /^(?:self|self-archive|self-memory|self-skills|self-library|self-work|self-history|self-moonshots|recursion-gate|intent|fork_state|fork-lineage|pipeline-events|merge-receipts|compute-ledger|session-log|session-transcript)\.(?:md|jsonl?)$/;

/** Those that there are, except where only letters of another case keep one from being ours. */
function newerNames(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => NEWER_NAME.test(name));
  return names.some((name) => name.startsWith("self") || name === "recursion-gate.md") ? names : [];
}

/**
 * Parses everything that a turn needs.
 * @throws RecordError that names the file, the line and the remedy.
 */
export async function requireReadable(store: RecordStore): Promise<void> {
  await store.snapshot();
  await store.conflictRules();
}

function requireFolder(folder: string, recordId: string): void {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (!stats) {
    requireNonePutAside({ usersDir: dirname(folder), recordId });
    throw new ConfigError(
      `There is no Record "${recordId}" (looked for ${folder}). Make one with: npm run new-record -- ${recordId}`,
      { code: "record_missing" },
    );
  }
  if (!stats.isDirectory()) {
    throw new ConfigError(`${folder} must be a folder of its own, not a link or a file`, {
      code: "record_not_a_folder",
    });
  }
}

function createStore(recordId: string, folder: string): RecordStore {
  const texts = new Map<string, { version: string; text: Promise<string> }>();
  const contradictions = createContradictionFinder();
  const readLived = createLivedReader();
  // What was read last makes the next reading short. It never changes what is read.
  let known: KnownRecord = parseRecord({ self: "", evidence: "", pending: "", skills: "" });
  let parsed: { key: string; snapshot: Promise<RecordSnapshot> } | undefined;
  let clock: LocalClock | undefined;
  let rules: { install: string; own: string; merged: readonly ConflictRule[] } | undefined;

  /** The Record through one way of telling whether a file has changed. What was read and parsed is kept for all. */
  const view = (
    versionOf: (path: string) => string,
    seen?: Map<string, Promise<string>>,
  ): RecordStore => {
    const read = (path: string): Promise<string> => {
      const text = seen?.get(path) ?? current(path);
      seen?.set(path, text);
      return text;
    };

    const readIn = async (path: string) =>
      // Of all that is read this one file stands beside the Records.
      readText(path === INSTALL_RULES ? join(folder, path) : placeIn(folder, path));

    const current = (path: string): Promise<string> => {
      const version = versionOf(path);
      const known = texts.get(path);
      if (known?.version === version) return known.text;
      const text = readIn(path).then((content) => content ?? "");
      texts.set(path, { version, text });
      text.catch(() => texts.delete(path));
      return text;
    };

    const parse = async (): Promise<RecordSnapshot> => {
      const self = await read(FILES.self);
      const { settings, faults } = splitFrontMatter(self);
      const skills = await read(FILES.skills);
      const persona = readPersona(self, skills, recordId);
      const { self: parsed, mind } = await parsedSelf();
      const entries = mind.map(({ entry }) => entry);
      const { evidence } = await parsedEvidence();
      clock = createLocalClock(settings.timeZone);
      return {
        recordId,
        settings,
        settingFaults: [...faults, ...ageFaults(self)],
        clock,
        persona,
        mind: sortNewestFirst(currentEntries(entries)),
        lived: await readLived({ self: parsed, evidence, skills, mind: entries }),
        library: readLibrary(await read(FILES.library)),
        memory: memoryNotes(await read(FILES.memory)),
      };
    };

    const mergeFiles = async (): Promise<MergeFiles> => ({
      self: await read(FILES.self),
      evidence: await read(FILES.evidence),
      pending: await read(FILES.pending),
      skills: await read(FILES.skills),
    });

    const candidates = async (): Promise<PendingFile> => {
      const pending = readPending(await read(FILES.pending), known.pending);
      known = { ...known, pending };
      return pending;
    };

    const parsedSelf = async (): Promise<ParsedSelf> => {
      const self = parseSelf(await read(FILES.self), known);
      known = { ...known, ...self };
      return self;
    };

    const parsedEvidence = async (): Promise<ParsedEvidence> => {
      const evidence = parseEvidence(await read(FILES.evidence), known);
      known = { ...known, ...evidence };
      return evidence;
    };

    const parsedRecord = async (): Promise<ParsedRecord> => {
      const record = parseRecord(await mergeFiles(), known);
      known = record;
      return record;
    };

    return {
      recordId,
      folder,
      still: () => {
        const versions = new Map<string, string>();
        return view((path) => {
          const version = versions.get(path) ?? versionIn(folder, path);
          versions.set(path, version);
          return version;
        }, new Map());
      },
      read,
      wrote: (path, text, version) => {
        texts.set(path, { version, text: Promise.resolve(text) });
      },
      snapshot: () => {
        const key = [FILES.self, FILES.skills, FILES.evidence, FILES.library, FILES.memory]
          .map(versionOf)
          .join("|");
        if (parsed?.key !== key) {
          const current = { key, snapshot: parse() };
          parsed = current;
          current.snapshot.catch(() => {
            if (parsed === current) parsed = undefined;
          });
        }
        return parsed.snapshot;
      },
      lastClock: () => (clock ??= createLocalClock()),
      candidates,
      mergeFiles,
      parsed: parsedRecord,
      parsedSelf,
      parsedEvidence,
      contradictions,
      conflictRules: async () => {
        const install = await read(INSTALL_RULES);
        const own = await read(FILES.conflictRules);
        if (rules?.install !== install || rules.own !== own) {
          const merged = mergeRules(
            DEFAULT_CONFLICT_RULES,
            parseConflictRules(install, FILES.conflictRules),
            parseConflictRules(own, FILES.conflictRules),
          );
          rules = { install, own, merged };
        }
        return rules.merged;
      },
      integrity: async () => checkParsed(await parsedRecord()),
      collisionFiles: () => readdirSync(folder).filter((name) => /\.conflict-[\w-]+$/.test(name)),
    };
  };
  return view((path) => versionIn(folder, path));
}

/** The version of a file, or that there is none. */
function versionIn(folder: string, path: string): string {
  const stats = lstatSync(join(folder, path), { throwIfNoEntry: false });
  return stats ? fileVersion(stats) : "absent";
}
