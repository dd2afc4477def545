// The reasons for a no that take one tap. They go into the event as they stand here.

export const REJECT_REASONS = ["not_true", "not_important", "wrong_wording", "private"] as const;

/** True for a reason that is the name of a button, in which nobody says anything. */
export function isReasonOfButton(reason: string | undefined): boolean {
  return REJECT_REASONS.some((one) => one === reason);
}
