// Words in every form in which a reader, a page or a program would see them, places in files, and encodings of files.

import * as fc from "fast-check";

const hex = (code: number, width: number): string => code.toString(16).padStart(width, "0");
const units = (text: string): readonly string[] => Array.from(text);
/** One letter in the middle is written by `form`. */
const oneBy =
  (form: (letter: string) => string) =>
  (word: string): string => {
    const letters = units(word);
    const at = Math.floor(letters.length / 2);
    return letters.map((letter, index) => (index === at ? form(letter) : letter)).join("");
  };
const allBy =
  (form: (letter: string) => string) =>
  (word: string): string =>
    units(word).map(form).join("");
const within =
  (before: string, behind = "") =>
  (word: string): string => {
    const letters = units(word);
    const [one, two] = [Math.ceil(letters.length / 3), Math.ceil((letters.length * 2) / 3)];
    const middle = letters.slice(one, two).join("");
    return `${letters.slice(0, one).join("")}${before}${middle}${behind}${letters.slice(two).join("")}`;
  };
const percent = (letter: string): string =>
  [...Buffer.from(letter)].map((byte) => `%${hex(byte, 2)}`).join("");
const quoted = (letter: string): string =>
  [...Buffer.from(letter)].map((byte) => `=${hex(byte, 2).toUpperCase()}`).join("");
const escaped = (letter: string): string =>
  letter
    .split("")
    .map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)
    .join("");
const entity = (letter: string): string => `&#${letter.codePointAt(0)};`;
const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** Each gives a word as it may stand in a text. A program or a page would read the word itself. */
export const FORMS: { readonly [name: string]: (word: string) => string } = {
  "as it is": (word) => word,
  capitals: (word) => word.toUpperCase(),
  "in parts": (word) => word.normalize("NFD"),
  "full width": allBy((letter) => {
    const code = letter.charCodeAt(0);
    return code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : letter;
  }),
  "a soft hyphen within": within("\u00AD"),
  "signs that nobody sees within": within("\u200B", "\u2060"),
  "a joiner of letters within": within("\u034F", "\u200D"),
  "parted at the end of a line": within("-\n"),
  "parted at the end of a quoted line": within("-\n> "),
  "parted at the end of a line, with a soft hyphen": within("\u00AD\n"),
  "strong within": within("**", "**"),
  "emphasis within": within("_", "_"),
  "struck through within": within("~~", "~~"),
  "code within": within("`", "`"),
  "a tag within": within("<b>", "</b>"),
  "a comment within": within("<!-- x -->"),
  "a place to break within": within("<wbr>"),
  "a link within": within("[", "](https://a.example)"),
  "a line that goes on": within("\\\n    "),
  "an entity": oneBy(entity),
  entities: allBy(entity),
  "an entity in hexadecimal digits": oneBy((letter) => `&#x${hex(letter.codePointAt(0) ?? 0, 1)};`),
  "a named soft hyphen": within("&shy;"),
  "an entity of an entity": oneBy((letter) => `&amp;#${letter.codePointAt(0)};`),
  "a percent sign": oneBy(percent),
  "percent signs": allBy(percent),
  "twice by percent signs": oneBy((letter) => percent(letter).replaceAll("%", "%25")),
  "quoted-printable": oneBy(quoted),
  "quoted-printable all over": allBy(quoted),
  "a soft end of a line": within("=\r\n"),
  "an escape of JSON": oneBy(escaped),
  "escapes of JSON": allBy(escaped),
  "an escape of YAML": oneBy((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code < 256 ? `\\x${hex(code, 2)}` : `\\U${hex(code, 8)}`;
  }),
  "an escape of JavaScript": oneBy((letter) => `\\u{${hex(letter.codePointAt(0) ?? 0, 1)}}`),
  "base64 in a link": (word) => `data:text/plain;base64,${base64(word)}`,
  "base64 of a sentence": (word) => base64(`and then the ${word} came, it was late`),
  "base64 in the alphabet of addresses": (word) =>
    Buffer.from(`it is ${word} ÿÿ`).toString("base64url"),
  "base64 of UTF-16": (word) => Buffer.from(`a ${word} b`, "utf16le").toString("base64"),
  "base64 in lines": (word) =>
    base64(
      `${"a long letter goes before it, line by line. ".repeat(4)} ${word} ${"x ".repeat(60)}`,
    ).replaceAll(/(.{76})/g, "$1\n"),
  "hexadecimal digits": (word) => Buffer.from(`the ${word}`).toString("hex"),
};

const LETTERS = "abcdefghjkmnpqrtuvwyz".split("");
const STRANGE = "äöüéñçřšøйжπλ".split("");
/** Words that stand in no made-up Record. */
export const anyWord = fc
  .tuple(
    fc.array(fc.constantFrom(...LETTERS), { minLength: 4, maxLength: 7 }),
    fc.array(fc.constantFrom(...STRANGE), { maxLength: 2 }),
    fc.array(fc.constantFrom(...LETTERS), { minLength: 3, maxLength: 5 }),
    fc.constantFrom("", "", "7", "42"),
  )
  .map(([one, two, three, number]) => [...one, ...two, ...three].join("") + number);

