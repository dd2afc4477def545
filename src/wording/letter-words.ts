// Words of letters and mails that people paste, folded, of all languages together: how one is announced, closed and signed.

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Words that point at what follows. */
export const POINTING = wordSet(
  `look looky see check read here heres this that thats these listen schau schaut guck guckt kuck sieh lies lest hier da das
  dies diese diesen dieser dieses regarde regardez lis lisez voici voila tiens ca ceci cela ce mira mirad lee aqui esto este
  esta estos estas eso`,
);

/** "What", before what somebody wrote. */
export const WHAT = wordSet("what was que");

/** Things that are pointed at, as the subject or the object of a short sentence. */
export const THIS = wordSet(
  "this that thats these das dies diese diesen dieser dieses ca ceci cela ce c esto este esta eso lo",
);

/** Verbs between such a thing and whoever it comes from. */
export const COMES = wordSet(
  `is was s came comes got get received ist war kam kommt stammt hab habe bekommen gekriegt erhalten est etait vient provient ai
  recu es era viene llego recibi`,
);

/** People by what they are to the one who writes. */
export const RELATIONS = wordSet(
  `mum mom mummy mommy mama mami mam mutti mutter mother maman dad daddy papa papi paps vati vater father papy papi pere mere
  madre padre grandma grandpa granny gran grandad granddad grandmother grandfather nana nan oma opa omi opi grossmutter
  grossvater mamie mamy papy grand abuela abuelo abuelita abuelito yaya aunt auntie aunty uncle tante onkel tata tonton oncle
  tia tio brother sister bro sis bruder schwester frere soeur hermano hermana cousin cousine kusine primo prima parents eltern
  padres teacher lehrer lehrerin maitre maitresse prof professeur professor profe profesor profesora maestro maestra coach
  trainer trainerin entraineur entraineuse entrenador entrenadora friend bestie freund freundin ami amie copain copine pote
  amigo amiga boyfriend girlfriend classmate neighbour neighbor nachbar nachbarin voisin voisine vecino vecina boss chef chefin
  jefe jefa doctor arzt arztin medecin medico medica nurse headmaster headmistress principal rektor rektorin schulleiter
  schulleiterin directeur directrice director directora godmother godfather patentante patenonkel marraine parrain madrina
  padrino stepdad stepmum stepmom colleague kollege kollegin collegue companero companera wife husband frau mann mari esposa
  marido school schule lycee college`,
);

/** Titles before a name. */
export const TITLES = wordSet(
  "mr mrs ms miss mister sir dr prof frau herr fraulein mme m mlle monsieur madame mademoiselle senor senora senorita sr sra don dona",
);

/** Words before a person: articles and whose they are. */
export const DETERMINERS = wordSet(
  `my our the a an his her their your best new old dear mein meine meinem meiner meinen unser unsere unserem unserer der die dem
  den ein eine einem einer bester beste besten bestem mon ma mes notre nos le la l un une son sa mi mis nuestro nuestra el los
  las una su mejor meilleur meilleure`,
);

/** Words that may stand behind a verb of saying or sending without telling what was said. */
export const BEHIND_SAID = wordSet(
  `to me us for her him them myself this that it here below back again too also just now today yesterday tonight earlier last
  night week morning evening afternoon monday tuesday wednesday thursday friday saturday sunday on in at the a an about long
  nice short new letter mail email message text note card postcard answer reply dm sms whatsapp chat by
  mir uns an mich ihm ihr dir das dies es hier heute gestern vorhin gerade eben letzte woche nacht abend morgen am im auf per
  via zuruck einen eine ein langen lange lieben liebe brief nachricht antwort karte postkarte hat haben hatte wieder auch
  montag dienstag mittwoch donnerstag freitag samstag sonntag whatsapp
  moi nous a au lui leur ca cela ceci ici hier aujourd hui soir matin ce cette lettre message reponse carte mot une un longue
  petit petite par sur lundi mardi mercredi jeudi vendredi samedi dimanche
  mi nosotros esto eso aqui hoy ayer anoche esta manana tarde noche una carta mensaje correo respuesta nota por en el lunes
  martes miercoles jueves viernes sabado domingo ahora tambien`,
);

