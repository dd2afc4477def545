// Letters as people paste them, made of parts: what announces one, what it says, how it is closed, and by whom.

import * as fc from "fast-check";

type Language = "en" | "de" | "fr" | "es";
type ByLanguage<T> = { readonly [language in Language]: T };
const LANGUAGES: readonly Language[] = ["en", "de", "fr", "es"];

/** Whoever writes: what they are to the person, or a name. */
const WHO: ByLanguage<readonly string[]> = {
  en: [
    "my teacher",
    "grandma",
    "Tom",
    "my friend Anna",
    "my aunt",
    "Mr. Smith",
    "our coach",
    "mum",
  ],
  de: [
    "meine Lehrerin",
    "Oma",
    "Tom",
    "meine Freundin Anna",
    "die Lehrerin",
    "Frau Gruber",
    "mama",
  ],
  fr: ["ma maîtresse", "mamie", "Luc", "mon copain Luc", "Mme Petit", "papa", "la maîtresse"],
  es: ["mi maestra", "la abuela", "Luz", "mi amiga Luz", "la señora Gil", "papá", "el profesor"],
};

type Announce = (who: string) => string;

/** Each says that somebody wrote or sent what stands below it. */
const ANNOUNCED: ByLanguage<readonly Announce[]> = {
  en: [
    (who) => `look what ${who} wrote`,
    (who) => `Look what ${who} sent me today`,
    (who) => `this is what ${who} texted me`,
    (who) => `here's what ${who} said about the trip`,
    (who) => `${who} sent me this`,
    (who) => `${who} wrote this to me yesterday`,
    (who) => `${who} wrote to me`,
    (who) => `${who} forwarded this`,
    (who) => `this is from ${who}`,
    (who) => `I got this from ${who}`,
    (who) => `mail from ${who}`,
    (who) => `here is the letter from ${who}`,
    (who) => `Message from ${who}`,
    (who) => `hi! look what ${who} wrote`,
  ],
  de: [
    (who) => `schau was ${who} geschrieben hat`,
    (who) => `guck mal was ${who} mir geschickt hat`,
    (who) => `das hat ${who} geschrieben`,
    (who) => `das hat mir ${who} gestern geschickt`,
    (who) => `${who} hat mir das geschickt`,
    (who) => `${who} hat mir gestern geschrieben`,
    (who) => `das ist von ${who}`,
    (who) => `das hab ich von ${who} bekommen`,
    (who) => `Nachricht von ${who}`,
    (who) => `hier die nachricht von ${who}`,
    (who) => `ein Brief von ${who}`,
    (who) => `Hallo! Hier die Mail von ${who}`,
  ],
  fr: [
    (who) => `regarde ce que ${who} m'a écrit`,
    (who) => `voici ce que ${who} a dit`,
    (who) => `${who} m'a envoyé ça`,
    (who) => `${who} m'a écrit hier`,
    (who) => `c'est de ${who}`,
    (who) => `message de ${who}`,
    (who) => `voici la lettre de ${who}`,
    (who) => `j'ai reçu ça de ${who}`,
  ],
  es: [
    (who) => `mira lo que me escribió ${who}`,
    (who) => `mira lo que ${who} me mandó`,
    (who) => `esto me lo escribió ${who}`,
    (who) => `${who} me mandó esto`,
    (who) => `${who} me escribió ayer`,
    (who) => `esto es de ${who}`,
    (who) => `mensaje de ${who}`,
    (who) => `aquí está la carta de ${who}`,
  ],
};

/** The same of the person's own words. */
const OWN_ANNOUNCED: ByLanguage<readonly string[]> = {
  en: [
    "look what I wrote",
    "this is what I wrote to my teacher",
    "I sent this to grandma",
    "my letter to Tom",
    "this is from me",
    "I wrote this",
  ],
  de: [
    "schau was ich geschrieben habe",
    "das hab ich Oma geschrieben",
    "das ist von mir",
    "mein Brief an Oma",
    "das hab ich geschickt",
  ],
  fr: ["regarde ce que j'ai écrit", "j'ai écrit ça à mamie", "c'est de moi", "ma lettre à mamie"],
  es: [
    "mira lo que escribí",
    "mira lo que he escrito",
    "mi carta a la abuela",
    "esto lo escribí yo",
  ],
};

const BODIES: ByLanguage<readonly string[]> = {
  en: [
    "I was in hospital and am back on monday.",
    "I love horses, I ride every day",
    "I will bring my boots.\nI am so happy.",
  ],
  de: [
    "Ich war im Krankenhaus und bin am Montag zurück.",
    "ich mag Pferde und reite jeden Tag",
    "Ich bringe Stiefel mit.\nIch freue mich.",
  ],
  fr: [
    "J'étais à l'hôpital et je reviens lundi.",
    "j'aime les chevaux",
    "J'apporte mes bottes.\nJe suis contente.",
  ],
  es: [
    "Estuve en el hospital y vuelvo el lunes.",
    "me gustan los caballos",
    "Llevo mis botas.\nEstoy contenta.",
  ],
};

