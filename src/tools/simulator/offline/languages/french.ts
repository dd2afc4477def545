// French for the offline model.
import { FRENCH_FACTS } from "../facts/french.ts";
import { joinList } from "../words.ts";
import { FRENCH_LIFE } from "../life/french.ts";
import type { Language } from "./language.ts";
import { withHeadings } from "./with-headings.ts";

const DONE =
  "dessiné|écrit|fait|appris|lu|peint|construit|créé|vu|regardé|joué|cuisiné|visité|planté";

export const FRENCH: Language = {
  names: ["french", "fr", "francais", "frances", "franzosisch"],
  languageNames: {
    german: "allemand",
    spanish: "espagnol",
    french: "français",
    english: "anglais",
  },
  commonWords: new Set(
    (
      "a ai aime aimes ainsi apprendre appris as au aussi autre autres aux avec avez avons beaucoup bien c ca car ce cela ces " +
      "cet cette chez chose choses combien comme comment d dans de depuis des dis dit donc dont du elle elles en encore " +
      "es est et etait etes etre eu fait faire font il ils j je jusqu l la le les leur leurs lorsqu lui m ma mais me meme mes " +
      "mieux moi mon n ne ni non nos notre nous ok okay on ont ou oui par parle parlez parce pas peu peut peuvent peux plus plutot " +
      "pour pourquoi puis puisqu qu quand que quel quelle quelles quels qui quoi raconte rappelles s sa sais sait sans savent " +
      "savez se ses si son sont sous souviens sur t ta te tes tes toi ton tout tous toute tres tu un une va veux vers voici " +
      "voila vos votre vous y bonjour salut merci dire savoir cherche chercher s il plait"
    ).split(" "),
  ),
  letters: /[çœ«»]|[dlj]['’]\p{L}/iu,
  stem: (word) => word.replace(ENDING, "").replace(ENDING, ""),
  facts: FRENCH_FACTS,
  life: FRENCH_LIFE,
  asks: {
    greeting: /^(?:bonjour|salut|coucou|bonsoir)(?: \p{L}+){0,2}$/u,
    thanks: /^(?:(?:ok|super|d accord) )?(?:merci|grand merci)\b/,
    goodbye: /^(?:au revoir|a (?:bientot|demain|plus)|bonne (?:nuit|soiree|journee)|ciao|adieu)\b/,
    howAreYou:
      /^(?:(?:bonjour|salut|coucou|bonsoir)(?: \p{L}+)? )?(?:(?:comment )?(?:ca va|vas tu|tu vas|allez vous))\b/u,
    areYouReal:
      /\b(?:es tu|tu es|etes vous|vous etes) (?:vraiment |reellement )?(?:(?:un|une) )?(?:vraie? )?(?:personne|humaine?|etre humain|robot|bot|ia|reelle?|vraie?|ordinateur|machine|programme|chatgpt|modele)\b/,
    acknowledgement:
      /^(?:ok|d accord|bien|tres bien|super|chouette|genial|oui|non|ah|oh|hm+|haha+|voila|parfait|ah bon|bon)(?: (?:ok|bien|oui|super))*$/,
    lookSomethingUp: /\bcherche[rz]? quelque chose\b/,
    exploreOrChat:
      /\bexplor(?:ons|er) un (?:autre )?sujet\b|^bavardons$|^(?:on peut|veux tu|tu veux|je veux) (?:bavarder|parler|discuter)(?: un peu)?$/,
    about: {
      name: /\bqui (?:es tu|etes vous)\b|\bcomment (?:t appelles tu|tu t appelles|vous appelez vous)\b|\bton nom\b|\bpresente toi\b|\bde (?:toi|vous)$/,
      age: /\bquel age (?:as tu|avez vous|tu as)\b|\bton age\b/,
      place:
        /\bou (?:habites tu|vis tu|habitez vous|vivez vous|tu habites)\b|\bd ou (?:viens tu|venez vous)\b/,
      languages:
        /\bquelles? langues? (?:est ce que )?(?:tu )?parles\b|\bparles tu (?:francais|anglais)\b/,
      favourites: /\bprefer|\baimes le plus\b/,
      wondering:
        /\ba quoi (?:penses tu|tu penses|pensez vous)\b|\beveille ta curiosite\b|\btu te demandes\b/,
      interests:
        /\bqu est ce que (?:tu aimes|vous aimez)(?: faire)?$|\bqu aim(?:es tu|ez vous)(?: faire)?$|\b(?:tes|vos) (?:passions|loisirs)\b/,
      values: /\bqu est ce qui (?:est important|compte) pour (?:toi|vous)\b|\btes valeurs\b/,
      traits: /\bcomment es tu$|\bdecris toi\b/,
    },
    forAll: /que sais tu|que savez vous|qu est ce que tu sais|raconte|parle moi/,
    statement: /^(?:je|j|mon|ma|mes|nous|hier|aujourdhui|on a|ce matin)\b/,
  },
  favourites: {
    meant: "prefere preferes preferee preferees preferez favori favorite favoris quel".split(" "),
    askedBy: {
      movies: "film films",
      books: "livre livres lecture",
      places: "endroit endroits lieu coin",
      food: "plat plats manger nourriture repas",
      games: "jeu jeux",
      people: "personne personnes gens",
      activities: "activite activites occupation",
      music: "musique chanson chansons",
      flower: "fleur fleurs",
      season: "saison mois",
      color: "couleur",
      animal: "animal",
    },
    say: withHeadings(
      {
        movies: "Mon film préféré",
        books: "Mes livres préférés",
        places: "Mes endroits préférés",
        food: "Ce que je préfère manger",
        games: "Mes jeux préférés",
        people: "Les gens que j'aime",
        activities: "Ce que je préfère faire",
        music: "La musique que je préfère",
        flower: "Ma fleur préférée",
        season: "Ma saison préférée",
        color: "Ma couleur préférée",
        animal: "Mon animal préféré",
      },
      (heading, items) => `${heading} : ${joinList(items, "et")}.`,
      "Ce que je préfère",
    ),
    sayOne: (item) => `${item} ! C'est ce que je préfère.`,
  },
  says: {
    and: "et",
    hello: ["Bonjour !{self} {suggestion}", "Ah, bonjour !{self} {suggestion}"],
    self: " Ici {name}.",
    suggestTopic: "J'ai une idée de sujet : {topic}.",
    suggestAny: "De quoi parle-t-on ?",
    howAreYou: ["Ça va bien, merci ! Et toi ?", "Plutôt bien. Et de ton côté ?"],
    welcome: ["Avec plaisir !", "Je t'en prie !"],
    bye: ["Au revoir, à bientôt !", "À bientôt ! C'était un bon moment."],
    okay: "D'accord ! {suggestion}",
    askMe: "Bien sûr ! Que dois-je chercher ? Pose-moi la question.",
    gladly: "Oui, allons-y ! {suggestion}",
    honest:
      "En toute franchise : je ne suis pas une personne. Je prête ma voix à {name}, mais je suis un programme qui ne dit que ce qui se trouve dans le Carnet. En ce moment, c'est le remplaçant hors ligne qui parle pour moi, pas un vrai modèle de langue.",
    honestWithoutName:
      "En toute franchise : je ne suis pas une personne. Je suis la Voix d'un Carnet, un programme qui ne dit que ce qui s'y trouve. En ce moment, c'est le remplaçant hors ligne qui parle pour moi, pas un vrai modèle de langue.",
    iAm: "Je m'appelle {name}.",
    iAmAged: "Je m'appelle {name} et j'ai {age} ans.",
    iLike: "Ce que j'aime : {list}.",
    myAge: "J'ai {age} ans.",
    iLiveIn: "Où j'habite ? {place}.",
    iSpeak: "Je parle {list}.",
    matters: "Ce qui compte pour moi : {list}.",
    others: "On dit de moi : {list}.",
    wondering: [
      "En ce moment ? {topic} Et toi ?",
      "Une chose me trotte dans la tête. {topic} Qu'en penses-tu ?",
    ],
    alsoMatters: "{list} Cela compte pour moi.",
    reallyLike: "Oui ! C'est ce que j'aime : {list}.",
    known: [
      "Ça, je le sais ! {text}",
      "Ah oui ! {text}",
      "Je m'en souviens bien. {text}",
      "Ça, je le sais, c'est dans mon Carnet. {text}",
    ],
    curious: [
      "Ah, voilà qui éveille ma curiosité ! {text}",
      "C'est une chose à laquelle j'aime penser. {text}",
    ],
    thatIsMe: ["C'est tout moi ! {text}", "Oui, c'est bien moi. {text}"],
    did: ["Je m'en souviens bien ! {text}", "Ah oui, c'était nous. {text}"],
    written: "C'est noté ainsi : « {text} »",
    first: "Plusieurs choses ! {text}",
    further: "Et aussi : {text}",
    heard: [
      "Oh, raconte-moi la suite !",
      "J'aime entendre cela. Et après ?",
      "C'est une bonne nouvelle ! Qu'est-ce qui te plaît le plus là-dedans ?",
    ],
    notYet: [
      "Hmm, cela, je ne l'ai pas encore appris",
      "Bonne question ! Je ne l'ai pas encore appris",
      "Là, j'hésite, je ne l'ai pas encore appris",
      "C'est nouveau pour moi. Je ne l'ai pas encore appris",
    ],
    offer: "{opening}, {offer} ?",
    endings: [
      "",
      "On peut aussi vérifier dans un livre.",
      "N'est-ce pas étonnant ?",
      "Je demanderai à quelqu'un qui s'y connaît.",
    ],
    lookedUp: "Cherché : {topic}",
  },
  notes: {
    spoken: [
      [
        /^(?:pourquoi|comment|qui|quand|où|combien|que|quelle?s?|qu'est-ce|est-ce)(?!\p{L}).*?\s[-–—]\s+/iu,
        "",
      ],
      [/^Aime (?=\S)/, "J'aime "],
      [/\s+[-–—]\s+/, " : "],
    ],
    done: /^(?:Nous avons|On a)\s/i,
    openQuestion:
      /^(?:si|comment|pourquoi|qui|quand|où|ce que|ce qui|quel(?:le)?s?|combien)(?=\s)/i,
    wonder: "Je me demande {topic}",
    thirdPerson: /^(?:Son|Sa|Ses) /,
  },
  report: {
    patterns: [
      new RegExp(
        `^(?:nous\\s+avons|on\\s+a)\\s+(?<verb>${DONE})(?!\\p{L})\\s*(?<object>[^\\n.!?]*)`,
        "iu",
      ),
    ],
    learned: new Set("appris lu vu regardé".split(" ")),
    nothing: /^(?:ça|cela|ceci|quelque chose|rien|beaucoup)?$/i,
    entry: (_verb, object, clause) => /^qu(?:e\s+|['’])(.+)$/i.exec(object)?.[1] ?? clause,
    summary: (_verb, _object, clause) => clause,
  },
  statements: [
    {
      kind: "favourite",
      pattern:
        /(?<!\p{L})m(?:on|a)\s+([\p{L} ]{2,30}?)\s+(?:préférée?|favorite?)\s+est\s+([^\n.!?,]{2,120})/iu,
      topic: "$1 $2",
      entry: "Préférence, $1 - $2",
      summary: "Préférence, $1 : $2",
    },
    {
      kind: "taught",
      pattern:
        /(?<!\p{L})(?:j['’]ai\s+appris|savais[- ]tu|tu\s+savais|le\s+savais[- ]tu,?)\s+qu(?:e\s+|['’])([^\n.!?]{4,160})/iu,
      topic: "$1",
      entry: "$1",
      summary: "A raconté : $1",
    },
    {
      kind: "habit",
      pattern:
        /(?<!\p{L})((?:je|j['’])\s*[^\n.!?,]{2,40}?\s(?:toujours|jamais)(?:\s[^\n.!?,]{3,120}))/iu,
      topic: "$1",
      entry: "Dit de soi : « $1 »",
      summary: "Dit de soi : $1",
    },
    {
      kind: "likes",
      pattern:
        /(?<!\p{L})j['’](?:aime|adore)\s+(?:bien\s+|beaucoup\s+|aussi\s+)*(?!ça\b|cela\b|pas\b|toi\b|que\b)([^\n.!?,]{3,120})/iu,
      topic: "$1",
      entry: "Aime $1",
      summary: "Aime $1",
    },
  ],
  // French puts a space before these signs, and no line may begin with one.
  polish: (text) =>
    text
      .replace(/[ \u00a0]?;/g, `${NO_BREAK};`)
      .replace(/ (?=[?!:»])/g, NO_BREAK)
      .replace(/« /g, `«${NO_BREAK}`),
};

const NO_BREAK = "\u00a0";
const ENDING = /(?<=.{3})(?:ent|er|ez|es|e|s|x)$/;