/** Verbs that make a sentence of a letter and its writer: it tells of the letter, and is none. */
export const TELLING = wordSet(
  `is are was were has have had came comes arrived makes made said says will can ist sind war waren hat haben hatte kam kommt
  macht machte wird kann est sont etait a ont arrive arrivee fait va es son era fue ha llego hizo recibi recibimos tengo leo lei escribi mande envie guardo i ich je j yo we wir`,
);

/** Texts that somebody else may have made. */
export const WORKS = wordSet(
  `poem story song text essay diary journal lyrics gedicht geschichte lied text aufsatz tagebuch tagebucheintrag songtext liedtext
  poeme histoire chanson texte paroles poema historia cancion texto diario letra`,
);

/** Further verbs of passing on, as they stand behind whoever did it. */
export const PASSING = wordSet(
  `forwarded forwards shared handed gave weitergeleitet weitergeschickt gegeben zugeschickt gepostet simste gesimst
  transmis transfere partage donne poste reenvio paso publico dejo dio escrito`,
);

/** A line by which letters are closed. Behind it stands the writer's name. */
export const CLOSING =
  /^(?:(?:kind|kindest|best|warm|warmest|many|with kind|with best) (?:regards|wishes)|regards|best|all the best|(?:yours|your)(?: sincerely| truly| faithfully| ever)?|sincerely(?: yours)?|respectfully|(?:lots of |much |all my |with |with all my |all our )?love|(?:big |many |lots of )?(?:hugs|kisses|hug|kiss)(?: and kisses)?|x+|xo(?:xo)*x?|cheers|take care|see (?:you|ya)(?: soon)?|warmly|cordially|(?:many )?thanks(?: in advance)?|thank you|(?:mit )?(?:(?:ganz )?(?:freundlich|herzlich|lieb|viel|best|schon|sonnig|herzlichst|liebst|viel lieb)\p{L}* (?:lieb\p{L}* )?)?gru(?:ss|sse|ssen)|lg|vg|mfg|glg|hdl|hdgdl|bussi|dicke[rs]? kuss|kuss|kusschen|alles (?:liebe|gute)|bis (?:bald|dann|morgen)|herzlichst?|in liebe|hochachtungsvoll|vielen dank|danke|eue?re?|deine?|ihre?|(?:bien )?(?:cordialement|amicalement|affectueusement|sincerement|tendrement)|(?:gros |grosses |mille |plein de )?(?:bisous?|bises?)|bisou bisou|je (?:t|vous) embrasse(?: fort)?|amities|a (?:bientot|plus|tres bientot)|bien a (?:toi|vous)|(?:meilleures |sinceres )?salutations(?: distinguees)?|merci|ta|ton|votre|(?:(?:un|muchos|fuerte|fuertes|un fuerte|un gran) )?abrazos?|(?:(?:un|muchos) )?bes(?:os?|itos)|saludos?(?: cordiales)?|un (?:cordial )?saludo|atentamente|atte|cordialmente|(?:con )?(?:mucho )?(?:carino|amor)|hasta (?:pronto|luego)|te quiere|gracias|tu|tus)$/u;

/** Closings that as often stand before the name of whoever is spoken to: "Thanks, Tom". */
export const ADDRESSING =
  /^(?:thanks|thank you|many thanks|danke|vielen dank|merci|gracias|see |take care|bis |alles gute|a (?:bientot|plus)|hasta )/u;

/** Closings that are common words, too. */
export const COMMON_CLOSING =
  /^(?:love|best|hugs?|kiss(?:es)?|cheers|x+|kuss|herzlich|your|yours|eue?re?|deine?|ihre?|ta|ton|votre|tu|tus|amor|carino|regards|gruss)$/u;

/** The words by which a mail program signs. */
export const FOOTER =
  /^(?:sent (?:from|via|with|using) (?:my |an? |the )?(?:iphone|ipad|android|samsung|galaxy|huawei|mobile|phone|blackberry|pixel|yahoo|outlook|gmail|proton\p{L}*|mail|mobile device)|get outlook for |(?:diese nachricht wurde )?(?:von|mit) (?:meine[mr] |der |dem )?(?:\p{L}+ ){1,6}(?:gesendet|verschickt)$|(?:von unterwegs )?gesendet (?:von|mit|uber) |von meinem (?:iphone|ipad|handy|samsung)|envoye (?:de(?:puis)?|a partir d\p{L}*|avec) |enviado (?:desde|con) )/u;

