import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../../src/record/text/encoding.ts";

const TEXTS = [
  "Heute war es schön. Wir haben mit dem Käse und der Größe von Äpfeln geübt, und das ist nicht übel – „sehr“ gut.",
  "Hoy hemos leído en el jardín con la niña. ¿Qué es un murciélago? Es muy rápido, y se llama Ñandú.",
  "Nous avons mangé des crêpes avec le garçon, et il est où ? C’est très bon, à l’école, dans la forêt, un cœur…",
  "We said “hello” to the café – it was the best of days, and you’re right: it is naïve.",
] as const;

/** The bytes of Windows-1252. */
function windows(text: string): Buffer {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [
      new TextDecoder("windows-1252").decode(Uint8Array.of(byte)),
      byte,
    ]),
  );
  return Buffer.from(Array.from(text, (letter) => table.get(letter) ?? 0x3f));
}

/** The bytes of another encoding with one byte for a letter, from the letters that its program shows. */
function inEncoding(text: string, name: string): Buffer {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [
      new TextDecoder(name).decode(Uint8Array.of(byte)),
      byte,
    ]),
  );
  return Buffer.from(Array.from(text, (letter) => table.get(letter) ?? 0x3f));
}

describe("bytes of a text", () => {
  it.each(TEXTS)("are read in every encoding that tells itself: %s", (text) => {
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(`\uFEFF${text}`, "utf16le"),
      Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
      Buffer.from(text, "utf16le"),
      Buffer.from(text, "utf16le").swap16(),
      windows(text),
      windows(text.replaceAll(" ", "\r\n")),
    ]) {
      expect(decodeText(bytes)?.replace(/\r\n/g, " ")).toBe(text);
    }
  });

  it.each([
    ["Windows, too short to be certain", windows("Käse, schöner Käse")],
    ["Cyrillic of Windows", inEncoding("Мы сегодня рисовали карту и читали", "windows-1251")],
    ["Polish", inEncoding("Dziś się bawiliśmy na łące i było nam miło, że hej", "iso-8859-2")],
    ["Hungarian", inEncoding("Ma megtanultam főzni, és nagyon örülök az őszi fűnek", "iso-8859-2")],
    [
      "Turkish",
      inEncoding("Bugün çok güzel bir gün, ağaç ve kuş gördük, şarkı da var", "windows-1254"),
    ],
    ["German of an old Mac", inEncoding(TEXTS[0], "macintosh")],
    ["French of an old Mac", inEncoding(TEXTS[2], "macintosh")],
    ["Greek", inEncoding("Σήμερα διαβάσαμε ένα βιβλίο και ζωγραφίσαμε", "windows-1253")],
    ["Japanese", Buffer.from([0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf])],
    ["Cyrillic in UTF-16 without a mark", Buffer.from("Мы сегодня рисовали карту", "utf16le")],
    [
      "Cyrillic in UTF-16 without a mark, turned",
      Buffer.from("Мы сегодня рисовали карту", "utf16le").swap16(),
    ],
    ["Japanese in seven bits", Buffer.from("\u001B$B:#F|$OA%$r\u001B(B\n", "latin1")],
    ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ["a ZIP file", Buffer.from("PK\u0003\u0004\u0014\0\0\0\u0008\0", "latin1")],
  ])("are refused where their letters are not certain: %s", (_, bytes) => {
    expect(decodeText(bytes)).toBeUndefined();
  });

  it("give their letters or none, but never others, whatever the encoding", () => {
    const sentence = fc.constantFrom(...TEXTS);
    const encoding = fc.constantFrom(
      "macintosh",
      "iso-8859-2",
      "windows-1250",
      "windows-1251",
      "iso-8859-15",
      "ibm866",
      "koi8-r",
      "windows-1252",
      "iso-8859-15",
    );
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 4 }), encoding, (texts, name) => {
        const text = texts.join("\n");
        const bytes = inEncoding(text, name);
        const written = new TextDecoder(name).decode(bytes);
        expect([written, undefined]).toContain(decodeText(bytes));
      }),
      { numRuns: 300 },
    );
  });
});
