// Folding makes words comparable: letters lose case and accents, words lose the commonest endings.

// Accents go, and the vowel points of Hebrew and Arabic; marks that are letters of their own (Hindi, Japanese) stay.
const ACCENTS = /[\u0300-\u036F\u0591-\u05C7\u0640\u064B-\u065F\u0670]/g;
const LETTERS: { readonly [letter: string]: string } = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
  ς: "σ",
};

/** Small letters without accents. */
export function foldLetters(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(ACCENTS, "")
    .normalize("NFC")
    .replace(/[ßæœøłđıς]/g, (letter) => LETTERS[letter] ?? letter);
}

/**
 * Plurals and verb endings of several languages at once. Too much is folded rather than too little: both texts are
 * folded alike, and one wrong word does not make two subjects one.
 */
export function foldEnding(word: string): string {
  const one = /(?:ss|us|is)$/.test(word) ? word : cut(word, /s$/);
  const stem = cut(one.replaceAll("our", "or"), /(?:ing|ed|en|e|n|o|a)$/);
  return stem.replace(/(\p{L})\1$/u, "$1").replace(/y$/, "i");
}

function cut(word: string, ending: RegExp): string {
  const rest = word.replace(ending, "");
  return rest.length >= 3 ? rest : word;
}
