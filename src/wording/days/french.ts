// French words for days.

import type { DayWords } from "./words.ts";

export const FRENCH_DAYS: DayWords = {
  days: {
    "avant-hier": -2,
    hier: -1,
    "cette nuit": 0,
    "ce matin": 0,
    "ce soir": 0,
    "aujourd'hui": 0,
    demain: 1,
    "après-demain": 2,
  },
  spans: [
    ["la semaine dernière", "week", -1],
    ["la semaine prochaine", "week", 1],
    ["le mois dernier", "month", -1],
    ["le mois prochain", "month", 1],
    ["l'année dernière", "year", -1],
    ["l'an dernier", "year", -1],
    ["l'année prochaine", "year", 1],
  ],
  ago: "il y a N U",
  units: {
    day: ["jour", "jours"],
    week: ["semaine", "semaines"],
    month: ["mois"],
    year: ["an", "ans"],
  },
  numbers: [
    ["un", "une"],
    ["deux"],
    ["trois"],
    ["quatre"],
    ["cinq"],
    ["six"],
    ["sept"],
    ["huit"],
    ["neuf"],
    ["dix"],
  ],
  last: ["W dernier", "W passé"],
  weekdays: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
  others: [],
  said: ["dit", "disais", "raconté", "parlé", "parlions", "mentionné", "demandé", "écrit"],
};
