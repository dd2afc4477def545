// German for the offline model.
import { GERMAN_FACTS } from "../facts/german.ts";
import { joinList } from "../words.ts";
import { GERMAN_LIFE } from "../life/german.ts";
import type { Language } from "./language.ts";
import { withHeadings } from "./with-headings.ts";

const REPORTED =
  "gemalt|gezeichnet|geschrieben|gemacht|gelernt|gelesen|gebaut|gebastelt|geschaut|gesehen|gespielt|gekocht|gebacken|besucht|gepflanzt";
const REPORTED_SHORT =
  "malten|zeichneten|schrieben|machten|lernten|lasen|bauten|bastelten|sahen|spielten|kochten|besuchten";

export const GERMAN: Language = {
  names: ["german", "de", "deutsch", "aleman", "allemand"],
  languageNames: {
    german: "Deutsch",
    spanish: "Spanisch",
    french: "Französisch",
    english: "Englisch",
  },
  commonWords: new Set(
    (
      "aber alle alles als also am an auch auf aus bei bin bis bist da das dass dein deine dem den denn der des dich die dies " +
      "diese dir doch du ein eine einem einen einer eines er erzahl erzahle es etwas euch fur gab gern gerne gibt habe haben " +
      "hab hallo hast hat heisst ich ihm ihn ihr ihre im in ins ist ja jetzt kann kannst kennst kommt konnen lernst machen " +
      "machst macht magst mal man mehr mein meine mich mir mit mochte mochtest nach nein nicht noch nur ob oder ohne ok okay sag sage " +
      "sehr sein seine sich sie sind so soll sollen uber um und uns unser vom von vor war waren warum was weil weiss weisst " +
      "wem wen wenn wer werden wie wieso will willst wir wird wo woher wollen wurde zu zum zur viel viele genau eigentlich " +
      "danke bitte wissen lerne eure euer"
    ).split(" "),
  ),
  letters: /[ßäöü]/i,
  stem: germanStem,
  facts: GERMAN_FACTS,
  life: GERMAN_LIFE,
  asks: {
    greeting:
      /^(?:hallo|hi|hey|moin|servus|huhu|gruss dich|guten (?:morgen|tag|abend))(?: \p{L}+){0,2}$/u,
    thanks: /^(?:(?:ok|okay|cool|super|toll) )?(?:danke|dankeschon|vielen dank)\b/,
    goodbye:
      /^(?:tschuss|tschussi|ciao|bis (?:bald|morgen|spater|dann)|gute nacht|auf wiedersehen|machs gut)\b/,
    howAreYou: /^(?:(?:hallo|hi|hey) )?(?:wie gehts?(?: es)?(?: dir)?|alles gut)\b/,
    areYouReal:
      /\bbist du (?:wirklich |eigentlich |auch )?(?:(?:ein|eine|n|ne) )?(?:echte?r? )?(?:echt|mensch|roboter|bot|ki|computer|maschine|programm|lebendig|chatgpt|modell|kind|person)\b/,
    acknowledgement:
      /^(?:ok|okay|cool|toll|super|wow|haha+|ja|jo|nein|nee|no|klar|hm+|oh|aha|echt|gut|schon|schade|prima|genau)(?: (?:ok|cool|toll|super|wow|gut))*$/,
    lookSomethingUp: /\bschau (?:mal )?(?:etwas|was) nach\b/,
    exploreOrChat:
      /\b(?:erkunden|entdecken) wir (?:ein )?(?:neues )?thema\b|^(?:wollen wir |lass uns )?(?:plaudern|reden|quatschen)(?: wir)?$/,
    about: {
      name: /\bwer bist du\b|\bwie heisst du\b|\bwas ist dein name\b|\bstell dich vor\b|\b(?:von|uber) dir\b/,
      age: /\bwie alt bist du\b|\bdein alter\b/,
      place: /\bwo (?:wohnst|lebst) du\b|\bwoher (?:kommst|bist) du\b/,
      languages: /\bwelche sprachen? (?:sprichst|kannst) du\b|\bsprichst du\b/,
      favourites: /\blieblings\p{L}+|\bam liebsten\b/u,
      wondering:
        /\bwor(?:an|uber) denkst du\b|\bmacht dich neugierig\b|\bwas (?:fragst du dich|uberlegst du)\b/,
      interests:
        /\bwas (?:magst du|machst du gerne?)(?: so| alles| besonders)*$|\binteressiert dich\b|\bdeine hobbys\b/,
      values: /\bwas ist dir wichtig\b|\bdeine werte\b/,
      traits: /\bwie bist du(?: so)?$|\bbeschreibe? dich\b/,
    },
    forAll: /was (?:alles )?(?:weisst|kennst) du|erzahl/,
    statement: /^(?:ich|mein|meine|mir|heute|gestern|wir)\b/,
  },
  favourites: {
    meant: ["liebsten", "magst"],
    askedBy: {
      movies: "lieblingsfilm lieblingsfilme film filme",
      books: "lieblingsbuch lieblingsbucher buch bucher liest",
      places: "lieblingsort lieblingsorte lieblingsplatz ort orte",
      food: "lieblingsessen essen isst",
      games: "lieblingsspiel lieblingsspiele spiel spielst",
      people: "lieblingsmensch lieblingsmenschen menschen leute",
      activities: "lieblingsbeschaftigung tust",
      music: "lieblingsmusik lieblingslied musik lied horst",
      color: "lieblingsfarbe farbe",
      number: "lieblingszahl zahl",
      animal: "lieblingstier lieblingstiere tier tiere",
    },
    say: withHeadings(
      {
        movies: "Mein Lieblingsfilm",
        books: "Am liebsten lese ich",
        places: "Meine Lieblingsplätze",
        food: "Mein Lieblingsessen",
        games: "Am liebsten spiele ich",
        people: "Meine Lieblingsmenschen",
        activities: "Was ich am liebsten mache",
        music: "Was ich am liebsten höre",
        color: "Meine Lieblingsfarbe",
        number: "Meine Lieblingszahl",
        animal: "Mein Lieblingstier",
      },
      (heading, items) => `${heading}: ${joinList(items, "und")}.`,
      "Am liebsten mag ich",
    ),
    sayOne: (item) => `${item}! Das gehört zu dem, was ich am liebsten mag.`,
  },
  says: {
    and: "und",
    hello: ["Hallo!{self} {suggestion}", "Hi!{self} {suggestion}"],
    self: " Hier ist {name}.",
    suggestTopic: "Ich hätte ein Thema: {topic}.",
    suggestAny: "Worüber reden wir?",
    howAreYou: ["Gut! Und dir?", "Ganz gut. Wie geht es dir?"],
    welcome: ["Gern!", "Immer gern!"],
    bye: ["Tschüss! Bis bald.", "Bis bald! Das war schön."],
    okay: "Gut! {suggestion}",
    askMe: "Klar! Was soll ich denn nachschauen? Stell mir die Frage.",
    gladly: "Ja, los! {suggestion}",
    honest:
      "Ganz ehrlich: Ich bin kein Mensch. Ich bin die Stimme des Gedächtnisbuchs von {name}, ein Programm, das nur sagt, was dort steht. Gerade spricht der Ersatz ohne Netz für mich, kein echtes Sprachmodell.",
    honestWithoutName:
      "Ganz ehrlich: Ich bin kein Mensch. Ich bin die Stimme eines Gedächtnisbuchs, ein Programm, das nur sagt, was dort steht. Gerade spricht der Ersatz ohne Netz für mich, kein echtes Sprachmodell.",
    iAm: "Ich bin {name}.",
    iAmAged: "Ich bin {name}, und ich bin {age}.",
    iLike: "Was ich mag: {list}.",
    myAge: "Ich bin {age}.",
    iLiveIn: "Wo ich wohne? {place}.",
    iSpeak: "Ich spreche {list}.",
    matters: "Das ist mir wichtig: {list}.",
    others: "Die anderen sagen, ich bin {list}.",
    wondering: ["Gerade? {topic} Und du?", "Etwas geht mir im Kopf herum. {topic} Was meinst du?"],
    alsoMatters: "{list} Das ist mir wichtig.",
    reallyLike: "Ja! Das mag ich: {list}.",
    known: [
      "Das weiß ich! {text}",
      "Oh ja! {text}",
      "Das hab ich mir gemerkt. {text}",
      "Das weiß ich, es steht in meinem Gedächtnisbuch. {text}",
    ],
    curious: ["Oh, das macht mich neugierig! {text}", "Darüber denke ich gern nach. {text}"],
    thatIsMe: ["Das bin ich! {text}", "Ja, so bin ich. {text}"],
    did: ["Das weiß ich noch! {text}", "Oh ja, das waren wir. {text}"],
    written: "Es steht so da: „{text}“",
    first: "Da weiß ich ein paar Sachen! {text}",
    further: "Und: {text}",
    heard: [
      "Oh, erzähl mir mehr davon!",
      "Das höre ich gern. Und was kam dann?",
      "Schön! Was ist das Beste daran?",
    ],
    notYet: [
      "Hm, das hab ich noch nicht gelernt",
      "Gute Frage! Das hab ich noch nicht gelernt",
      "Da bin ich nicht sicher, das hab ich noch nicht gelernt",
      "Das ist mir neu. Das hab ich noch nicht gelernt",
    ],
    offer: "{opening}, {offer}?",
    endings: [
      "",
      "Wir können auch noch in einem Buch nachsehen.",
      "Ist das nicht toll?",
      "Das will ich noch jemanden fragen, der sich auskennt.",
    ],
    lookedUp: "Nachgeschaut: {topic}",
  },
  notes: {
    spoken: [
      [
        /^(?:warum|wieso|was|wie|wer|wo|wann|welche[rsnm]?|ist|sind|kann|können|hat|haben)\b.*?\s[-–—]\s+/i,
        "",
      ],
      [/^Mag (?=\S)/, "Ich mag "],
      [/^Hat gelernt(?=, dass )/, "Ich habe gelernt"],
      [/\s+[-–—]\s+/, ": "],
    ],
    done: /^Wir (?:haben|malten|zeichneten|schrieben|machten|bauten|bastelten|spielten|kochten|besuchten)\b/,
    openQuestion: /^(?:ob|wie|was|warum|wieso|wer|wann|wo|woher|welche[rsnm]?)\b/i,
    wonder: "Ich frage mich, {topic}",
  },
  report: {
    patterns: [
      new RegExp(
        `^wir\\s+haben\\s+(?<object>(?:[^\\n.!?]*?\\s)?)(?<verb>${REPORTED})(?!\\p{L})(?<rest>[^\\n.!?]*)`,
        "iu",
      ),
      new RegExp(`^wir\\s+(?<verb>${REPORTED_SHORT})(?!\\p{L})(?<object>[^\\n.!?]*)`, "iu"),
    ],
    learned: new Set("gelernt gelesen geschaut gesehen lernten lasen sahen".split(" ")),
    nothing: /^(?:(?:es|das|das da|was|etwas|so|heute|gestern|viel)\s*)*$/i,
    entry: (_verb, _object, clause) => clause,
    summary: (_verb, _object, clause) => clause,
  },
  statements: [
    {
      kind: "favourite",
      pattern: /\bmeine?\s+(lieblings\p{L}{2,30})\s+(?:ist|sind|heißt)\s+([^\n.!?,]{2,120})/iu,
      topic: "$1 $2",
      entry: "$1 - $2",
      summary: "$1: $2",
    },
    {
      kind: "taught",
      pattern:
        /\b(?:ich\s+hab(?:e)?\s+gelernt|wusstest\s+du|weißt\s+du),?\s+dass\s+([^\n.!?]{4,160})/iu,
      topic: "$1",
      entry: "Hat gelernt, dass $1",
      summary: "Weiß, dass $1",
    },
    {
      kind: "habit",
      pattern: /\bich\s+(\p{L}+\s+(?:immer|nie|niemals|meistens)\s+[^\n.!?,]{3,120})/iu,
      topic: "$1",
      entry: "Sagt: „ich $1“",
      summary: "Sagt: ich $1",
    },
    {
      kind: "likes",
      pattern:
        /\bich\s+(?:mag|liebe)\s+(?:auch\s+|so\s+|sehr\s+)*(?!dich\b|es\b|das\b(?!\s+\p{L})|ihn\b|sie\b|nicht\b)([^\n.!?,]{3,120})/iu,
      topic: "$1",
      entry: "Mag $1",
      summary: "Mag $1",
    },
  ],
};

function germanStem(word: string): string {
  const known = IRREGULAR[word] ?? word;
  const once = known.replace(ENDING, "");
  return once.replace(ENDING, "");
}

const ENDING = /(?<=.{3})(?:ern|est|em|er|en|es|et|st|e|n|s|t)$/;
const IRREGULAR: { readonly [name: string]: string } = { isst: "essen", frisst: "fressen" };
