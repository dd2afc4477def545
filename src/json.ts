// The one way to read JSON that is kept somewhere. JSON.parse quotes the text in its error, and that text may be a person's.

/** The value of a JSON text; undefined for a text that is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value of a JSON text that somebody else may have made; undefined also for one with too many parts to hold. */
export function parseStrangeJson(text: string): unknown {
  return hasFewParts(text) ? parseJson(text) : undefined;
}

/** An empty object takes thirty times the memory of its two letters, so the parts are counted before there are any. */
function hasFewParts(text: string): boolean {
  if (text.length <= MOST_PARTS) return true;
  let parts = 0;
  let isInString = false;
  for (let at = 0; at < text.length && parts <= MOST_PARTS; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) isInString = !isInString;
    else if (isInString) at += Number(unit === BACKSLASH);
    else if (unit === COMMA || unit === COLON || unit === BRACKET || unit === BRACE) parts += 1;
  }
  return parts <= MOST_PARTS;
}

/** Some ten times those of the longest row of a Record of many years. */
const MOST_PARTS = 500_000;
const [QUOTE, BACKSLASH, COMMA, COLON, BRACKET, BRACE] = [0x22, 0x5c, 0x2c, 0x3a, 0x5b, 0x7b];
