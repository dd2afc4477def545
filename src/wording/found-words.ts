// Words by which people tell where a text comes from that they did not write: found somewhere, read for school, copied, given to a
// machine to work on. Folded, of all languages together.

import { LETTER_WORDS } from "./chat-labels.ts";
import { WORKS } from "./letter-words.ts";

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Things that hold words of whoever wrote them. */
export const TEXT_WORDS: ReadonlySet<string> = new Set([
  ...LETTER_WORDS,
  ...WORKS,
  ...wordSet(
    "texts chats chat screenshot page paper zettel seite papier page papel pagina whatsapp post posts abschiedsbrief liebesbrief",
  ),
]);

/** Verbs of whoever comes upon a text. */
export const FIND = wordSet(
  `found discovered find discover gefunden entdeckt fand finde trouve trouvee trouvais decouvert decouverte encontre encontrado
  encontramos halle descubri descubierto`,
);

/** Verbs of whoever reads or copies one: whose it is, the sentence must tell. */
export const SEE = wordSet(
  `read saw seen opened copied copy pasted looked gelesen gesehen geoffnet aufgemacht kopiert abgeschrieben reingeschaut lu vu
  ouvert copie recopie lei vi abri copie copiado leido visto abierto`,
);

/** Verbs of a text that is somewhere, and of whoever put it there. */
export const LIE = wordSet(
  `was is were popped lay laid lies hung stuck fell left dropped forgot hid put lag liegt war ist hing klebte fiel liess gelassen
  liegengelassen vergessen versteckt etait est avait trainait laisse oublie cache estaba esta habia dejo olvido escondio`,
);

/** Those of them that only things do. */
export const LAY = wordSet("lay lag liegt hung hing klebte stuck");

/** Verbs of whoever copies. */
export const COPY = wordSet(
  "copied pasted kopiert abgeschrieben rauskopiert copie recopie copiado",
);

/** Verbs of words that stand somewhere. */
export const STAND = wordSet("stood stand steht standen written ponia pone");

/** Where people come upon what others wrote. */
export const TEXT_PLACES = wordSet(
  `phone mobile cellphone computer laptop tablet ipad pc drawer desk table bag backpack schoolbag purse pocket wallet jacket
  fridge door wall mailbox inbox letterbox locker bin trash floor bed pillow internet web online facebook whatsapp instagram
  tiktok snapchat reddit youtube google wikipedia website group chat diary book notebook envelope handy telefon rechner schublade schreibtisch tisch
  tasche rucksack schultasche geldborse jacke kuhlschrank tur wand briefkasten postfach spind papierkorb mulleimer boden bett
  kissen buch heft tagebuch umschlag netz seite gruppe telephone portable ordinateur tiroir bureau sac cartable poche frigo porte
  mur boite casier poubelle lit oreiller cahier livre enveloppe groupe telefono movil ordenador computadora cajon escritorio
  mesa bolso bolsa mochila bolsillo nevera puerta pared buzon basura suelo cama almohada cuaderno libro sobre grupo`,
);

/** Those that hold what their owner writes, and what may stand before them in a heading. */
export const HOLDERS: ReadonlySet<string> = new Set([
  ...TEXT_WORDS,
  ...wordSet(
    "phone handy mobile laptop computer tablet whatsapp notebook heft telephone portable movil telefono",
  ),
]);
export const HEADS = wordSet(
  "its it this that page pages text out is s from seite seiten das ist page c est esto es",
);

/** Where words are printed, sung or played for all: what stands there is nobody's who copies it. */
export const SOURCES = wordSet(
  `book books textbook workbook schoolbook internet web website google wikipedia youtube tiktok reddit film movie series song
  songs game play novel newspaper magazine bible buch schulbuch englischbuch arbeitsbuch lesebuch netz webseite serie lied spiel
  roman zeitung zeitschrift bibel livre manuel site chanson jeu piece roman journal libro pagina pelicula cancion juego novela
  periodico revista biblia`,
);

/** Words between a thing and the place where it is. */
export const PLACED = wordSet(
  `in on at under behind inside next beside from of out off into im am in an auf unter hinter bei beim neben aus vom von dans sur
  sous derriere chez de du en sobre debajo detras encima del`,
);

