// English words for days.

import type { DayWords } from "./words.ts";

export const ENGLISH_DAYS: DayWords = {
  days: {
    "the day before yesterday": -2,
    yesterday: -1,
    "last night": -1,
    today: 0,
    "this morning": 0,
    tonight: 0,
    tomorrow: 1,
    "the day after tomorrow": 2,
  },
  spans: [
    ["last week", "week", -1],
    ["next week", "week", 1],
    ["last month", "month", -1],
    ["next month", "month", 1],
    ["last year", "year", -1],
    ["next year", "year", 1],
  ],
  ago: "N U ago",
  units: {
    day: ["day", "days"],
    week: ["week", "weeks"],
    month: ["month", "months"],
    year: ["year", "years"],
  },
  numbers: [
    ["a", "an", "one"],
    ["two", "a couple of"],
    ["three"],
    ["four"],
    ["five"],
    ["six"],
    ["seven"],
    ["eight"],
    ["nine"],
    ["ten"],
  ],
  last: ["last W"],
  weekdays: ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
  others: [],
  said: ["say", "said", "tell", "told", "talk", "talked", "chat", "mention", "mentioned", "ask"],
};
