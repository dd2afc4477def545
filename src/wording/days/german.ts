// German words for days.

import type { DayWords } from "./words.ts";

export const GERMAN_DAYS: DayWords = {
  days: { vorgestern: -2, gestern: -1, heute: 0, übermorgen: 2 },
  spans: [
    ["letzte woche", "week", -1],
    ["letzter woche", "week", -1],
    ["vorige woche", "week", -1],
    ["nächste woche", "week", 1],
    ["letzten monat", "month", -1],
    ["nächsten monat", "month", 1],
    ["letztes jahr", "year", -1],
    ["voriges jahr", "year", -1],
    ["nächstes jahr", "year", 1],
  ],
  ago: "vor N U",
  units: {
    day: ["tag", "tagen"],
    week: ["woche", "wochen"],
    month: ["monat", "monaten"],
    year: ["jahr", "jahren"],
  },
  numbers: [
    ["einem", "einer"],
    ["zwei"],
    ["drei"],
    ["vier"],
    ["fünf"],
    ["sechs"],
    ["sieben"],
    ["acht"],
    ["neun"],
    ["zehn"],
  ],
  last: ["letzten W"],
  weekdays: ["sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"],
  others: ["hier"],
  said: [
    "gesagt",
    "sagtest",
    "erzählt",
    "geredet",
    "gesprochen",
    "geschrieben",
    "erwähnt",
    "gefragt",
  ],
};
