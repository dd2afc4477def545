// The types of a running Record: its handle, and the dependencies of its start.

import type { Config } from "../config/config.ts";
import type { Gate } from "../gate/gate.ts";
import type { Logger } from "../logger.ts";
import type { RecordStore } from "../record/store.ts";
import type { HoldOptions } from "../state/hold-state.ts";
import type { RecordState } from "../state/record-state.ts";
import type { BotIdentity } from "../telegram/identity.ts";
import type { PeopleDesk } from "../operator/people.ts";
import type { Roles } from "../operator/roles.ts";
import type { Timing } from "../timing.ts";
import type { Llm } from "../voice/ports.ts";

export interface RecordRuntime {
  readonly store: RecordStore;
  readonly state: RecordState;
  readonly gate: Gate;
  readonly roles: Roles;
  readonly people: PeopleDesk;
  readonly me: BotIdentity;
  /** Port of the web server; undefined when there is none. */
  readonly port: number | undefined;
  /**
   * Settles when intake has ended. Rejects when Telegram refuses the token or another process uses it. Rejects with
   * RecordElsewhereError when another process has taken the Record over: then nothing may be closed, and the process ends.
   */
  readonly running: Promise<void>;
  /** Stops intake, finishes or leaves the work under way, and lets go of the Record. */
  stop(): Promise<void>;
  /** False when a loop stands still, and only a new start helps. */
  isAlive(): boolean;
  /** True when nothing is under way or waiting; for tests and benches. */
  isIdle(): boolean;
}

export interface RuntimeDeps {
  readonly config: Config;
  readonly log: Logger;
  readonly now?: () => Date;
  /** Monotonic milliseconds, unaffected by a clock that is put right. Absent: this process's, or those of `now`. */
  readonly ticks?: () => number;
  /** Ends a start that still waits for something. A running bot is ended by `stop`. */
  readonly signal?: AbortSignal;
  /** Replaces the configured model server. */
  readonly llm?: Llm;
  /** The time limit for the models of one turn; 30 s when absent. For tests. */
  readonly turnTimeoutMs?: number;
  /** For tests. */
  readonly timing?: Partial<Timing>;
  /** For tests: this process as others see it that want the Record. */
  readonly lease?: HoldOptions["lease"];
  /** For crash tests: called before each step of applying file operations. */
  readonly onJournalStep?: (step: string) => void;
}
