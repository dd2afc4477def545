// Times that are no settings: what they are, and why, stands here; tests make them shorter.

export interface Timing {
  /** How long Telegram holds a poll open when there is nothing. */
  readonly pollSeconds: number;
  /** Until a call to the Bot API is given up. Longer than a poll, and short of a minute and a quarter. */
  readonly callTimeoutSeconds: number;
  /** The first wait after a call that failed; it doubles up to a minute. */
  readonly retryMs: number;
  /** So long without hearing from Telegram, and the operator is told. */
  readonly deafMs: number;
  /** Who has not heard from Telegram for so long is not ready. */
  readonly unreadyMs: number;
  /** How often Telegram is asked whether the webhook stands, and again after an answer that it does not. */
  readonly webhookCheckMs: number;
  readonly webhookRecheckMs: number;
  /** How long another user of our token is borne by a bot that has just come; up to twice as long by one that was there. */
  readonly rivalMs: number;
  /** Nothing seen of it for so long, and it is gone: longer than any bot rests between two polls. */
  readonly rivalGapMs: number;
  /** The first wait of a bot that gave way before; it doubles up to a quarter of an hour. Longer than `rivalGapMs`. */
  readonly giveWayMs: number;
  /** Then so long it takes nothing and looks whether somebody else does: longer than a bot waits between two looks. */
  readonly lookoutMs: number;
  /** Who gives way answers for so long what it had taken by then. */
  readonly lastAnswersMs: number;
  /** How often the holder of a Record shows that it lives. */
  readonly leaseBeatMs: number;
  /** Without a beat for so long its holder is dead: three of them missed. */
  readonly leaseWatchMs: number;
  /** After taking a lease: how long another one that takes it in the same moment has to be seen. */
  readonly leaseSettleMs: number;
  /** A run of this length was no failed start, whatever it did. */
  readonly steadyMs: number;
  /** The first wait of a bot that starts again and again; it doubles up to a minute. */
  readonly holdBackMs: number;
  /** How often it is looked whether what is old may go. */
  readonly retentionMs: number;
  /** So old is nothing that a running bot takes. */
  readonly lateMs: number;
  /** Between two messages that waited while the bot was away: Telegram asks for one a second in a chat. */
  readonly backlogGapMs: number;
  /** After a stop: how long a turn under way may go on, and then how long replies may still be sent. */
  readonly lastTurnsMs: number;
  readonly lastSendsMs: number;
}

export const TIMING: Timing = {
  pollSeconds: 30,
  callTimeoutSeconds: 60,
  retryMs: 1000,
  deafMs: 60_000,
  unreadyMs: 120_000,
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
  lastTurnsMs: 8000,
  lastSendsMs: 2000,
};
