// German words for an offer to look something up.

import type { OfferWords } from "./words.ts";

const DE_INF = String.raw`(?:(?:über)?prüfen|nach(?:zu)?(?:schauen|sehen|schlagen|lesen|gucken|kucken|forschen|recherchieren|blättern|fragen)|recherchieren|(?:he)?raus(?:zu)?(?:finden|kriegen|bekommen|suchen)|(?:auf|er)(?:zu)?forschen|googeln|suchen|erkundigen|schlau(?:er)? machen|schlau(?:zu)?machen|informieren|(?:in|im|auf|bei) [^.!?;]{0,40}?(?:schauen|sehen|gucken|suchen|nachsehen)|(?:mal|kurz|schnell|genauer) (?:schauen|gucken|sehen)|umsehen|umschauen)`;
const DE_LOOK = String.raw`(?:nach(?:schauen|sehen|schlagen|lesen|gucken|forschen)|recherchieren|googeln|(?:he)?raus(?:finden|suchen|kriegen)|(?:im (?:internet|netz|lexikon)|in (?:einem|dem) (?:buch|lexikon)|online) ~\b(?:suchen|schauen|gucken|sehen|nachsehen))`;
const DE_SUB = String.raw`(?:(?:über)?prüfe|gucke|schaue|nach(?:schaue?|sehe?|schlage?|lese?|gucke?|kucke?|forsche?|recherchiere?|schauen|sehen|schlagen|lesen|gucken|frage)|recherchieren?|(?:he)?raus(?:finden?|kriegen?|suchen?|bekommen?)|googl?en?|google|googele|suchen?|schlau mache?n?|erkundigen?|informieren?)`;
const DE_NACH = String.raw`(?:(?:schaue?|schau'|seh(?:e|')?|schlage?|les(?:e|')?|guck(?:e|')?|kuck(?:e|')?|forsche?)(?: ich| wir)?\b[^.!?;]{0,40}?\bnach(?=\s*(?:[.,!?;:)–-]|$)|\s(?:wenn|falls|ob|wie|was|warum|wo|wer|und|für dich|sobald)\b)|(?:such|find|krieg|bekomm)(?:e|')?(?: ich| wir)?\b[^.!?;]{0,40}?\b(?:he)?raus\b|recherchiere?(?: ich)?\b|google?(?: ich)?\b|googele?(?: ich)?\b|mache?(?: ich)? mich (?:mal |kurz |gern |gerne )*schlau|informiere?(?: ich)? mich|erkundige?(?: ich)? mich|suche?(?: ich)? (?:es|das|dir|die antwort|danach|mal|gern|gerne|für dich))`;

