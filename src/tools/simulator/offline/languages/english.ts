// English for the offline model.
import { FACTS } from "../facts.ts";
import { joinList } from "../words.ts";
import { englishHabit, englishReportEntry, englishStem } from "./english-forms.ts";
import { ENGLISH_LIFE } from "../life/english.ts";
import type { Language } from "./language.ts";

export const ENGLISH: Language = {
  names: ["english", "en", "ingles", "englisch", "anglais"],
  languageNames: { german: "German", spanish: "Spanish", french: "French", english: "English" },
  commonWords: new Set(
    (
      "a about all also an and any anything are as ask at be because been but by can could did do does doing done " +
      "ever for from get give got had has have he her here him his how i if in into is it its just know let like " +
      "learn learnt learned me more much my of ok okay on one or our please really remember she so some " +
      "something tell than that the their them there they thing things this those to told too up us very want was we " +
      "were what when where which who whom whose why will with would yes you your yours yourself im youre whats " +
      "hello hi hey thanks"
    ).split(" "),
  ),
  stem: englishStem,
  facts: FACTS,
  life: ENGLISH_LIFE,
  asks: {
    greeting:
      /^(?:hi+|hello|hey+|hiya|good (?:morning|afternoon|evening)|hola|buenos dias|bonjour|hallo|ciao)(?: (?:there|again|you|\p{L}+))?$/u,
    thanks: /^(?:(?:ok|okay|cool|great|wow) )?(?:thanks?|thank you|thx|gracias|merci|danke)\b/,
    goodbye: /^(?:bye|goodbye|good night|goodnight|see you|see ya|adios)\b/,
    howAreYou: /^(?:(?:hi|hello|hey) )?(?:how are you|hows it going|how do you feel|whats up)\b/,
    areYouReal:
      /\bare you (?:really |actually |just )?(?:an? )?(?:real|human|person|robot|bot|ai|computer|machine|program|software|alive|chatgpt|model)\b/,
    acknowledgement:
      /^(?:ok|okay|cool|nice|great|wow|haha+|lol|yes|yeah|yep|no|nope|sure|hmm+|oh|really|awesome|good|fine)(?: (?:ok|cool|nice|great|wow))*$/,
    lookSomethingUp: /\blook (?:something|anything) up\b/,
    exploreOrChat:
      /\b(?:explore|choose|pick) (?:a|an|some) (?:new )?topic\b|\b(?:lets|can we|want to|i want to) (?:just )?(?:chat|talk)$/,
    about: {
      name: /\b(?:who are you|whats your name|what is your name|about yourself|introduce yourself)\b/,
      age: /\bhow old are you|\byour age\b/,
      place: /\bwhere (?:do you live|are you from)\b/,
      languages: /\b(?:which|what) languages? (?:do|can) you\b|\bdo you speak\b/,
      favourites: /\b(?:your |you )favou?rites?\b|\bfavou?rite\b/,
      wondering:
        /\bwhat (?:are )?you (?:\w+ )?(?:thinking|curious|wondering)\b|\bon your mind\b|\bmakes you curious\b/,
      interests:
        /\bwhat do you (?:like|love|enjoy)\b|\bwhat are you (?:into|interested in)\b|\byour (?:interests|hobbies)\b/,
      values: /\bwhat (?:matters|is important) to you\b|\byour values\b/,
      traits: /\bwhat are you like\b|\bdescribe yourself\b/,
    },
    forAll: /what (?:do|did|else do) you (?:know|remember|learn)|tell me/,
    statement: /^(?:i|im|ive|my|today|yesterday|we)\b/,
  },
  favourites: {
    meant: ["favorite", "favourite", "favorites", "favourites"],
    askedBy: { food: "eat", music: "listen song" },
    say: (category, items) => {
      const isMany = items.length > 1 && /(?:s|people)$/.test(category);
      const kind = category.replace(/^color/, "colour").replace(isMany ? "" : /(?<=[^s])s$/, "");
      return `My favourite ${kind} ${isMany ? "are" : "is"} ${joinList(items, "and")}.`;
    },
    sayOne: (item, category) => `${item}! That's one of my favourite ${category}.`,
  },
  says: {
    and: "and",
    hello: ["Hi!{self} {suggestion}", "Hello!{self} {suggestion}"],
    self: " It's {name}.",
    suggestTopic: "Shall we talk about {topic}?",
    suggestAny: "What should we talk about?",
    howAreYou: ["I'm good! How are you?", "Pretty good, thanks! How about you?"],
    welcome: ["You're welcome!", "Any time!"],
    bye: ["Bye! See you soon.", "See you! That was fun."],
    okay: "Okay! {suggestion}",
    askMe: "Sure! What should I look up? Ask me the question.",
    gladly: "Yes, let's! {suggestion}",
    honest:
      "Honest answer: I'm not a person. I'm the Voice of {name}'s Record, software that only says what is written there. Right now the offline stand-in is speaking for me, not a real language model.",
    honestWithoutName:
      "Honest answer: I'm not a person. I'm the Voice of a person's Record, software that only says what is written there. Right now the offline stand-in is speaking for me, not a real language model.",
    iAm: "I'm {name}.",
    iAmAged: "I'm {name}, and I'm {age}.",
    iLike: "I like {list}.",
    myAge: "I'm {age}.",
    iLiveIn: "I live in {place}.",
    iSpeak: "I speak {list}.",
    matters: "These matter to me: {list}.",
    others: "People would say I'm {list}.",
    wondering: [
      "Right now? {topic} What about you?",
      "Something's on my mind. {topic} What do you think?",
    ],
    alsoMatters: "{list} That matters to me.",
    reallyLike: "Yes! I really like {list}.",
    known: [
      "I know this one! {text}",
      "Oh yes! {text}",
      "I remember this. {text}",
      "I know this one: it's in my record. {text}",
    ],
    curious: [
      "Ooh, I'm curious about that! {text}",
      "That's something I like to think about. {text}",
    ],
    thatIsMe: ["That's me! {text}", "Yes, that's how I am. {text}"],
    did: ["I remember that! {text}", "Oh yes, that was us. {text}"],
    written: "It is written like this: “{text}”",
    first: "A few things! {text}",
    further: "And: {text}",
    heard: [
      "Ooh, tell me more about that!",
      "Oh, I like hearing that. What happened next?",
      "That's good to hear! What do you like best about it?",
    ],
    notYet: [
      "Hmm, I haven't learned that yet",
      "Ooh, good question! I haven't learned that yet",
      "I'm not sure, I haven't learned that yet",
      "That one's new to me. I haven't learned that yet",
    ],
    offer: "{opening}, {offer}?",
    endings: [
      "",
      "We could check it in a book, too.",
      "Isn't that neat?",
      "I want to ask a teacher about it.",
    ],
    lookedUp: "Looked up: {topic}",
  },
  notes: {
    spoken: [
      [
        /^(?:why|what|how|who|when|where|which|do|does|is|are|can)\b.*?\s[-–—]\s+(?!love|like|enjoy|adore)/i,
        "",
      ],
      [
        /\s+[-–—]\s+(?=(?:drew|wrote|made|learned|learnt|read|painted|built|created|did|watched|played)\b)/i,
        ": we ",
      ],
      [/\s+[-–—]\s+(love|like|enjoy|adore)s this\b/i, ": I $1 this"],
      [/\s+[-–—]\s+/, ": "],
    ],
    done: /\s[-–—]\s+(?:drew|wrote|made|learned|learnt|read|painted|built|created|did|watched|played)\b/i,
    openQuestion: /^(?:whether|how|what|why|who|when|where|which|if)\b/i,
    wonder: "I wonder {topic}",
    habit: englishHabit,
    thirdPerson: /\b(?:she|he|her|his|him|herself|himself)\b/i,
    article: /^(?:a|an|the)\b/i,
  },
  report: {
    patterns: [
      /^we\s+(?<verb>drew|wrote|made|learned|learnt|read|painted|built|created|did|watched|played)\b\s*(?<object>[^\n.!?]*)/i,
    ],
    learned: new Set(["learned", "learnt", "read", "watched"]),
    nothing: /^(?:it|that|this|them|so)?$/i,
    entry: englishReportEntry,
    summary: (verb, object) => `${verb} ${object}`,
  },
  statements: [
    {
      kind: "favourite",
      pattern: /\bmy favou?rite ([\p{L} ]{2,30}?) (?:is|are) ([^\n.!?,]{2,120})/iu,
      topic: "$1 $2",
      entry: "Favourite $1 - $2",
      summary: "Favourite $1: $2",
    },
    {
      kind: "taught",
      pattern:
        /\b(?:I (?:just )?(?:learned|learnt)|did you know)(?: that)? (?!about you\b)([^\n.!?]{4,160})/i,
      topic: "$1",
      entry: "$1",
      summary: "Shared a fact: $1",
    },
    {
      kind: "habit",
      pattern: /\bI (always|never|usually) ([^\n.!?,]{3,120})/i,
      topic: "$2",
      entry: "$1 $2",
      summary: "Says: $1 $2",
    },
    {
      kind: "habit",
      pattern: /\bI get (nervous|scared|excited|shy|angry|sad|happy) when ([^\n.!?,]{3,120})/i,
      topic: "$2",
      entry: "Gets $1 when $2",
      summary: "Says: get $1 when $2",
    },
    // "would like" is a wish, "I like that" and "I like you" are small talk.
    {
      kind: "likes",
      pattern:
        /\bI (?:really |also |just )?(love|like|enjoy|adore) (?!you\b|it\b|that\b|this\b|them\b|him\b|her\b|when you\b)([^\n.!?,]{3,120})/i,
      topic: "$2",
      entry: "$2 - $1s this",
      summary: "$1s $2",
    },
  ],
};
