// Answers of the offline model about a life: family, dates, talk of another day, what waits, who asks, and words that may tell of
// distress. Its month in four languages: test/e2e/month.test.ts.

import { describe, expect, test } from "vitest";
import type { ChatTurn } from "../../../src/tools/simulator/model/model-types.ts";
import { offlineReply } from "../../../src/tools/simulator/model/offline-model.ts";

const SYSTEM = `Task: voice

- Then say exactly: Please tell a grown-up. Call 999.
Offer phrase: do you want me to look it up

<record>
Name: Juno
Languages: English
Born on: 1985-02-03
Family: Bo (brother); Cy (brother, nine); Ada; Nan (grandmother, sailor)

What I have learned:
- 2026-05-04: Bees see ultraviolet light
- 2026-05-05: Bees dance for their sisters
- 2026-05-06: Planted a quince yesterday [yesterday = 2026-05-05]
What has happened in my life:
- 2026-04: moved to the mill
</record>`;

function ask(question: string, system = SYSTEM, before: readonly ChatTurn[] = []): string {
  return offlineReply([
    { role: "system", content: system },
    ...before,
    { role: "user", content: question },
  ]);
}

describe("the offline Voice of a life", () => {
  test.each([
    ["What are your brothers called?", "My brothers: Bo, Cy."],
    ["What is your gran's name?", "My gran is called Nan."],
    ["Do you have any brothers or sisters?", "Yes: Bo (brother); Cy (brother, nine)."],
    [
      "Who is in your family?",
      "My family? Bo (brother); Cy (brother, nine); Ada; Nan (grandmother, sailor).",
    ],
    ["Who is Nan?", "Nan is in my family: grandmother, sailor."],
    ["When were you born?", "I was born on 3 February 1985."],
    [
      "When did you plant the quince?",
      "5 May 2026: that's when it was. Planted a quince yesterday.",
    ],
    [
      "When did bees dance for their sisters?",
      "5 May 2026: that's when it was written down. Bees dance for their sisters.",
    ],
    ["When did you move to the mill?", "April 2026: that's when it was. “Moved to the mill”."],
    ["What did we talk about yesterday?", "I can't find anything of that in our chat."],
    ["who am I?", "I can't see who you are."],
    [
      "I don't want to go home today",
      "That sounds hard. It matters, and it is not your fault. Please tell a grown-up. Call 999.",
    ],
  ])("answers %j", (question, answer) => {
    expect(ask(question)).toBe(answer);
  });

  test.each([
    "What is your sister called?",
    "Who is your uncle?",
    "Who is Dee?",
    "Do you have a boat?",
  ])("has not learned %j", (question) => {
    expect(ask(question)).toMatch(/haven't learned that yet, do you want me to look it up\?$/);
  });

  test("goes on with the subject of the chat until there is no more, and never offers a look-up for it", () => {
    const first = ask("Do bees see ultraviolet light?");
    expect(first).toMatch(/Bees see ultraviolet light/);
    const before: ChatTurn[] = [
      { role: "user", content: "Do bees see ultraviolet light?" },
      { role: "assistant", content: first },
    ];
    const second = ask("tell me more", SYSTEM, before);
    expect(second).toBe("There's more! Bees dance for their sisters.");
    before.push({ role: "user", content: "tell me more" }, { role: "assistant", content: second });
    expect(ask("and why?", SYSTEM, before)).toBe("That's all I have about that so far.");
    const looked: readonly ChatTurn[] = [
      { role: "user", content: "why is ultraviolet light dangerous for skin?" },
      { role: "assistant", content: "I looked it up! It burns." },
    ];
    expect(ask("tell me more", SYSTEM, looked)).toBe("That's all I have about that so far.");
  });

  test("tells what was said from the part of another day, and what waits as waiting", () => {
    const system = `${SYSTEM}

<waiting>
- 2026-05-07: Raft - built one of cork
</waiting>

<said_before>
2026-05-06 10:00 they: the kayak is called Agathe.
2026-05-06 10:00 you: Oh, nice!
</said_before>`;
    expect(ask("what did we talk about yesterday?", system)).toBe(
      "On 6 May 2026 you said: “the kayak is called Agathe”.",
    );
    expect(ask("what do you know about the cork raft?", system)).toBe(
      "That came up already, and it is waiting for somebody to decide. So I don't know it yet: “Raft - built one of cork”.",
    );
  });
});