const CLOSED: ByLanguage<readonly string[]> = {
  en: [
    "Kind regards",
    "Best wishes,",
    "Love,",
    "Lots of love",
    "Yours sincerely",
    "xoxo",
    "Cheers,",
    "Best,",
    "Take care,",
  ],
  de: [
    "Mit freundlichen Grüßen",
    "Liebe Grüße,",
    "LG",
    "Viele Grüße",
    "Alles Liebe",
    "Herzliche Grüße",
    "Bis bald",
  ],
  fr: [
    "Bises,",
    "Bisous",
    "Cordialement,",
    "Je t'embrasse",
    "Amicalement",
    "À bientôt,",
    "Gros bisous",
  ],
  es: [
    "Un abrazo,",
    "Besos",
    "Saludos,",
    "Atentamente",
    "Con cariño,",
    "Un saludo",
    "Hasta pronto,",
  ],
};

const SIGNED: ByLanguage<readonly string[]> = {
  en: ["Tom", "Grandma", "Anna Gruber", "Mr. Smith", "Tom Huber", "Your teacher"],
  de: ["Tom", "Oma", "Anna Gruber", "Frau Gruber", "Tom Huber", "Deine Oma"],
  fr: ["Luc", "Mamie", "Anne Petit", "Mme Petit", "Ta mamie", "Luc Huber"],
  es: ["Luz", "La abuela", "Ana Gil", "La señora Gil", "Tu abuela", "Luz Huber"],
};

const HEAD_FIELDS: ByLanguage<readonly string[]> = {
  en: [
    "To: Mira Huber",
    "Subject: Wednesday",
    "Date: Mon, 30 Nov 2026 09:12",
    "Sent: Monday 09:12",
    "Cc: Anna",
  ],
  de: [
    "An: Mira Huber",
    "Betreff: Mittwoch",
    "Datum: 30.11.2026 09:12",
    "Gesendet: Montag 09:12",
    "Cc: Anna",
  ],
  fr: [
    "À : Mira Huber",
    "Objet : mercredi",
    "Date : 30/11/2026 09:12",
    "Envoyé : lundi 09:12",
    "Cc : Anne",
  ],
  es: [
    "Para: Mira Huber",
    "Asunto: miércoles",
    "Fecha: 30/11/2026 09:12",
    "Enviado: lunes 09:12",
    "Cc: Ana",
  ],
};

const anyLanguage = fc.constantFrom(...LANGUAGES);
const below = fc.constantFrom("\n", "\n\n", "\n\n\n", "\r\n\r\n");
const anyBody = anyLanguage.chain((language) => fc.constantFrom(...BODIES[language]));

/** A letter that somebody else wrote, announced with or without a sign behind the announcement. */
export const announcedLetter: fc.Arbitrary<string> = anyLanguage.chain((language) =>
  fc
    .tuple(
      fc.constantFrom(...ANNOUNCED[language]),
      fc.constantFrom(...WHO[language]),
      fc.constantFrom("", "", ":", " 👇", "…", " 😂", " -"),
      fc.constantFrom("", "we went to the lake\n\n"),
      below,
      anyBody,
    )
    .map(
      ([announce, who, sign, above, gap, body]) => `${above}${announce(who)}${sign}${gap}${body}`,
    ),
);

/** A letter of somebody else that only its end tells of. */
export const signedLetter: fc.Arbitrary<string> = anyLanguage.chain((language) =>
  fc
    .tuple(
      fc.constantFrom("", "Hi,\n", "we went to the lake\n\n"),
      anyBody,
      fc.constantFrom("\n", "\n\n"),
      fc.constantFrom(...CLOSED[language]),
      fc.constantFrom("\n", "\n\n"),
      fc.constantFrom(...SIGNED[language]),
      fc.constantFrom("", "\n", "\nHauptstr. 3", "\nPS: 😀"),
    )
    .map((parts) => parts.join("")),
);

/** A mail without the line that names its writer: at least two fields of its head, with whom it went to or when it was sent. */
export const headedMail: fc.Arbitrary<string> = anyLanguage.chain((language) =>
  fc
    .tuple(
      fc.subarray([...HEAD_FIELDS[language]], { minLength: 2 }),
      fc.constantFrom("\n", "\n\n"),
      anyBody,
    )
    .map(([fields, gap, body]) => `${fields.join("\n")}${gap}${body}`),
);

/** A text of the person's own, announced and closed by themselves. */
export const ownLetter: fc.Arbitrary<string> = anyLanguage.chain((language) =>
  fc
    .tuple(
      fc.constantFrom("", ...OWN_ANNOUNCED[language].map((line) => `${line}\n\n`)),
      fc.constantFrom(...BODIES[language]),
      fc.constantFrom("", ...CLOSED[language].map((line) => `\n\n${line}`)),
      fc.constantFrom("", "Mira"),
    )
    .map(([announced, body, closing, name]) =>
      closing === ""
        ? `${announced}${body}`
        : `${announced}${body}${closing}${name && `\n${name}`}`,
    ),
);
