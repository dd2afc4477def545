// Words for a secret, in four languages, as children write them: what asks for silence is heard wherever it stands, what only
// speaks of a secret is no evidence, and ordinary sentences are neither.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { silenceIn } from "../../src/wording/silence.ts";

const ASKED = [
  "bitte sag es niemandem",
  "bitte sag mama nichts",
  "ich mag tom aber sag es niemandem",
  "aber nur unter uns",
  "sag meiner mama nichts",
  "s'il te plaît ne le dis à personne",
  "j'aime tom mais ne le dis à personne",
  "ne le dis pas à mes parents",
  "ok but just between us i like tom",
  "so between you and me, i like tom",
  "don't tell her",
  "dont tell grandma",
  "i like tom but don't tell anyone",
  "please don't tell mum",
  "i broke the vase dont tell mom",
  "don't tell my mum",
  "por favor no se lo digas a nadie",
  "pls dont tell lea i like her brother",
  "you can't tell anyone",
  "u cant tell any1 ok",
  "promise you won't tell",
  "i like tom and nobody must know",
  "mum must not find out that i broke it",
  "i don't want mum to know",
  "keep it to yourself",
  "please keep this a secret",
  "can you keep it secret",
  "this has to stay between us",
  "tell no one",
  "never tell my dad about the vase",
  "don't let mom find out",
  "i broke it but keep it between us",
  "don't you dare tell mum",
  "i like tom and don't show this to my sister",
  "oh and don't mention it to papa",
  "das darf mama nicht wissen",
  "ich will nicht dass mama das weiß",
  "mama soll das nicht wissen",
  "bitte behalt es für dich",
  "kannst du das für dich behalten",
  "das muss unter uns bleiben",
  "ich mag tom aber das bleibt unter uns",
  "verrat es bitte keinem",
  "erzähl das bloß nicht meinem papa",
  "ich mag ihn aber nicht weitersagen",
  "sags keinem weiter",
  "du darfst es niemandem sagen",
  "niemand darf das wissen",
  "ok nur unter uns ich mag tom",
  "verrate mama nichts davon",
  "ich hab geklaut sag mama und papa nichts",
  "que ça reste entre nous",
  "maman ne doit pas le savoir",
  "je ne veux pas que maman le sache",
  "garde-le pour toi",
  "j'aime tom mais ça reste entre nous",
  "il ne faut pas le dire à maman",
  "ne lui dis rien",
  "n'en parle pas à ma mère stp",
  "dis rien à mon père",
  "ok mais juste entre nous j'aime tom",
  "personne ne doit le savoir",
  "tu dois le dire à personne",
  "pero que quede entre nosotros",
  "me gusta tom pero no se lo digas a nadie",
  "no le digas nada a mi mamá",
  "que mamá no se entere",
  "no quiero que mi madre lo sepa",
  "guárdalo para ti",
  "no se lo cuentes a mi hermana",
  "nadie debe saberlo",
  "no puedes decírselo a nadie",
  "vale pero solo entre tú y yo me gusta tom",
  "don't tell",
  "i stole a pen, don't tell on me",
  "my teacher must never know",
  "plz dont tell my teacher",
  "dont ever tell my brother ok?",
  "i kissed mia. you cant tell!!",
  "nobody else may know ok",
  "don't say anything to mum",
  "don't say a word to my dad",
  "this is just for you, don't pass it on",
  "it's private so don't tell",
  "can this stay a secret",
  "i wanna tell you something but you have to keep it secret",
  "shh don't tell mummy",
  "mommy can't know",
  "what i say now is secret",
  "i have something to say but it has to stay secret",
  "please keep that private",
  "don't tell on me please",
  "dont let my sister read this",
  "my parents aren't allowed to know",
  "bitte nicht weitererzählen",
  "das darf keiner wissen",
  "bitte erzähl es nicht mama",
  "sags nicht papa ok",
  "erzähl keinem dass ich verliebt bin",
  "ich mag lea, sags keinem",
  "mama darfst du das nicht sagen",
  "das bleibt aber geheim ja",
  "aber psst das ist geheim",
  "verrat mich nicht",
  "ich möchte nicht, dass meine eltern das lesen",
  "papa darf davon nichts erfahren",
  "du musst es geheim halten",
  "halt das bitte geheim",
  "halt dicht",
  "bitte schreib das nicht auf",
  "n'en parle surtout pas à papa",
  "tu le dis à personne hein",
  "t'as pas le droit de le dire à maman",
  "tu gardes ça pour toi ok",
  "ne raconte ça à personne",
  "personne d'autre ne doit savoir",
  "ne répète pas ça",
  "faut que ça reste secret",
  "pas un mot à maman",
  "j'ai cassé le vase, le dis pas à maman",
  "no le cuentes a mi papá porfa",
  "porfa no digas nada",
  "que nadie se entere",
  "no quiero que se lo digas a mi mamá",
  "mi mamá no puede saberlo",
  "esto es secreto, me gusta ana",
  "me gusta ana, no se lo digas a mi mamá",
  "guárdame el secreto",
  "no se lo vayas a decir a mi hermano",
  "mantenlo en secreto",
  "es solo entre nosotros",
  "no le digas a mi profe",
];

