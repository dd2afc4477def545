// A change of a message is news where its words are others now. All other changes, of a place, a picture, a preview or how words
// look, are no news to anybody.

import { expect, it } from "vitest";
import { incomingOf } from "../../src/telegram/incoming.ts";
import { createLastWords } from "../../src/telegram/last-words.ts";
import { asPromised } from "../../src/telegram/promised.ts";

const ABOUT = {
  message_id: 3,
  date: 1000,
  from: { id: 7, is_bot: false, first_name: "Kim" },
  chat: { id: 7, type: "private", first_name: "Kim" },
};
const PHOTO = [{ file_id: "p", file_unique_id: "p", width: 9, height: 9 }];
const LIVE = { latitude: 1, longitude: 2, live_period: 900 };
const BOLD = [{ type: "bold", offset: 0, length: 2 }];

/** Says of each change, one after the other, if it is news after this message. */
function news(message: object, ...changes: readonly object[]): readonly boolean[] {
  const words = createLastWords();
  const read = (update: object) => {
    const incoming = incomingOf(asPromised({ update_id: 1, ...update }), { username: "Mira_bot" });
    if (!incoming) throw new Error("it is no message");
    return incoming;
  };
  const first = words.begin();
  first.note(read({ message: { ...ABOUT, ...message } }));
  first.keep();
  return changes.map((change) => {
    const came = words.begin();
    const incoming = read({ edited_message: { ...ABOUT, edit_date: 1001, ...change } });
    const isNews = came.isNews(incoming);
    came.note(incoming);
    came.keep();
    return isNews;
  });
}

it.each<readonly [string, object, object, boolean]>([
  ["other words", { text: "we built a dam" }, { text: "we built two dams" }, true],
  ["how words look", { text: "we built" }, { text: "we built", entities: BOLD }, false],
  ["a preview", { text: "see a.org" }, { text: "see a.org", link_preview_options: {} }, false],
  ["another place", { location: LIVE }, { location: { ...LIVE, latitude: 2 } }, false],
  ["the end of a way", { location: LIVE }, { location: { latitude: 1, longitude: 2 } }, false],
  ["a ticked task", { checklist: { title: "a" } }, { checklist: { title: "a", tasks: [] } }, false],
  [
    "a closed poll",
    { poll: { question: "a" } },
    { poll: { question: "a", is_closed: true } },
    false,
  ],
  ["another picture", { photo: PHOTO, caption: "a" }, { photo: [], caption: "a" }, false],
  ["other words beside it", { photo: PHOTO, caption: "a" }, { photo: PHOTO, caption: "b" }, true],
  ["new words beside it", { photo: PHOTO }, { photo: PHOTO, caption: "b" }, true],
  ["words taken away", { photo: PHOTO, caption: "a" }, { photo: PHOTO }, false],
])("%s", (_, message, change, isNews) => {
  expect(news(message, change)).toEqual([isNews]);
});

it("of several changes each is compared with the one before it", () => {
  const a = { text: "a" };
  const b = { text: "b" };
  expect(news(a, b, b, a, a)).toEqual([true, false, true, false]);
});

it("of a message that nobody remembers any words are news", () => {
  expect(news({ message_id: 2, text: "a" }, { text: "a" })).toEqual([true]);
});
