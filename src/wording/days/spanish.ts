// Spanish words for days.

import type { DayWords } from "./words.ts";

export const SPANISH_DAYS: DayWords = {
  days: {
    anteayer: -2,
    "antes de ayer": -2,
    ayer: -1,
    anoche: -1,
    hoy: 0,
    "esta mañana": 0,
    "esta noche": 0,
    "pasado mañana": 2,
  },
  spans: [
    ["la semana pasada", "week", -1],
    ["la semana que viene", "week", 1],
    ["el mes pasado", "month", -1],
    ["el mes que viene", "month", 1],
    ["el año pasado", "year", -1],
    ["el año que viene", "year", 1],
  ],
  ago: "hace N U",
  units: {
    day: ["día", "días"],
    week: ["semana", "semanas"],
    month: ["mes", "meses"],
    year: ["año", "años"],
  },
  numbers: [
    ["un", "una"],
    ["dos"],
    ["tres"],
    ["cuatro"],
    ["cinco"],
    ["seis"],
    ["siete"],
    ["ocho"],
    ["nueve"],
    ["diez"],
  ],
  last: ["el W pasado"],
  weekdays: ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
  others: [],
  said: [
    "dije",
    "dijiste",
    "dijimos",
    "conté",
    "contaste",
    "contado",
    "hablamos",
    "hablado",
    "dicho",
    "mencioné",
    "pregunté",
  ],
};