const SPOKEN = [
  "she said don't tell anyone",
  "he said just between us he broke it",
  "mum told me not to tell anyone",
  "tom said to keep it a secret",
  "i haven't told anyone yet",
  "i like tom, nobody knows",
  "mum doesn't know about the vase",
  "i never told my mum",
  '"don\'t tell anyone" she whispered',
  "er hat gesagt sag es niemandem",
  "ich habe es niemandem gesagt",
  "mama weiß das nicht",
  "das ist unser geheimnis",
  "ich sag das niemandem",
  "elle a dit ne le dis à personne",
  "je ne l'ai dit à personne",
  "maman ne le sait pas",
  "c'est notre petit secret",
  "me dijo que no se lo diga a nadie",
  "no se lo he dicho a nadie",
  "mamá no lo sabe",
  "es nuestro secreto",
];

const ORDINARY = [
  "I will not tell anyone lies",
  "between us and the house there is a garden",
  "that's a top secret recipe of grandma",
  "I don't tell lies",
  "don't tell me you forgot",
  "please don't tell me the answer yet",
  "don't tell us how it ends",
  "tell me a secret about whales",
  "I can't tell them apart",
  "can you tell me what a comet is",
  "what is between us and the moon",
  "the fence between us and the neighbours is red",
  "we shared the cake just between us two",
  "it was a race just between us",
  "there is a wall between you and me in the game",
  "I have a secret garden in my game",
  "this is a secret base that we built",
  "we found the secret door",
  "the secret of good bread is time",
  "no one can see the wind",
  "nobody knows how deep the sea is",
  "nobody can hear you in space",
  "mum says I should keep quiet in the library",
  "keep yourself warm today",
  "I keep my pens in a box",
  "we played secret santa",
  "my favourite book is The Secret Garden",
  "she is my secret santa",
  "grandpa does not know how to swim",
  "I don't remember the name of the star",
  "I told mum that I like boats",
  "I want to tell you about our trip",
  "I did not say goodbye",
  "don't show the map to the pirates",
  "he plays the secret agent",
  "my dad can't find his keys",
  "mum must go to work",
  "you should not tell people what to do",
  "the two trees stand with a path between them",
  "never say never",
  "Unter uns wohnt Frau Müller",
  "wir haben den Kuchen nur unter uns aufgeteilt",
  "wir waren nur unter uns Mädchen",
  "zwischen uns und dem Haus ist ein Garten",
  "das ist ein geheimes Rezept von Oma",
  "sag mir was ein Komet ist",
  "sag mal wie geht es dir",
  "sag Mama einen schönen Gruß",
  "ich weiß das nicht",
  "keiner weiß wie tief das Meer ist",
  "Papa weiß nicht wo sein Schlüssel ist",
  "Mama darf heute nicht arbeiten",
  "wir haben einen Geheimgang gebaut",
  "zeig mir bitte die Karte",
  "erzähl mir was von Walen",
  "ich habe nichts gesagt",
  "schreib mir eine Geschichte",
  "man darf nicht lügen",
  "ich sag dir was",
  "verrat mir nicht das Ende",
  "Entre nous deux il y a un chat",
  "le mur entre nous et les voisins est rouge",
  "dis-moi ce qu'est une comète",
  "je ne sais pas",
  "personne ne sait combien d'étoiles il y a",
  "maman dit bonjour à la voisine",
  "il ne parle pas beaucoup",
  "on a trouvé un passage secret",
  "c'est la recette secrète de mamie",
  "raconte-moi une histoire de baleines",
  "la place entre nous est libre",
  "j'ai dit merci à maman",
  "papa ne peut pas venir",
  "mon livre préféré est Le Jardin secret",
  "ne dis pas de bêtises",
  "Entre nosotros hay un perro",
  "entre nosotros y la casa hay un jardín",
  "dime qué es un cometa",
  "no digas eso",
  "no digas mentiras",
  "nadie sabe cuántas estrellas hay",
  "mi papá no puede venir hoy",
  "es la receta secreta de mi abuela",
  "cuéntame algo de las ballenas",
  "mamá no sabe nadar",
  "encontramos una puerta secreta",
  "no me digas",
  "la abuela no puede caminar mucho",
  "jugamos solo entre nosotros",
  "no hables tan alto",
  "me gusta hablar con mi mamá",
  "I asked my teacher a question about the sea",
  "my sister told a joke and we laughed",
  "dad and I keep bees",
  "please keep my place in the queue",
  "it stays light until nine",
  "the river runs between us and the town",
  "only you and me are left in the game",
  "the treasure is for your eyes",
];

