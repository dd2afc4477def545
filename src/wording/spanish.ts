// The lines and phrases of english.ts in Spanish.

import type { Catalogue } from "./catalogue.ts";
import { HOMEWORK_LINES, HOMEWORK_PHRASES } from "./homework.ts";
import { FORGETTING_LINES } from "./forgetting.ts";
import { KEEPING_LINES } from "./keeping.ts";
import { PEOPLE_LINES } from "./people.ts";
import { PORTABLE_LINES } from "./portable.ts";
import { REPORT_LINES } from "./reports.ts";

export const SPANISH: Catalogue = {
  names: ["spanish", "es", "español", "espanol", "castellano", "castilian", "spanisch", "espagnol"],
  lines: {
    tired: "Tanto hablar me ha cansado un poco. ¿Seguimos más tarde?",
    budget_spent: "Ya he gastado mis palabras de hoy. ¡Mañana vuelvo con palabras nuevas!",
    confused: "Me he liado un momento. ¿Me lo dices otra vez?",
    reset:
      "Vale, empezamos de nuevo esta charla. ¿De qué hablamos? (Mi Registro se queda como está.)",
    unstored:
      "Ahora mismo no puedo anotar nada. Tu mensaje no se pierde: te respondo en cuanto pueda.",
    unreadable:
      "Ahora mismo no puedo leer algo de mi Registro. Quien cuida de mí tiene que arreglarlo primero.",
    cannot_read: "Eso todavía no sé leerlo. ¿Me lo cuentas con palabras?",
    edited_message:
      "He visto que cambiaste un mensaje. Solo leo las palabras nuevas si las mandas otra vez.",
    unknown_command: "No conozco esa orden. /help muestra las que conozco.",
    too_long:
      "¡Qué mensaje tan largo! Lo guardo entero, pero para responder solo leí el principio.",
    was_away:
      "Estuve fuera un buen rato y acabo de volver. Estoy leyendo lo que me escribiste, una cosa tras otra.",
    refused_text: "Tenía una respuesta, pero no quiso salir. ¿Me lo preguntas otra vez?",
    not_the_owner: "Eso solo puede hacerlo la persona que cuida de este Registro.",
    stranger: "¡Hola! Solo hablo con gente que conozco.",

    greeting:
      "¡Hola! Soy la Voz de {name}. Recuerdo lo que se ha aprendido y hecho, y nada más que eso.",
    greeting_report:
      '¿Habéis hecho algo juntos? Cuéntamelo con "hemos ...", por ejemplo "hemos dibujado un mapa". /review muestra lo que espera.',
    greeting_topics: "¿De qué hablamos: {topics}?",
    greeting_open: "¿De qué hablamos?",
    greeting_owner:
      "Tú cuidas de este Registro: lo que yo quisiera recordar te llega primero a ti.",
    or: "o",
    help: "Soy la Voz del Registro de {name}. Respondo con lo que pone ahí y con nada más. Lo que no sé puedo buscarlo, si quieres.",
    help_report:
      'Cuéntame lo que se ha hecho con "hemos ...", y preguntaré antes de recordarlo. "checkpoint" repasa lo que hemos hablado.',
    command_start: "Saludar",
    command_help: "Qué sé hacer",
    command_reset: "Olvidar esta charla y empezar de nuevo",
    command_review: "Lo que espera un sí o un no",
    command_merge: "Pasar lo aprobado al Registro",
    command_undo: "Deshacer lo último que se pasó",
    command_reject: "Decir que no a una: /reject CANDIDATE-0001 motivo",
    command_stop: "Parar la respuesta en la que estoy",
    command_usage: "Cuánto se ha gastado",
    command_ask: "Solo del Registro, con fuentes: /ask pregunta",
    command_profile: "Cómo va este Registro",

    key_thinking: "¿En qué estás pensando?",
    key_look_up: "Busca algo",
    key_explore: "Exploremos un tema",
    key_curious: "¿Qué te da curiosidad?",
    key_chat: "Charlemos",

    ...REPORT_LINES.spanish,
    ...HOMEWORK_LINES.spanish,
    ...PORTABLE_LINES.spanish,
    ...KEEPING_LINES.spanish,
    ...FORGETTING_LINES.spanish,
    ...PEOPLE_LINES.spanish,

    card_ask: "¿Puedo recordar esto?",
    card_ask_conflict: "¿Puedo recordar esto? El Registro dice otra cosa.",
    card_why_not: "¿Por qué no?",
    card_rejected: "❌ Rechazado. No se ha recordado nada.",
    card_in_record: "✅ Está en el Registro.",
    card_approved: "✅ Aprobado.",
    card_approved_next: "Manda /merge para pasarlo al Registro.",
    card_later: "🕓 Ahora no. No lo sacaré en una semana.",
    card_reworded: "✏️ {id} tiene otras palabras: mira su tarjeta nueva.",
    card_in_the_record: "En el Registro",
    card_since: "desde el {date}",
    card_new: "Nuevo",
    card_would_go: "Iría a {place}.",
    card_adds_to: "Añade a {place}:",
    card_the_record: "el Registro",
    card_was_reworded: "(con otras palabras)",
    card_priority: "prioridad {score}",
    kind_knowledge: "algo aprendido",
    kind_curiosity: "una curiosidad",
    kind_personality: "un rasgo",
    kind_unknown: "clase desconocida",
    button_approve: "✅ Sí",
    button_reject: "❌ No",
    button_edit: "✏️ Cambiar",
    button_later: "🕓 Ahora no",
    button_replace: "Lo nuevo reemplaza lo viejo",
    button_replace_id: "Lo nuevo reemplaza {id}",
    button_keep_both: "Guardar las dos",
    button_reject_new: "Rechazar lo nuevo",
    button_not_true: "No es verdad",
    button_not_important: "No importa",
    button_wrong_wording: "Mal dicho",
    button_private: "Privado",
    button_just_no: "No y ya está",
    button_back: "Volver",
    button_not_now: "Ahora no",

    tap_unknown: "Este botón ya no se conoce.",
    tap_replaced: "Hay una tarjeta más nueva que esta.",
    tap_changed: "Algo ha cambiado justo al tocar. Míralo y toca otra vez, o vuelve a pedírmelo.",
    tap_not_owner: "Solo puede decidirlo la persona que cuida de este Registro.",
    tap_approved: "Aprobado. /merge lo pasa al Registro.",
    tap_keep_both: "Aprobado: se quedan las dos. /merge lo pasa al Registro.",
    tap_replaces: "Aprobado: reemplaza {id}. /merge lo hace.",
    tap_rejected: "Rechazado.",
    tap_back: "De vuelta.",
    tap_later: "Ahora no. Sigue en /review.",
    tap_send_wording: "Mándame las palabras nuevas.",
    tap_closed: "Cerrado: el Registro ya lo dice.",
    tap_below: "{id} está abajo.",
    tap_every_line: "Abajo están todas las líneas.",
    tap_not_now: "Ahora no.",
    tap_merged_one: "Está en el Registro.",
    tap_merged_many: "{count} están en el Registro.",
    tap_taken_back: "Deshecho.",

    edit_ask:
      "¿Cómo debería decir {id}? Ahora dice:\n\n{entry}\n\nMándame las palabras nuevas, o /cancel.",
    edit_empty: "Estaba vacío. Mándame las palabras nuevas, o /cancel.",
    edit_early:
      "Lo escribiste antes de que preguntara por {id}. Mándame las palabras otra vez, o /cancel.",
    edit_too_long:
      "Eso tiene {length} caracteres; una entrada puede tener {limit}. Mándame algo más corto, o /cancel.",
    edit_stays: "{id} se queda como está.",
    edit_nothing: "No hay nada que cancelar.",

    review_nothing: "Ahora mismo no te espera nada.",
    review_one: "1 cosa espera tu sí o tu no: {kinds}.",
    review_many: "{count} cosas esperan tu sí o tu no, las nuevas primero: {kinds}.",
    review_kind_knowledge_one: "cosa aprendida",
    review_kind_knowledge_many: "cosas aprendidas",
    review_kind_curiosity_one: "curiosidad",
    review_kind_curiosity_many: "curiosidades",
    review_kind_personality_one: "rasgo",
    review_kind_personality_many: "rasgos",
    review_known: "💤 Espera desde hace mucho, y el Registro ya lo dice ({id}).",
    review_conflict: "⚠️ El Registro dice otra cosa: mira antes de decidir.",
    review_approved: "Ya hay algo aprobado: /merge lo muestra.",
    review_by_hand: "Estas hay que mirarlas a mano en PENDING-REVIEW.md:",
    review_close: "💤 Cerrar {number}",
    review_newer: "◀ Más nuevas",
    review_older: "Más viejas ▶",
    review_page: "{page} de {pages}",
    reject_usage: "Así: /reject CANDIDATE-0007 no era eso lo que quería decir",
    reject_done: "{id} está rechazada.",
    reject_done_reason: "{id} está rechazada: {reason}",
    digest_one: "Todavía 1 cosa espera tu sí o tu no. /review la muestra cuando quieras.",
    digest_many: "Todavía {count} cosas esperan tu sí o tu no. /review las muestra cuando quieras.",

    gone_processed: "{id} ya está resuelta.",
    gone_unknown: "No encuentro {id}. /review muestra lo que espera.",
    gone_approved: "{id} ya está aprobada.",
    gone_rejected: "{id} ya se rechazó.",
    gone_by_hand: "{id} se cambió a mano.",
    gone_changed: "{id} cambió después de enseñarse. /review la muestra como está ahora.",
    gone_entry: "{id} ya no está como se enseñó: mira la tarjeta otra vez.",
    needs_choice: "El Registro dice otra cosa que {id}: elige en su tarjeta.",
    already_replaced:
      "{other} está aprobada y ya reemplaza {id}: haz antes /merge, o /reject {other}.",

    merge_nothing_approved: "Todavía no hay nada aprobado. /review muestra lo que espera.",
    merge_nothing: "No hay nada aprobado esperando.",
    merge_ask_one: "¿Paso esto al Registro?",
    merge_ask_many: "¿Paso estas {count} al Registro?",
    merge_replaces: "{entry} reemplaza {id}.",
    merge_receipt: "Queda un recibo, y /undo lo deshace.",
    merge_done: "✅ Ya está en el Registro:",
    merge_done_replaces: "(reemplaza {id})",
    merge_done_intent: "INTENT.md quizá lo vea de otro modo: {rules}.",
    merge_done_undo: "/undo lo deshace.",
    merge_cancelled: "No se ha cambiado nada; /merge lo muestra otra vez.",
    button_merge: "Pasar al Registro",
    button_every_line: "Ver todas las líneas",
    undo_nothing: "No hay nada que deshacer.",
    undo_ask:
      "¿Deshago lo último? El Registro dirá lo de antes, y esto vuelve a esperar un sí o un no:",
    undo_done_one: "↩️ Deshecho. {ids} vuelve a esperar un sí o un no: /review.",
    undo_done_many: "↩️ Deshecho. {ids} vuelven a esperar un sí o un no: /review.",
    undo_cancelled: "Se queda como está.",
    button_undo: "Deshacer",
    button_leave: "Dejarlo",
    usage_today: "Hoy: {tokens} tokens; llamadas a modelos: {calls}.",
    usage_month: "Este mes: {tokens} tokens; llamadas: {calls}.",
    usage_left: "Quedan para hoy: {left} de {budget} tokens.",
    usage_unlimited: "No hay límite diario.",
    usage_cached:
      "El {percent} % de lo que los modelos tuvieron que leer este mes aún lo tenían en memoria.",
    stopped: "Vale, lo dejo.",
    stop_nothing: "Ahora mismo no hay nada que parar.",

    offer_yes: "Sí, búscalo",
    offer_later: "Ahora no",
    offer_gone: "Eso ya no está abierto. ¡Pregúntame otra vez!",
    ask_usage: "Así: /ask ¿cómo duermen los pulpos?",
    ask_nothing: "Mi Registro no responde a eso, y prefiero no adivinar.",

    profile_title: "{name}: cómo va el Registro",
    profile_pending_none: "Nada espera un sí o un no.",
    profile_pending_one: "1 cosa espera un sí o un no, desde el {date} ({days} d).",
    profile_pending_many:
      "{count} cosas esperan un sí o un no, la más antigua desde el {date} ({days} d).",
    profile_activity: "Última actividad: {time}",
    profile_activity_none: "Todavía no ha pasado nada.",
    profile_entries:
      "Cosas aprendidas: {knowledge} · curiosidades: {curiosity} · rasgos: {personality} · actividades: {activities}",
    profile_models:
      "En los últimos {minutes} min: {main} para respuestas y búsquedas, {analyst} para propuestas. Cada chat puede tener {mainLimit} y {analystLimit}.",
    profile_messages:
      "Mensajes de 30 días: {received} recibidos, {answered} contestados, {waiting} en espera.",
    profile_rejected: "Lo último que se rechazó:",
  },
  phrases: {
    lookup_offer: ["quieres que lo busque"],
    found_out: ["¡Lo he buscado!", "¡Ya lo sé, lo he buscado!"],
    yes_words: ["sí", "si", "vale", "claro", "bueno", "venga", "dale", "sip", "porfa", "ok"],
    yes_phrases: [
      "búscalo",
      "buscalo",
      "sí por favor",
      "si por favor",
      "por favor",
      "adelante",
      "cuéntame",
      "cuentame",
      "dímelo",
      "dimelo",
      "hazlo",
    ],
    yes_fillers:
      "y que lo me puedes podrías quiero saber entonces ya ahora pues anda sí si por favor".split(
        " ",
      ),
    report_openers: [
      ..."dibujado escrito hecho aprendido leído pintado construido creado visto jugado cocinado visitado plantado"
        .split(" ")
        .map((verb) => `hemos ${verb}`),
      ..."dibujamos escribimos hicimos aprendimos leímos pintamos construimos creamos vimos jugamos cocinamos visitamos plantamos".split(
        " ",
      ),
    ],
    ...HOMEWORK_PHRASES.spanish,
    checkpoint_words: ["checkpoint", "repaso"],
    checkpoint_markers: ["aquí está mi checkpoint", "resumen de lo que", "temas tratados"],
  },
};
