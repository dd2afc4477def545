// A chat may have topics. What is said in answer to words in one of them is said there, whoever says it: this is a property of
// the desk, not of each line. Proof: test/e2e/topics.test.ts.

import type { Topic } from "../state/outbox.ts";
import type { Desk } from "./desk.ts";

/** Gives the desk on which everything for this chat is said in its topic, and what is read later remembers it. */
export function inTopic(desk: Desk, topic: Topic | undefined): Desk {
  if (topic === undefined) return desk;
  const { outbox, analystJobs } = desk.state;
  return {
    ...desk,
    state: {
      ...desk.state,
      outbox: {
        ...outbox,
        add: (outgoing, now) => {
          const isHere = outgoing.chatId === topic.chatId;
          outbox.add(isHere ? { thread: topic.thread, ...outgoing } : outgoing, now);
        },
      },
      analystJobs: {
        ...analystJobs,
        add: (job) => {
          analystJobs.add({ ...job, topic });
        },
      },
    },
  };
}
