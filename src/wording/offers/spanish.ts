// Spanish words for an offer to look something up.

import type { OfferWords } from "./words.ts";

const ES_INF = String.raw`(?:busc[aá]r(?:te|me)?l?[aoe]?s?|averigu[aá]r(?:te)?l?[ao]?s?|investig[aá]r(?:l[ao]s?)?|mir[aá]r(?:te)?l[ao]s?|mirar (?:en|qu[eé]|c[oó]mo|por qu[eé]|si|eso|d[oó]nde|cu[aá])|consult[aá]r(?:l[ao]s?)?|comprob[aá]r(?:l[ao]s?)?|indagar|rastrear|informarme|enterarme|echar(?:le)? un (?:vistazo|ojo)|dar(?:le)? un vistazo|ver qu[eé] (?:encuentro|dice|encontramos)|encontrar(?:te)? (?:la respuesta|m[aá]s|algo)|preguntar(?:lo)? (?:por ah[ií]|a internet)|googlear(?:lo)?|descubrir(?:lo)?|salir de dudas|rebuscar|(?:hacer|realizar|lanzar) una (?:r[aá]pida )?(?:b[uú]squeda|consulta|investigaci[oó]n)|informarme|preguntarle a|ir a (?:mirar|buscar|ver))`;
const ES_SUB = String.raw`(?:busque(?:mos)?|averig[uü]e(?:mos)?|investigue(?:mos)?|mire(?:mos)?|consulte(?:mos)?|compruebe|comprobemos|indague(?:mos)?|rastree|me informe|me entere|(?:le )?eche(?:mos)? un (?:vistazo|ojo)|(?:le )?d[eé] un vistazo|vea qu[eé]|encuentre|pregunte|googlee|descubra(?:mos)?|(?:haga|realice|lance) una (?:b[uú]squeda|consulta)|vaya a (?:mirar|buscar|ver)|buscara|averiguara|investigara|mirara|consultara|rebusque)`;
const ES_FIN = String.raw`(?:(?:hago|realizo|lanzo) una (?:b[uú]squeda|consulta)|buscar[ií]a|averiguar[ií]a|busco|buscamos|averiguo|averiguamos|investigo|investigamos|consulto|consultamos|compruebo|comprobamos|indago|descubrimos|me informo|me entero|echo un (?:vistazo|ojo)|echamos un (?:vistazo|ojo)|googleo|miro|miramos)`;
const ES_OBJ = String.raw`(?:(?:te |se |os )?(?:lo|la|los|las) |te )`;

export const SPANISH_OFFERS: OfferWords = {
  looks: [String.raw`\b${ES_INF}`],
  said: String.raw`dijo|dice|pregunt[oó]|pregunta`,
  offers: [
    String.raw`(?<!no )\b(?:puedo|podr[ií]a) (?:informarme|investigar|averiguarlo|(?:hacer|realizar) una (?:b[uú]squeda|consulta)|preguntarle a)`,
    String.raw`\by (?:te )?(?:lo|la) (?:busco|miro|averiguo|consulto|investigo)\b`,
    String.raw`\bsi te ~\b(?:te )?(?:lo|la) (?:busco|miro|averiguo|consulto|investigo)\b`,
    String.raw`\b(?:me permite|me permites|me deja|me dejas) ~\b${ES_INF}`,
    String.raw`\b(?:con (?:mucho )?gusto|encantad[oa]) ~\b(?:lo|la) (?:busco|buscar[ií]a|averiguo|miro|consulto)`,
    String.raw`\b(?:quieres|quisieras|querr[ií]as|quer[eé]s|quiere|te gustar[ií]a|te apetece|te apetecer[ií]a|prefieres|deseas|te parece(?: bien| buena idea)?|te viene bien|te importa|te importar[ií]a|te late|te va bien|necesitas|te sirve|est[aá] bien|estar[ií]a bien|est[aá]s de acuerdo en)(?: si)?,? que ~\b${ES_SUB}`,
    String.raw`\b(?:te parece(?: bien| buena idea)?|te importa|te va bien|est[aá] bien|te viene bien|qu[eé] tal|qu[eé] te parece|y|qu[eé] dices) si ~\b(?:${ES_FIN}|${ES_SUB}|${ES_INF})`,
    String.raw`\b(?:quieres|te apetece|te gustar[ií]a|querr[ií]as|vamos a|podemos|podr[ií]amos)\b ~\b(?:juntos|conmigo)?~\b(?:buscarlo|buscarla|averiguarlo|descubrirlo|investigarlo|mirarlo|consultarlo)`,
    String.raw`\b(?:puedo|podr[ií]a|podemos|podr[ií]amos|debo|deber[ií]a) ~\b${ES_INF}~\?$`,
    String.raw`(?<!no )\b(?:(?:te )?(?:lo|la|los|las) )(?:puedo|podr[ií]a|podemos|podr[ií]amos) (?:intentar )?(?:buscar|averiguar|investigar|mirar|consultar|comprobar|descubrir)`,
    String.raw`(?<!no )\b(?:puedo|podr[ií]a|podemos|podr[ií]amos) (?:intentar |ir a |tratar de )?(?:busc[aá]r(?:te|me)?l[aoe]s?|averigu[aá]r(?:te)?l[ao]s?|investigarl[ao]s?|mir[aá]r(?:te)?l[ao]s?|consultarl[ao]s?|comprobarl[ao]s?|descubrirl[ao]s?)`,
    String.raw`(?<!no )\b(?:puedo|podr[ií]a|podemos|podr[ií]amos) ~\b${ES_INF}~\b(?:si (?:quieres|te|lo|prefieres|gustas|deseas)|por ti|para ti)\b`,
    String.raw`\bsi (?:t[uú] )?(?:quieres|te (?:apetece|parece|gusta|gustar[ií]a|interesa|animas|late)|lo deseas|prefieres|gustas|deseas|me (?:dices|das|dejas|lo pides)|dices|est[aá]s de acuerdo|quer[eé]s)\b~\b(?:(?:${ES_OBJ})?${ES_FIN}|(?:puedo|podr[ií]a|podemos|voy a|vamos a|intento) ~\b${ES_INF}|(?:lo|la|los|las|te lo) (?:puedo|podr[ií]a|podemos) \w+)`,
    String.raw`\b${ES_OBJ}${ES_FIN}~\b(?:si (?:quieres|te|lo|prefieres|gustas|deseas|dices)|vale\?|de acuerdo\?|por ti)`,
    String.raw`\b(?:d[eé]jame|dejame|perm[ií]teme|d[eé]janos|me dejas) (?:que )?~\b(?:${ES_INF}|${ES_SUB})`,
    String.raw`\b(?:dime|di|d[ií]melo|me dices|basta con un|solo di)\b~\by ~\b${ES_FIN}`,
    String.raw`\bme (?:ofrezco|encantar[ií]a|gustar[ií]a|pongo) ~\b${ES_INF}(?=[^.!?;]{0,40}(?:\?|si |por ti|para ti|contigo))`,
  ],
  asks: [
    String.raw`(?:^|[¿,;:] ?|\b(?:y|entonces|pues|mejor) )(?:${ES_OBJ})?${ES_FIN}\b`,
    String.raw`\b(?:vamos|voy) a ~\b${ES_INF}`,
    String.raw`\bpor qu[eé] no ~\b(?:${ES_FIN})`,
  ],
  never: [
    String.raw`\bno (?:(?:lo|la|te|se) ){0,2}(?:puedo|podr[ií]a|voy a|quiero|debo|podemos) (?:buscar|averiguar|mirar|investigar|consultar)`,
  ],
};
