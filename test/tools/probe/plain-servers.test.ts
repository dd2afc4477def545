// Probes with servers that know less than OpenAI's, or answer in other ways: the run reads them as the bot does.

import { expect, it } from "vitest";
import { completionBody, errorBody } from "../../../src/tools/simulator/model/completion.ts";
import type {
  ModelRequest,
  Respond,
  ScriptedReply,
} from "../../../src/tools/simulator/model/model-types.ts";
import { offlineReply } from "../../../src/tools/simulator/model/offline-model.ts";
import { kindOf, probe } from "./support.ts";

const THOUGHT = "Okay, the user asks something. Let me think step by step: SECRETTHOUGHT.";
const ASKED = {
  limit: 3,
  kinds: ["must_answer", "life", "waiting", "must_abstain", "guest"],
} as const;

function refusing(field: string): Respond {
  return ({ body, messages }) =>
    field in body
      ? { status: 400, body: errorBody(400, `Unsupported parameter: '${field}'`) }
      : offlineReply(messages);
}

/** An answer whose message is changed before it goes out. */
function answering(change: (text: string) => object): Respond {
  return (request: ModelRequest): ScriptedReply => {
    const body = completionBody(request, "", "1") as { choices: { message: object }[] };
    const [choice] = body.choices;
    if (choice) Object.assign(choice.message, change(offlineReply(request.messages)));
    return { body };
  };
}

const SERVERS: readonly (readonly [name: string, respond: Respond])[] = [
  ["knows no temperature", refusing("temperature")],
  ["knows no response format", refusing("response_format")],
  ["knows no bound of the tokens under one name", refusing("max_tokens")],
  [
    "answers in parts",
    answering((text) => ({
      content: [text.slice(0, 9), text.slice(9)].map((part) => ({ type: "text", text: part })),
    })),
  ],
  [
    "thinks before it answers",
    answering((text) => ({ content: `<think>${THOUGHT}</think>\n${text}` })),
  ],
  [
    "thinks in a field of its own",
    answering((text) => ({ content: text, reasoning_content: THOUGHT })),
  ],
  [
    "thinks in a part",
    answering((text) => ({
      content: [
        { type: "thinking", thinking: THOUGHT },
        { type: "text", text },
      ],
    })),
  ],
];

it.each(SERVERS)(
  "The offline Voice keeps every rule through a server that %s",
  async (_, respond) => {
    const { report } = await probe("sample", { ...ASKED, respond });
    expect(report.unanswered).toEqual({});
    expect(report.told.filter(({ outcome }) => outcome === "fail")).toEqual([]);
    expect(report.holds).toBe(true);
  },
);

it("A thought that was not marked is heard, and fails its own kind", async () => {
  const respond: Respond = ({ messages }) => `${THOUGHT} ${offlineReply(messages)}`;
  const { report } = await probe("sample", { limit: 2, kinds: ["thinking"], respond });
  const { asked, failed } = kindOf(report, "thinking");
  expect(asked).toBeGreaterThan(10);
  expect(failed).toBe(asked);
});