/** Words that make a text the own one. */
export const MINE = wordSet(
  `my mine our own mein meine meinen meinem meiner meins unser unsere unseren unserem mon ma mes notre nos mi mis nuestro nuestra`,
);

/** Texts that somebody else made up for those who learn or sing, as headings. */
export const READ_HEADING = wordSet(
  `lyrics songtext liedtext songlyrics dictation diktat lesetext paroles dictee dictado letra excerpt comprehension worksheet arbeitsblatt seite page auszug extrait exercise ubung exercice
  ejercicio`,
);
export const SCHOOL = wordSet(
  `english german french spanish reading school class unit lesson exam test englisch deutsch franzosisch spanisch schule klasse
  lektion unterricht schularbeit anglais allemand francais espagnol ecole cours ingles aleman frances espanol escuela clase`,
);
export const HOMEWORK = wordSet(
  "homework hausaufgabe hausaufgaben hausubung hausi devoir devoirs deberes tarea tareas",
);

/** Somebody has to work on what they name: "we have to read this", "ich muss das lesen". */
export const HAS_TO_WORK: readonly RegExp[] = [
  /\b(?:have|has|had|need|needed|got|gotta|must|should|supposed|want|wants) (?:us |me )?(?:to )?(?:translate|read|copy|copy out|summari[sz]e|rewrite|analy[sz]e|memori[sz]e|recite|explain|correct|learn (?:\p{L}+ )?by heart)\b/u,
  /\b(?:muss|mussen|soll|sollen|sollte|sollten|musste|mussten)\b.*\b(?:ubersetz\p{L}*|lesen|vorlesen|durchlesen|abschreiben|abtippen|zusammenfassen|auswendig|korrigieren)\b/u,
  /\b(?:dois|devons|doit|faut|fallait|devais)\b (?:\p{L}+ )?(?:traduire|lire|recopier|resumer|expliquer|reciter|corriger)\b/u,
  /\b(?:(?:tengo|tenemos|hay|teniamos|tenia) que|debo|debemos|hemos de) (?:traducir|leer|copiar|resumir|explicar|recitar|corregir)\b/u,
];

/** An order to whoever works on a text: only fillers stand before it. */
const FILLERS = String.raw`(?:(?:please|pls|plz|can|could|would|will|you|now|hi|hey|hello|ok|okay|so|and|also|then|just|bitte|kannst|konntest|du|mal|hallo|jetzt|nun|und|s il|te|vous|plait|peux|pourrais|tu|pouvez|bonjour|salut|por|favor|puedes|podrias|hola|ahora|me|mir|moi|das|es|den|diesen|die|hier|folgenden|text|brief|ca|ce|cette|texte|lettre|esto|este|texto|i (?:want|need) you to|help me(?: to)?|hilf mir(?: beim)?) )*`;
const TRANSLATING = String.raw`translat(?:e|ion)|summari[sz]e|summary|paraphrase|ubersetz\p{L}*|zusammenfass\p{L}*|fass\p{L}* zusammen|fass|tradui(?:s|re|sez|t)|traduction|resum(?:e[rsz]?|ez)|traduc(?:e|ir|eme|elo|cion)|resumen|resumir|resume|tldr|tl dr`;

/** To work on it so that it says the same: nobody asks that of what they have just told. */
export const TRANSLATE = new RegExp(
  `^${FILLERS}(?:${TRANSLATING})(?! (?:is|was|ist|war|est|es)\\b)(?: |$)`,
  "u",
);

/** Any order that people give a machine with a text below it. */
export const ORDER = new RegExp(
  String.raw`^${FILLERS}(?:${TRANSLATING}|correct|rewrite|rephrase|reword|explain|proofread|improve|simplify|shorten|analy[sz]e|fix|edit|check|review|rate|grade|answer|reply|respond|continue|format|expand|polish|read|korrigier\p{L}*|verbesser\p{L}*|erklar\p{L}*|umschreiben|schreib\p{L}* (?:das|es|den|diesen|folgend\p{L}*)|formulier\p{L}*|kurz\p{L}*|prufe?|bewert\p{L}*|antworte?|beantworte|lies|analysier\p{L}*|corrige[rsz]?|corrigez|explique[rsz]?|reecris|reformule[rsz]?|ameliore[rsz]?|simplifie[rsz]?|analyse[rsz]?|reponds|lis|corregir|explica\p{L}*|reescrib\p{L}*|reformula\p{L}*|mejora\p{L}*|simplifica\p{L}*|analiza\p{L}*|responde|contesta|lee)(?: |$)`,
  "u",
);

