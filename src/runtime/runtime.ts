// One Record's parts, put together. There is no state outside: two runtimes in one process know nothing of each other.
// Proof: test/e2e/two-records.test.ts.

import type { Config } from "../config/config.ts";
import { comeBack } from "./comeback.ts";
import { openFenced, unlessFenced, type HoldDeps } from "./fence.ts";
import { EXIT, GraceMarError } from "../errors.ts";
import { createDesk, type Desk } from "../desk/desk.ts";
import { startDigest } from "../gate/digest.ts";
import { finishOldCopies, finishOldForgettings } from "../gate/old-forgettings.ts";
import { createMeasures } from "./measures.ts";
import type { People } from "../operator/people.ts";
import { startRetention } from "../operator/retention.ts";
import { createOperatorNotices } from "../operator/notices.ts";
import { startReminder } from "../operator/reminder.ts";
import { createSettingWatch } from "../operator/setting-faults.ts";
import type { Roles } from "../operator/roles.ts";
import {
  createRecordTroubles,
  reportIntegrity,
  reportStrays,
  reportLinks,
  type RecordTroubles,
} from "../operator/record-troubles.ts";
import { requireOwnFiles } from "../record/own-files.ts";
import { openRecord, requireReadable } from "../record/store.ts";
import type { RecordStore } from "../record/store.ts";
import { DOCUMENT_LIMIT, exportRecord } from "../state/backup.ts";
import { finishLetGo } from "../state/forgetting/forgettings.ts";
import { createInbox } from "../state/inbox.ts";
import { noteStop, rivalMemory } from "../state/restarts.ts";
import type { RecordState } from "../state/record-state.ts";
import { answerWhileStarting } from "./starting.ts";
import { isAtRest, stopRuntime, type StoppedParts } from "./stop-runtime.ts";
import { createBacklog } from "../chat/lanes/backlog.ts";
import { createAnalystLane } from "../chat/lanes/analyst-lane.ts";
import { createBotApi } from "../telegram/bot-api.ts";
import { fullName } from "../telegram/names.ts";
import { createReachability } from "../telegram/reachability.ts";
import { whoAmI, type BotIdentity } from "../telegram/bot-identity.ts";
import { introduce } from "../telegram/introduction.ts";
import { storedIncoming } from "../telegram/incoming.ts";
import { createIntake } from "../telegram/intake.ts";
import { createLanes } from "../chat/lanes/lanes.ts";
import { createProcessor, LONGEST_RETRY_MS } from "../chat/lanes/process-update.ts";
import { createPulse } from "../pulse.ts";
import { createRivalry } from "../telegram/rivalry.ts";
import { createAlbums } from "../chat/albums.ts";
import { createPastes } from "../chat/pastes.ts";
import { createSender } from "../telegram/sender.ts";
import { openUpdateSource } from "../telegram/update-source.ts";
import { createWire } from "../telegram/wire.ts";
import { TIMING } from "../timing.ts";
import { createVitals } from "./vitals.ts";
import { createPeople } from "./people.ts";
import { createVoices } from "./voices.ts";
import type { Llm } from "../voice/ports.ts";
import { createTrueTime, hasOwnClock, type TrueTime } from "../true-time.ts";
import { FORGET_KEY } from "../state/forgetting/key.ts";
import { createWaits } from "../waits.ts";
import type { WebServer } from "../web/server.ts";
import { createWordingSource } from "../wording/wording.ts";

