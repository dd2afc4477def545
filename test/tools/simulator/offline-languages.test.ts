import { describe, expect, test } from "vitest";
import { offlineReply } from "../../../src/tools/simulator/model/offline-model.ts";
import { LANGUAGES } from "../../../src/tools/simulator/offline/languages/languages.ts";

const OFFERS = {
  English: "do you want me to look it up",
  German: "soll ich das nachschauen",
  Spanish: "quieres que lo busque",
  French: "veux-tu que je cherche",
} as const;
type Spoken = keyof typeof OFFERS;

const RECORDS: { readonly [language in Spoken]: string } = {
  English: "",
  German: `Age: 12
Lives in: ein Dorf am Fluss
Favourite food: Pflaumenkuchen
Interests: Drachen (bauen); alte Uhren
What I have learned:
- 2026-05-04: Die Glocke im Turm wiegt zwei Tonnen (in my words: Schwerer als ein Auto.)
What I am curious about (an interest, not knowledge):
- 2026-05: Ob Fische schlafen
- 2026-05: Wir haben einen Drachen aus Zeitungen gebaut
What I am like:
- Zählt immer die Stufen`,
  Spanish: `Age: 30
Lives in: Un pueblo junto al mar
Favourite food: tortilla
Interests: faros; redes
What I have learned:
- 2026-05-04: La campana de la torre pesa dos toneladas
What I am curious about (an interest, not knowledge):
- 2026-05: Cómo duermen los peces
- 2026-05: Hemos pintado la barca de azul
What I am like:
- Cuenta siempre los escalones`,
  French: `Age: 66
Lives in: Un village au bord de l'eau
Favourite food: la tarte aux prunes
Interests: les moulins; la pêche
What I have learned:
- 2026-05-04: La cloche du moulin pèse deux tonnes
What I am curious about (an interest, not knowledge):
- 2026-05: Comment dorment les poissons
- 2026-05: Nous avons planté un tilleul
What I am like:
- Compte toujours les marches`,
};

function run(system: string, user: string): string {
  const messages = [
    { role: "system" as const, content: system },
    { role: "user" as const, content: user },
  ];
  expect(offlineReply(messages)).toBe(offlineReply(messages));
  return offlineReply(messages).replaceAll("\u00a0", " ");
}

function ask(language: Spoken, question: string, languages: string = language): string {
  const others = Object.values(OFFERS).filter((offer) => offer !== OFFERS[language]);
  return run(
    `Task: voice

Then offer: ${OFFERS[language]} (or, in another of the languages, as it reads there: ${others.join("; ")})

Offer phrase: ${OFFERS[language]}

<record>
Name: Robin
Languages: ${languages}
${RECORDS[language]}
</record>`,
    question,
  );
}