interface Tongue {
  readonly openers: readonly string[];
  readonly asks: readonly string[];
  readonly sayings: readonly string[];
  readonly tails: readonly string[];
}

const TONGUES: { readonly [language: string]: Tongue } = {
  English: {
    openers: [
      "",
      "please ",
      "ok ",
      "ok but ",
      "i like tom but ",
      "psst, ",
      "I broke it and ",
      "so ",
    ],
    asks: [
      "don't tell anyone",
      "dont tell my mum",
      "do not tell her",
      "just between us",
      "keep it between us",
      "never tell dad",
      "keep this to yourself",
      "nobody must know",
    ],
    sayings: ["she said ", "he told me ", "mum wrote: ", "tom whispered "],
    tails: ["", ".", "!!", " ok", " please", " pretty please"],
  },
  German: {
    openers: ["", "bitte ", "ok ", "aber ", "ich mag tom aber ", "psst, ", "also "],
    asks: [
      "sag es niemandem",
      "sag mama nichts",
      "sags keinem",
      "erzähl das nicht meinem papa",
      "nur unter uns",
      "das bleibt unter uns",
      "behalt es für dich",
      "mama darf das nicht wissen",
    ],
    sayings: ["sie hat gesagt ", "er sagte ", "tom meinte ", "oma schrieb "],
    tails: ["", ".", "!!", " ok", " ja", " bitte"],
  },
  French: {
    openers: ["", "s'il te plaît ", "ok ", "mais ", "j'aime tom mais ", "chut, ", "alors "],
    asks: [
      "ne le dis à personne",
      "le dis pas à maman",
      "dis rien à mes parents",
      "juste entre nous",
      "ça reste entre nous",
      "garde ça pour toi",
      "maman ne doit pas le savoir",
    ],
    sayings: ["elle a dit ", "il m'a dit ", "tom a écrit ", "mamie disait "],
    tails: ["", ".", "!!", " ok", " stp", " hein"],
  },
  Spanish: {
    openers: ["", "por favor ", "vale ", "pero ", "me gusta tom pero ", "psst, ", "bueno "],
    asks: [
      "no se lo digas a nadie",
      "no le digas nada a mamá",
      "no se lo cuentes a mi papá",
      "solo entre nosotros",
      "que quede entre nosotros",
      "guárdalo para ti",
      "que nadie se entere",
    ],
    sayings: ["ella dijo ", "me ha dicho ", "tom escribió ", "la abuela dice "],
    tails: ["", ".", "!!", " ok", " porfa", " vale"],
  },
};

describe("a wish for silence", () => {
  it.each(ASKED)("is heard in: %s", (text) => {
    expect(silenceIn(text)).toBe("asked");
  });

  it.each(SPOKEN)("is told of in: %s", (text) => {
    expect(silenceIn(text)).toBe("spoken");
  });

  it.each(ORDINARY)("is not heard in: %s", (text) => {
    expect(silenceIn(text)).toBe("none");
  });

  it.each(Object.entries(TONGUES))("in %s is heard behind any small words", (_, tongue) => {
    const { openers, asks, sayings, tails } = tongue;
    const cased = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.charAt(0).toUpperCase() + text.slice(1),
      (text) => `We drew a map. ${text}`,
      (text) => `we drew a map\n${text}`,
    );
    const [ask, tail] = [fc.constantFrom(...asks), fc.constantFrom(...tails)];
    fc.assert(
      fc.property(fc.constantFrom(...openers), ask, tail, cased, (opener, asked, end, written) => {
        const text = written(`${opener}${asked}${end}`);
        expect([text, silenceIn(text)]).toEqual([text, "asked"]);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...sayings), ask, (saying, asked) => {
        const text = `${saying}${asked}`;
        // Behind a colon it may be said anew.
        if (text.includes(":")) expect([text, silenceIn(text)]).not.toEqual([text, "none"]);
        else expect([text, silenceIn(text)]).toEqual([text, "spoken"]);
      }),
      { numRuns: 100 },
    );
  });

  it("is looked for in time that grows with the length of the text", () => {
    const time = (text: string): number => {
      const start = performance.now();
      silenceIn(text);
      return performance.now() - start;
    };
    for (const unit of ["do not ", "tell mum ", "keep secret ", "sag nicht ", "pas dire ", "a"]) {
      const text = unit.repeat(Math.ceil(4_000 / unit.length));
      time(text);
      expect(time(text.repeat(8))).toBeLessThan(64 * Math.max(time(text), 32));
    }
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void silenceIn(text)));
  });
});