export const GERMAN_OFFERS: OfferWords = {
  looks: [String.raw`\b${DE_INF}`],
  said: String.raw`sagt|sagte|fragt|fragte|gefragt|gesagt`,
  offers: [
    String.raw`\bich könnte\b(?![^.!?;]{0,40}\b(?:nicht|nie)\b) ~\b${DE_LOOK}`,
    String.raw`\b(?:kann|könnte|will) (?:gern |gerne )?(?:versuchen|probieren),? ~\b${DE_INF}`,
    String.raw`\b(?:gern|gerne|auf wunsch|natürlich|klar|bestimmt) ${DE_NACH}`,
    String.raw`^${DE_LOOK} (?:kann|könnte|würde|werde) ich\b(?![^.!?;]{0,40}\bnicht\b)`,
    String.raw`\b(?:soll|sollte|sollen|sollten|dürft?e?|darf|dürfen) (?:ich|wir|(?:der |die |das )?(?:opa|oma|mama|papa))(?:'s|s)? ~\b${DE_INF}`,
    String.raw`\b(?:willst|möchtest|magst|wünschst|hättest|wollen|möchten) (?:du|sie)(?: gern| gerne)?,? (?:dass|wenn) (?:ich|wir) ~\b${DE_SUB}`,
    String.raw`\b(?:hättest|hast) du (?:etwas |was )?(?:lust|dagegen|interesse)\b~(?:ich|wir) ~\b${DE_SUB}`,
    String.raw`\b(?:wollen|möchten) wir ~\b${DE_INF}`,
    String.raw`\b(?:willst|möchtest|magst|hast|hättest) du (?:lust, )?~\b(?:gemeinsam|zusammen|mit mir)\b~\b${DE_INF}`,
    String.raw`\b(?:wie wär'?s|wie wäre es|was hältst du davon|wäre es (?:okay|ok|gut|recht|in ordnung)|ist es (?:dir )?(?:okay|ok|recht|in ordnung)|was meinst du),? (?:wenn|dass) (?:ich|wir) ~\b${DE_SUB}`,
    String.raw`\b(?:wenn|falls|sobald) (?:du|sie|das|es|dich)\b[^.!?;]{0,60}?,? (?:dann |so )?(?:kann|könnte|können|könnten|werde?|würde|will|darf) ich ~\b${DE_INF}`,
    String.raw`\b(?:wenn|falls|sobald) (?:du|sie|das|es|dich)\b[^.!?;]{0,60}?,? (?:dann |so )?${DE_NACH}`,
    String.raw`\b(?:ich|wir) (?:kann|könnte|können|könnten|werde?|würde|will|darf)\b(?![^.!?;]{0,40}\b(?:nicht|nie|kein)\b) ?~\b${DE_INF}~\b(?:wenn|falls|sobald|für dich|sag einfach|ja\?|okay\?|ok\?|in ordnung)`,
    String.raw`\b(?:ich|wir) (?:kann|könnte|können|könnten|werde?|würde) (?:(?:ja|mal|gern|gerne|aber|auch|schnell|kurz|dir|für dich|jetzt|sofort|gleich) )*(?:das|es|danach|dazu|davon)\b(?![^.!?;]{0,40}\b(?:nicht|nie)\b) ?~\b${DE_INF}`,
    String.raw`\b(?:kann|könnte|können|könnten|dürfte) (?:ich|wir) ~\b${DE_INF}~\?$`,
    String.raw`\b(?:das|es|danach) (?:kann|könnte|können|könnten|würde) (?:ich|wir)\b(?![^.!?;]{0,40}\b(?:nicht|nie)\b) ~\b${DE_INF}`,
    String.raw`\blass(?:t)? (?:mich|uns) ~\b${DE_INF}`,
    String.raw`\bich ${DE_NACH}[^.!?;]{0,20}(?:wenn|falls|sobald|für dich|okay|ja)\b`,
    String.raw`\bich (?:schaue?|sehe?|schlage?|lese?|gucke?|suche?|finde) (?:(?:das|es|dir|mal|aber|auch|gern|gerne|schnell|kurz|gleich|für dich) )+(?:nach|(?:he)?raus)\b`,
    String.raw`\b(?:sag|sage|gib)\b[^.!?;]{0,40}?,? (?:dann |und (?:ich )?|und dann )${DE_NACH}`,
    String.raw`\b(?:sag|sage)\b[^.!?;]{0,40}?,? (?:und )?ich ${DE_NACH}`,
    String.raw`\bich (?:bin bereit|helfe gern(?:e)?|biete (?:dir )?an)\b~\b${DE_INF}`,
  ],
  asks: [
    String.raw`\b${DE_NACH}`,
    String.raw`^(?:also |hm+,? |vielleicht |mal |zusammen |gemeinsam )*(?:nach(?:schauen|sehen|schlagen|lesen|gucken)|herausfinden|rausfinden|googeln|recherchieren|suchen)\b`,
    String.raw`\b(?:schauen|sehen|gucken|suchen|finden|lesen|schlagen) wir (?:das |es |mal |zusammen |gemeinsam |dazu )*(?:nach|heraus|raus|danach)\b`,
    String.raw`\bwollen wir (?:mal |zusammen |gemeinsam )*(?:schauen|gucken|suchen|nachschauen)`,
  ],
  never: [
    String.raw`\bich (?:kann|könnte|darf|werde?|will|soll) (?:das |es |leider |aber )*(?:nichts?|nie|niemals)\b`,
    String.raw`\b(?:schaust|siehst|suchst|kannst|könntest|solltest|musst) du\b(?![^?]*\bich\b)`,
  ],
};
