// The age of a person today. What stands in SELF is the age of the day on which it was written; the birthdate goes on counting.
// Proof: test/record/self/age.test.ts.

import type { Persona } from "../types.ts";

/** Years by which a birthdate may differ from the written age. Beyond them one of the two is a slip, and the age stands. */
const FEWER = 1;
const MORE = 15;

/**
 * Gives the person with the age of a day: the same object while the age is the same. A birthdate counts when it is a whole date
 * and fits the written age, so that a slip in it makes no adult of a child.
 * @param day YYYY-MM-DD
 */
export function agedOn(persona: Persona, day: string): Persona {
  const { age: written, birthdate = "" } = persona;
  const age = yearsBetween(birthdate, day);
  if (age === undefined || age === written) return persona;
  if (written !== undefined && (age < written - FEWER || age > written + MORE)) return persona;
  return { ...persona, age };
}

function yearsBetween(birthdate: string, day: string): number | undefined {
  const born = /^(\d{4})-(\d\d)-(\d\d)$/.exec(birthdate.trim());
  if (!born || Number.isNaN(Date.parse(birthdate))) return undefined;
  const [, year = "", ...date] = born;
  const isBefore = day.slice(5) < date.join("-");
  const years = Number(day.slice(0, 4)) - Number(year) - Number(isBefore);
  return years > 0 && years < 130 ? years : undefined;
}
