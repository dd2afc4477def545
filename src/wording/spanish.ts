// The lines and phrases of english.ts in Spanish.

import type { Catalogue } from "./catalogue.ts";
import { SPANISH_DAYS } from "./days/spanish.ts";
import { SPANISH_DISTRESS } from "./distress/spanish.ts";
import { SPANISH_OFFERS } from "./offers/spanish.ts";
import { SPANISH_SPECIFICS } from "./specifics/spanish.ts";

export const SPANISH: Catalogue = {
  names: ["spanish", "es", "español", "espanol", "castellano", "castilian", "spanisch", "espagnol"],
  lines: {
    tired: "Tanto hablar me ha cansado un poco. ¿Seguimos más tarde?",
    budget_spent: "Ya he gastado mis palabras de hoy. ¡Mañana vuelvo con palabras nuevas!",
    confused: "Me he liado un momento. ¿Me lo dices otra vez?",
    waking: "Todavía me estoy despertando. ¿Lo intentas otra vez dentro de unos minutos?",
    no_answer: "Para eso no tengo una buena respuesta. Quizá la tenga alguien de tu confianza.",
    reset:
      "Vale, empezamos de nuevo esta charla. ¿De qué hablamos? (Mi Registro se queda como está.)",
    unstored:
      "Ahora mismo no puedo anotar nada. Tu mensaje no se pierde: te respondo en cuanto pueda.",
    unreadable:
      "Ahora mismo no puedo leer algo de mi Registro. Quien cuida de mí tiene que arreglarlo primero.",
    settings_unreadable:
      "No puedo leer algunos de mis ajustes: SELF.md, línea {lines}. Todo lo demás funciona y, hasta que alguien lo arregle, voy a lo seguro.",
    cannot_read: "Eso todavía no sé leerlo. ¿Me lo cuentas con palabras?",
    edited_message:
      "He visto que cambiaste un mensaje. Solo leo las palabras nuevas si las mandas otra vez.",
    unknown_command: "No conozco esa orden. /help muestra las que conozco.",
    too_long:
      "¡Qué mensaje tan largo! Lo guardo entero, pero para responder solo leí el principio.",
    was_away:
      "Estuve fuera un buen rato y acabo de volver. Estoy leyendo lo que me escribiste, una cosa tras otra.",
    found_nothing: "Lo he buscado, pero no lo he encontrado. ¿Quizá lo sabe alguien que conoces?",
    found_in_title: "(De la biblioteca: «{title}»)",
    found_in_library: "(De la biblioteca)",
    found_by_model: "(De la cultura general de un ordenador, así que puede estar mal)",
    refused_text: "Tenía una respuesta, pero no quiso salir. ¿Me lo preguntas otra vez?",
    not_the_owner: "Eso solo puede hacerlo la persona que cuida de este Registro.",
    stranger: "¡Hola! Solo hablo con gente que conozco.",

    // When somebody tells of being hurt, of fear or of danger.
    comfort:
      "Gracias por contármelo. Lo que sientes importa, y no es culpa tuya. Yo solo soy una Voz, y para esto hace falta una persona de verdad.",
    comfort_tell:
      "Por favor, cuéntaselo a un adulto de confianza, hoy mismo si puedes. No tienes que llevar esto a solas.",
    comfort_tell_adult:
      "Por favor, habla con alguien de confianza, hoy mismo si puedes. No tienes que llevar esto a solas.",
    comfort_again:
      "Te escucho, y me lo tomo en serio. ¿Has podido contárselo a alguien de confianza?",
    comfort_still:
      "Sigo aquí. No has hecho nada malo. Ahora hace falta una persona de verdad: alguien de confianza que pueda estar contigo.",
    comfort_unsure:
      "Si algo te da miedo o te pesa, cuéntaselo a alguien de confianza, por favor. Es importante.",
    comfort_help_line: "Aquí te escuchan y te ayudan: {help_line}",
    comfort_emergency: "Si estás en peligro ahora mismo, llama al {number}.",
    greeting:
      "¡Hola! Soy la Voz de {name}. Recuerdo lo que se ha aprendido y hecho, y nada más que eso.",
    greeting_report:
      '¿Habéis hecho algo juntos? Cuéntamelo con "hemos ...", por ejemplo "hemos dibujado un mapa". /review muestra lo que espera.',
    greeting_topics: "¿De qué hablamos: {topics}?",
    greeting_open: "¿De qué hablamos?",
    greeting_owner:
      "Tú cuidas de este Registro: lo que yo quisiera recordar te llega primero a ti.",
    greeting_companion:
      "Antes de recordar algo que me cuentes, pregunto con una tarjeta en la que está tu frase. Le llega a: {owners}.",
    greeting_written_you:
      "Lo que decimos aquí lo apunto, salvo lo que sea «solo entre nosotros». Puedes leerlo tú, y también quien tenga mis archivos.",
    greeting_written:
      "Lo que decimos aquí lo apunto, salvo lo que sea «solo entre nosotros». Puede leerlo quien tenga mis archivos, y además: {owners}.",
    greeting_more: "Más: /privacy",
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
    command_why: "En qué se basa una respuesta",
    command_profile: "Cómo va este Registro",

    // A talk just between the person and the bot.
    key_between_us: "Solo entre nosotros",
    key_between_us_over: "Eso es todo, ya puedes recordar",
    command_between_us: "Lo que digas ahora queda entre nosotros",
    between_us_begun:
      "Vale, solo entre nosotros. Desde ahora no apunto nada ni se lo cuento a nadie, y después lo suelto. Dos cosas no cambian: este chat sigue en tu teléfono y en Telegram, y quien mire ahí puede leerlo, y un ordenador lo lee para encontrar mis respuestas. Di «eso es todo» cuando acabemos.",
    between_us_over:
      "Eso queda entre nosotros: lo he soltado y ya no lo sé. Desde ahora vuelvo a recordar, como antes. En Telegram los mensajes siguen ahí hasta que los borres.",
    between_us_none: "Ahora mismo nada es solo entre nosotros: recuerdo como siempre.",
    between_us_still: "(Seguimos solo entre nosotros. «Eso es todo» lo termina.)",
    between_us_unnoted:
      "Eso queda entre nosotros, así que no lo apunto. Cuéntamelo otra vez después de «eso es todo» si quieres que lo recuerde.",
    between_us_homework:
      "Ahora estamos solo entre nosotros, y en los deberes se cuentan los puntos. Di primero «eso es todo» y luego /homework.",

    key_thinking: "¿En qué estás pensando?",
    key_look_up: "Busca algo",
    key_explore: "Exploremos un tema",
    key_curious: "¿Qué te da curiosidad?",
    key_chat: "Charlemos",

    waits_one: "1 cosa espera un sí.",
    waits_many: "{count} cosas esperan un sí.",
    activity_staged: "¡Qué bien, lo he anotado! {waits} Manda /review cuando quieras mirarlo.",
    activity_nothing:
      "¡Qué bien! Está en nuestro diario. Esta vez no hay nada nuevo para mi Registro; /review muestra lo que espera.",
    checkpoint_staged:
      "Repaso hecho. He encontrado algo que merece guardarse. {waits} Manda /review para mirarlo.",
    checkpoint_nothing: "Repaso hecho. Nada nuevo para mi Registro desde el último.",
    handback_staged:
      "¡Gracias por traerlo! He encontrado algo que merece guardarse. {waits} Manda /review para mirarlo.",
    handback_nothing: "¡Gracias por traerlo! No he encontrado nada nuevo para mi Registro.",
    whose_ask: "Parece una conversación. ¿Quién eres tú ahí? Solo guardo lo que dijiste tú.",
    whose_none: "Nadie de ahí",
    whose_none_kept: "Vale, entonces no guardo nada.",
    whose_words:
      "Parece una conversación, y no sé qué líneas son tuyas, así que no guardo ninguna. Pon «Yo:» delante de lo que dijiste tú, ¡o cuéntamelo con tus palabras!",
    activity_later:
      "¡Qué bien! Está en nuestro diario. Lo leeré más tarde y te cuento qué he encontrado.",
    checkpoint_later: "Repaso hecho. Lo leeré más tarde y te cuento qué he encontrado.",
    handback_later: "¡Gracias por traerlo! Lo leeré más tarde y te cuento qué he encontrado.",
    later_staged:
      "Ya he leído lo que me contaste y he anotado algo. {waits} Manda /review cuando quieras mirarlo.",
    later_nothing: "Ya he leído lo que me contaste: esta vez no hay nada nuevo para mi Registro.",
    later_failed:
      "Al final no he podido leer lo que me contaste. Cuéntamelo otra vez si quieres que lo recuerde.",
    document_not_text: "Solo sé leer archivos que acaban en .txt. ¿Me lo mandas así?",
    document_too_big:
      "Ese archivo es demasiado grande para mí. Manda uno de menos de 100 KB, o pega un resumen corto.",
    document_empty: "Ese archivo está vacío. ¿Era ese?",
    document_letters:
      "No consigo leer las letras de ese archivo. ¿Lo guardas como texto en UTF-8 y me lo mandas otra vez?",
    document_failed: "No he podido abrir ese archivo. ¿Me lo mandas otra vez, o pegas lo que dice?",
    document_passed_on:
      "Ese archivo te llegó de otra persona, y yo solo aprendo de lo que me das tú. Si es tuyo, guárdalo y mándamelo como archivo.",
    document_guest: "Solo acepto archivos de la persona de este Registro. ¡Escríbeme sin más!",
    voice_failed: "Ahora no he podido escucharlo. ¿Me lo escribes?",
    voice_empty: "No he oído palabras ahí. ¿Me lo escribes?",
    voice_too_long: "Es demasiado largo para mis oídos: cinco minutos como mucho, o escríbemelo.",
    cannot_see_picture: "Todavía no sé mirar fotos ni vídeos. ¿Qué se ve? ¡Cuéntamelo!",
    cannot_see_sticker: "Parece divertido, ¡pero solo entiendo palabras!",
    cannot_hear_audio:
      "No sé escuchar archivos de sonido. Puedes grabarme una nota de voz, o escribirlo.",

    key_homework: "Deberes",
    command_homework: "Preguntas sobre lo que he aprendido",
    homework_intro: "¡Hora de los deberes! Toca una letra, o mándamela.",
    homework_total: "Aciertos hasta ahora: {total}. ¡Vamos a por {goal}!",
    homework_total_past: "Aciertos hasta ahora: {total}. ¡Ya son más de {goal}!",
    homework_question: "Pregunta {number} de {count}",
    homework_right_one: "¡Muy bien!",
    homework_right_two: "¡Bien otra vez!",
    homework_right_many: "¡Bien! Ya van {count} seguidas.",
    homework_wrong: "Esta vez no. La buena es {answer}",
    homework_hint: "Para acordarse: {hint}",
    homework_score: "Esa era la última: {correct} de {count} bien.",
    homework_again: "¿Otra ronda? Manda /homework cuando quieras.",
    homework_how:
      'Mándame solo la letra, de la {first} a la {last}, o tócala. "stop" termina los deberes.',
    homework_over: "Esa pregunta ya pasó.",
    homework_stopped: "Vale, basta de deberes por ahora. Manda /homework cuando quieras más.",
    homework_timed_out:
      "Dejamos los deberes un buen rato, así que los he guardado. /homework empieza otros.",
    homework_ended: "Estos deberes han terminado. /homework empieza otros.",
    homework_thin:
      "Todavía no hay bastante en mi Registro para hacer preguntas. ¡Enséñame algo antes!",
    homework_retry: "Ahora no se me ocurren buenas preguntas. ¿Probamos dentro de un momento?",
    homework_guest: "Los deberes son solo para la persona de este Registro.",

    command_prp: "Un texto para llevar a otro chat",
    prp_caption:
      'El Registro de {name} para llevar. Pega el texto entero en cualquier modelo de chat; antes de irte, di allí "checkpoint" y tráeme lo que escriba. Cuenta lo que dice el Registro: dáselo solo a un servicio en el que confíes.',
    prp_greeting: "¡Hola! Soy la Voz de {name}. ¿Qué hacemos?",
    prp_menu_learned: "Pregúntame algo que he aprendido",
    prp_menu_curious: "Pensemos en algo que me da curiosidad",
    prp_menu_make: "Inventemos o planeemos algo",
    prp_menu_chat: "Charlar sin más",
    prp_menu_checkpoint: "Checkpoint: resumir lo que me has contado, para llevarlo a mi Registro",
    prp_about:
      "Grace-Mar es un bot de Telegram que responde desde el Registro de una persona y no recuerda nada sin un sí. Hay más en el README.md del Grace-Mar que hizo este texto; lo tiene quien cuida el Registro.",

    command_export: "El Registro entero en un archivo",
    command_privacy: "Qué se guarda y quién recibe qué",
    export_caption:
      "El Registro entero de {name}: archivos sencillos que abre cualquier editor, y una lista con la suma de control de cada uno. Guárdalo como un diario.",
    export_too_large:
      "El Registro es demasiado grande para enviarlo aquí (Telegram admite 50 MB). En el ordenador donde funciono: npm run export -- --user {id}",
    privacy_short_you:
      "Lo que decimos lo apunto. Puedes leerlo tú, y también quien tenga mis archivos.",
    privacy_short: "Lo que decimos lo apunto. Puede leerlo: {owners}, y quien tenga mis archivos.",
    privacy_short_goes: "A los {days} días tiro lo que apunté de nuestras charlas.",
    privacy_short_asks_you:
      "Antes de recordar algo para siempre, te enseño tu frase y tú dices sí o no.",
    privacy_short_asks:
      "Antes de que yo recuerde algo para siempre, alguien ve tu frase y dice sí o no: {owners}.",
    privacy_short_between_us:
      "Di «solo entre nosotros» y no apunto nada ni se lo cuento a nadie. En Telegram sigue estando, y un ordenador lo lee.",
    privacy_grown_ups: "Y todo al detalle, para los mayores:",
    privacy:
      "Lo que guardo de {name} es el Registro: archivos sencillos en una carpeta del ordenador donde funciono. Nada entra en él sin un sí.",
    privacy_chat:
      "Lo que hablamos aquí lo apunto además palabra por palabra, en una transcripción en esa carpeta, y lo último lo tengo en la cabeza. Solo lo que digas «solo entre nosotros» (/between_us) no lo apunto en ningún sitio ni se lo enseño a nadie, y al final lo suelto; Telegram y el ordenador que encuentra mis respuestas reciben también eso.",
    privacy_chat_stays: "Lo apuntado de nuestras charlas se queda hasta que alguien lo quite.",
    privacy_chat_goes:
      "Lo apuntado de nuestras charlas desaparece por sí mismo después de {days} días: de la transcripción, de mi cabeza y con las copias antiguas de esa carpeta.",
    privacy_proposed_stays:
      "Solo lo que se propuso para el Registro conserva la frase de la que salió.",
    privacy_not_proposed: "De lo que dices no propongo nada para el Registro.",
    privacy_who: "Quién ve qué:",
    privacy_owners:
      "• {owners}: en tarjetas, lo que me gustaría recordar y la frase de la que sale; con /export, todo, también la transcripción.",
    privacy_owners_guest:
      "• {owners}: con /export, todo, y en la transcripción también tus palabras.",
    privacy_files:
      "• Quien tenga los archivos o una copia, como quien me hace funcionar: todo lo que hay en ellos, también la transcripción.",
    privacy_askers:
      "• Todos los que pueden escribirme: lo que pone en el Registro, cuando me preguntan.",
    privacy_telegram: "• Telegram: este chat. Lo guarda según sus propias reglas.",
    privacy_model_own:
      "• Un ordenador de tu propia familia, {server}: cada mensaje, el sonido de las notas de voz y lo que una respuesta necesita del Registro.",
    privacy_model:
      "• El servidor de modelos, {server}: cada mensaje, el sonido de las notas de voz y lo que una respuesta necesita del Registro. Los guarda según sus propias reglas.",
    privacy_model_entries:
      "También recibe cada entrada del Registro, para que yo encuentre lo que quiere decir una pregunta.",
    privacy_nobody: "• Nadie más recibe nada de mí.",
    privacy_take_you:
      "Llevarse todo: /export. Hacer que se olvide algo: /forget. Este chat lo borras en Telegram.",
    privacy_take:
      "Llevarse todo: /export. Hacer que se olvide algo: /forget. Las dos cosas están en manos de: {owners}. Este chat se borra en Telegram.",
    privacy_erase:
      "Para que no quede nada, quien me hace funcionar usa: npm run erase -- --user {id} --confirm {id}",
    owners_you: "tú",
    owners_others: "las demás personas que cuidan este Registro",
    owners_unnamed: "quien cuida este Registro",

    command_forget: "Hacer que algo se olvide para siempre",
    forget_usage: "Así: /forget las palabras, o /forget LEARN-0003",
    forget_short: "Es demasiado corto para buscarlo: al menos tres letras, por favor.",
    forget_nothing: "No lo encuentro en ninguna parte.",
    forget_ask: "🕊 ¿Olvidar esto para siempre? Está aquí:",
    forget_more: "… y en {count} sitios más",
    forget_means:
      "Las entradas, propuestas y conversaciones que lo contienen se van enteras, lo que se pasó con ello ya no se podrá deshacer, y las mismas palabras no se propondrán nunca más.",
    forget_one_word:
      "Las entradas, propuestas y conversaciones que lo contienen se van enteras, y lo que se pasó con ello ya no se podrá deshacer. Es una sola palabra: no se propondrá nada más que lleve «{word}».",
    forget_beyond:
      "De aquí no puedo quitar nada (un enlace, una imagen, letras que no son UTF-8, el nombre de un archivo). Cámbialo o bórralo tú, por favor, y pídemelo otra vez: {files}",
    forget_ours: "Como título, etiqueta o número mío se queda en: {files}",
    forget_sealed: "En estos no puedo mirar dentro: {files}",
    forget_unsure:
      "Está olvidado, pero algo falló mientras recogía, y no sé si queda algún rastro. Pídemelo otra vez dentro de un rato, por favor, con las mismas palabras.",
    forget_reach:
      "Fuera de mi alcance: este chat en Telegram (bórralo allí), lo que guarda el servidor de modelos, los archivos enviados con /export y las copias de seguridad del ordenador. Nada lo trae de vuelta.",
    forget_done: "🕊 Olvidado, en {count} sitios. Lo dice un recibo, sin una palabra de lo que era.",
    forget_kept: "No se ha olvidado nada.",
    forget_changed: "Algo ha cambiado desde entonces: mira la lista otra vez, por favor.",
    forget_card_gone: "🕊 Esto está olvidado.",
    forget_unreadable: "no se puede leer, se borra",
    forget_in_conversation: "mi memoria del chat",
    forget_in_outbox: "mensajes en camino hacia ti",
    forget_in_cards: "tarjetas en el chat",
    forget_in_jobs: "conversaciones aún sin revisar",
    forget_in_homework: "deberes",
    forget_in_undo: "cambios que se podían deshacer",
    button_forget: "Olvidarlo",
    button_keep: "Conservarlo",
    tap_forgotten: "Olvidado.",
    undo_closed: "Eso ya no se puede deshacer: algo de ello se olvidó para siempre.",

    command_people: "Quién tiene acceso y cómo quitárselo a alguien",
    people_title: "Quién tiene acceso:",
    people_owner: "cuida este Registro",
    people_companion: "acompañante",
    people_guest: "invitado",
    people_you: "(tú)",
    people_from_link: "por un enlace, desde el {date}",
    people_from_variable: "por {variable}",
    people_by_variable:
      "A quien tiene acceso por una variable GRACE_MAR_ no se le puede quitar aquí: quien me hace funcionar quita su número de ella.",
    people_button: "Quitar el acceso a {who}",
    people_ask_owner:
      "¿Quitar el acceso a {who}? Ya no cuidará este Registro y desde ese momento no recibirá nada de mí, ni siquiera lo que ya va en camino.",
    people_ask_guest:
      "¿Quitar el acceso a {who}? Desde ese momento no recibirá nada de mí, ni siquiera lo que ya va en camino.",
    people_put_out: "Quitar el acceso",
    people_keep: "Dejarlo así",
    people_out: "{who} ya no tiene acceso y no recibe nada más de mí.",
    people_out_but:
      "Lo que el enlace le daba a {who} ya no vale. Sigue teniendo acceso por {variable}: quien me hace funcionar quita su número de ahí.",
    people_named:
      "{who} tiene acceso por {variable}. Eso no lo puedo cambiar yo: quien me hace funcionar quita su número de ahí.",
    people_last:
      "Solo {who} cuida este Registro. Primero da acceso a otra persona; si no, nadie podría cuidarlo.",
    people_changed: "Eso ha cambiado mientras tanto.",
    people_came_owner: "👋 {who} ahora también cuida este Registro. Con /people ves a todos.",
    people_came_guest: "👋 {who} ahora tiene acceso como invitado. Con /people ves a todos.",
    people_went_owner: "{who} ya no cuida este Registro. Con /people ves a todos.",
    people_went_guest: "{who} ya no tiene acceso como invitado. Con /people ves a todos.",

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
    button_already_known: "Ya se sabía",
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
    review_faulty: "• {id} (línea {line})",
    review_stray:
      "• {id} (línea {line}): demasiado abajo, detrás de «## Processed». Quien me hace funcionar puede subirla.",
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
    gone_twice:
      "{id} está dos veces en PENDING-REVIEW.md: una de las dos necesita otro número, puesto a mano.",
    gone_astray:
      "{id} está demasiado abajo en PENDING-REVIEW.md, detrás de «## Processed». Quien me hace funcionar puede subirla.",
    mend_candidate: "Antes hay que arreglar {id} a mano: PENDING-REVIEW.md, línea {line}.",
    other_record: "{id} es de otro Registro. Con /reject {id} sale de la lista.",
    not_approved: "Sin aprobar: {ids}.",
    saved_before: "{id} ya se guardó antes. Con /reject {id} sale de la lista.",
    said_already: "{entry} ya dice lo mismo que {id}. Con /reject {id} sale de la lista.",
    choose_again: "No sé qué debe reemplazar {id}: elige otra vez en su tarjeta.",
    replaced_gone: "{id} no puede reemplazar {entry}: esa entrada ya no está.",
    replaced_twice:
      "{id} no puede reemplazar {entry}: hay dos entradas que se llaman así. Una de ellas necesita otro número, puesto a mano.",
    replaced_other_kind: "{id} no puede reemplazar {entry}: no son del mismo tipo.",
    replaced_already: "{id} no puede reemplazar {entry}: ya la reemplazó otra cosa.",
    record_unsound: "{id} no cumple una regla del Registro. Antes hay que arreglar esto a mano:",
    mend_place: "{file}, línea {line}",
    mend_more: "… y {count} más",
    conflict_file:
      "{file} espera que alguien lo mire a mano: un archivo cambió mientras yo lo escribía. Junta los dos, borra este y vuelve a pedírmelo.",

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
    record_too_large:
      "No se ha hecho nada: en la carpeta del Registro hay más de lo que puedo abarcar. Quien me hace funcionar tiene que llevarse antes algunos archivos a otro sitio.",
    backup_failed:
      "No se ha guardado nada: no pude hacer antes una copia de seguridad. Quien me hace funcionar puede ver por qué.",
    merge_unsafe:
      "No se ha guardado nada: no puedo cambiar {file} sin riesgo. Antes hay que mirarlo a mano.",
    merge_no_section:
      "No se ha guardado nada: en {file} falta «{section}» o está dañado. Antes hay que arreglarlo a mano.",
    receipt_approver: "Esto lo pidió otra persona. Manda tú /merge.",
    receipt_leaves_out: "Aquí falta {ids}: mira la tarjeta otra vez.",
    receipt_changed: "{id} cambió después de enseñarla: mira la tarjeta otra vez.",
    receipt_used: "Eso ya está hecho.",
    button_merge: "Pasar al Registro",
    button_every_line: "Ver todas las líneas",
    undo_nothing: "No hay nada que deshacer.",
    undo_ask:
      "¿Deshago lo último? El Registro dirá lo de antes, y esto vuelve a esperar un sí o un no:",
    undo_restores: "{id} vuelve a valer:",
    undo_done_one: "↩️ Deshecho. {ids} vuelve a esperar un sí o un no: /review.",
    undo_done_many: "↩️ Deshecho. {ids} vuelven a esperar un sí o un no: /review.",
    undo_cancelled: "Se queda como está.",
    undo_changed: "No se ha deshecho nada. {file}: {id} (línea {line}) ha cambiado desde entonces.",
    undo_missing: "No se ha deshecho nada. {file}: {id} ya no está.",
    undo_referred: "No se ha deshecho nada. {file}: la línea {line} se refiere a {id}.",
    undo_unsafe:
      "No se ha deshecho nada: {file} ha cambiado desde entonces y no puedo quitarle lo añadido sin riesgo.",
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
    debate_unknown: "no hay ningún {id}.",
    debate_twice:
      "hay dos debates que se llaman {id}: uno de ellos necesita otro número, puesto a mano.",
    debate_resolved: "{id} ya está resuelto.",
    debate_unreadable: "antes hay que arreglar {id} a mano en PENDING-REVIEW.md.",

    offer_yes: "Sí, búscalo",
    offer_later: "Ahora no",
    offer_gone: "Eso ya no está abierto. ¡Pregúntame otra vez!",
    ask_usage: "Así: /ask ¿cómo duermen los pulpos?",
    // /why: what an answer rests on.
    why_none: "Aquí ya no queda nada mío que explicar.",
    why_unknown: "Ya no sé en qué se basa esa respuesta.",
    why_nothing: "Eso no se basa en nada del Registro.",
    why_title: "Esa respuesta se basa en:",
    why_entry: "– {date}: {text}",
    why_dated: "– una entrada del {date}",
    why_own_words: "(con sus propias palabras: «{words}»)",
    why_gone: "– una entrada que ha cambiado o ya no está",
    why_me: "– lo que el Registro cuenta de la persona",
    why_chat: "– lo que se dijo en este chat",
    why_waiting: "– algo anotado que espera una decisión",
    why_said_before: "– lo que se dijo aquí otro día",
    why_answered: "– el mensaje al que se respondía",
    why_memory: "– notas sobre estos días",
    why_in_title: "– buscado en «{title}»",
    why_library: "– buscado en la biblioteca",
    why_model: "– buscado con el modelo",
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
    homework_words: ["deberes"],
    stop_words: ["para", "parar", "basta", "salir", "terminar", "fin", "ya está"],
    between_us: [
      "solo entre nosotros ...",
      "sólo entre nosotros ...",
      "solo entre nosotras ...",
      "entre nosotros",
      "entre nosotras",
      "entre tú y yo ...",
      "entre tu y yo ...",
      "solo entre tú y yo ...",
      "que quede entre nosotros ...",
      "esto queda entre nosotros ...",
      "queda entre nosotros ...",
      "te cuento un secreto",
      "te puedo contar un secreto ...",
      "puedo contarte un secreto ...",
      "puedo decirte un secreto ...",
      "te puedo decir un secreto ...",
      "te quiero contar un secreto",
      "quiero contarte un secreto",
      "tengo un secreto",
      "es un secreto",
      "es secreto",
      "sabes guardar un secreto",
      "puedes guardar un secreto",
      "no se lo digas a nadie ...",
      "no se lo cuentes a nadie ...",
      "no lo digas a nadie ...",
      "no lo cuentes ...",
      "no le digas a mamá ...",
      "no le digas a papá ...",
      "no se lo digas a mamá ...",
      "no se lo digas a papá ...",
      "no lo apuntes ...",
      "no lo recuerdes ...",
    ],
    between_us_over: [
      "eso es todo",
      "esto es todo",
      "es todo",
      "ya puedes recordar",
      "puedes recordar otra vez",
      "puedes recordar de nuevo",
      "termínalo",
      "se acabó el secreto",
      "no más secretos",
    ],
    checkpoint_words: ["checkpoint", "repaso"],
    checkpoint_markers: ["aquí está mi checkpoint", "resumen de lo que", "temas tratados"],
  },
  distress: SPANISH_DISTRESS,
  examples: {
    liked: { question: "{topic}: ¿eso te gusta?", answer: "¡Sí, mucho! ¿Y a ti?" },
    unknown: {
      questions: [
        "¿Qué profundidad tiene el lago más profundo?",
        "¿Quién construyó la primera bicicleta?",
        "¿Cuántos huesos tiene el cuello de una jirafa?",
      ],
      answer: "Eso todavía no lo he aprendido: ¿{offer}?",
    },
    machine: {
      question: "¿Eres una persona de verdad?",
      answer: "No, soy un programa. Hablo por {name} y sé lo que está apuntado.",
    },
  },
  days: SPANISH_DAYS,
  offers: SPANISH_OFFERS,
  specifics: SPANISH_SPECIFICS,
  speakers: {
    own: ["yo", "usuario", "usuaria", "humano", "humana"],
    you: ["tu", "vos", "usted", "ustedes", "vosotros", "has dicho", "dijiste"],
    machine_words: "ia bot robot asistente asistenta".split(" "),
    machine_labels: "respuesta modelo voz sistema".split(" "),
    said: [
      "has dicho",
      "ha dicho",
      "dijiste",
      "dijo",
      "dice",
      "dices",
      "escribio",
      "escribe",
      "pregunto",
      "respondio",
    ],
    told: "escrito conto cuenta contesto comento puso explico decia escribia dicho respondido escribieron dijeron contado".split(
      " ",
    ),
    letters:
      "respuesta respuestas carta cartas correo correos email mensaje mensajes postal tarjeta nota sms".split(
        " ",
      ),
    of: "de del por".split(" "),
    sent: "mando envio enviado mandado envia manda".split(" "),
    mail_from: "de remitente".split(" "),
    mail_fields: "enviado fecha para cc asunto".split(" "),
    passed_on: "original reenviado reenviada".split(" "),
    sections:
      "sueno historia deseo secreto si tema temas resumen aprendido preguntas pregunta notas nota proximos proximo objetivos fecha hora lugar titulo animo nuevo hecho intereses datos pendiente nombre edad cumpleanos ingredientes pasos desayuno comida cena escuela deberes resultado precio lunes martes miercoles jueves viernes sabado domingo hoy ayer manana".split(
        " ",
      ),
  },
};