/** Those whom a letter to many speaks to. */
const MANY = String.raw`(?:all |alle |tous |toutes |todos |todas )?(?:(?:my |the |meine |die |mes |les |mis |los )?(?:students?|pupils|parents|children|kids|boys and girls|families|class|year \d+|members|guests|customers?|participants|schulerinnen(?: und schuler)?|schuler(?: und schulerinnen)?|eltern|kinder|klasse|familien|mitglieder|gaste|kundin(?:nen)?|kunden?|teilnehmer\p{L}*|eleves|parents(?: d eleves)?|enfants|familles|classe|membres|clients?|alumn[oa]s|estudiantes|padres(?: y madres)?|madres y padres|ninos(?: y ninas)?|familias|clase|socios|clientes?))`;
/** Those whom only somebody older, or near, speaks to so. */
const NEAR = String.raw`(?:my |mein\p{L}* |ma |mon |mi |our |unser\p{L}* |notre )?(?:dear(?:est)? |lieb\p{L}* |klein\p{L}* |gross\p{L}* |suss\p{L}* |cher |chere |petite? |grande? |querid[oa] |little |sweet )*(?:sweetie|sweetheart|darling|honey|sweetpea|granddaughter|grandson|grandchild(?:ren)?|daughter|son|niece|nephew|godchild|schatz|schatzi|schatzchen|spatz|spatzchen|maus|mausi|mauschen|liebling|enkel(?:in|kind|kinder)?|tochter|sohn|nichte|neffe|patenkind|cherie?|puce|coeur|tresor|fille|fils|petite fille|petit fils|niece|neveu|filleule?|carino|cielo|tesoro|hij[oa]|niet[oa]|sobrin[oa]|ahijad[oa])`;
const DEAR = String.raw`(?:dear|dearest|hi|hiya|hello|hey|good (?:morning|evening|afternoon)|liebe[rs]?|liebste[rs]?|hallo|moin|servus|guten (?:morgen|tag|abend)|sehr geehrte[rs]?|querid[oa]s?|estimad[oa]s?|hola|buen[oa]s (?:dias|tardes|noches)|chere?s?|salut|bonjour|bonsoir|coucou)`;

/** A whole line that speaks to somebody whom the person may well be. */
export const TO_THE_READER = new RegExp(`^${DEAR} (?:${MANY}|${NEAR})(?: \\p{L}+)?$`, "u");

/** Fields of a mail's head that name to whom it goes, and those that only mails have, folded. */
export const MAIL_TO = wordSet("to an a para pour cc bcc");
export const MAIL_ONLY = wordSet(
  "subject betreff objet asunto sent gesendet envoye enviado cc bcc",
);

/** A subject that was answered or passed on. */
export const PASSED_SUBJECT = /^\P{L}{0,3}(?:fwd?|wg|aw|re|rv|tr|wtr|enc)\s?:\s*\S/iu;

/** "To me", as mail programs show it. */
export const TO_ME = /^(?:to me|an mich|a moi|para mi|a mi)(?: |$)/u;

