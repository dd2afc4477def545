// A rough measure of the words that two texts share, for judging the questions only.

/** Those of the asked words that are among the others too, in that or another form (rings, ringing). */
export function commonWords(asked: readonly string[], words: readonly string[]): readonly string[] {
  return asked.filter((one) => words.some((other) => isSameWord(one, other)));
}

/** Length of the longest run of words that two texts share. */
export function longestCopy(question: string, text: string): number {
  const asked = wordsOf(question);
  const told = ` ${wordsOf(text).join(" ")} `;
  const lengths = asked.map((_, start) => {
    let end = start;
    while (end < asked.length && told.includes(` ${asked.slice(start, end + 1).join(" ")} `))
      end += 1;
    return end - start;
  });
  return Math.max(0, ...lengths);
}

/** All words, in lower case and without accents. */
export function wordsOf(text: string): readonly string[] {
  const plain = text.toLowerCase().normalize("NFKD").replaceAll(/\p{M}/gu, "");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words that say what a text is about. */
export function contentWords(text: string): readonly string[] {
  return [...new Set(wordsOf(text))].filter((word) => word.length > 2 && !SMALL_WORDS.has(word));
}

function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  let same = 0;
  while (same < shorter && a[same] === b[same]) same += 1;
  return same >= Math.max(4, shorter - 1);
}

const SMALL_WORDS = new Set(
  `about after again all also and any are ask asked because been before both but can come could did does didn doing done
  down each ever every for from get gets give had has have her him his how into its just know like made make many may more
  most much must never not now off old once one only other our out over own really say says she should some still take than
  that the their them then there these they thing this those told too two under until used very want wanted was way were
  what when where which while who whom whose why will with without wonder would yet you your don tell people person which
  que por para con los las una uno del como cuando porque sobre qué sus mas muy tan tus esta este hasta
  der die das den dem des ein eine einen einem und oder ist sind war wie wer was wenn warum mit von vom bei auf aus für
  über man sie ihr nur dort
  les des une est qui que quoi dans sur sous avec pour par mais son ses elle ils cette quand comme pourquoi comment fait
  faire soit encore`.split(/\s+/),
);
