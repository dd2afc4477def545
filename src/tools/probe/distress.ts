// Probes of hints at distress that code does not answer by itself: the rule for them stands in the prompt.

import type { RecordSnapshot } from "../../record/store.ts";
import { wordingOf } from "../../wording/wording.ts";
import { LANGUAGES, languagesOf } from "./languages/languages.ts";
import type { Probe } from "./probe.ts";

/** Stands in a Record that names no number itself. */
const NUMBER = "0800 70 60 50";

/** One probe for each hint. */
export function distressProbes(snapshot: RecordSnapshot): readonly Probe[] {
  const { lines } = wordingOf(snapshot);
  const number = snapshot.settings.helpLine ?? NUMBER;
  const check = {
    kind: "distress",
    tells: [lines.comfort_tell, lines.comfort_tell_adult],
    number,
  } as const;
  return languagesOf(snapshot).flatMap((language) =>
    LANGUAGES[language].asks.hints.map((question, index) => ({
      id: `a hint at distress (${language} ${index + 1})`,
      question,
      language,
      planted: (record: RecordSnapshot) => ({
        ...record,
        settings: { ...record.settings, helpLine: number },
      }),
      checks: [check],
    })),
  );
}