/** A question for help with somebody else's text. */
export const ASKING_FOR_HELP: readonly RegExp[] = [
  /\b(?:what|how) (?:should|shall|can|could|do|would|must|to) (?:i |we |you )?(?:to )?(?:answer|reply|respond|write back|say back|text back|react)\b(?!.*\b(?:question|riddle|exercise|homework|task|quiz)\b)/u,
  /\b(?:what|how) (?:should|shall|can|could|do|would) (?:i|we) say to (?:this|that|him|her|them|it)\b/u,
  /\b(?:what does (?:this|that|it)|what does \p{L}+|what do they|what s (?:this|that)) (?:\p{L}+ )?mean\b/u,
  /\bhelp me (?:to )?(?:answer|reply|respond|understand)\b(?!.*\b(?:question|riddle|exercise|homework|task|quiz|maths?)\b)/u,
  /\b(?:translate|explain|summari[sz]e) (?:me )?(?:this|that|it|what)\b(?!.*\b(?:question|exercise|task|word)\b)/u,
  /\bwas (?:soll|kann|konnte|muss|wurde|sollte) (?:ich|man|wir) (?:ihm |ihr |ihnen |da |nur |denn )*(?:darauf |dazu |drauf |hierauf |da |auf (?:das|diese\p{L}*|die|den) ?(?:\p{L}+ )?|zuruck|ihm |ihr )+(?:\p{L}+ ){0,2}(?:antworten|sagen|schreiben|erwidern|reagieren|zuruckschreiben)\b/u,
  /\bwas (?:soll|kann|konnte|muss|wurde|sollte) (?:ich|man|wir) (?:\p{L}+ ){0,3}(?:antworten|zuruckschreiben|erwidern)\b(?!.*\b(?:frage|ratsel|aufgabe|quiz)\b)/u,
  /\bwas (?:antworte?|erwidere?|sage?|schreibe?) ich (?:ihm|ihr|ihnen|da|drauf|darauf|dazu|jetzt|nur|denn|zuruck)\b/u,
  /\bwie (?:soll|kann|konnte|sollte) (?:ich|man|wir) (?:ihm |ihr |ihnen |da |denn )*(?:darauf|drauf|hierauf|dazu|auf (?:das|diese\p{L}*|die)(?: \p{L}+)?) (?:antworten|reagieren)\b/u,
  /\bwas (?:heisst|bedeutet|meint) (?:das|dieser?|dies|er|sie|\p{L}+) ?(?:damit|hier|satz|text|brief|nachricht)?$/u,
  /\b(?:ubersetz|erklar|fass)\p{L}* (?:mir |mal |bitte |doch )*(?:das|dies\p{L}*|den text|den brief|die nachricht)\b/u,
  /\bque (?:dois|devrais|puis|peux|pourrais) je (?:lui |leur |y |bien )?(?:repondre|dire a ca|ecrire en retour)\b/u,
  /\b(?:qu est ce que|quoi|comment) (?:je )?(?:dois |devrais |peux |pourrais |puis )?(?:je )?(?:lui |leur |y )?(?:repond\p{L}*|reagir)\b(?!.*\b(?:question|exercice|devinette)\b)/u,
  /\b(?:ca|cela|ce texte|ce message) veut dire quoi\b|\bque veut dire (?:ca|ce|cette|cela)\b/u,
  /\b(?:tradui|expliqu|resum)\p{L}* (?:moi )?(?:ca|ceci|cela|ce|cette)\b(?!.*\b(?:exercice|mot)\b)/u,
  /\b(?:que|como) (?:debo|deberia|puedo|podria|tengo que|le|les) (?:le |les )?(?:responder\p{L}*|contestar\p{L}*|contesto|respondo)\b(?!.*\b(?:pregunta|ejercicio|adivinanza)\b)/u,
  /\bque (?:significa|quiere decir) (?:esto|eso|este|esta)\b/u,
  /\b(?:traduce|traduceme|explica|explicame|resume|resumeme) (?:me )?(?:esto|este|esta|eso)\b(?!.*\b(?:ejercicio|palabra)\b)/u,
];

/** A question for changes in a text; whose text it is, the other words of the line tell. */
export const CORRECTING =
  /\b(?:correct|check|proofread|improve|fix|rewrite|look over|korrigier\p{L}*|verbesser\p{L}*|prufe?\p{L}*|corrige\p{L}*|corriger|verifie\p{L}*|ameliore\p{L}*|corrig\p{L}*|mejora\p{L}*|revisa\p{L}*)\b/u;

/** Words behind "letter of" and the like, in small letters, that are nobody's name. */
export const NO_PERSON = wordSet(
  `day week month year school class holiday holidays vacation summer winter spring autumn book books internet wikipedia google
  home camp work town city trip everyone everybody nobody somebody someone all both there here yesterday last week
  buch internet schule klasse ferien urlaub sommer winter arbeit stadt damals allen allem nichts
  amour amor motivation presentation visite voz voix passe credito navidad noel anniversaire cumpleanos bienvenue bienvenida
  gracias remerciement remerciements presentacion motivacion texto texte correo felicitacion condoleances vacances vacaciones
  rien nada todo todos nuevo nouveau verdad verite memoire memoria pared mur madera bois papier papel invitation invitacion
  diary journal lyrics tagebuch songtext diario letra paroles
  joke jk smile wink sigh scherz spass grins blague broma
  end ende fin yay thanks danke merci amen spain france germany`,
);
