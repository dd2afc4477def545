// The one way to read JSON that is kept somewhere. JSON.parse quotes the text in its error, and that text may be a person's.

/** The value of a JSON text; undefined for a text that is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