describe("the offline Voice", () => {
  test.each([
    ["German", "Hallo!", /^(Hallo|Hi)! Hier ist Robin\./],
    ["German", "Wie geht's?", /Und dir\?|Wie geht es dir\?/],
    ["German", "Wie alt bist du?", /^Ich bin 12\.$/],
    ["German", "Wo wohnst du?", /ein Dorf am Fluss/],
    ["German", "Was ist dein Lieblingsessen?", /^Mein Lieblingsessen: Pflaumenkuchen\.$/],
    ["German", "Was magst du?", /^Was ich mag: Drachen und alte Uhren\.$/],
    ["German", "Wie schwer ist die Glocke im Turm?", /wiegt zwei Tonnen\. Schwerer als ein Auto\./],
    ["German", "Schlafen Fische?", /Ich frage mich, ob Fische schlafen\./],
    ["German", "Erzähl mir vom Drachen", /Wir haben einen Drachen aus Zeitungen gebaut\./],
    ["German", "Zählst du die Stufen?", /Es steht so da: „Zählt immer die Stufen“/],
    ["German", "Ich hab heute Kuchen gegessen", /erzähl|höre|Schön/],
    ["Spanish", "¡Hola!", /^¡(Hola|Buenas)! Aquí Robin\./],
    ["Spanish", "¿Cuántos años tienes?", /^Tengo 30 años\.$/],
    ["Spanish", "¿Dónde vives?", /^Vivo en un pueblo junto al mar\.$/],
    ["Spanish", "¿Cuál es tu comida favorita?", /^Mi comida favorita: tortilla\.$/],
    ["Spanish", "¿Cuánto pesa la campana de la torre?", /pesa dos toneladas\./],
    ["Spanish", "¿Duermen los peces?", /Me pregunto cómo duermen los peces\./],
    ["Spanish", "¿Qué sabes de la barca?", /Hemos pintado la barca de azul\./],
    ["Spanish", "¿Qué idiomas hablas?", /^Hablo español\.$/],
    ["French", "Bonjour !", /^(Ah, b|B)onjour ! Ici Robin\./],
    ["French", "Quel âge as-tu ?", /^J'ai 66 ans\.$/],
    ["French", "Où habites-tu ?", /Un village au bord de l'eau\./],
    ["French", "Qu'est-ce que tu préfères manger ?", /^Ce que je préfère manger : la tarte/],
    ["French", "Combien pèse la cloche du moulin ?", /pèse deux tonnes\./],
    ["French", "Les poissons dorment-ils ?", /Je me demande comment dorment les poissons\./],
    ["French", "Que sais-tu du tilleul ?", /Nous avons planté un tilleul\./],
  ] as const)("answers in %s: %j", (language, question, answer) => {
    expect(ask(language, question)).toMatch(answer);
    expect(ask(language, question)).not.toContain(OFFERS[language]);
  });

  test.each([
    ["German", "Wer hat den Faust geschrieben?", /noch nicht gelernt, soll ich das nachschauen\?$/],
    ["Spanish", "¿Quién escribió el Quijote?", /no lo he aprendido, ¿quieres que lo busque\?$/],
    ["French", "Qui a écrit Candide ?", /pas encore appris, veux-tu que je cherche \?$/],
  ] as const)("has not learned in %s: %j", (language, question, answer) => {
    expect(ask(language, question)).toMatch(answer);
  });

  test.each(Object.keys(OFFERS) as Spoken[])("is honest in %s about what it is", (language) => {
    const questions = {
      English: "are you a real person?",
      German: "Bist du ein echter Mensch?",
      Spanish: "¿Eres una persona de verdad?",
      French: "Es-tu une vraie personne ?",
    };
    expect(ask(language, questions[language])).toMatch(
      /Robin.*(offline stand-in|Ersatz ohne Netz|sustituto sin conexión|remplaçant hors ligne)/,
    );
  });

  test("answers in the person's language, whatever it is asked in", () => {
    expect(ask("German", "Who wrote Hamlet?")).toMatch(/soll ich das nachschauen\?$/);
    expect(ask("French", "¡Hola!")).not.toMatch(/Aquí/);
  });

  test("answers in the asked one of several languages, with the offer of that one", () => {
    const both = "German; Spanish";
    expect(ask("German", "¿Quién escribió el Quijote?", both)).toMatch(/¿quieres que lo busque\?$/);
    expect(ask("German", "Wer hat den Faust geschrieben?", both)).toMatch(/nachschauen\?$/);
    expect(ask("Spanish", "Quijote?", "German; Spanish")).toMatch(/¿quieres que lo busque\?$/);
  });

  test("goes by the offer where no language is named that it speaks", () => {
    expect(ask("French", "Quijote", "Breton")).toMatch(/veux-tu que je cherche \?$/);
  });
});

describe("the offline look-up", () => {
  const lookUp = (question: string) => run("Task: lookup\n\nRules.", question);
  const rephrase = (languages: string, question: string, facts: string) =>
    run(
      `Task: rephrase

- Begin with the opener, or with "¡Visto!" (in another of the languages: "I looked it up!").

Opener: ¡Lo he buscado!

<me>
Languages: ${languages}
</me>`,
      `<question>\n${question}\n</question>\n<facts>\n${facts}\n</facts>`,
    );

  test("finds every fact of every language by the words of its key", () => {
    const carriers = [
      "what is it with the",
      "qué es eso del",
      "was ist das mit dem",
      "qu'est-ce que",
    ];
    for (const [index, { facts }] of LANGUAGES.entries()) {
      for (const [key, fact] of facts) {
        expect([key, lookUp(`${carriers[index]} ${key}?`)]).toEqual([key, fact]);
      }
    }
  });

  test.each([
    ["Warum ist der Himmel blau?", /streut das Blau/],
    ["¿Por qué es azul el cielo?", /dispersa sobre todo el azul/],
    ["Pourquoi le ciel est-il bleu ?", /disperse surtout le bleu/],
    ["Wer hat den Faust geschrieben?", /^NOT_KNOWN$/],
    ["¿Quién escribió el Quijote?", /^NOT_KNOWN$/],
    ["Qui a écrit Candide ?", /^NOT_KNOWN$/],
  ])("answers %j in its language", (question, answer) => {
    expect(lookUp(question)).toMatch(answer);
  });

  test("finds the library's source in the language of the question", () => {
    const library =
      "Task: library\n\n<library>\n[1] Was schwimmt?: Fische\n[2] Warum ist er bunt?: Regenbogen, Farben\n</library>";
    expect(run(library, "Wie entsteht ein Regenbogen?")).toMatch(/^\[2\] .*Regentropfen/);
    expect(run(library, "Warum ist der Himmel blau?")).toBe("LIBRARY_MISS");
  });

  test("tells a title with a question mark in one piece", () => {
    const told = rephrase("Spanish", "¿Qué es?", "Está en «¿Qué es?», de ayer. Dos. Tres. Cuatro.");
    expect(told).toContain("¡Lo he buscado! Está en «¿Qué es?», de ayer. Dos. Tres.");
    expect(told).not.toContain("Cuatro");
  });

  test("opens and ends in the asked one of the person's languages", () => {
    const languages = "Spanish; English";
    expect(rephrase(languages, "Why is iron red?", "It rusts.")).toMatch(
      /^I looked it up! It rusts/,
    );
    expect(rephrase(languages, "¿Por qué?", "Se oxida.")).toMatch(/^¡Lo he buscado! Se oxida\./);
  });
});
