// What a running Record is to whoever started it, and what it is started with.

import type { Config } from "../config/config.ts";
import type { Gate } from "../gate/gate.ts";
import type { Logger } from "../logger.ts";
import type { RecordStore } from "../record/store.ts";
import type { HoldOptions } from "../state/hold-state.ts";
import type { RecordState } from "../state/record-state.ts";
import type { BotIdentity } from "../telegram/bot-identity.ts";
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
  /** Port of the web server, where there is one. */
  readonly port: number | undefined;
  /**
   * Settles when intake has ended. Rejects when Telegram refuses the token or another process uses it, and, with
   * RecordElsewhereError, when another process has taken the Record over: then nothing may be closed, only ended.
   */
  readonly running: Promise<void>;
  /** Stops intake, finishes or leaves what is under way, lets go of the Record. */
  stop(): Promise<void>;
  /** False: a loop stands still, and only a new start helps. */
  isAlive(): boolean;
  /** True when nothing is under way or waiting; for tests and benches. */
  isIdle(): boolean;
}

export interface RuntimeDeps {
  readonly config: Config;
  readonly log: Logger;
  readonly now?: () => Date;
  /** Monotonic milliseconds, which no clock that is put right changes; absent: this process's, or those of `now`. */
  readonly ticks?: () => number;
  /** Ends a start that still waits for something; what runs is ended by `stop`. */
  readonly signal?: AbortSignal;
  /** Stands in for the configured model server. */
  readonly llm?: Llm;
  /** How long a turn may wait for models; 30 s when absent. For tests. */
  readonly turnTimeoutMs?: number;
  /** For tests. */
  readonly timing?: Partial<Timing>;
  /** For tests: how this process looks to others that want the Record. */
  readonly lease?: HoldOptions["lease"];
  /** For crash tests: called before each step of applying file operations. */
  readonly onJournalStep?: (step: string) => void;
}
