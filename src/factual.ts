// Text that may stand in a log and in the operator chat: our own words, and between them only numbers, codes, ids and names
// of files. The type keeps a Record's words out, because no other value fits into the template; the form of a code and of
// an id is checked as well. Proof: test/factual.test.ts.

declare const brand: unique symbol;

/** A text without a word of a Record. `factual` makes it. */
export type Factual = string & { readonly [brand]: "factual" };

/** A value by what it is. A value that does not have its form is replaced by "(left out)". */
export type FactualValue =
  | number
  | Factual
  /** A path or the name of a file. Control characters are taken out. */
  | { readonly file: string }
  /** One word of our own or of an interface: `front_matter`, `ENOSPC`. */
  | { readonly code: string }
  /** The id of an entry, a candidate or a Record: `LEARN-0003`, `abby`. */
  | { readonly id: string };

/** The tag of such a text: factual\`${{ file }} line ${line}: it is not valid YAML\`. Texts of the code fit as well. */
export function factual<const Values extends readonly (FactualValue | string)[]>(
  words: TemplateStringsArray,
  ...values: { [At in keyof Values]: Values[At] extends string ? Literal<Values[At]> : Values[At] }
): Factual {
  const texts = values as readonly (FactualValue | string)[];
  return String.raw({ raw: words }, ...texts.map(plain)) as Factual;
}

/** Several of them with a text of ours between. */
export function joined(texts: readonly Factual[], between: "; " | ", " | " and "): Factual {
  return texts.join(between) as Factual;
}

/** The same for a text of ours whose parts were checked where they were made. */
export function vouched(text: string): Factual {
  return text as Factual;
}

function plain(value: FactualValue | string): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value;
  if ("file" in value) return value.file.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, "").slice(-MAX_PATH);
  const [text, form] = "code" in value ? [value.code, CODE] : [value.id, ID];
  return form.test(text) ? text : "(left out)";
}

const MAX_PATH = 400;
const CODE = /^[A-Za-z][\w.-]{0,59}$/;
const ID = /^(?:[A-Z]{1,12}-\d{1,12}|[a-z0-9][a-z0-9_-]{0,63})$/i;

/** A text that stands in the code as it is, or one that `factual` made. Anything else does not fit. */
export type Literal<Text extends string> = Text extends Factual
  ? Text
  : { readonly [None in never]: true } extends { readonly [Key in Text]: true }
    ? never
    : Text;
