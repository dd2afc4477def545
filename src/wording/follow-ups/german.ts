// German words that go on with what was spoken of. "Ihr" and the polite "Sie" mean those who are asked.

import type { FollowUpWords } from "./words.ts";

export const GERMAN_FOLLOW_UPS: FollowUpWords = {
  openings: ["und", "aber", "oder", "also", "dann", "was ist mit", "wie ist es mit", "was wenn"],
  standIns:
    "er sie ihn ihm ihnen ihre ihren ihrem ihrer seine seinen seinem seiner deren dessen davon damit dafür daran darin darüber dazu".split(
      " ",
    ),
  lastWords: "es das die der den dem dort da dann so auch".split(" "),
  empty: ["wie spät ist es", "regnet es", "schneit es", "können sie", "wissen sie", "haben sie"],
  askers: "wie warum wieso weshalb wo wohin woher wann was wer womit wozu".split(" "),
  talk: "erzähl erzähle erzählen sag sage mir mehr wirklich echt warum wieso weiter mach erklär erkläre mal genau genauer noch nochmal weißt ach oh hm hmm ja nein ok okay bitte beispiel stimmt interessant cool toll danke was denn doch davon darüber".split(
    " ",
  ),
};
