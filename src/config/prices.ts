// The prices of models, as the operator sets them: "gpt-4o 2.50/1.25/10, whisper-1 0.006". Proof: test/config/prices.test.ts.

/** Money for a million tokens, or for a minute of sound. */
export type Price =
  | { readonly input: number; readonly cached: number; readonly output: number }
  | { readonly minute: number };

/** The prices by the model's name. */
export interface Prices {
  readonly [model: string]: Price;
}

const AMOUNT = String.raw`\d{1,6}(?:\.\d{1,6})?`;
const ENTRY = new RegExp(
  String.raw`^(\S{1,200})\s+(?:(${AMOUNT})/(?:(${AMOUNT})/)?(${AMOUNT})|(${AMOUNT}))$`,
);

/** The rule for a person who got it wrong. */
export const PRICES_RULE =
  "must be models with prices, separated by commas: for a million tokens input/output or input/cached/output (gpt-4o 2.50/10), for a minute of sound one number (whisper-1 0.006)";

/** Gives the prices; undefined for a text that is none. A model without a price for what is cached pays the full one. */
export function readPrices(text: string): Prices | undefined {
  const prices: [string, Price][] = [];
  for (const entry of text.split(",")) {
    const match = ENTRY.exec(entry.trim());
    if (!match) return undefined;
    const [, model = "", input, cached = input, output, minute] = match;
    prices.push([
      model,
      minute === undefined
        ? { input: Number(input), cached: Number(cached), output: Number(output) }
        : { minute: Number(minute) },
    ]);
  }
  return Object.fromEntries(prices);
}
