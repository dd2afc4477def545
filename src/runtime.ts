// Everything that runs for one Record, put together from its parts. No state outside: two runtimes in
// one process know nothing of each other (test: e2e/two-records).

import type { UserFromGetMe } from "grammy/types";
import type { Config } from "./config.ts";
import type { Gate } from "./gate/gate.ts";
import { startDigest } from "./gate/digest.ts";
import { stage } from "./gate/stage.ts";
import type { Logger } from "./logger.ts";
import { startChatRetention } from "./operator/chat-retention.ts";
import { createOperatorChat } from "./operator/operator-chat.ts";
import { createOperatorNotices } from "./operator/notices.ts";
import { startReminder } from "./operator/reminder.ts";
import {
  createRecordTroubles,
  reportIntegrity,
  type RecordTroubles,
} from "./operator/record-troubles.ts";
import { createExcerptSearch } from "./record/excerpts.ts";
import { openRecord, requireReadable, type RecordStore } from "./record/store.ts";
import { exportRecord } from "./state/backup.ts";
import { createInbox } from "./state/inbox.ts";
import { forgetOld } from "./state/retention.ts";
import { openRecordState, type RecordState } from "./state/record-state.ts";
import { createBotApi } from "./telegram/bot-api.ts";
import { whoAmI } from "./telegram/identity.ts";
import { introduce } from "./telegram/introduction.ts";
import { createIntake } from "./telegram/intake.ts";
import { createLanes } from "./telegram/lanes.ts";
import { createProcessor } from "./telegram/process-update.ts";
import { createRoles, type Roles } from "./telegram/roles.ts";
import { createRouter } from "./telegram/router.ts";
import { createSender } from "./telegram/sender.ts";
import { openUpdateSource } from "./telegram/update-source.ts";
import { wait } from "./telegram/waiting.ts";
import { createAnalystLane } from "./voice/analyst-lane.ts";
import type { TurnDesk } from "./voice/commit-turn.ts";
import { createRecordLlm } from "./record-llm.ts";
import type { Llm } from "./voice/ports.ts";
import { createPrompts } from "./voice/prompts/prompts.ts";
import { createRateLimiter } from "./voice/rate-limit.ts";
import { createWordingSource } from "./wording/wording.ts";

export interface RecordRuntime {
  readonly store: RecordStore;
  readonly state: RecordState;
  readonly gate: Gate;
  readonly roles: Roles;
  readonly me: UserFromGetMe;
  /** Port of the web server, where there is one. */
  readonly port: number | undefined;
  /** Settles when intake has ended: rejects when Telegram refuses the token. */
  readonly running: Promise<void>;
  /** Stops intake, finishes or leaves what is under way, lets go of the Record. */
  stop(): Promise<void>;
  /** True when nothing is under way or waiting; for tests and benches. */
  isIdle(): boolean;
}

export interface RuntimeDeps {
  readonly config: Config;
  readonly log: Logger;
  readonly now?: () => Date;
  /** Stands in for the configured model server. */
  readonly llm?: Llm;
  /** How long a turn may wait for models; 30 s when absent. For tests. */
  readonly turnTimeoutMs?: number;
  /** How long Telegram may take for an answer, and a poll that finds nothing; 60 and 30 s when absent. For tests. */
  readonly timing?: { readonly callTimeoutSeconds: number; readonly pollSeconds: number };
  /** For crash tests: called before each step of applying file operations. */
  readonly onJournalStep?: (step: string) => void;
}

/** How long a turn under way may go on at a stop, and how long replies may still be sent. */
const STOP_TURNS_MS = 8000;
const STOP_SENDER_MS = 2000;

/**
 * Opens the Record, takes its lock, finishes what an earlier process left, and begins to take updates.
 * @throws ConfigError, RecordError, RecordBusyError.
 */
export async function startRecordRuntime(deps: RuntimeDeps): Promise<RecordRuntime> {
  const { config, log, now = () => new Date() } = deps;
  const store = await openRecord(config.usersDir, config.recordId);
  const troubles = createRecordTroubles(log);
  const state = await openRecordState({
    ...troubles,
    folder: store.folder,
    ...(deps.onJournalStep && { onStep: deps.onJournalStep }),
  });
  try {
    return await assemble({ ...deps, now }, store, state, troubles);
  } catch (error) {
    state.close();
    throw error;
  }
}

