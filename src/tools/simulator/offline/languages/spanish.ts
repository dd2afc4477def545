// Spanish for the offline model.
import { SPANISH_FACTS } from "../facts/spanish.ts";
import { joinList } from "../words.ts";
import { SPANISH_LIFE } from "../life/spanish.ts";
import type { Language } from "./language.ts";
import { withHeadings } from "./with-headings.ts";

const DONE =
  "dibujado|escrito|hecho|aprendido|leído|pintado|construido|creado|visto|jugado|cocinado|visitado|plantado";
const DONE_SHORT =
  "dibujamos|escribimos|hicimos|aprendimos|leímos|pintamos|construimos|creamos|vimos|jugamos|cocinamos|visitamos|plantamos";

export const SPANISH: Language = {
  names: ["spanish", "es", "espanol", "castellano", "castilian", "spanisch", "espagnol"],
  languageNames: { german: "alemán", spanish: "español", french: "francés", english: "inglés" },
  commonWords: new Set(
    (
      "a al algo alguien ahi anda aprender aprendido asi aun aunque bien bueno cada casi claro como con cosa cosas cual " +
      "cuales cuando cuanto cuantos cuenta cuentame de del desde dices dime donde e el ella ellas ellos en entonces era eres " +
      "es esa ese eso esta estan estas este esto estoy ha hace hacen hacer has hasta hay he hemos hola ok okay la las le les lo los " +
      "mas me mi mis mucho muy nada ni no nos nosotros o os otra otro para pero por porque pues puede puedes que quien " +
      "quienes quiero recuerdas sabe saben saber sabes se ser si sin sobre son soy su sus tambien te tengo ti tiene " +
      "tienen tienes todo todos tu tus un una unas uno unos va vale van y ya yo gracias favor sirve adonde hablame"
    ).split(" "),
  ),
  letters: /[¿¡ñ]/i,
  stem: (word) =>
    word
      .replace(/(?<=.{3})s$/, "")
      .replace(/(?<=.{3})[aeo]$/, "")
      .replace(/(?<=.{3})[aei]r$/, ""),
  facts: SPANISH_FACTS,
  life: SPANISH_LIFE,
  asks: {
    greeting: /^(?:hola|buenas|buenos dias|buenas tardes|hey|ey)(?: \p{L}+){0,2}$/u,
    thanks: /^(?:(?:ok|vale|genial) )?(?:muchas )?gracias\b/,
    goodbye: /^(?:adios|hasta (?:luego|manana|pronto|otra)|chao|buenas noches|nos vemos)\b/,
    howAreYou:
      /^(?:(?:hola|buenas) )?(?:que tal|como estas|como te va|como andas)(?: (?:hoy|estas|todo))*$/,
    areYouReal:
      /\beres (?:de verdad |realmente |en realidad )?(?:(?:un|una) )?(?:persona|humana?|humano|robot|bot|ia|real|ordenador|maquina|programa|de verdad|chatgpt|modelo)\b/,
    acknowledgement:
      /^(?:ok|vale|guay|genial|bien|muy bien|si|no|claro|jaja\w*|ya|anda|hm+|oh|ah|estupendo|que bien)(?: (?:ok|vale|bien|genial|claro))*$/,
    lookSomethingUp: /^buscar?(?:me)? (?:algo|una cosa)\b/,
    exploreOrChat:
      /\bexplor(?:emos|ar|a) (?:un|otro|algun) tema\b|^(?:charlemos|hablemos)$|^(?:quieres|podemos|vamos a|quiero) (?:charlar|hablar)(?: un rato)?$/,
    about: {
      name: /\bquien eres\b|\bcomo te llamas\b|\btu nombre\b|\b(?:de|sobre) ti$|\bpresentate\b/,
      age: /\bcuantos anos tienes\b|\bque edad tienes\b|\btu edad\b/,
      place: /\bdonde vives\b|\bde donde eres\b/,
      languages: /\bque (?:idiomas?|lenguas?) hablas\b|\bhablas (?:ingles|espanol|idiomas?)\b/,
      favourites: /\bfavorit[oa]s?\b|\bpreferid[oa]s?\b/,
      wondering: /\ben que (?:estas pensando|piensas)\b|\bte da curiosidad\b|\bque te preguntas\b/,
      interests:
        /\bque (?:cosas )?te (?:gusta|interesa)(?: hacer| mas)?$|\btus (?:aficiones|intereses)\b/,
      values: /\bque es (?:lo )?(?:mas )?importante para ti\b|\bque te importa\b|\btus valores\b/,
      traits: /\bcomo eres\b|\bdescribete\b/,
    },
    forAll: /que (?:mas )?sabes|cuentame|que has aprendido/,
    statement: /^(?:yo|me|mi|mis|hoy|ayer|hemos|he|estoy|tengo|nosotros|a mi)\b/,
  },
  favourites: {
    meant: ["favorita", "favoritas", "favorito", "favoritos", "preferida", "preferido"],
    askedBy: {
      movies: "pelicula peliculas",
      books: "libro libros",
      places: "lugar lugares sitio sitios rincon",
      food: "comida comidas plato comer",
      games: "juego juegos",
      people: "persona personas gente",
      activities: "actividad actividades aficion",
      music: "musica cancion canciones",
      wood: "madera",
      sound: "sonido ruido",
      color: "color",
      animal: "animal",
    },
    say: withHeadings(
      {
        movies: "Mi película favorita",
        books: "Mis libros favoritos",
        places: "Mis sitios favoritos",
        food: "Mi comida favorita",
        games: "A lo que más me gusta jugar",
        people: "Mi gente favorita",
        activities: "Lo que más me gusta hacer",
        music: "La música que más me gusta",
        wood: "Mi madera favorita",
        sound: "Mi sonido favorito",
        color: "Mi color favorito",
        animal: "Mi animal favorito",
      },
      (heading, items) => `${heading}: ${joinList(items, "y")}.`,
      "Lo que más me gusta",
    ),
    sayOne: (item) => `¡${item}! Es de lo que más me gusta.`,
  },
  says: {
    and: "y",
    hello: ["¡Hola!{self} {suggestion}", "¡Buenas!{self} {suggestion}"],
    self: " Aquí {name}.",
    suggestTopic: "Se me ocurre un tema: {topic}.",
    suggestAny: "¿De qué hablamos?",
    howAreYou: ["¡Bien! ¿Y tú?", "Bastante bien, gracias. ¿Qué tal tú?"],
    welcome: ["¡De nada!", "¡Cuando quieras!"],
    bye: ["¡Adiós! Hasta pronto.", "¡Hasta luego! Ha estado bien."],
    okay: "¡Vale! {suggestion}",
    askMe: "¡Claro! ¿Qué busco? Hazme la pregunta.",
    gladly: "¡Sí, vamos! {suggestion}",
    honest:
      "Con toda sinceridad: no soy una persona. Soy la Voz del Registro de {name}, un programa que solo dice lo que pone ahí. Ahora mismo habla por mí el sustituto sin conexión, no un modelo de verdad.",
    honestWithoutName:
      "Con toda sinceridad: no soy una persona. Soy la Voz de un Registro, un programa que solo dice lo que pone ahí. Ahora mismo habla por mí el sustituto sin conexión, no un modelo de verdad.",
    iAm: "Soy {name}.",
    iAmAged: "Soy {name} y tengo {age} años.",
    iLike: "Lo que me gusta: {list}.",
    myAge: "Tengo {age} años.",
    iLiveIn: "Vivo en {place}.",
    iSpeak: "Hablo {list}.",
    matters: "Esto me importa: {list}.",
    others: "Dicen de mí: {list}.",
    wondering: ["¿Ahora mismo? {topic} ¿Y tú?", "Algo me ronda la cabeza. {topic} ¿Tú qué crees?"],
    alsoMatters: "{list} Eso me importa.",
    reallyLike: "¡Sí! Eso me gusta: {list}.",
    known: [
      "¡Esta me la sé! {text}",
      "¡Ah, sí! {text}",
      "De esto me acuerdo. {text}",
      "Esta me la sé, está en mi Registro. {text}",
    ],
    curious: ["¡Eso me da curiosidad! {text}", "Es algo en lo que me gusta pensar. {text}"],
    thatIsMe: ["¡Eso es muy mío! {text}", "Sí, así soy. {text}"],
    did: ["¡De eso me acuerdo! {text}", "Ah, sí, fuimos nosotros. {text}"],
    written: "Lo tengo escrito así: «{text}»",
    first: "¡Varias cosas! {text}",
    further: "Y también: {text}",
    heard: [
      "¡Anda, cuéntame más!",
      "Me gusta oír eso. ¿Y qué pasó después?",
      "¡Qué bien! ¿Qué es lo que más te gusta de eso?",
    ],
    notYet: [
      "Mmm, eso todavía no lo he aprendido",
      "¡Buena pregunta! Todavía no lo he aprendido",
      "No lo tengo claro, eso todavía no lo he aprendido",
      "Eso es nuevo para mí. Todavía no lo he aprendido",
    ],
    offer: "{opening}, ¿{offer}?",
    endings: [
      "",
      "También podemos mirarlo en un libro.",
      "¿A que es curioso?",
      "Quiero preguntárselo a alguien que sepa.",
    ],
    lookedUp: "Buscado: {topic}",
  },
  notes: {
    spoken: [
      [
        /^(?:¿?por qué|¿?qué|¿?cómo|¿?quién|¿?cuándo|¿?dónde|¿?cuántos?|¿?cuántas?|¿?de qué|¿?es|¿?son|¿?puede|¿?hay)\s.*?\s[-–—]\s+/i,
        "",
      ],
      [/^Le (gustan?|encantan?) (?=\S)/, "Me $1 "],
      [/\s+[-–—]\s+/, ": "],
    ],
    done: new RegExp(`^(?:Hemos|${DONE_SHORT})(?!\\p{L})`, "iu"),
    openQuestion: /^(?:si|cómo|qué|por qué|quién|cuándo|dónde|de qué)(?=\s)/i,
    wonder: "Me pregunto {topic}",
    article: /^(?:un|una|el|la|los|las)\b/i,
  },
  report: {
    patterns: [
      new RegExp(`^hemos\\s+(?<verb>${DONE})(?!\\p{L})\\s*(?<object>[^\\n.!?]*)`, "iu"),
      new RegExp(`^(?<verb>${DONE_SHORT})(?!\\p{L})\\s*(?<object>[^\\n.!?]*)`, "iu"),
    ],
    learned: new Set("aprendido leído visto aprendimos leímos vimos".split(" ")),
    nothing: /^(?:eso|esto|algo|cosas|mucho|nada|hoy)?$/i,
    entry: (_verb, object, clause) => /^que\s+(.+)$/i.exec(object)?.[1] ?? clause,
    summary: (_verb, _object, clause) => clause,
  },
  statements: [
    {
      kind: "favourite",
      pattern:
        /\bmi\s+([\p{L} ]{2,30}?)\s+(?:favorit[oa]|preferid[oa])\s+es\s+([^\n.!?,]{2,120})/iu,
      topic: "$1 $2",
      entry: "De $1, lo favorito - $2",
      summary: "De $1, lo favorito: $2",
    },
    {
      kind: "taught",
      pattern: /(?<!\p{L})(?:he\s+aprendido|¿?sabías|aprendí)\s+que\s+([^\n.!?]{4,160})/iu,
      topic: "$1",
      entry: "$1",
      summary: "Ha contado: $1",
    },
    {
      kind: "habit",
      pattern: /(?<!\p{L})yo\s+((?:siempre|nunca|casi siempre|casi nunca)\s+[^\n.!?,]{3,120})/iu,
      topic: "$1",
      entry: "Dice de sí: «$1»",
      summary: "Dice de sí: $1",
    },
    {
      kind: "likes",
      pattern:
        /(?<!\p{L})me\s+(gustan?|encantan?)\s+(?:mucho\s+|también\s+)*(?!que\b|más\b|eso\b|esto\b)([^\n.!?,]{3,120})/iu,
      topic: "$2",
      entry: "Le $1 $2",
      summary: "Le $1 $2",
    },
  ],
  // "y" is "e" before the sound of an i.
  polish: (text) => text.replace(/ y (?=h?[ií](?![aeo]))/gi, " e "),
};