/** Whoever writes so to a machine has a text below it: "make this shorter", "what do you think of this text?". */
export const ABOUT_A_TEXT =
  /\b(?:make|turn|put|change|convert|write|give|do|want|need|think|feedback|summary|opinion|version|correct|grammar|sound|sounds|rate|mach|schreib|was haltst|findest|klingt|mets|fais|penses|haz|pon|opinas)\b.*\b(?:this|it|these|following|text|essay|mail|letter|das|es|diesen|folgend\p{L}*|text|brief|aufsatz|ca|ce|texte|lettre|esto|este|texto|carta)\b|\b(?:is|ist|est|es) (?:this|das|ce|c|esto) .*\b(?:correct|right|good|english|german|richtig|gut|correcto|bien)\b|\b(?:to|into|in|auf|ins|en|al) (?:\p{L}+ )?(?:english|german|french|spanish|englisch|deutsch|franzosisch|spanisch|anglais|allemand|francais|espagnol|ingles|aleman|frances|espanol)\b/u;

/** "In German please": what stands below is to be said in another language. */
export const IN_LANGUAGE =
  /^(?:(?:what|how|was|wie|comment|como) .*)?(?:in|into|to|auf|ins|en|al) (?:english|german|french|spanish|italian|englisch|deutsch|franzosisch|spanisch|anglais|allemand|francais|espagnol|ingles|aleman|frances|espanol)(?: (?:please|pls|bitte|s il (?:te|vous) plait|por favor))?$/u;

/** What people say of themselves to a text of others that they have just told of: they were glad of it, or do something with it. */
export const REACTION: readonly RegExp[] = [
  /\b(?:was|were|felt|got) (?:so |very |really |super |a bit )*(?:happy|glad|proud|excited|surprised|sad|shocked|touched|confused|scared|curious)\b/u,
  /\b(?:made me|makes me|i (?:cried|laughed|smiled))\b/u,
  /\bi (?:really |still |already |just |always )?(?:read|keep|kept|love|loved|like|liked|hate|hated|want|need|answered|opened|finished|did|forgot|know|remember|found|made|wrote|use|think) (?:it|them|that|about it|back|to her|to him|all of it)\b/u,
  /\bi (?:want|have|need|am going|m going|will|ll) (?:to )?(?:read|keep|answer|show|hang|write|give|send|finish) (?:it|them|back|her|him|to (?:her|him))\b/u,
  /\b(?:gefreut|freu\p{L}*|uberrascht|geweint|gelacht)\b|\b(?:war|bin) (?:so |sehr |ganz |echt )*(?:froh|glucklich|traurig|stolz|aufgeregt|uberrascht|neugierig)\b/u,
  /\bich (?:les\p{L}*|hab\p{L}*|find\p{L}*|mag|will|behalt\p{L}*|heb\p{L}*|lieb\p{L}*|kenn\p{L}*|vers\p{L}*) (?:ihn|es|sie|ihr|ihm|den|die|das)\b/u,
  /\b(?:etais|suis|ai ete) (?:si |tres |trop |vraiment )*(?:content|contente|heureuse|heureux|triste|fiere?|surpris|surprise|emue?)\b|\bj (?:ai ri|ai pleure)\b/u,
  /\bj(?:e)? (?:l|la|le|les|lui) (?:ai |\p{L}+)/u,
  /\b(?:me (?:puse|alegre|hizo|hace|gusto|encanto|sorprendio)|estaba (?:tan |muy )?(?:feliz|contenta|contento|triste))\b|\b(?:la|lo|las|los|le) (?:lei|leo|guardo|guarde|quiero|respondi|conteste|tengo|voy)\b/u,
];

/** "My name is", in words before the name. */
export const NAMES_MYSELF =
  /(?:^|[\p{P}\s])(?:my name(?: is|'s|\u2019s)|mein name ist|ich hei(?:\u00DF|ss)e|je m['\u2019]appelle|mon (?:pr[\u00E9e])?nom est|me llamo|mi nombre es)\s+(\p{L}[\p{L}\p{M}'\u2019-]{1,30})(.{0,20})/iu;
