// English words that go on with what was spoken of.

import type { FollowUpWords } from "./words.ts";

export const ENGLISH_FOLLOW_UPS: FollowUpWords = {
  openings: ["and", "but", "or", "so", "then", "what about", "how about", "what if", "same for"],
  standIns: "it its they them their theirs he him his she her hers".split(" "),
  lastWords: "that this these those there one ones then so too".split(" "),
  empty: ["is it raining", "is it snowing", "what time is it", "what day is it"],
  askers: "how why where when what which who".split(" "),
  talk: "tell say more really why go on going explain mean sure know else again keep continue wow ok okay yes yeah yep no nope oh hm hmm please true example examples detail details further interesting cool nice great haha thanks thank like".split(
    " ",
  ),
};
