// Fields of data are nobody's own words, whatever program wrote them. What people write with signs of their own is theirs.

import { describe, expect, it } from "vitest";
import { ownWords } from "../../../src/voice/pasted/own-words.ts";

const SAID = "I stole a bike and hid it";

describe("a text of data", () => {
  it.each([
    `{"from":"Tom","text":"${SAID}"}`,
    `{"from":"Tom","text":"${SAID}"}\n{"from":"Mira","text":"me too"}`,
    `{'from': 'Tom', 'text': '${SAID}'}`,
    `[{from: "Tom", text: "${SAID}"}]`,
    `[["Tom", "${SAID}"], ["Mira", "me too"]]`,
    `("Tom", "${SAID}")`,
    `","text":"${SAID}"},{"from":"Mira","text":"me too"`,
    `from,date,text\nTom,Monday,${SAID}\nMira,Monday,me too`,
    `1,Tom,${SAID}`,
    `2026-03-12 10:15,Tom,"${SAID}"`,
    `29.11.2026;10:15;Tom;${SAID}`,
    `+4915112345678,Tom,${SAID}`,
    `10:15\tTom\t${SAID}`,
    `| 10:15 | Tom | ${SAID} |`,
    `<sms address="+49151" body="${SAID}" />`,
    `<message><from>Tom</from><text>${SAID}</text></message>`,
    `<p>Tom: ${SAID}</p>`,
    `&lt;Tom&gt; ${SAID}`,
    `[quote=Tom]${SAID}[/quote]`,
    `INSERT INTO chat (who, what) VALUES ('Tom', '${SAID}');`,
    `BEGIN:VMSG\nN:Tom\n${SAID}\nEND:VMSG`,
    `sender=Tom; text=${SAID}`,
  ])("is nobody's: %j", (text) => {
    expect(ownWords(text, ["Mira"])).toMatchObject({ kind: "unclear" });
  });

  it.each([
    "red, green, light blue\none, two, thirty four",
    "I like dogs,cats,guinea pigs\nI hate rain,snow,cold feet",
    'my books ("The Hobbit", "Momo") are on the shelf',
    "{ this is a secret room }",
    "a < b and b > c",
    "x = 3; y = 4",
    "I <3 my dog",
    "fish & chips",
    "[1, 2, 3] is a list",
    "3,5 kg flour\n2,5 kg sugar",
  ])("is not what people write: %j", (text) => {
    expect(ownWords(text, ["Mira"])).toEqual({ kind: "all", words: text });
  });
});
