// The number of tokens in a text, estimated without a tokenizer's tables (megabytes of memory for each bot). The estimate is
// rather too high than too low, so that a budget holds. Proof: test/voice/tokens.test.ts, against o200k_base.

import { clipScalar } from "../record/text/clip.ts";
import type { Message } from "../state/conversation.ts";

/** Gives the tokens of a text: at most about 5 % too low, for prose at most about 40 % too high. */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const { 0: piece, index } of text.matchAll(PIECES)) {
    tokens += costOf(piece);
    // The piece is part of a key or a hash, not a word.
    if (/^[A-Za-z]/.test(piece) && /^[\p{Lu}\d]/u.test(text.charAt(index + piece.length))) {
      tokens += 0.4;
    }
  }
  return Math.ceil(tokens);
}

/** Gives the tokens of messages, with the marks that stand around each. */
export function messagesTokens(messages: readonly Message[]): number {
  return messages.reduce((sum, { text }) => sum + MESSAGE_TOKENS + estimateTokens(text), 0);
}

/** Gives the longest beginning of a text that is estimated at no more than `tokens`. */
export function clipTokens(text: string, tokens: number): string {
  if (estimateTokens(text) <= tokens) return text;
  let fits = 0;
  let tooLong = text.length;
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (estimateTokens(clipScalar(text, middle)) <= tokens) fits = middle;
    else tooLong = middle;
  }
  return clipScalar(text, fits);
}

const MESSAGE_TOKENS = 4;

// Tokenizers cut before they count: at capitals, digits, signs and line breaks. One space belongs to the word or sign
// behind it, but not to a digit.
const PIECES =
  /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lm}\p{Lt}\p{M}]+|[\p{Lo}\p{M}]+|\p{N}{1,3}|\s*[\r\n]+|\s+(?=\p{N})|\s{2,}|[^\S ]| $|[!-/:-@[-`{-~]+|\S/gu;

function costOf(piece: string): number {
  const first = piece.codePointAt(0) ?? 0;
  if (isLatinLetter(first)) return wordCost(piece);
  if (first < 0x80) return /^[\s\d]/.test(piece) ? 1 : Math.max(1, piece.length / 2);
  let cost = 0.4;
  for (const character of piece) cost += characterCost(character.codePointAt(0) ?? 0);
  return cost;
}

/**
 * A common word is one token. A long word costs more, and so does each accent. Endings that are common in English, German
 * and French cost least, because tokenizers know most of those words.
 */
function wordCost(word: string): number {
  const accented = word.replace(/[a-z]+/gi, "").length;
  const perLetter = /[b-hl-np-tvxy]$/.test(word) ? 0.25 : 0.42;
  return (
    1 + Math.max(0, word.length - 3.7) * perLetter + accented * Math.min(1, word.length * 0.15)
  );
}

function isLatinLetter(code: number): boolean {
  if (code < 0x80) return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
  return (code >= 0xc0 && code <= 0x24f) || (code >= 0x1e00 && code <= 0x1eff);
}

function characterCost(code: number): number {
  return SCRIPTS.find(({ last }) => code <= last)?.cost ?? 4;
}

/** Tokens for one character, by the last character of each range. */
const SCRIPTS = [
  { last: 0x24f, cost: 0.7 }, // signs of Latin
  { last: 0x3ff, cost: 0.42 }, // Greek
  { last: 0x52f, cost: 0.33 }, // Cyrillic
  { last: 0x6ff, cost: 0.41 }, // Hebrew, Arabic
  { last: 0x8ff, cost: 1.5 },
  { last: 0xdff, cost: 0.38 }, // of India
  { last: 0xe7f, cost: 0.52 }, // Thai
  { last: 0xfff, cost: 1 },
  { last: 0x10ff, cost: 0.42 }, // Burmese, Georgian
  { last: 0x11ff, cost: 1 },
  { last: 0x1fff, cost: 3 },
  { last: 0x206f, cost: 0.9 }, // dashes, quotes
  { last: 0x2fff, cost: 1.3 },
  { last: 0x303f, cost: 0.6 },
  { last: 0x30ff, cost: 0.85 }, // kana
  { last: 0x9fff, cost: 1 }, // Chinese characters
  { last: 0xabff, cost: 3 },
  { last: 0xd7af, cost: 0.85 }, // Hangul
  { last: 0xfeff, cost: 3 },
  { last: 0xffef, cost: 0.6 }, // wide signs
  { last: 0xffff, cost: 3 },
  { last: 0x1f1ff, cost: 2.6 },
  { last: 0x1faff, cost: 1.8 }, // emoji
] as const;
