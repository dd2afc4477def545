// French sentences that tell plainly. No ordinary saying beside them takes anything from them.

import type { Plain } from "../words.ts";

export const FRENCH_PLAIN: Plain = {
  beaten: [
    "{parent} ... me|m|nous|ma ... {beats}",
    "{parent} ... {beats} ... dessus|moi",
    "me|m suis|fais|fait|faire ... {beats} ... par {parent}|mon|ma",
    "{parent} ... me|m|nous ... {beats}",
  ],
  slapped: [
    "{parent}|il|elle ... m|me|nous ... donne|donnes|met|mis|mets|file|filé|colle|collé|flanque|flanqué|donné|fout|foutu ... claque|gifle|baffe|fessée|raclée|coups|tarte|torgnole|beigne|claques|gifles|baffes|fessées|rouste|ceinture",
    "prends|prend|reçois|pris|reçu|mange ... claque|gifle|baffe|fessée|raclée|torgnole|claques|gifles|baffes|fessées|rouste|ceinture",
  ],
  kill_threat: [
    "{parent}|il|elle|ils|mec ... dit|menace|menacé|juré|jure|promis ... me|m|nous|maman ... tuer|tue|égorger|égorge|poignarder|planter|étrangler|buter|bute",
  ],
  kills_self: [
    "je me|m {kill}",
    "vais|veux|voudrais|pourrais|dois|peux me|m {kill}",
    "envie|essayé|tenté|failli|idée|pense|penser|fois ... me|m {kill}",
    "j|je en finis|finirai|finissais",
    "veux|vais|voudrais|envie|pourrais ... en finir",
    "me|m ôter|ôte|ôterai|enlever|enlève la|ma vie",
    "me|m donner|donne la mort",
    "mets|mettre|mettrai|met|mis fin à|a mes|ma jours|vie",
  ],
  method_on_self: [
    "me|m tire|tirer|tirerai|mettre|mets une balle",
    "me|m ... jette|jeter|jetterai|balance|balancer|lance|lancer|jetai|jeté ... sous|du|d|devant|depuis|par ... train|pont|métro|fenêtre|balcon|toit|rails|voiture|camion|bus|falaise",
    "me|m ... jette|jeter|jetterai|balance|balancer|lance|jeté ... dans|le vide",
    "allonge|couche|allonger|coucher|allongé|mets ... sur ... rails|voies",
    "m|me ouvre|ouvrir|ouvrais|ouvert|taillade|taillader|tranche|trancher|coupe|couper|coupé ... veines|poignets|gorge",
    "corde ... cou",
  ],
  cuts_self: [
    "me|m ... scarifi*|mutil*|taillad*|automutil*",
    "me|m ... coupe|coupé|couper|entaille|entaillé ... bras|poignets|poignet|cuisses|cuisse|veines",
  ],
  burns_or_scratches_self: [
    "me|m ... brûle|griffe|mords|brûler|griffer|mordre|brûlé|griffé ... briquet|cigarette|cigarettes|jusqu|sang|exprès",
    "me|m ... gratte|gratter|frappe|tape ... jusqu ... sang|saigne|mal",
  ],
  poison_drunk: [
    "bu|bois|boire|avalé|avale|avaler|bue ... javel|poison|détergent|déboucheur|antigel|acide|essence|raticide",
  ],
  pills_taken: [
    "avaler|avalé|avale|pris|prendre|prends ... tous|toute|plein|boîte|plaquette|poignée|20|30|40 ... médicaments|cachets|pilules|comprimés|doliprane",
    "pris|avalé ... cachets|médicaments|pilules|comprimés|doliprane ... triste|mourir|finir|vivre",
  ],
  touched_inside: [
    "{parent}|{adult}|il|elle|ils|garçon|frère|monsieur|quelqu ... met|mis|mets|mettait|enfonce|enfoncé|rentre|rentré|entre ... doigt|doigts|truc|zizi|sexe|langue|bite|pénis|main|mains ... dans|entre|en moi|ma|mes|mon",
    "{parent}|il|elle|ils|monsieur|garçon|frère ... le|l|la met|mis|a|mettait|enfonce|rentre ... dans|en ma|mes|mon|moi ... bouche|fesses|culotte|vagin|derrière|moi|$",
    "m|me a|met|mets|mis ... doigt|doigts|zizi|sexe|langue|bite|pénis ... dans|entre",
  ],
  made_to_touch: [
    "veux|veut|voulait|demande|demandé|oblige|obligé|force|forcé|dit|fait ... que|de|d|à|a|me|m ... le|l|la|lui touche|toucher|caresse|caresser|suce|sucer|lèche|lécher|masse|masser|branle|branler",
    "veux|veut|voulait|demande|demandé|oblige|obligé|force|forcé|dois|devais|faut|fait ... touche|toucher|caresse|caresser|suce|sucer|lèche|lécher|masse|masser ... son|sa|ses|là zizi|sexe|truc|machin|pénis|bite|parties|chose|bas|fesses",
    "dois|devais|faut ... le|lui toucher|caresser|sucer|masser|lécher|touche|caresse",
  ],
  in_my_bed: [
    "{parent}|{adult}|frère|cousin|il ... vient|viens|monte|glisse|couche|entre|grimpe|venait ... dans mon lit",
    "{adult}|oncle|frère|cousin|il ... vient|viens|entre|rentre|glisse ... dans ... chambre ... nuit|câlin",
  ],
  does_not_move: [
    "{parent}|frère|soeur|bébé|copine ...... bouge|respire|réagit|bougeait|respirait plus|pas",
    "{parent} ...... réveille ... plus|pas",
    "{parent}|frère|soeur|bébé|copine ... inconscient|inconsciente|évanoui|évanouie",
  ],
  no_wish_to_live: [
    "plus|pas {want}|veux vivre|exister dans ce|cette",
    "plus|pas {want}|veux ... vivre|exister ... sans|comme|avec maman|papa|lui|elle|ça|ca|toi|cette|eux|douleur",
    "peux|arrive plus|pas ... vivre|exister ... comme|sans|avec|$",
    "plus|pas ... vivre ... monde|douleur|famille|peau",
    "ne|n {want}|veux plus|pas ... vivre|exister $|sans|comme|ici",
    "{want}|veux plus|pas ... vivre|exister sans|comme ça|ca|maman|papa|lui|elle|toi|eux|mes|mon",
  ],
  hurt_by_somebody: [
    "{peer}|{parent} ... me|m|nous ... {beats}",
    "{peer} ma ... {beats}",
    "{peer}|{parent} ... {beats} ... et ... moi|m|me",
  ],
  hurt_with_a_blade: [
    "me|m suis|ai|coupe|blesse ... couteau|ciseaux|lame|rasoir|verre|cutter|compas",
    "me|m ... coupé|coupe|coupée|blesse|blessé ... avec",
    "me|m blesse|mutile|scarifie",
    "me|m déteste|hais",
  ],
  pain_by_somebody: [
    "mal|saigne|cassé|douleur|enflé ...... parce|depuis|quand|où ... {parent}|{peer} ... {harms}|tordu|serré",
    "{parent} ... m|me ... tordu|tord|serré|serre|tiré|tire ... bras|cheveux|oreille|poignet|cou|jambe|main|oreilles",
  ],
  eats_nothing: [
    "ne|n mange|mangeais plus|pas $|rien|depuis|du",
    "mange|manger|mangé plus|pas rien|$|depuis|du",
    "mange|mangé rien $|du|depuis",
    "arrêté|arrête|arrêter ... de|d manger $|depuis|parce|complètement",
  ],
  last_words: [
    "c est ... mes|mon|un adieu|adieux",
    "demain|bientôt ... serai|suis mort|morte|partie|parti",
    "mon|le|mes dernier|dernière|derniers|ultime message|mots|lettre|sms|texto",
    "serai|suis|sera|serais plus|pas ... là|ici|vivant* ... demain|bientôt|$",
    "demain|bientôt ... serai|suis|sera|serais ... plus|pas ... là|ici|$",
    "reverras|reverrez|reverra|verras|verrez|entendras ... plus|jamais",
  ],
  high_up: [
    "suis|monté|montée|assis|assise|debout ... sur|au le|la|les|un|une|bord|du ... toit|pont|rails|rebord|rambarde|corniche|falaise|parapet|vide",
    "suis ... sur|au bord|le ... toit|pont|vide",
  ],
  blade_at_hand: [
    "couteau|lame|rasoir|corde|cachets|arme ... servir|utiliser|main|mains|prêt*|peur|utilise",
  ],
  gun: [
    "{parent}|il|elle|frère|mec|homme|quelqu ... a|ont|sort|sorti|montre|pointe|pointé|tient|achète|acheté ... fusil|pistolet|arme|flingue|carabine|revolver",
  ],
  not_home: [
    "{scared} ... de|d rentrer|retourner|revenir",
    "veux|veut|ose|envie|vais pas|plus ... rentrer|retourner|aller|revenir ... maison|moi|chez",
    "veux|ose pas|plus ... rentrer|retourner $",
  ],
  in_their_bed: [
    "dois|devais|faut|oblige|fait|veux|obligé|obligée ... dormir|dorme|coucher|allonger|venir|aller ... dans|avec ... lit ... de|d|lui|papa|papi|tonton|oncle|parents",
    "dois|devais|faut|oblige|fait|obligé|obligée ... dans son|leur lit",
    "dormir|dors|dort ... nu|nue avec|lui|contre",
  ],
  hidden_marks: [
    "cache|cacher|cachait|maquille|maquiller|couvre|couvrir|caché ... bleus|bleu|marques|traces|cicatrices|coupures",
    "bleus|marques|traces|cicatrices|coupures ... maquillage|cache|cacher|fond",
  ],
  secret_with_gifts: [
    "oncle|tonton|papi|coach|entraîneur|prof|voisin|cousin|il|beau|monsieur ... secret ...... me|m|nous donne|offre|achète|a|donné",
    "me|m|nous donne|offre|achète ...... secret ... dire|personne|chambre|lit|tonton|oncle",
  ],
  calls_for_help: [
    "^ aide|aidez $|moi",
    "^ à|a l aide",
    "^ au secours",
    "^ svp|stp|pitié aide|aidez|aider",
    "^ j ai besoin d aide $|maintenant|vite|stp|svp",
    "^ help $",
  ],
  pregnant: ["suis|être|etre|crois|peut ... enceinte $|de|et|à|mais|j|je|depuis"],
};
