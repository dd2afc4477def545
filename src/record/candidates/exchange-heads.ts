// The lines of ours above a text that was read as a whole, in the exchange that a candidate comes from.

/** Above the transcript of a talk with the bot. */
export const CHECKPOINT_HEAD = "we did a checkpoint\n\n";

/** Above a chat that the person brought from elsewhere. */
export const CHAT_HEAD = "we did a chat in an external LLM\n\n";