/** Each puts a text somewhere in a file. */
export const FORM_PLACES: {
  readonly [name: string]: readonly [file: string, put: (text: string) => string];
} = {
  prose: ["MEMORY.md", (text) => `# MEMORY\n\nbefore ${text} behind\n`],
  "a list": ["MEMORY.md", (text) => `# MEMORY\n\n- one\n- two ${text}\n- three\n`],
  "a table": ["notes.md", (text) => `| a | b |\n| - | - |\n| x | ${text} |\n`],
  "a heading": ["SELF.md", (text) => `# SELF\n\n## ${text}\n\nbelow\n`],
  "the title of a link": ["notes.md", (text) => `[a](https://b.example "${text}")\n`],
  "the target of a link": ["notes.md", (text) => `[a](https://b.example/?q=${text})\n`],
  "a definition of a link": ["notes.md", (text) => `[a]: https://b.example/x "${text}"\n`],
  "the info of a fence": ["notes.md", (text) => `\`\`\`js ${text}\nbody\n\`\`\`\n`],
  "a fence": ["notes.md", (text) => `\`\`\`\nbody ${text}\n\`\`\`\n`],
  "a value of yaml": ["SELF.md", (text) => `\`\`\`yaml\nage: 9\nnote: "a ${text} b"\n\`\`\`\n`],
  "a comment of yaml": ["SELF.md", (text) => `\`\`\`yaml\nage: 9 # a ${text} b\n\`\`\`\n`],
  "an anchor of yaml": ["notes.yaml", (text) => `a: &x "${text}"\nb: *x\n`],
  "a comment of a page": ["notes.md", (text) => `above\n\n<!-- a ${text} b -->\n\nbelow\n`],
  "the settings at the top": ["SELF.md", (text) => `---\nnote: "${text}"\n---\n\n# SELF\n`],
  "an unknown file": ["letter", (text) => `Subject: x\n\nbefore ${text} behind\n`],
  "a row of a ledger": [
    "PIPELINE-EVENTS.jsonl",
    (text) => `{"ts": "2026-01-01", "q": "a ${text} b"}\n`,
  ],
};

/** A text as readers see it, decoded by other means than those of the search. */
export function readings(text: string): readonly string[] {
  const dense = text.normalize("NFKC").toLowerCase();
  const shown = dense
    .replaceAll(/<!--.*?-->|<\/?\w+>|&shy;|[\u00AD\u200B-\u200D\u2060*_~`]|\u034F/gs, "")
    .replaceAll(/[-\u00AD]\n>? ?|=\r?\n|\\\n\s*/g, "")
    .replaceAll(/&amp;/g, "&")
    .replaceAll(/&#x([0-9a-f]+);/g, (_, code: string) => String.fromCodePoint(Number(`0x${code}`)))
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(
      /\\u\{([0-9a-f]+)\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|\\u([0-9a-f]{8})/g,
      (_, ...codes: string[]) =>
        String.fromCodePoint(Number(`0x${codes.find((code) => code) ?? "20"}`)),
    )
    .replaceAll("%25", "%");
  const links = shown.replaceAll(/(?:[%=][0-9a-f]{2})+/g, (found) =>
    Buffer.from(found.replaceAll(/[%=]/g, ""), "hex").toString("utf8"),
  );
  const packed = [...text.replaceAll("\n", "").matchAll(/[\w+/-]{8,}/g)].flatMap(([run]) => [
    Buffer.from(run, "base64").toString("utf8"),
    Buffer.from(run, "base64").toString("utf16le"),
    Buffer.from(run, "hex").toString("utf8"),
  ]);
  return [dense, shown, links, ...packed].map((seen) => seen.normalize("NFC"));
}

/** Each writes a file of a text. */
export const ENCODINGS: { readonly [name: string]: (text: string) => Uint8Array } = {
  "UTF-8": (text) => Buffer.from(text),
  "UTF-16 LE with its mark": (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  "UTF-16 LE": (text) => Buffer.from(text, "utf16le"),
  "UTF-16 BE": (text) => Buffer.from(text, "utf16le").swap16(),
  "UTF-32 LE": (text) =>
    Buffer.concat(
      units(text).map((sign) => {
        const b = Buffer.alloc(4);
        b.writeUInt32LE(sign.codePointAt(0) ?? 0);
        return b;
      }),
    ),
  "UTF-32 BE": (text) =>
    Buffer.concat(
      units(text).map((sign) => {
        const b = Buffer.alloc(4);
        b.writeUInt32BE(sign.codePointAt(0) ?? 0);
        return b;
      }),
    ),
  "a picture around it": (text) =>
    Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 1]),
      Buffer.from(text),
      Buffer.from([0, 0xff]),
    ]),
  ...Object.fromEntries(
    [
      "windows-1252",
      "macintosh",
      "windows-1250",
      "windows-1251",
      "koi8-u",
      "ibm866",
      "iso-8859-7",
    ].map((name) => [name, encoderOf(name)]),
  ),
};
/** False when a letter of the text is lost in this encoding. */
export function canWrite(encode: (text: string) => Uint8Array, text: string): boolean {
  return units(text).every((sign) => sign === "?" || !Buffer.from(encode(sign)).includes(0x3f));
}

/** Writes what the decoder of this name reads; a question mark for a letter that it lacks. */
function encoderOf(name: string): (text: string) => Uint8Array {
  const decoder = new TextDecoder(name);
  const codes = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte -= 1) codes.set(decoder.decode(Uint8Array.of(byte)), byte);
  return (text) => Uint8Array.from(units(text).map((sign) => codes.get(sign) ?? 0x3f));
}