async function assemble(
  deps: RuntimeDeps & { readonly now: () => Date },
  store: RecordStore,
  state: RecordState,
  troubles: RecordTroubles,
): Promise<RecordRuntime> {
  const { config, log, now } = deps;
  const stopping = new AbortController();
  const cutShort = new AbortController();
  const api = createBotApi(
    { token: config.telegramToken, apiRoot: config.telegramApiRoot },
    deps.timing?.callTimeoutSeconds,
  );
  const roles = createRoles(config, state.access);

  const onCommitted = (): void => {
    sender.wake();
    analystLane.wake();
    state.journal.settle().catch((error: unknown) => {
      log.error({ err: error }, "file operations stopped");
    });
  };
  const shared = { state, now, log, onCommitted };
  const wording = createWordingSource(store.snapshot);
  const sender = createSender({
    database: state.database,
    outbox: state.outbox,
    wording: wording.current,
    api,
    exportRecord: async () => (await exportRecord(gate)).zip,
    now,
    log,
  });
  const about = { ...shared, store, wording: wording.current };
  const gate: Gate = { ...about, ownerChats: roles.owners };
  const desk: TurnDesk = { ...about, stage: (staged, also) => stage(staged, gate, also) };
  const operatorChat = createOperatorChat(config.operatorChatId, state.settings);
  const notices = createOperatorNotices({
    ...shared,
    recordId: config.recordId,
    chat: operatorChat,
    sendNow: (chatId, text) => api.call("sendMessage", { chat_id: chatId, text }),
  });
  troubles.tellTo(notices, state);
  const voice = {
    llm: deps.llm ?? createRecordLlm({ ...shared, config, store, notices }),
    limits: createRateLimiter(config.rateLimits, () => now().getTime()),
    snapshot: store.snapshot,
    prompts: createPrompts(config.promptTokens),
    conversation: state.conversations.read,
    excerpts: createExcerptSearch(store),
    now,
  };
  const analystLane = createAnalystLane({ ...voice, ...shared, stage: desk.stage });

  const me = await whoAmI(api, log, stopping.signal);
  const inbox = createInbox(state.database, me.id);
  const lanes = createLanes({
    next: inbox.next,
    handle: createProcessor({
      ...shared,
      inbox,
      route: createRouter({ api, me, roles, gate, desk, voice, inbox, operatorChat, config }),
      notices,
      wording,
      stopping: cutShort.signal,
      ...(deps.turnTimeoutMs !== undefined && { turnTimeoutMs: deps.turnTimeoutMs }),
    }),
    now: () => now().getTime(),
  });
  const intake = createIntake({
    ...shared,
    database: state.database,
    inbox,
    outbox: state.outbox,
    access: state.access,
    roles,
    api,
    me,
    operatorChat,
    notices,
    wording: wording.current,
    onLanes: lanes.wake,
  });

  const source = await openUpdateSource({
    webhook: config.webhook,
    web: config.web,
    api,
    intake,
    notices,
    log,
    signal: stopping.signal,
    pollSeconds: deps.timing?.pollSeconds,
  });

  // Parsing takes longer than all the rest of a start, so it waits until updates have been asked for;
  // what comes meanwhile is stored, and worked on once the Record is known to be readable.
  try {
    await requireReadable(store);
    await wording.load();
  } catch (error) {
    stopping.abort();
    await source.close();
    await source.ended.catch(() => undefined);
    throw error;
  }
  await forgetOld(state, inbox, now());
  reportIntegrity(store, log);
  const { reminders } = config;
  const stopTimers = [
    startDigest(gate, log),
    startReminder({ ...shared, store, chat: operatorChat, reminders }),
    startChatRetention({ ...shared, store }),
  ];
  introduce({ api, me, config, state, log, lines: wording.current().lines });
  lanes.start(inbox.lanes());
  onCommitted();

  return {
    store,
    state,
    gate,
    roles,
    me,
    port: source.port,
    running: source.ended,
    isIdle: () =>
      inbox.waitingCount() === 0 &&
      lanes.isIdle() &&
      analystLane.isIdle() &&
      sender.isIdle() &&
      state.journal.waitingCount() === 0,
    stop: async () => {
      stopping.abort();
      for (const stop of stopTimers) stop();
      await source.close();
      const deadline = setTimeout(() => {
        cutShort.abort();
      }, STOP_TURNS_MS);
      await Promise.all([lanes.stop(), analystLane.stop()]);
      clearTimeout(deadline);
      await sender.stop(AbortSignal.timeout(STOP_SENDER_MS));
      await source.ended.catch(() => undefined);
      // A full disk is no reason to hang: what is journaled is done at the next start.
      const settled = new AbortController();
      await Promise.race([state.journal.settle(), wait(STOP_SENDER_MS, settled.signal)]);
      settled.abort();
      state.close();
    },
  };
}
