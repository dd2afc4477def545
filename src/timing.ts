// Times that are no settings, each with its reason. Tests make them shorter.

/** Milliseconds where the name ends in Ms, seconds where it ends in Seconds. */
export interface Timing {
  /** A poll with nothing to deliver stays open for this long (Bot API, getUpdates). */
  readonly pollSeconds: number;
  /** A call to the Bot API is given up after this. Longer than a poll, and shorter than a minute and a quarter. */
  readonly callTimeoutSeconds: number;
  /** The first wait after a failed call. It doubles up to a minute. */
  readonly retryMs: number;
  /** The operator is told when Telegram has been out of reach for this long. */
  readonly unreachableMs: number;
  /** A bot that has not reached Telegram for this long is not ready. */
  readonly unreadyMs: number;
  /** What was seen of the disk counts for this long, or for twice as long while a new look is under way. */
  readonly probeFreshMs: number;
  /** The interval between two checks of the webhook, and the shorter one after a check that failed. */
  readonly webhookCheckMs: number;
  readonly webhookRecheckMs: number;
  /** A bot that has just come bears a rival with its token for this long, one that was there up to twice as long. */
  readonly rivalMs: number;
  /** A rival is gone when nothing was seen of it for this long: longer than any bot rests between two polls. */
  readonly rivalGapMs: number;
  /** The first wait of a bot that gave way before. It doubles up to a quarter of an hour. Longer than `rivalGapMs`. */
  readonly giveWayMs: number;
  /** After that wait it only looks for a rival for this long: longer than a bot waits between two looks. */
  readonly lookoutMs: number;
  /** A bot that gives way spends this long on answering the messages that it had taken. */
  readonly lastAnswersMs: number;
  /** The holder of a Record shows at this interval that it is alive. */
  readonly leaseBeatMs: number;
  /** A holder is dead after this time without a beat: three were missed. */
  readonly leaseWatchMs: number;
  /** After taking a lease, the time in which a rival that takes it in the same moment has to be seen. */
  readonly leaseSettleMs: number;
  /** A run of this length was no failed start, whatever it did. */
  readonly steadyMs: number;
  /** The first wait of a bot that keeps starting. It doubles up to a minute. */
  readonly holdBackMs: number;
  /** The interval between two checks for something old enough to be forgotten. */
  readonly retentionMs: number;
  /** A message older than this was never taken by a running bot; it waited while the bot was away. */
  readonly lateMs: number;
  /** The wait between two messages that waited while the bot was away: Telegram asks for one a second in a chat. */
  readonly backlogGapMs: number;
  /** A model that may be asleep is taken to be loading after this silence. Shorter than a turn. */
  readonly silentMs: number;
  /** A question is searched by its words alone when nobody has told its meaning by then. */
  readonly nearMs: number;
  /** The wait before entries are looked through for what is new, and the one after a failure. */
  readonly vectorsMs: number;
  readonly vectorsRetryMs: number;
  /** After a stop, the time for a turn under way, and then the time for sending replies. */
  readonly lastTurnsMs: number;
  readonly lastSendsMs: number;
}

export const TIMING: Timing = {
  pollSeconds: 30,
  callTimeoutSeconds: 60,
  retryMs: 1000,
  unreachableMs: 60_000,
  unreadyMs: 120_000,
  probeFreshMs: 30_000,
  webhookCheckMs: 30_000,
  webhookRecheckMs: 10_000,
  rivalMs: 40_000,
  rivalGapMs: 100_000,
  giveWayMs: 120_000,
  lookoutMs: 45_000,
  lastAnswersMs: 60_000,
  leaseBeatMs: 15_000,
  leaseWatchMs: 45_000,
  leaseSettleMs: 2000,
  steadyMs: 60_000,
  holdBackMs: 1000,
  retentionMs: 60 * 60_000,
  lateMs: 10 * 60_000,
  backlogGapMs: 1000,
  silentMs: 20_000,
  nearMs: 800,
  vectorsMs: 2000,
  vectorsRetryMs: 10 * 60_000,
  lastTurnsMs: 8000,
  lastSendsMs: 2000,
};
