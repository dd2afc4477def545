// French words for an offer to look something up.

import type { OfferWords } from "./words.ts";

const FR_INF = String.raw`(?:(?:faire|lancer) (?:une|des|quelques) (?:petites? )?recherches?|chercher|rechercher|v[eé]rifier|(?:me |nous )?renseigner|regarder(?= (?:[cç]a|cela|pour|ensemble|dans|sur|si|ce|o[uù]|comment|pourquoi|de plus|en|quand|qui|combien|un peu)\b|\s*[.,!?;]|$)|trouver (?:la |une |ta )?(?:r[eé]ponse|plus|pour|[cç]a)|(?:le |la |les |l')(?:trouver|regarder|d[eé]couvrir)|d[eé]couvrir|faire (?:des|une|quelques|un peu de|ma|la)(?: petites?)? recherches?|jeter un (?:petit )?(?:coup d'(?:oe|œ)il|(?:oe|œ)il)|consulter|fouiller|creuser|aller voir|voir (?:ce que|si je)|(?:m'|s')informer|googler|demander [aà] internet|mener l'enqu[eê]te|enqu[eê]ter)`;
const FR_FIN = String.raw`(?:trouve|lance (?:une|la|ma)(?: petite)? recherche|demande (?:[aà] internet|autour)|fasse (?:une|des) (?:petites? )?recherches?|(?:t'|te |vous )?(?:cherche|trouve)(?: [cç]a)?|cherche|recherche|v[eé]rifie|(?:me |nous |se )?renseigne|regarde(?= (?:[cç]a|cela|pour|ensemble|dans|sur|si|ce|o[uù]|comment|pourquoi|de plus|en|quand|qui|combien|un peu)\b|\s*[.,!?;]|$)|trouve (?:la |une |ta )?(?:r[eé]ponse|pour)|d[eé]couvre|fasse (?:des|une|quelques|un peu de|ma|la)(?: petites?)? recherches?|fais (?:des|une|quelques|un peu de|ma|la)(?: petites?)? recherches?|fait (?:des|une|quelques)(?: petites?)? recherches?|jette un (?:petit )?(?:coup d'(?:oe|œ)il|(?:oe|œ)il)|consulte|fouille|creuse|aille (?:voir|chercher|regarder|v[eé]rifier)|vais (?:voir|chercher|regarder|v[eé]rifier)|va (?:voir|chercher|regarder)|m'informe|s'informe|google|enqu[eê]te)`;
const FR_IMP = String.raw`(?:cherchais|cherchait|recherchais|v[eé]rifiais|v[eé]rifiait|regardais|regardait|me renseignais|allais (?:voir|chercher|regarder)|allait (?:voir|chercher|regarder)|faisais (?:une|des) recherches?|faisait (?:une|des) recherches?|jetais un|jetait un|fouillais|consultais|d[eé]couvrait|se renseignait)`;

