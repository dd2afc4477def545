// The lines and phrases of english.ts in German.

import type { Catalogue } from "./catalogue.ts";
import { HOMEWORK_LINES, HOMEWORK_PHRASES } from "./homework.ts";
import { FORGETTING_LINES } from "./forgetting.ts";
import { KEEPING_LINES } from "./keeping.ts";
import { PEOPLE_LINES } from "./people.ts";
import { PORTABLE_LINES } from "./portable.ts";
import { REPORT_LINES } from "./reports.ts";

export const GERMAN: Catalogue = {
  names: ["german", "de", "deutsch", "alemán", "aleman", "allemand"],
  lines: {
    tired: "Ich bin ein bisschen müde vom vielen Reden. Machen wir später weiter?",
    budget_spent: "Für heute sind meine Wörter aufgebraucht. Morgen bin ich wieder frisch!",
    confused: "Jetzt war ich kurz durcheinander. Sagst du das noch einmal?",
    reset:
      "Gut, wir fangen diesen Chat neu an. Worüber reden wir? (Mein Gedächtnisbuch bleibt, wie es ist.)",
    unstored:
      "Ich kann gerade nichts aufschreiben. Deine Nachricht ist nicht verloren: Ich antworte, sobald es wieder geht.",
    unreadable:
      "Etwas in meinem Gedächtnisbuch lässt sich gerade nicht lesen. Wer sich um mich kümmert, muss das erst richten.",
    cannot_read: "So etwas kann ich noch nicht lesen. Erzählst du es mir in Worten?",
    edited_message:
      "Du hast eine Nachricht geändert. Die neuen Wörter lese ich nur, wenn du sie noch einmal schickst.",
    unknown_command: "Den Befehl kenne ich nicht. /help zeigt die, die ich kenne.",
    too_long:
      "Das war viel! Ich habe alles aufgehoben, aber für die Antwort nur den Anfang gelesen.",
    was_away:
      "Ich war eine Weile weg und bin gerade wieder da. Ich lese jetzt, was du geschrieben hast, eins nach dem anderen.",
    refused_text: "Ich hatte eine Antwort, aber sie kam nicht durch. Fragst du noch einmal?",
    not_the_owner: "Das darf nur, wer sich um dieses Gedächtnisbuch kümmert.",
    stranger: "Hallo! Ich rede nur mit Leuten, die ich kenne.",

    greeting:
      "Hallo! Ich bin die Stimme von {name}. Ich weiß noch, was gelernt und gemacht wurde, und nur das.",
    greeting_report:
      'Habt ihr etwas zusammen gemacht? Erzähl es mir mit "wir haben ...", zum Beispiel "wir haben eine Karte gemalt". /review zeigt, was wartet.',
    greeting_topics: "Worüber reden wir: {topics}?",
    greeting_open: "Worüber reden wir?",
    greeting_owner:
      "Du kümmerst dich um dieses Gedächtnisbuch: Was ich mir merken möchte, kommt zuerst zu dir.",
    or: "oder",
    help: "Ich bin die Stimme des Gedächtnisbuchs von {name}. Ich antworte daraus und aus nichts anderem. Was ich nicht weiß, kann ich nachschauen, wenn du magst.",
    help_report:
      'Erzähl mir mit "wir haben ...", was ihr gemacht habt; ich frage, bevor ich es mir merke. "checkpoint" geht durch, worüber wir geredet haben.',
    command_start: "Hallo sagen",
    command_help: "Was ich kann",
    command_reset: "Diesen Chat vergessen und neu anfangen",
    command_review: "Was auf ein Ja oder Nein wartet",
    command_merge: "Angenommenes ins Gedächtnisbuch übernehmen",
    command_undo: "Die letzte Übernahme zurücknehmen",
    command_reject: "Eines ablehnen: /reject CANDIDATE-0001 Grund",
    command_stop: "Die Antwort anhalten, an der ich bin",
    command_usage: "Wie viel verbraucht ist",
    command_ask: "Nur aus dem Gedächtnisbuch, mit Quellen: /ask Frage",
    command_profile: "Wie es diesem Gedächtnisbuch geht",

    key_thinking: "Woran denkst du gerade?",
    key_look_up: "Schau etwas nach",
    key_explore: "Erkunden wir ein Thema",
    key_curious: "Was macht dich neugierig?",
    key_chat: "Plaudern wir",

    ...REPORT_LINES.german,
    ...HOMEWORK_LINES.german,
    ...PORTABLE_LINES.german,
    ...KEEPING_LINES.german,
    ...FORGETTING_LINES.german,
    ...PEOPLE_LINES.german,

    card_ask: "Darf ich mir das merken?",
    card_ask_conflict: "Darf ich mir das merken? Im Gedächtnisbuch steht etwas anderes.",
    card_why_not: "Warum nicht?",
    card_rejected: "❌ Abgelehnt. Nichts wurde gemerkt.",
    card_in_record: "✅ Es steht im Gedächtnisbuch.",
    card_approved: "✅ Angenommen.",
    card_approved_next: "Schick /merge, dann kommt es ins Gedächtnisbuch.",
    card_later: "🕓 Jetzt nicht. Ich frage eine Woche lang nicht danach.",
    card_reworded: "✏️ {id} hat andere Worte: siehe die neue Karte.",
    card_in_the_record: "Im Gedächtnisbuch",
    card_since: "seit {date}",
    card_new: "Neu",
    card_would_go: "Es käme in {place}.",
    card_adds_to: "Kommt in {place}:",
    card_the_record: "das Gedächtnisbuch",
    card_was_reworded: "(anders gesagt)",
    card_priority: "Gewicht {score}",
    kind_knowledge: "etwas Gelerntes",
    kind_curiosity: "etwas, das neugierig macht",
    kind_personality: "eine Eigenart",
    kind_unknown: "unbekannte Art",
    button_approve: "✅ Ja",
    button_reject: "❌ Nein",
    button_edit: "✏️ Ändern",
    button_later: "🕓 Jetzt nicht",
    button_replace: "Neues statt Altem",
    button_replace_id: "Neues statt {id}",
    button_keep_both: "Beides behalten",
    button_reject_new: "Neues ablehnen",
    button_not_true: "Stimmt nicht",
    button_not_important: "Nicht wichtig",
    button_wrong_wording: "Falsch gesagt",
    button_private: "Privat",
    button_just_no: "Einfach nein",
    button_back: "Zurück",
    button_not_now: "Jetzt nicht",

    tap_unknown: "Diesen Knopf gibt es nicht mehr.",
    tap_replaced: "Es gibt schon eine neuere Karte.",
    tap_changed:
      "Da hat sich gerade etwas geändert. Schau noch mal hin und tippe dann neu, oder frag mich noch einmal.",
    tap_not_owner: "Das entscheidet nur, wer sich um dieses Gedächtnisbuch kümmert.",
    tap_approved: "Angenommen. /merge übernimmt es.",
    tap_keep_both: "Angenommen: Beides bleibt. /merge übernimmt es.",
    tap_replaces: "Angenommen: Es ersetzt {id}. /merge macht das.",
    tap_rejected: "Abgelehnt.",
    tap_back: "Zurück.",
    tap_later: "Jetzt nicht. Es bleibt in /review.",
    tap_send_wording: "Schick mir die neuen Worte.",
    tap_closed: "Erledigt: Es steht schon im Gedächtnisbuch.",
    tap_below: "{id} steht unten.",
    tap_every_line: "Unten steht jede Zeile.",
    tap_not_now: "Jetzt nicht.",
    tap_merged_one: "Übernommen.",
    tap_merged_many: "{count} übernommen.",
    tap_taken_back: "Zurückgenommen.",

    edit_ask:
      "Wie soll {id} lauten? Jetzt steht da:\n\n{entry}\n\nSchick mir die neuen Worte, oder /cancel.",
    edit_empty: "Das war leer. Schick mir die neuen Worte, oder /cancel.",
    edit_early:
      "Das hast du geschrieben, bevor ich nach {id} gefragt habe. Schick mir die neuen Worte noch einmal, oder /cancel.",
    edit_too_long:
      "Das sind {length} Zeichen; ein Eintrag darf {limit} haben. Schick etwas Kürzeres, oder /cancel.",
    edit_stays: "{id} bleibt, wie es ist.",
    edit_nothing: "Es gibt nichts abzubrechen.",

    review_nothing: "Gerade wartet nichts auf dich.",
    review_one: "1 Sache wartet auf dein Ja oder Nein: {kinds}.",
    review_many: "{count} Sachen warten auf dein Ja oder Nein, neue zuerst: {kinds}.",
    review_kind_knowledge_one: "Gelerntes",
    review_kind_knowledge_many: "Mal Gelerntes",
    review_kind_curiosity_one: "Frage",
    review_kind_curiosity_many: "Fragen",
    review_kind_personality_one: "Eigenart",
    review_kind_personality_many: "Eigenarten",
    review_known: "💤 Wartet schon lange und steht bereits im Gedächtnisbuch ({id}).",
    review_conflict: "⚠️ Im Gedächtnisbuch steht etwas anderes: Schau hin, bevor du entscheidest.",
    review_approved: "Etwas ist schon angenommen: /merge zeigt es.",
    review_by_hand: "Diese brauchen einen Blick von Hand in PENDING-REVIEW.md:",
    review_close: "💤 {number} schließen",
    review_newer: "◀ Neuere",
    review_older: "Ältere ▶",
    review_page: "{page} von {pages}",
    reject_usage: "So: /reject CANDIDATE-0007 war anders gemeint",
    reject_done: "{id} ist abgelehnt.",
    reject_done_reason: "{id} ist abgelehnt: {reason}",
    digest_one: "1 Sache wartet noch auf dein Ja oder Nein. /review zeigt sie, wann du magst.",
    digest_many:
      "{count} Sachen warten noch auf dein Ja oder Nein. /review zeigt sie, wann du magst.",

    gone_processed: "{id} ist schon erledigt.",
    gone_unknown: "{id} finde ich nicht. /review zeigt, was wartet.",
    gone_approved: "{id} ist schon angenommen.",
    gone_rejected: "{id} wurde schon abgelehnt.",
    gone_by_hand: "{id} wurde von Hand geändert.",
    gone_changed: "{id} hat sich seither geändert. /review zeigt den jetzigen Stand.",
    gone_entry: "{id} ist nicht mehr, wie es gezeigt wurde: Schau die Karte noch einmal an.",
    needs_choice: "Im Gedächtnisbuch steht etwas anderes als {id}: Wähle auf der Karte.",
    already_replaced:
      "{other} ist angenommen und ersetzt {id} schon: erst /merge, oder /reject {other}.",

    merge_nothing_approved: "Noch ist nichts angenommen. /review zeigt, was wartet.",
    merge_nothing: "Nichts Angenommenes wartet.",
    merge_ask_one: "Soll das ins Gedächtnisbuch?",
    merge_ask_many: "Sollen diese {count} ins Gedächtnisbuch?",
    merge_replaces: "{entry} ersetzt {id}.",
    merge_receipt: "Ein Beleg bleibt, und /undo nimmt es zurück.",
    merge_done: "✅ Jetzt steht es im Gedächtnisbuch:",
    merge_done_replaces: "(ersetzt {id})",
    merge_done_intent: "INTENT.md sieht das vielleicht anders: {rules}.",
    merge_done_undo: "/undo nimmt es zurück.",
    merge_cancelled: "Nichts wurde geändert; /merge zeigt es wieder.",
    button_merge: "Übernehmen",
    button_every_line: "Jede Zeile zeigen",
    undo_nothing: "Es gibt nichts zurückzunehmen.",
    undo_ask:
      "Die letzte Übernahme zurücknehmen? Das Gedächtnisbuch liest sich wieder wie davor, und das hier wartet wieder auf ein Ja oder Nein:",
    undo_done_one: "↩️ Zurückgenommen. {ids} wartet wieder auf ein Ja oder Nein: /review.",
    undo_done_many: "↩️ Zurückgenommen. {ids} warten wieder auf ein Ja oder Nein: /review.",
    undo_cancelled: "Es bleibt dabei.",
    button_undo: "Zurücknehmen",
    button_leave: "So lassen",
    usage_today: "Heute: {tokens} Tokens; Anfragen an Modelle: {calls}.",
    usage_month: "Diesen Monat: {tokens} Tokens; Anfragen: {calls}.",
    usage_left: "Noch übrig für heute: {left} von {budget} Tokens.",
    usage_unlimited: "Es gibt kein Tageslimit.",
    usage_cached:
      "{percent} % von dem, was Modelle diesen Monat lesen mussten, hatten sie noch im Gedächtnis.",
    stopped: "Okay, ich habe aufgehört.",
    stop_nothing: "Gerade gibt es nichts anzuhalten.",

    offer_yes: "Ja, schau nach",
    offer_later: "Jetzt nicht",
    offer_gone: "Das ist nicht mehr offen. Frag mich einfach noch einmal!",
    ask_usage: "So: /ask wie schlafen Kraken?",
    ask_nothing: "Darauf hat mein Gedächtnisbuch keine Antwort, und raten will ich nicht.",

    profile_title: "{name}: wie es dem Gedächtnisbuch geht",
    profile_pending_none: "Nichts wartet auf ein Ja oder Nein.",
    profile_pending_one: "1 Sache wartet auf ein Ja oder Nein, seit {date} ({days} T.).",
    profile_pending_many:
      "{count} Sachen warten auf ein Ja oder Nein, die älteste seit {date} ({days} T.).",
    profile_activity: "Zuletzt etwas geschehen: {time}",
    profile_activity_none: "Noch ist nichts geschehen.",
    profile_entries:
      "Gelerntes: {knowledge} · Neugier: {curiosity} · Eigenarten: {personality} · Aktivitäten: {activities}",
    profile_models:
      "In den letzten {minutes} Min.: {main} für Antworten und Nachschauen, {analyst} für Vorschläge. Jeder Chat darf {mainLimit} und {analystLimit} haben.",
    profile_messages:
      "Nachrichten aus 30 Tagen: {received} empfangen, {answered} beantwortet, {waiting} warten.",
    profile_rejected: "Zuletzt abgelehnt:",
  },
  phrases: {
    lookup_offer: ["soll ich das nachschauen"],
    found_out: ["Ich hab nachgeschaut!", "Ich hab's herausgefunden!"],
    yes_words: ["ja", "jo", "jep", "klar", "gerne", "gern", "bitte", "okay", "ok", "jaa", "genau"],
    yes_phrases: ["schau nach", "schau mal nach", "mach das", "ja bitte", "sag es mir", "erzähl"],
    yes_fillers: "und dann doch mal das es mir bitte ja kannst könntest du jetzt oh na".split(" "),
    report_openers: [
      ..."gemalt gezeichnet geschrieben gemacht gelernt gelesen gebaut gebastelt geschaut gesehen gespielt gekocht gebacken besucht gepflanzt"
        .split(" ")
        .map((verb) => `wir haben … ${verb}`),
      ..."malten zeichneten schrieben machten lernten lasen bauten bastelten sahen spielten kochten besuchten"
        .split(" ")
        .map((verb) => `wir ${verb}`),
    ],
    ...HOMEWORK_PHRASES.german,
    checkpoint_words: ["checkpoint", "zwischenstand"],
    checkpoint_markers: [
      "hier ist mein checkpoint",
      "zusammenfassung von dem, was wir",
      "besprochene themen",
    ],
  },
};
