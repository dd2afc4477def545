// A month with each of the four made-up people: what is said and asked in it, and what the answers must show.

/** A question and what its answer must show. */
type Exchange = readonly [said: string, answer: RegExp];

export interface Life {
  readonly name: string;
  /** A line of every day. It holds {day}. */
  readonly diary: string;
  /** Reported, approved and saved on the first day. */
  readonly saved: string;
  readonly aboutSaved: Exchange;
  /** Reported and never decided. */
  readonly left: string;
  readonly aboutLeft: Exchange;
  readonly family: readonly Exchange[];
  readonly dates: readonly Exchange[];
  /** The answer holds {date}, the day as it is written. */
  readonly yesterday: string;
  /** Said on the third day and asked for by its subject, weeks later. */
  readonly told: string;
  readonly toldOf: string;
  /** A question of the Record with more than one entry about it, then two follow-ups. */
  readonly subject: Exchange;
  readonly followUps: readonly [string, string];
  readonly more: RegExp;
  readonly noMore: RegExp;
  readonly whoAmI: string;
  readonly asHousehold: RegExp;
  readonly asGuest: RegExp;
  /** What stands only in the parts that no guest hears. */
  readonly notForGuests: RegExp;
  readonly nothingFound: RegExp;
}

export const LIVES: readonly Life[] = [
  {
    name: "Mira",
    diary: "today I counted {day} gulls on the pier",
    saved: "we drew a lighthouse with a striped tower",
    aboutSaved: ["What do you know about the striped tower?", /striped tower/],
    left: "we built a raft of cork and string",
    aboutLeft: [
      "What do you know about the raft of cork?",
      /waiting for somebody to decide.*raft/i,
    ],
    family: [
      ["What is your mum called?", /^My mum is called Lucía\.$/],
      ["Who is your uncle?", /^My uncle is called Teo\.$/],
      ["Do you have brothers or sisters?", /^Yes: Nico \(brother, five\)\.$/],
      ["Who is in your family?", /Lucía \(mother\); Owen \(father\); Nico .*; Ancla \(cat\)/],
      ["Who is Inés?", /Inés is in my family: grandmother\./],
      ["And what are your pets called?", /Ancla/],
    ],
    dates: [
      ["When were you born?", /21 March 2017/],
      ["When did Burbuja climb out of the jar?", /12 April 2026.*Burbuja climbed out/],
      ["When did you call the buoys on the way into the harbour?", /19 September 2026/],
    ],
    yesterday: "what did we talk about yesterday?",
    told: "the red kayak is called Petronella",
    toldOf: "what did I tell you about the kayak?",
    subject: ["What do you know about octopuses?", /octopus/i],
    followUps: ["tell me more", "and why?"],
    more: /^There's more! /,
    noMore: /all I have about that/,
    whoAmI: "who am I?",
    asHousehold: /^You're Robin, and you belong here/,
    asGuest: /^You call yourself Ash, and you're my guest/,
    notForGuests: /Lucía|Owen|Ancla|2017|March|climbed out of the jar|gulls|\braft\b/,
    nothingFound: /can't find anything of that/,
  },
  {
    name: "Juna",
    diary: "heute hab ich {day} Steine bemalt",
    saved: "wir haben ein Straßenbahndepot aus Kartons gebaut",
    aboutSaved: ["Was weißt du über das Straßenbahndepot?", /Straßenbahndepot/],
    left: "wir haben ein Floß aus Korken gebaut",
    aboutLeft: ["Was weißt du über das Floß aus Korken?", /wartet noch, bis jemand ja sagt.*Floß/],
    family: [
      ["Wie heißt deine Mama?", /^Meine Mama heißt Katrin\.$/],
      ["Wie heißt dein Großvater?", /^Mein Großvater heißt Heinrich\.$/],
      ["Und wer ist deine Oma?", /Trude/],
      ["Wer gehört zu deiner Familie?", /Katrin \(Mama\); Bela \(Papa\); Heinrich/],
      ["Hast du ein Haustier?", /^Ja: Knopf \(Kaninchen\)\.$/],
      ["Wer ist Bela?", /Bela gehört zu meiner Familie: Papa\./],
    ],
    dates: [
      ["Wann hast du Geburtstag?", /2\. November 2018/],
      ["Wann ist Knopf eingezogen?", /23\. August 2025.*Knopf ist eingezogen/],
      ["Wann durftest du im Museum auf die Glocke treten?", /23\. Mai 2026/],
    ],
    yesterday: "worüber haben wir gestern geredet?",
    told: "das rote Kajak heißt Petronella",
    toldOf: "was hab ich dir von dem Kajak erzählt?",
    subject: ["Was weißt du über Schnecken?", /Schnecke/],
    followUps: ["erzähl mir mehr davon", "und warum?"],
    more: /^Da gibt es noch was! /,
    noMore: /Mehr hab ich dazu/,
    whoAmI: "Wer bin ich?",
    asHousehold: /^Du bist Robin, und du gehörst hierher/,
    asGuest: /^Du nennst dich Ash, und du bist hier zu Gast/,
    notForGuests: /Katrin|Bela|2018|November|eingezogen|bemalt|Floß/,
    nothingFound: /finde ich nichts/,
  },
  {
    name: "Inés",
    diary: "hoy he contado {day} clavijas",
    saved: "hemos plantado un enebro junto al taller",
    aboutSaved: ["¿Qué sabes del enebro junto al taller?", /enebro/],
    left: "hemos construido una balsa de corcho",
    aboutLeft: ["¿Qué sabes de la balsa de corcho?", /está esperando a que alguien decida.*balsa/],
    family: [
      ["¿Cómo se llama tu hija?", /^Mi hija se llama Abril\.$/],
      ["¿Cómo se llama tu marido?", /Gethin/],
      ["¿Quién es tu suegra?", /Nain/],
      ["¿Tienes hijos?", /^Sí: Abril \(hija, once\); Bruno \(hijo, seis\)\.$/],
      ["What is your son called?", /^My son is called Bruno\.$/],
      ["¿Quién es Gethin?", /Gethin es de mi familia: pareja, ferroviario\./],
    ],
    dates: [
      ["¿Cuándo naciste?", /30 de septiembre de 1984/],
      ["¿Cuándo abriste el taller con la estufa?", /2 de mayo de 2016/],
      ["¿Cuándo le quitaste la razón a tu maestro con los tacos?", /8 de marzo de 2025/],
    ],
    yesterday: "¿de qué hablamos ayer?",
    told: "el kayak rojo se llama Petronila",
    toldOf: "¿qué te dije del kayak?",
    subject: ["¿Por qué se da el barniz de muñequilla en capas tan finas?", /más de cien/],
    followUps: ["cuéntame más", "¿y por qué?"],
    more: /^¡Hay más! /,
    noMore: /no tengo nada más/,
    whoAmI: "¿quién soy?",
    asHousehold: /^Eres Robin, y esta es tu casa/,
    asGuest: /^Dices que te llamas Ash, y estás aquí de visita/,
    notForGuests: /1984|pareja|hija, once|septiembre|le quitó la razón|contado|balsa/,
    nothingFound: /no encuentro nada/,
  },
  {
    name: "Odile",
    diary: "aujourd'hui j'ai compté {day} mésanges",
    saved: "nous avons planté un cognassier derrière la gare",
    aboutSaved: ["Que sais-tu du cognassier ?", /cognassier/],
    left: "nous avons construit un radeau de liège",
    aboutLeft: ["Que sais-tu du radeau de liège ?", /attend que quelqu'un décide.*radeau/],
    family: [
      ["Comment s'appelle ta fille ?", /^Ma fille s'appelle Hélène\.$/],
      ["Comment s'appelait ton mari ?", /^Mon mari s'appelle Marcel\.$/],
      ["Qui est ta petite-fille ?", /^Ma petite-fille s'appelle Zélie\.$/],
      ["As-tu des petits-enfants ?", /Basile \(petit-fils, dix-neuf ans\) ; Zélie/],
      ["Qui était Marcel ?", /Marcel est de ma famille\s: époux, cheminot, mort en 2017\./],
      ["Parle-moi de ta famille", /Marcel .* ; Hélène \(fille\) ; Basile/],
    ],
    dates: [
      ["Quand es-tu née ?", /11 juin 1947/],
      ["Quand as-tu pris la barrière ?", /15 septembre 1969/],
      ["Quand est passé le dernier train ?", /31 décembre 1991/],
    ],
    yesterday: "de quoi avons-nous parlé hier ?",
    told: "le kayak rouge s'appelle Pétronille",
    toldOf: "que t'ai-je dit du kayak ?",
    subject: ["Que sais-tu des ruches ?", /ruche/],
    followUps: ["raconte-moi en plus", "et pourquoi ?"],
    more: /^Il y a autre chose\s! /,
    noMore: /rien de plus là-dessus/,
    whoAmI: "qui suis-je ?",
    asHousehold: /^Tu es Robin, et tu es ici chez toi/,
    asGuest: /^Tu dis t'appeler Ash, et tu es ici en visite/,
    notForGuests:
      /époux|cheminot|petite-fille, douze|1947|1969|1991|a pris la barrière|mésanges|radeau/,
    nothingFound: /n'en trouve rien/,
  },
];
