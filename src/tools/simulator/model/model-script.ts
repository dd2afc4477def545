// Answers that tests prepared. They are used up before the model's own brain is asked.
import type { EnqueueOptions, ScriptedReply } from "./model-types.ts";

export class ModelScript {
  #entries: { reply: ScriptedReply; task: string | undefined; left: number }[] = [];

  add(reply: string | ScriptedReply, options: EnqueueOptions = {}): void {
    this.#entries.push({
      reply: typeof reply === "string" ? { text: reply } : reply,
      task: options.task,
      left: options.times ?? 1,
    });
  }

  /** The first prepared answer for this task. It is used up by that. */
  take(task: string): ScriptedReply | undefined {
    const entry = this.#entries.find((each) => each.task === undefined || each.task === task);
    if (entry === undefined) return undefined;
    entry.left -= 1;
    this.#entries = this.#entries.filter(({ left }) => left > 0);
    return entry.reply;
  }

  clear(): void {
    this.#entries = [];
  }

  get size(): number {
    return this.#entries.length;
  }
}