export interface RecordRuntime {
  readonly store: RecordStore;
  readonly state: RecordState;
  readonly desk: Desk;
  readonly roles: Roles;
  readonly people: People;
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

export interface RuntimeDeps extends HoldDeps {
  readonly config: Config;
  /** This machine's clock. */
  readonly now?: () => Date;
  /** Monotonic milliseconds, unaffected by a clock that is put right. Absent: this process's, or those of `now`. */
  readonly ticks?: () => number;
  /** The web server of the process. Needed for a webhook. */
  readonly web?: WebServer;
  /** Replaces the configured model server. */
  readonly llm?: Llm;
  /** The time limit for the models of one turn; 30 s when absent. For tests. */
  readonly turnTimeoutMs?: number;
}

/**
 * Opens the Record, takes its lock, finishes what an earlier process left, and begins to take updates.
 * @throws ConfigError, RecordError, RecordBusyError, RecordElsewhereError; the signal's reason when it was told to stop
 * meanwhile.
 */
export async function startRecordRuntime(deps: RuntimeDeps): Promise<RecordRuntime> {
  const { config, log, now = () => new Date() } = deps;
  const ticks = deps.ticks ?? (deps.now ? () => now().getTime() : () => performance.now());
  const time = createTrueTime({ now, ticks, isFar: hasOwnClock(config.telegramApiRoot) });
  const store = await openRecord(config.usersDir, config.recordId);
  requireOwnFiles(store.folder, [FORGET_KEY]);
  const troubles = createRecordTroubles(log);
  const begun = await answerWhileStarting(deps.web, config.metricsToken);
  try {
    const { state, fence } = await openFenced(store, troubles, deps);
    return await begin({ ...deps, time, fence }, store, state, troubles);
  } finally {
    await begun();
  }
}

async function begin(...[deps, store, state, troubles]: Parameters<typeof assemble>) {
  try {
    return await assemble(deps, store, state, troubles);
  } catch (error) {
    // An error that a person has to mend, or a stop, is no part of a storm of restarts.
    const isForGood = error instanceof GraceMarError && error.exitCode === EXIT.config;
    if (isForGood || deps.signal?.aborted) noteStop(state);
    state.close();
    throw error;
  }
}

async function assemble(
  deps: RuntimeDeps & { readonly time: TrueTime; readonly fence: AbortSignal },
  store: RecordStore,
  state: RecordState,
  troubles: RecordTroubles,
): Promise<RecordRuntime> {
  // What all parts share.
  const { config, log, time, fence } = deps;
  const { now, ticks, isCertain } = time;
  if (config.webhook && !deps.web) throw new Error("a webhook needs the web server of the process");
  const timing = { ...TIMING, ...deps.timing };
  const signal = AbortSignal.any([fence, ...(deps.signal ? [deps.signal] : [])]);
  const stopping = new AbortController();
  const cutShort = new AbortController();
  const measures = createMeasures();
  const pulse = createPulse();
  const api = createBotApi({
    token: config.telegramToken,
    apiRoot: config.telegramApiRoot,
    network: config.network,
    timeoutSeconds: timing.callTimeoutSeconds,
    time,
  });
  const onCommitted = (): void => {
    sender.wake();
    analystLane.wake();
    voices.wake();
    void finishLetGo(state.database);
    state.journal.settle().catch((error: unknown) => {
      log.error({ err: error }, "file operations stopped");
    });
  };
  const shared = { state, now, ticks, isCertain, log };
  const wording = createWordingSource();

  // The people, and what goes out to them.
  const { roles, operatorChat, people, mayReceive } = createPeople(config, api, shared);
  const sender = createSender({
    ...shared,
    database: state.database,
    outbox: state.outbox,
    wording: wording.current,
    api,
    exportRecord: () => exportRecord(desk, DOCUMENT_LIMIT),
    recordId: store.recordId,
    mayReceive,
    timing,
  });
  const desk = createDesk({
    store,
    state,
    now,
    wording: wording.current,
    ownerChats: roles.owners,
    standingOf: roles.standingOf,
    onCommitted,
  });
  const notices = createOperatorNotices({
    ...desk,
    log,
    recordId: config.recordId,
    chat: operatorChat,
    sendNow: (chatId, text) => api.call("sendMessage", { chat_id: chatId, text }),
  });

  const { llm } = deps;
  const voices = await createVoices({
    config,
    desk,
    notices,
    measures,
    wording,
    ticks,
    log,
    timing,
    llm,
  });
  const { voiceOn } = voices;
  const analystLane = createAnalystLane({ ...voiceOn(store, "household"), ...shared, desk });

  // Telegram, once a bot that fails again and again has waited.
  const comeback = await comeBack({ state, notices, timing, log, signal });
  troubles.tellTo(notices, state);
  reportLinks(store, notices);
  const me = await whoAmI(api, { timing, log, signal });

  // What comes in, and the work on it.
  const inbox = createInbox(state.database, me.id);
  const settingWatch = createSettingWatch(desk, notices, log);
  const waits = createWaits(shared);
  const wire = createWire({
    api,
    roles,
    outbox: state.outbox,
    now,
    loadingMs: config.llm.loadingMs,
  });
  const pastes = createPastes(state.longTexts, state.forgettings);
  const albums = createAlbums(state.forgettings);
  const botNames = [me.first_name, fullName(me), me.username];
  const common = { roles, people, inbox, operatorChat, config };
  const parts = { ...common, wire, voiceOn, pastes, albums, botNames };
  const lanes = createLanes({
    next: inbox.next,
    handle: createProcessor({
      ...shared,
      waits,
      inbox,
      desk,
      parts,
      read: (body) => storedIncoming(body, me),
      notices,
      wording,
      backlog: createBacklog({ desk, inbox, timing, stopping: stopping.signal }),
      isStorm: comeback.isStorm,
      onHandled: (seconds) => {
        measures.turn(seconds);
        comeback.works();
        settingWatch.look();
      },
      onLoading: (lane) => {
        pulse.beat(lane, config.llm.loadingMs);
      },
      stopping: cutShort.signal,
      ...(deps.turnTimeoutMs !== undefined && { turnTimeoutMs: deps.turnTimeoutMs }),
    }),
    pulse,
    isStorm: comeback.isStorm,
    left: ({ lane, nextAt }) => waits.left(lane, nextAt, LONGEST_RETRY_MS),
  });
  const intake = createIntake({
    desk,
    log,
    inbox,
    roles,
    api,
    me,
    operatorChat,
    notices,
    ticks,
    time,
    limits: voices.limits,
    albums,
    lastRead: wording.lastRead,
    onLanes: lanes.wake,
  });
  comeback.report(inbox);

  // Signs of life.
  const reachability = createReachability({ notices, log, unreachableMs: timing.unreachableMs });
  let isRecovered = false;
  const vitals = createVitals({
    ...shared,
    store,
    inbox,
    intake,
    reachability,
    pulse,
    measures,
    timing,
    stopping: stopping.signal,
    isRecovered: () => isRecovered,
  });
  const memory = rivalMemory(state);
  const rivalry = createRivalry({
    ...memory,
    recordId: config.recordId,
    notices,
    timing,
    log,
    signal: stopping.signal,
  });

  // From here on updates come in and are stored.
  const source = await openUpdateSource({
    webhook: config.webhook,
    web: deps.web,
    api,
    intake,
    notices,
    reachability,
    pulse,
    rivalry,
    vitals,
    metricsToken: config.metricsToken,
    timing,
    log,
    signal: stopping.signal,
  });

  // Parsing takes longer than the rest of a start, so it waits until updates have been asked for.
  try {
    await requireReadable(store);
    await wording.load(store);
  } catch (error) {
    stopping.abort();
    await source.close();
    await source.ended.catch(() => undefined);
    throw error;
  }

  await finishOldForgettings(desk).catch((error: unknown) => {
    log.warn({ err: error }, "what earlier forgettings left is taken away at the next start");
  });

  // The Record is readable: what has come in is handled from here on.
  reportIntegrity(store, notices, log);
  reportStrays(store, notices).catch((error: unknown) => {
    log.error({ err: error }, "the candidates could not be looked through");
  });
  const stopTimers: StoppedParts["stopTimers"][number][] = [
    startDigest(desk, log),
    startReminder({ desk, chat: operatorChat, reminders: config.reminders, log }),
    settingWatch.start(),
    startRetention({
      desk,
      inbox,
      everyMs: timing.retentionMs,
      time,
      notices,
      log,
      signal: stopping.signal,
    }),
  ];
  const oldCopies = finishOldCopies(desk, stopping.signal).catch((error: unknown) => {
    log.warn({ err: error }, "what earlier forgettings left in copies is taken away later");
  });
  stopTimers.push(() => oldCopies, voices.stop);
  introduce({ api, me, config, desk, log });
  lanes.start(inbox.lanes());
  isRecovered = true;
  onCommitted();
  void voices.prepare();

  const running = unlessFenced(source.ended, fence, { notices, stopping, cutShort });
  // A caller may wait for the end and then sees its error. Nobody has to wait.
  running.catch(() => undefined);
  const ending = { timing, stopTimers, stopping, cutShort, log, signal };
  const ended = { state, inbox, lanes, analystLane, sender, source, ...ending };
  return {
    store,
    state,
    desk,
    roles,
    people,
    me,
    port: source.port,
    running,
    isIdle: () => isAtRest(ended) && !state.database.isCompacting(),
    isAlive: vitals.isAlive,
    stop: () => stopRuntime(ended),
  };
}
