// Four made-up people as conversations: what is asked, and what the Record makes of it.

import { ENGLISH_LINES, ENGLISH_PHRASES } from "../../src/wording/english.ts";
import type { Lines, Phrases } from "../../src/wording/catalogue.ts";
import { FRENCH } from "../../src/wording/french.ts";
import { GERMAN } from "../../src/wording/german.ts";
import { SPANISH } from "../../src/wording/spanish.ts";

export interface Words {
  readonly lines: Lines;
  readonly phrases: Phrases;
}

export const CATALOGUES: { readonly [language: string]: Words } = {
  English: { lines: ENGLISH_LINES, phrases: ENGLISH_PHRASES },
  German: GERMAN,
  Spanish: SPANISH,
  French: FRENCH,
};

/** A question and what its answer must show. */
type Exchange = readonly [said: string, answer: RegExp];

export interface Conversation {
  readonly name: string;
  /** Place of the Record; see test/support/temporary.ts. */
  readonly record: string;
  readonly language: keyof typeof CATALOGUES;
  /** Neither the person nor the Record. */
  readonly speaksNoEnglish?: true;
  /** Names of the others that this Record does not hold itself. */
  readonly strangers: readonly string[];
  readonly hello: Exchange;
  readonly known: Exchange;
  /** A key of the reply keyboard. */
  readonly key: Exchange;
  /** Not in the Record; what is found when it is looked up. */
  readonly unknown: Exchange;
  readonly yes: string;
  readonly report: string;
  readonly aboutReport: Exchange;
}

export const CONVERSATIONS: readonly Conversation[] = [
  {
    name: "Mira",
    record: "sample",
    language: "English",
    // Her grandmother is called Inés.
    strangers: ["Juna", "Odile"],
    hello: ["hello!", /^(Hi|Hello)! It's Mira\./],
    known: ["Do limpets go back to their own spot?", /limpet always parks|graze/],
    key: ["What are you curious about?", /I wonder|on my mind/],
    unknown: ["Why is the sky blue?", /scatters the blue part/],
    yes: "yes please",
    report: "we drew a lighthouse with a striped tower",
    aboutReport: ["What do you know about the striped tower?", /we drew one with a striped tower/],
  },
  {
    name: "Juna",
    record: "juna",
    language: "German",
    speaksNoEnglish: true,
    strangers: ["Mira", "Inés", "Odile"],
    hello: ["Hallo!", /^(Hallo|Hi)! Hier ist Juna\./],
    known: ["Wie viele Fühler hat eine Schnecke?", /vier Fühler[^]*guckt mit Stielen/],
    key: ["Was macht dich neugierig?", /Ich frage mich, (ob|wo|wie|warum) /],
    unknown: ["Wie entsteht ein Regenbogen?", /Regentropfen/],
    yes: "ja bitte",
    report: "wir haben ein Straßenbahndepot aus Kartons gebaut",
    aboutReport: ["Was weißt du über das Straßenbahndepot?", /Wir haben ein Straßenbahndepot/],
  },
  {
    name: "Inés",
    record: "ines",
    language: "Spanish",
    strangers: ["Mira", "Juna", "Odile"],
    hello: ["¡Hola!", /^¡(Hola|Buenas)! Aquí Inés\./],
    known: ["¿Qué sabes de la cola de hueso?", /sí se puede recalentar[^]*Mi maestro hervía/],
    key: ["¿Qué te da curiosidad?", /Me pregunto (por qué|cómo|qué|si) /],
    unknown: ["¿De qué metal se hace una campana?", /bronce[^]*«El oficio del campanero»/],
    yes: "sí, por favor",
    report: "hemos plantado un enebro junto al taller",
    aboutReport: ["¿Qué sabes del enebro junto al taller?", /Hemos plantado un enebro/],
  },
  {
    name: "Odile",
    record: "odile",
    language: "French",
    speaksNoEnglish: true,
    strangers: ["Mira", "Juna", "Inés"],
    hello: ["Bonjour !", /^(Ah, b|B)onjour\s! Ici Odile\./],
    known: ["Que sais-tu des phacélies ?", /semées en trois fois[^]*On met la table trois fois/],
    key: ["Qu'est-ce qui éveille ta curiosité ?", /Je me demande (pourquoi|si|comment|où|ce que) /],
    unknown: ["Comment se forme un écho ?", /falaise[^]*«\sPourquoi les églises chantent\s»/],
    yes: "oui, je veux bien",
    report: "nous avons planté un cognassier derrière la gare",
    aboutReport: ["Que sais-tu du cognassier ?", /Nous avons planté un cognassier/],
  },
];