export const FRENCH_OFFERS: OfferWords = {
  looks: [String.raw`\b${FR_INF}`],
  said: String.raw`dit|disait|demande|demand[eé]|demandait`,
  offers: [
    String.raw`\b(?:je |j')(?:peux|pourrais|veux bien|serais (?:contente?|ravie?|heureu(?:x|se)) d[e']) ?(?:bien |aller |essayer d[e'] ?|toujours |vite |te |le |la )*(?:me renseigner|aller voir|voir|v[eé]rifier|la trouver|le trouver|chercher(?! (?:des|les|un|une|la|le|mes|du)\b)|(?:faire|lancer) (?:une|des|quelques) (?:petites? )?recherches?)`,
    String.raw`\bpermet(?:s|tez)-moi ~\b${FR_INF}`,
    String.raw`\bje (?:me |te |le |la |t')?${FR_FIN}[^.!?;]{0,30}\bsi (?:t'|tu\b|vous\b|[cç]a\b|cela\b)`,
    String.raw`\bj'(?:regarde|cherche|v[eé]rifie) ?\?$`,
    String.raw`\brecherche,? (?:[cç]a te|tu veux|[cç]a vous)`,
    String.raw`\b(?:veux-tu|tu veux|souhaitez-vous|vous souhaitez|envie|voudrais-tu|tu voudrais|aimerais-tu|tu aimerais|souhaites-tu|tu souhaites|pr[eé]f[eè]res-tu|tu pr[eé]f[eè]res|voulez-vous|vous voulez|aimeriez-vous|d[eé]sires-tu|[cç]a te (?:dit|dirait|va|irait|plairait|ferait plaisir|arrange)|[cç]a t'(?:arrange|aiderait|int[eé]resse|irait)|es-tu d'accord pour|tu es d'accord pour|faut-il|il faut|besoin)(?: bien)?,? (?:que j'|que je |qu'on |que l'on |que nous )~\b(?:${FR_FIN}|cherchions|regardions)`,
    String.raw`\b(?:[cç]a te (?:dit|dirait|va|irait|plairait|d[eé]range)|[cç]a t'(?:arrange|aiderait|irait)|tu es d'accord|d'accord|ok|[cç]a te convient|[cç]a te va) si (?:je |j'|on |nous )~\b(?:${FR_FIN}|${FR_IMP})`,
    String.raw`\b(?:[cç]a te (?:dit|dirait|tente|tenterait|plairait)|tu veux|veux-tu|tu aimerais|aimerais-tu|envie|voudrais-tu|tu as envie)(?: bien)?(?: de| d'| qu'on)? ?~\b(?:ensemble|avec moi)?~\b(?:${FR_INF})(?=[^.!?;]{0,40}\?)`,
    String.raw`\b(?:est-ce que |dois-|devrais-|puis-|pourrais-|peux-)je? ?~\b(?:${FR_INF}|${FR_FIN})~\?$`,
    String.raw`\b(?:je|on|nous) (?:peux|peut|pouvons|pourrais|pourrait|pourrions|vais|dois|veux bien)\b(?! pas) ~\b${FR_INF}~(?:\?$|\bsi (?:tu|[cç]a|vous|cela)\b|\bpour toi\b|\bensemble\b)`,
    String.raw`\bje (?:peux|pourrais|vais|veux bien) (?:bien |aller |essayer de |toujours |vite |te )*(?:le |la |les |y |l')(?:chercher|rechercher|v[eé]rifier|regarder|trouver|d[eé]couvrir)`,
    String.raw`\bje (?:peux|pourrais|veux bien) (?:bien |aller |essayer de |toujours |vite )*(?:chercher|v[eé]rifier|regarder)(?: [cç]a| cela| pour toi| un peu|$|[.!,])`,
    String.raw`\bsi (?:tu\b|vous\b|[cç]a\b|cela\b|t'|[cç]a t')[^.!?;]{0,50}?,? (?:alors )?(?:je |j'|on |nous )~\b(?:${FR_FIN}|${FR_INF}|chercherai|regarderai|v[eé]rifierai)`,
    String.raw`\b(?:je|on) (?:le |la |les |te le )?${FR_FIN}\b~\b(?:si (?:tu|[cç]a|vous)\b|pour toi|d'accord \?|ok \?|ensemble)`,
    String.raw`\b(?:laisse|laissez)[- ](?:moi|nous) ~\b${FR_INF}`,
    String.raw`\b(?:et )?si (?:je |j'|on |nous )~\b(?:${FR_IMP}|cherchions|regardions)~\?$`,
    String.raw`\b(?:dis|dites)(?:[- ]moi| oui| juste| simplement)\b~\b(?:et )?je ~\b(?:${FR_FIN}|chercherai|regarderai)`,
    String.raw`\b(?:un mot|un oui)\b~\bje ~\b${FR_FIN}`,
  ],
  asks: [
    String.raw`(?:^|[,;:] ?|\b(?:et|alors|bon|donc) )(?:je|on) (?:le |la |les |te |te le |vous |nous )?${FR_FIN}\b`,
    String.raw`^(?:alors,? |bon,? )*(?:on )?(?:va )?(?:chercher|cherchons|regardons|v[eé]rifions)\b`,
    String.raw`\bveux-tu ~\bcherche`,
  ],
  never: [
    String.raw`\bje ne (?:peux|pourrais|vais|dois|veux|saurais)\b`,
    String.raw`\bj'ai (?:cherch|regard|v[eé]rifi|trouv)`,
  ],
};
