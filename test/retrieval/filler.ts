// Entries about nothing in particular: the people, places and things of the targets in other sentences. A slot such
// as <place> takes one of the values of its list, never the same one twice in a sentence.

import { SLOT_VALUES } from "./filler-words.ts";

/** Gives the index below `count`, by chance. */
export type Pick = (count: number) => number;
export type Letter = "L" | "C" | "P";

/** One sentence of a category. */
export function fillerText(letter: Letter, pick: Pick): string {
  return fill(choose(SENTENCES[letter], pick), pick);
}

/** One sentence in Spanish, German or French. */
export function foreignText(letter: Letter, pick: Pick): string {
  return fill(choose(choose(Object.values(FOREIGN), pick)[letter], pick), pick);
}

/** One sentence that names a phrase of a target and does not answer its question. */
export function distractorText(near: string, language: string, letter: Letter, pick: Pick): string {
  const sentences = NEAR[language] ?? NEAR_ENGLISH;
  return fill(choose(sentences[letter], pick).replace("<near>", near), pick);
}

function fill(sentence: string, pick: Pick): string {
  const used = new Set<string>();
  const text = sentence.replace(/<(\w+)>/g, (_slot, name: string) => {
    const free = (SLOTS[name] ?? []).filter((value) => !used.has(value));
    const value = choose(free, pick);
    used.add(value);
    return value;
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function choose<T>(values: readonly T[], pick: Pick): T {
  const value = values[pick(values.length)];
  if (value === undefined) throw new Error("nothing to choose from");
  return value;
}

function lines(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s*\n\s*/)
    .filter(Boolean);
}

type Sentences = { readonly [Key in Letter]: readonly string[] };

const SENTENCES: Sentences = {
  L: lines(`
    <person> keeps <thing> in <container>, so that <purpose>
    the <adjective> <object> at the <place> was put there by <person>'s <relative> in the <season> of <year>
    it takes <number> minutes to walk from the <place> to the <place>, and twice that <weather>
    <person> learned <skill> from <person> and passes it on <time>
    of <number> <creatures> that we counted at the <place>, <few> were <quality>
    <creatures> come to the <place> <time>, as <person> noticed <weather>
    nothing beats <food> from the <place> <time>, at least that is what <person> says
    in <person>'s family <feast> begins with <dish>, even <weather>
    <plants> by the <place> will flower <days> earlier than those by the <place>, because the wall keeps them warm
    the <place> used to close <time>, until <person>'s <relative> asked for a bench and a lamp
    <material> has to rest for <days> before it is used, as <person> found out with <thing>
    <person> sold <thing> at the <place> for <price> and bought <thing> with it
    <person> and <person> disagree about <topic>, but both are right about <topic>
    before <feast> the <object> of the <place> is cleaned with <material> and a soft brush
    the key to the <place> hangs behind <thing>, and <person> has another in <container>
    for <number> years <person>'s <relative> wrote down <abstract> in a notebook with a <colour> cover
    <dish> with <food> was the first thing that <person> ever cooked for <number> people
    a <colour> <object> on the way to the <place> marks where <person> once met the <creatures>
    the <adjective> path behind the <place> floods <weather>, and <plants> grow there since <year>
    <person> repairs <thing> with <material>, which holds <days> at most
    you can smell the <place> as far as the <place>, above all <weather>
    <person> found <thing> under the floor of the <place>, wrapped in a newspaper of <year>
    <skill> is harder than it looks: <person> needed <days> for it, and <person> gave up
    there were once <number> <creatures> at the <place>, until somebody built a <object> there
    <person>'s <relative> came over the moor in <year> with <thing> and not much else
    the <object> from the <place> ended up with <person>, who keeps <food> in it
    <time> the light falls through the <place> as far as the <object>, but only in <season>
    if <creatures> are about, <person> leaves <food> on the steps of the <place>
    every <season> the people of the <place> choose somebody to look after the <object>
    <person> won <thing> with <skill> and gave it to the children at the <place>
    a cart with <food> stood in front of the <place> <time> as late as <year>
    the <colour> paint on the <object> at the <place> was mixed with <material> and dried for <days>
    <person> has been afraid of <creatures> ever since that night at the <place>
    when the <place> was empty, <person> and <person> used it for <skill>
    <person> traded <food> for <thing> and still thinks it was a good bargain
    <topic> came up at <feast>, and <person> left for the <place> before anybody served <dish>
    people from the <place> call <plants> by another name, which <person>'s <relative> wrote on a card
    the first <object> of the <place> stood where <person> now grows <plants>
    <person> can tell from the <object> at the <place> whether it will rain on <feast>
    on the back of <person>'s photograph of the <place> somebody has listed <abstract>
  `),
  C: lines(`
    why the <adjective> <object> at the <place> has been <colour> since <year>
    whether <creatures> at the <place> can tell <person> from other people <weather>
    how long <person> needed for <skill>, and who paid for the <material>
    who left <thing> on the steps of the <place> <time>, and whether it was meant for <person>
    what <creatures> do <time>, when nobody is at the <place>
    where <person>'s <relative> learned <skill>, if not at the <place>
    how many <creatures> live between the <place> and the <place>, and who has counted them
    whether <food> will keep longer in <container>, as people at the <place> believe
    why people speak of <topic> only <time>, and only with <person>
    what would happen to the <plants> by the <place> if <person> stopped coming
    which <object> was older, the one at the <place> or the one that <person> remembers
    how <material> was made before the <place> was built, and what it cost in <year>
    if anybody but <person> has ever looked inside the <object> at the <place>
    why <creatures> are never seen at the <place> <weather>
    who taught <person> that <dish> goes with <food>
    what became of <thing> that <person> lent to somebody at the <place> in <year>
    whether <skill> could be learned from a book, or only from <person>
    how the <place> looked before the <object> was moved to the <place>
    how <creatures> find the <place> again after <days>
    what <person>'s <relative> was looking for in <container> <time>
    why <plants> will not grow near the <place>, although <person> has tried <material>
    which road to the <place> was there first, and who walked it <weather>
    whether there is a word for people who collect <abstract>, as <person> does
    how <person> knew about <topic> before anybody at the <place> did
  `),
  P: lines(`
    counts <creatures> on the way to the <place> and reports the number to <person>
    offers <food> to anybody who mentions <topic>
    likes the <place> best <time>, above all <weather>
    gets impatient with <topic>, but never with <person> or with <creatures>
    asks <person> for advice about <topic> and then does the opposite
    writes down <abstract> before <feast> and reads it out to <person>
    cannot walk past the <place> without looking for <creatures>
    practises <skill> <time>, mostly <weather>
    laughs about <topic> first and thinks about it for <days> afterwards
    gives away <thing> too soon and borrows it back from <person> <time>
    falls silent at the <place>, and talks all the more on the way to the <place>
    takes <thing> along to the <place> and never uses it
    trusts <person> with <thing>, but not with <topic>
    thinks of <person> at the smell of <material> and of <person> at the sight of <plants>
    goes to the <place> <weather>, because nobody else does
    remembers <abstract> and forgets <feast> every single year
    would give <number> days of holiday for one evening of <skill> with <person>
    makes <dish> when there is bad news, and <dish> when there is none
    never sits with the back to the <object> at the <place>
    is polite about <topic> and rude about <topic>, whoever is listening
    draws <creatures> in the margin when <topic> is discussed
    changes the subject to <creatures> as soon as <person> begins with <topic>
    feels at home wherever people share <food> and somebody is good at <skill>
    waits for <person> at the <object> of the <place>, however long it takes
  `),
};

const NEAR_ENGLISH: Sentences = {
  L: lines(`
    <person> drew the <near> on the back of a bill and pinned it up at the <place>
    a photograph of the <near> fell out of a book that <person> had lent us
    <person> told a long story about the <near> while we waited at the <place>
    on the way to the <place> we talked about the <near> and missed the turning
    <person> has a song about the <near>, with a verse for <feast>
    there is a poem about the <near> in the notebook that <person> left at the <place>
    <person> knew about the <near> long before we moved to the <place>
  `),
  C: lines(`
    whether <person> still thinks of the <near> <time>, after so many years
    what <person> would say about the <near>, after all those evenings at the <place>
    if there is a picture of the <near> in the house by the <place>
    why <person> never mentions the <near> when <creatures> are about
  `),
  P: lines(`
    mentions the <near> whenever <person> is in a bad mood
    dreams of the <near> and tells <person> about it over <dish>
    smiles at any talk of the <near>, especially at the <place>
    needs only hear of the <near> to start talking about <topic>
  `),
};

const SPANISH_NEAR: Sentences = {
  L: lines(`
    <person> dibujó <near> en un papel y lo dejó en <lugar>
    una foto de hace años con <near> apareció un día en <lugar>
  `),
  C: lines("qué diría <person> si viera <near> una tarde de invierno en <lugar>"),
  P: lines("sonríe al recordar <near>, sobre todo cuando pasa por <lugar>"),
};

const GERMAN_NEAR: Sentences = {
  L: lines(`
    <person> hat für <near> ein Gedicht gemacht und es <ort> aufgehängt
    <person> wollte <near> einmal malen, aber <ort> war das Licht zu schwach
  `),
  C: lines("ob <person> sich noch an <near> erinnert, so wie damals <ort>"),
  P: lines("denkt gern an <near>, vor allem wenn es <ort> still ist"),
};

const FRENCH_NEAR: Sentences = {
  L: lines(`
    <person> a dessiné <near> sur une enveloppe et l'a oubliée <lieu>
    une photo avec <near> est tombée d'un livre que <person> lisait <lieu>
  `),
  C: lines("ce que dirait <person> en voyant <near> un matin de janvier <lieu>"),
  P: lines("sourit quand on évoque <near>, surtout quand il fait gris <lieu>"),
};

const NEAR: { readonly [name: string]: Sentences } = {
  es: SPANISH_NEAR,
  de: GERMAN_NEAR,
  fr: FRENCH_NEAR,
};

const FOREIGN: { readonly [name: string]: Sentences } = {
  es: {
    L: lines(`
      <person> guarda <cosa> en <lugar> desde hace <numero> años
      en <lugar> hay que llegar temprano, porque <person> cierra <cuando>
    `),
    C: lines("por qué <person> deja <cosa> en <lugar> y no vuelve a buscarla <cuando>"),
    P: lines("lleva siempre <cosa> a <lugar>, aunque <person> se ría <cuando>"),
  },
  de: {
    L: lines(`
      <person> bewahrt <sache> seit <zahl> Jahren <ort> auf
      <person> bringt <wann> <sache> mit, und dann wird <ort> gegessen
    `),
    C: lines("warum <person> <wann> <sache> sucht, obwohl <ort> nie jemand war"),
    P: lines("nimmt <wann> <sache> mit und erzählt <person> davon"),
  },
  fr: {
    L: lines(`
      <person> garde <chose> <lieu> depuis <nombre> ans
      <person> apporte <chose> <quand>, et l'on mange <lieu>
    `),
    C: lines("pourquoi <person> cherche <chose> <quand>, alors que personne n'était <lieu>"),
    P: lines("emporte <chose> <quand> et n'en parle qu'à <person>"),
  },
};

const SLOTS: { readonly [name: string]: readonly string[] } = Object.fromEntries(
  Object.entries(SLOT_VALUES).map(([name, values]) => [
    name,
    values.split(";").map((value) => value.replaceAll(/\s+/g, " ").trim()),
  ]),
);
