// The lines and phrases of english.ts in German.

import type { Catalogue } from "./catalogue.ts";
import { GERMAN_DAYS } from "./days/german.ts";
import { GERMAN_FOLLOW_UPS } from "./follow-ups/german.ts";
import { GERMAN_DISTRESS } from "./distress/german.ts";
import { GERMAN_OFFERS } from "./offers/german.ts";
import { GERMAN_SPECIFICS } from "./specifics/german.ts";
import { GERMAN_SILENCE } from "./silence/german.ts";

/** What may stand before the "ge" of a verb: "eingekauft". */
const SEPARABLE =
  "auseinander frei heraus hinein herunter runter raus rein rauf hoch ab an auf aus bei durch ein her herum hin los mit nach um vor weg zu zurück zusammen fern fest kennen spazieren".split(
    " ",
  );
/** What somebody has done, and did. */
const DONE = [
  ...["", ...SEPARABLE].flatMap((start) => [`${start}ge*t`, `${start}ge*en`]),
  "lassen|*iert|besucht|bemalt|beklebt|bestiegen|beobachtet|besichtigt|bekommen|beendet|verkauft|verkleidet|verziert|verbracht|versteckt|verloren|verteilt|erklommen|erkundet|erforscht|erlebt|erfunden|entdeckt|entworfen|unternommen|übernachtet|repariert|musiziert|fotografiert|probiert|spaziert|telefoniert|trainiert|experimentiert|restauriert",
].join("|");
const DID =
  "malten|zeichneten|schrieben|machten|lernten|lasen|bauten|bastelten|sahen|spielten|kochten|besuchten|backten|buken|gingen|fuhren|wanderten|schwammen|aßen|fanden|pflanzten|sangen|tanzten|feierten|sammelten|kauften";

export const GERMAN: Catalogue = {
  names: ["german", "de", "deutsch", "alemán", "aleman", "allemand"],
  lines: {
    tired: "Ich bin ein bisschen müde vom vielen Reden. Machen wir {when} weiter?",
    in_minutes_one: "in einer Minute",
    in_minutes_many: "in {count} Minuten",
    in_hours_one: "in einer Stunde",
    in_hours_many: "in {count} Stunden",
    budget_spent: "Für heute sind meine Wörter aufgebraucht. Morgen bin ich wieder frisch!",
    confused: "Jetzt war ich kurz durcheinander. Sagst du das noch einmal?",
    waking: "Ich bin noch am Aufwachen. Versuchst du es in ein paar Minuten noch einmal?",
    no_answer: "Darauf habe ich keine gute Antwort. Vielleicht hat jemand eine, dem du vertraust.",
    reset:
      "Gut, wir fangen diesen Chat neu an. Worüber reden wir? (Mein Gedächtnisbuch bleibt, wie es ist.)",
    unstored:
      "Ich kann gerade nichts aufschreiben. Deine Nachricht ist nicht verloren: Ich antworte, sobald es wieder geht.",
    unreadable:
      "Etwas in meinem Gedächtnisbuch lässt sich gerade nicht lesen. Wer sich um mich kümmert, muss das erst in Ordnung bringen.",
    settings_unreadable:
      "Ein paar meiner Einstellungen lassen sich nicht lesen: SELF.md, Zeile {lines}. Alles andere geht, und bis das gerichtet ist, bleibe ich auf der sicheren Seite.",
    cannot_read: "So etwas kann ich noch nicht lesen. Erzählst du es mir in Worten?",
    edited_message:
      "Du hast eine Nachricht geändert. Die neuen Wörter lese ich nur, wenn du sie noch einmal schickst.",
    unknown_command: "Den Befehl kenne ich nicht. /help zeigt die, die ich kenne.",
    too_long:
      "Das war viel! Ich habe alles aufgehoben, aber für die Antwort nur den Anfang gelesen.",
    was_away:
      "Ich war eine Weile weg und bin gerade wieder da. Ich lese jetzt, was du geschrieben hast, eins nach dem anderen.",
    found_nothing:
      "Ich hab nachgeschaut, aber nichts gefunden. Vielleicht weiß es jemand, den du kennst?",
    found_in_title: "(Aus der Bibliothek: „{title}“)",
    found_in_library: "(Aus der Bibliothek)",
    found_by_model: "(Aus dem Allgemeinwissen eines Computers, also nicht ganz sicher)",
    refused_text: "Ich hatte eine Antwort, aber sie kam nicht durch. Fragst du noch einmal?",
    not_the_owner: "Das darf nur, wer sich um dieses Gedächtnisbuch kümmert.",
    stranger: "Hallo! Ich rede nur mit Leuten, die ich kenne.",

    // When somebody tells of being hurt, of fear or of danger.
    comfort:
      "Danke, dass du mir das sagst. Was du fühlst, ist wichtig, und du bist nicht schuld. Ich bin nur eine Stimme, und dafür braucht es einen echten Menschen.",
    comfort_tell:
      "Bitte erzähl es einem Erwachsenen, dem du vertraust, am besten noch heute. Du musst das nicht allein tragen.",
    comfort_tell_adult:
      "Bitte sprich mit jemandem, dem du vertraust, am besten noch heute. Du musst das nicht allein tragen.",
    comfort_again:
      "Ich höre dir zu, und ich nehme das ernst. Konntest du es schon jemandem sagen, dem du vertraust?",
    comfort_still:
      "Ich bin noch da. Du hast nichts falsch gemacht. Jetzt braucht es einen echten Menschen: jemanden, dem du vertraust und der bei dir sein kann.",
    comfort_unsure:
      "Wenn dir etwas Angst macht oder dich bedrückt, sag es bitte jemandem, dem du vertraust. Das ist wichtig.",
    comfort_help_line: "Hier hört dir jemand zu und hilft: {help_line}",
    comfort_emergency: "Wenn du gerade in Gefahr bist, ruf {number} an.",
    greeting: "Hallo! Ich bin die Stimme von {name}. Ich erzähle nur, was im Gedächtnisbuch steht.",
    greeting_report:
      'Habt ihr etwas zusammen gemacht? Erzähl es mir mit "wir haben ...", zum Beispiel "wir haben eine Karte gemalt". /review zeigt, was wartet.',
    greeting_topics: "Wollen wir über {topics} reden?",
    greeting_open: "Worüber reden wir?",
    greeting_owner:
      "Du kümmerst dich um dieses Gedächtnisbuch: Was ich mir merken möchte, kommt zuerst zu dir.",
    greeting_companion:
      "Bevor ich mir etwas von dir merke, frage ich mit einer Karte, auf der dein Satz steht. Sie geht an: {owners}.",
    greeting_written_you:
      "Was wir hier sagen, schreibe ich auf, außer es ist „nur unter uns“. Lesen kannst du es, und jeder, der meine Dateien hat.",
    greeting_written:
      "Was wir hier sagen, schreibe ich auf, außer es ist „nur unter uns“. Lesen kann es, wer meine Dateien hat, und außerdem: {owners}.",
    greeting_more: "Mehr dazu: /privacy",
    or: "oder",
    or_o: "oder",
    quoted: "„{text}“",

    // Days.
    day_today: "heute",
    day_yesterday: "gestern",
    day_on: "am {day}",
    day_since: "seit dem {day}",
    day_since_near: "seit {day}",
    day_first: "1",
    day_of_month: "{date}. {month}",
    day_of_year: "{date}. {month} {year}",
    months: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",

    help: "Ich bin die Stimme des Gedächtnisbuchs von {name}. Ich antworte daraus und aus nichts anderem. Was ich nicht weiß, kann ich nachschauen, wenn du magst.",
    help_report:
      'Erzähl mir mit "wir haben ...", was ihr gemacht habt; ich frage, bevor ich es mir merke. Mit "checkpoint" gehe ich durch, worüber wir geredet haben.',
    command_start: "Hallo sagen",
    command_help: "Was ich kann",
    command_reset: "Diesen Chat vergessen und neu anfangen",
    command_review: "Was auf ein Ja oder Nein wartet",
    command_merge: "Angenommenes ins Gedächtnisbuch übernehmen",
    command_undo: "Die letzte Übernahme zurücknehmen",
    command_reject: "Einen Vorschlag ablehnen: /reject CANDIDATE-0001 Grund",
    command_stop: "Die laufende Antwort abbrechen",
    command_usage: "Wie viel verbraucht ist",
    command_ask: "Nur aus dem Gedächtnisbuch, mit Quellen: /ask Frage",
    command_why: "Worauf eine Antwort beruht",
    command_profile: "Wie es diesem Gedächtnisbuch geht",

    // A talk just between the person and the bot.
    key_between_us: "Nur unter uns",
    key_between_us_over: "Das war's, du darfst dir wieder was merken",
    command_between_us: "Was du jetzt sagst, bleibt unter uns",
    between_us_begun:
      "Gut, nur unter uns. Ab jetzt schreibe ich nichts auf und sage niemandem etwas, und danach lasse ich es los. Zwei Dinge bleiben: Der Chat steht weiter auf deinem Handy und bei Telegram, wer dort hineinschaut, kann ihn lesen, und ein Computer liest mit, um meine Antworten zu finden. Sag „das war's“, wenn wir fertig sind.",
    between_us_over:
      "Das bleibt unter uns: Ich habe es losgelassen und weiß es nicht mehr. Ab jetzt merke ich mir wieder etwas, wie vorher. In Telegram stehen die Nachrichten noch, bis du sie löschst.",
    between_us_none: "Gerade ist nichts nur unter uns: Ich merke mir etwas wie sonst auch.",
    between_us_still: "(Wir sind noch nur unter uns. „Das war's“ beendet es.)",
    between_us_unnoted:
      "Das bleibt unter uns, also notiere ich es nicht. Erzähl es mir nach „das war's“ noch einmal, wenn ich es mir merken soll.",
    secret_unnoted:
      "Da ging es um ein Geheimnis, darum schlage ich davon nichts fürs Gedächtnisbuch vor. Fang mit „nur unter uns“ an, wenn ich es auch nicht aufschreiben soll.",
    between_us_homework:
      "Gerade sind wir nur unter uns, und bei Hausaufgaben wird mitgezählt. Sag zuerst „das war's“, dann /homework.",

    key_thinking: "Woran denkst du gerade?",
    key_look_up: "Schau etwas nach",
    key_explore: "Ein Thema erkunden",
    key_curious: "Was macht dich neugierig?",
    key_chat: "Lass uns plaudern",

    waits_one: "1 Sache wartet auf ein Ja.",
    waits_many: "{count} Sachen warten auf ein Ja.",
    activity_staged: "Schön, ich habe es notiert! {waits} Schick /review, wenn du schauen magst.",
    activity_nothing:
      "Schön! Es steht in unserem Verlauf. Diesmal nichts Neues fürs Gedächtnisbuch; /review zeigt, was wartet.",
    checkpoint_staged:
      "Durchgesehen. Da ist etwas, das man behalten könnte. {waits} Schick /review zum Anschauen.",
    checkpoint_nothing: "Durchgesehen. Seit dem letzten Mal nichts Neues fürs Gedächtnisbuch.",
    handback_staged:
      "Danke fürs Mitbringen! Da ist etwas, das man behalten könnte. {waits} Schick /review zum Anschauen.",
    handback_nothing: "Danke fürs Mitbringen! Darin ist nichts Neues fürs Gedächtnisbuch.",
    whose_ask:
      "Das sieht nach einem Chat aus. Wer davon bist du? Ich merke mir nur, was du selbst gesagt hast.",
    whose_none: "Niemand davon",
    whose_none_kept: "Gut, dann merke ich mir nichts daraus.",
    whose_words:
      "Das sieht nach einem Chat oder einem Brief aus, und ich weiß nicht, welche Zeilen davon deine sind. Darum merke ich mir nichts daraus. Schreib „Ich:“ vor das, was du gesagt hast, oder erzähl es mir einfach mit deinen Worten!",
    activity_later:
      "Schön! Es steht in unserem Verlauf. Ich lese es später und sage dir, was ich gefunden habe.",
    checkpoint_later: "Gut! Ich lese es später und sage dir, was ich gefunden habe.",
    handback_later:
      "Danke fürs Mitbringen! Ich lese es später und sage dir, was ich gefunden habe.",
    later_staged:
      "Ich habe gelesen, was du mir erzählt hast, und etwas notiert. {waits} Schick /review, wenn du schauen magst.",
    later_nothing:
      "Ich habe gelesen, was du mir erzählt hast: diesmal nichts Neues fürs Gedächtnisbuch.",
    later_failed:
      "Ich konnte doch nicht lesen, was du mir erzählt hast. Erzähl es mir noch einmal, wenn ich es mir merken soll.",
    document_not_text: "Ich kann nur Dateien lesen, die auf .txt enden. Schickst du sie mir so?",
    document_too_big:
      "Die Datei ist zu groß für mich. Schick eine unter 100 KB oder füg eine kurze Zusammenfassung ein.",
    document_empty: "Die Datei ist leer. War es die richtige?",
    document_letters:
      "Die Buchstaben in der Datei kann ich nicht lesen. Speicherst du sie als Text in UTF-8 und schickst sie noch einmal?",
    document_failed:
      "Ich konnte die Datei nicht öffnen. Schickst du sie noch einmal oder fügst ein, was drinsteht?",
    document_passed_on:
      "Diese Datei kam von jemand anderem, und ich lerne nur aus dem, was du mir selbst gibst. Ist sie von dir, dann speichere sie und schick sie mir als Datei.",
    document_guest:
      "Dateien nehme ich nur von der Person, der dieses Gedächtnisbuch gehört. Schreib mir einfach!",
    voice_failed: "Das konnte ich gerade nicht anhören. Schreibst du es mir?",
    voice_empty: "Darin habe ich keine Wörter gehört. Schreibst du es mir?",
    voice_too_long:
      "Das ist zu lang für meine Ohren: höchstens fünf Minuten, bitte, oder schreib es mir.",
    cannot_see_picture:
      "Bilder und Videos kann ich noch nicht ansehen. Was ist darauf? Erzähl es mir!",
    cannot_see_sticker: "Das sieht lustig aus, aber ich verstehe nur Wörter!",
    cannot_hear_audio:
      "Tondateien kann ich nicht anhören. Nimm mir eine Sprachnachricht auf, oder schreib es.",

    key_homework: "Hausaufgaben",
    command_homework: "Fragen zu dem, was ich gelernt habe",
    homework_intro: "Zeit für Hausaufgaben! Tipp einen Buchstaben an, oder schick ihn mir.",
    homework_total: "Richtige Antworten bisher: {total}. Auf zu {goal}!",
    homework_total_past: "Richtige Antworten bisher: {total}. Das sind mehr als {goal}!",
    homework_question: "Frage {number} von {count}",
    homework_right_one: "Richtig!",
    homework_right_two: "Wieder richtig!",
    homework_right_many: "Richtig! Das sind {count} hintereinander.",
    homework_wrong: "Diesmal nicht. Richtig ist {answer}",
    homework_hint: "Als Eselsbrücke: {hint}",
    homework_score: "Das war die letzte: {correct} von {count} richtig.",
    homework_again: "Noch eine Runde? Schick /homework, wann du magst.",
    homework_how:
      'Schick mir nur den Buchstaben, {first} bis {last}, oder tipp ihn an. Mit "stop" ist Schluss.',
    homework_over: "Diese Frage ist vorbei.",
    homework_stopped: "Gut, genug Hausaufgaben für jetzt. Schick /homework, wenn du mehr willst.",
    homework_timed_out:
      "Die Hausaufgaben lagen eine Weile, also habe ich sie weggeräumt. /homework fängt neue an.",
    homework_ended: "Diese Hausaufgaben sind vorbei. /homework fängt neue an.",
    homework_thin:
      "In meinem Gedächtnisbuch steht noch nicht genug für Fragen. Bring mir erst etwas bei!",
    homework_retry:
      "Mir fallen gerade keine guten Fragen ein. Versuchen wir es gleich noch einmal?",
    homework_guest: "Hausaufgaben sind nur für die Person, der dieses Gedächtnisbuch gehört.",

    command_prp: "Ein Text zum Mitnehmen in einen anderen Chat",
    prp_caption:
      'Das Gedächtnisbuch von {name} zum Mitnehmen. Füg den ganzen Text in ein beliebiges Chat-Modell ein; sag dort zum Schluss "checkpoint" und bring mir, was es schreibt. Darin steht, was im Gedächtnisbuch steht: Gib es nur einem Dienst, dem du das anvertraust.',
    prp_greeting: "Hallo! Ich bin die Stimme von {name}. Was machen wir?",
    prp_menu_learned: "Frag mich etwas, das ich gelernt habe",
    prp_menu_curious: "Rätseln wir über etwas, das mich neugierig macht",
    prp_menu_make: "Denken wir uns etwas aus",
    prp_menu_chat: "Einfach plaudern",
    prp_menu_checkpoint:
      "Checkpoint: zusammenfassen, was du mir erzählt hast, fürs Gedächtnisbuch zum Mitnehmen",
    prp_about:
      "Grace-Mar ist ein Bot auf Telegram, der aus dem Gedächtnisbuch eines Menschen antwortet und sich nichts ohne ein Ja merkt. Mehr steht in der README.md des Grace-Mar, das diesen Text gemacht hat; wer sich um das Gedächtnisbuch kümmert, hat sie.",

    command_export: "Das ganze Gedächtnisbuch als Datei",
    command_privacy: "Was aufbewahrt wird und wer was bekommt",
    export_caption:
      "Das ganze Gedächtnisbuch von {name}: einfache Dateien, die jeder Editor öffnet, und eine Liste mit einer Prüfsumme für jede. Bewahr es auf wie ein Tagebuch.",
    export_too_large:
      "Das Gedächtnisbuch ist zu groß, um es hier zu schicken (Telegram nimmt 50 MB). Auf dem Rechner, auf dem ich laufe: npm run export -- --user {id}",
    privacy_short_you:
      "Was wir sagen, schreibe ich auf. Lesen kannst du es, und jeder, der meine Dateien hat.",
    privacy_short:
      "Was wir sagen, schreibe ich auf. Lesen kann das: {owners}, und wer meine Dateien hat.",
    privacy_short_goes: "Nach {days} Tagen werfe ich die Mitschrift unserer Gespräche weg.",
    privacy_short_asks_you:
      "Bevor ich mir etwas für immer merke, zeige ich dir deinen Satz, und du sagst ja oder nein.",
    privacy_short_asks:
      "Bevor ich mir etwas für immer merke, sieht jemand deinen Satz und sagt ja oder nein: {owners}.",
    privacy_short_between_us:
      "Sag „nur unter uns“, dann schreibe ich nichts auf und sage niemandem etwas. In Telegram steht es trotzdem, und ein Computer liest mit.",
    privacy_grown_ups: "Und alles ganz genau, für Erwachsene:",
    privacy:
      "Was ich von {name} aufbewahre, ist das Gedächtnisbuch: einfache Dateien in einem Ordner auf dem Rechner, auf dem ich laufe. Ohne ein Ja kommt nichts hinein.",
    privacy_chat:
      "Worüber wir hier reden, schreibe ich auch Wort für Wort auf, in einer Mitschrift in diesem Ordner, und das Neueste behalte ich im Kopf. Nur was du „nur unter uns“ (/between_us) sagst, schreibe ich nirgends auf und zeige es niemandem, und am Ende lasse ich es los; Telegram und der Computer, der meine Antworten findet, bekommen auch das.",
    privacy_chat_stays:
      "Was von unseren Gesprächen aufgeschrieben ist, bleibt, bis jemand es entfernt.",
    privacy_chat_goes:
      "Was von unseren Gesprächen aufgeschrieben ist, verschwindet nach {days} Tagen von selbst: aus der Mitschrift, aus meinem Kopf und mit den alten Sicherungen in diesem Ordner.",
    privacy_proposed_stays:
      "Nur was für das Gedächtnisbuch vorgeschlagen wurde, behält den Satz, aus dem es kam.",
    privacy_not_proposed: "Aus dem, was du sagst, schlage ich nichts für das Gedächtnisbuch vor.",
    privacy_who: "Wer was sieht:",
    privacy_owners:
      "• {owners}: auf Karten, was ich mir merken möchte, und den Satz, aus dem es kam; mit /export alles, auch die Mitschrift.",
    privacy_owners_guest: "• {owners}: mit /export alles, und in der Mitschrift auch deine Worte.",
    privacy_files:
      "• Wer die Dateien oder eine Kopie davon hat, etwa wer mich betreibt: alles darin, auch die Mitschrift.",
    privacy_askers:
      "• Alle, die mir schreiben dürfen: was im Gedächtnisbuch steht, wenn sie mich fragen.",
    privacy_telegram: "• Telegram: überbringt und speichert diesen Chat, nach eigenen Regeln.",
    privacy_model_own:
      "• Ein Computer, der eurer Familie gehört, {server}: jede Nachricht, den Ton von Sprachnachrichten und was eine Antwort aus dem Gedächtnisbuch braucht.",
    privacy_model:
      "• Der Modell-Server, {server}: jede Nachricht, den Ton von Sprachnachrichten und was eine Antwort aus dem Gedächtnisbuch braucht. Er bewahrt sie nach eigenen Regeln auf.",
    privacy_model_entries:
      "Er bekommt auch jeden Eintrag des Gedächtnisbuchs, damit ich finde, was eine Frage meint.",
    privacy_nobody: "• Sonst bekommt niemand etwas von mir.",
    privacy_take_you:
      "Alles mitnehmen: /export. Etwas vergessen lassen: /forget. Diesen Chat löschst du in Telegram.",
    privacy_take:
      "Alles mitnehmen: /export. Etwas vergessen lassen: /forget. Beides kann: {owners}. Diesen Chat löscht man in Telegram.",
    privacy_erase:
      "Wer mich betreibt, löscht alles mit: npm run erase -- --user {id} --confirm {id}",
    owners_you: "du",
    owners_others: "die anderen, die sich um dieses Gedächtnisbuch kümmern",
    owners_unnamed: "wer sich um dieses Gedächtnisbuch kümmert",

    command_forget: "Etwas für immer vergessen lassen",
    forget_usage: "Zum Beispiel: /forget die Worte, oder /forget LEARN-0003",
    forget_short: "Das ist zu kurz zum Suchen: bitte mindestens drei Buchstaben.",
    forget_nothing: "Das finde ich nirgends.",
    forget_ask: "🕊 Das für immer vergessen? Es steht hier:",
    forget_more: "… und an {count} weiteren Stellen",
    forget_means:
      "Einträge, wartende Vorschläge und Wortwechsel, in denen es steht, verschwinden ganz, Übernahmen damit lassen sich nicht mehr zurücknehmen, und dieselben Worte werden nie wieder vorgeschlagen.",
    forget_one_word:
      "Einträge, wartende Vorschläge und Wortwechsel, in denen es steht, verschwinden ganz, und Übernahmen damit lassen sich nicht mehr zurücknehmen. Es ist ein einzelnes Wort: Nichts mit „{word}“ wird je wieder vorgeschlagen.",
    forget_beyond:
      "Daraus kann ich nichts entfernen (eine Verknüpfung, ein Bild, Text, der nicht in UTF-8 ist, ein Dateiname). Bitte ändere oder lösche es selbst und frag mich dann noch einmal: {files}",
    forget_ours: "Als Überschrift, Feldname oder Nummer von mir bleibt es stehen in: {files}",
    forget_sealed: "Hier kann ich nicht hineinsehen: {files}",
    forget_unsure:
      "Vergessen ist es, aber beim Aufräumen ist etwas schiefgegangen. Ob noch eine Spur davon da ist, kann ich nicht sagen. Bitte frag mich später noch einmal mit denselben Worten.",
    forget_reach:
      "Nicht in meiner Reichweite: dieser Chat in Telegram (dort löschen), was der Modell-Server behält, mit /export verschickte Dateien und Sicherungen des Rechners. Nichts bringt es zurück.",
    forget_done: "🕊 Vergessen, an {count} Stellen. Ein Beleg hält das fest, ohne ein Wort davon.",
    forget_kept: "Nichts wurde vergessen.",
    forget_changed: "Inzwischen hat sich etwas geändert: Bitte sieh die Liste noch einmal an.",
    forget_card_gone: "🕊 Das ist vergessen.",
    forget_unreadable: "nicht lesbar, wird gelöscht",
    forget_in_conversation: "mein Gedächtnis für den Chat",
    forget_in_outbox: "Nachrichten auf dem Weg zu dir",
    forget_in_cards: "Karten im Chat",
    forget_in_jobs: "noch nicht durchgesehene Wortwechsel",
    forget_in_homework: "Hausaufgaben",
    forget_in_undo: "Übernahmen, die man zurücknehmen konnte",
    button_forget: "Vergessen",
    button_keep: "Behalten",
    tap_forgotten: "Vergessen.",
    undo_closed: "Das lässt sich nicht mehr zurücknehmen: Etwas davon wurde für immer vergessen.",

    command_people: "Wer dabei ist und wie man jemanden ausschließt",
    people_title: "Wer dabei ist:",
    people_owner: "kümmert sich um dieses Gedächtnisbuch",
    people_companion: "Begleitung",
    people_guest: "Gast",
    people_you: "(das bist du)",
    people_from_link: "durch einen Link, {since}",
    people_from_variable: "durch {variable}",
    people_by_variable:
      "Wer durch eine GRACE_MAR_-Variable dabei ist, lässt sich hier nicht ausschließen: Wer mich betreibt, nimmt die Nummer dort heraus.",
    people_button: "{who} ausschließen",
    people_ask_owner:
      "{who} ausschließen? Diese Person kümmert sich dann nicht mehr um dieses Gedächtnisbuch und bekommt ab sofort nichts mehr von mir, auch nicht, was schon unterwegs ist.",
    people_ask_guest:
      "{who} ausschließen? Diese Person bekommt dann ab sofort nichts mehr von mir, auch nicht, was schon unterwegs ist.",
    people_put_out: "Ausschließen",
    people_keep: "So lassen",
    people_out: "{who} ist nicht mehr dabei und bekommt nichts mehr von mir.",
    people_out_but:
      "Was {who} durch den Link durfte, gilt nicht mehr. Dabei ist diese Person noch durch {variable}: Wer mich betreibt, nimmt die Nummer dort heraus.",
    people_named:
      "{who} ist durch {variable} dabei. Das kann ich nicht ändern: Wer mich betreibt, nimmt die Nummer dort heraus.",
    people_last:
      "Nur {who} kümmert sich um dieses Gedächtnisbuch. Lass erst jemand anderen herein, sonst könnte es niemand mehr.",
    people_changed: "Das hat sich inzwischen geändert.",
    people_came_owner:
      "👋 {who} kümmert sich jetzt auch um dieses Gedächtnisbuch. /people zeigt alle.",
    people_came_guest: "👋 {who} ist jetzt als Gast dabei. /people zeigt alle.",
    people_went_owner:
      "{who} kümmert sich nicht mehr um dieses Gedächtnisbuch. /people zeigt alle.",
    people_went_guest: "{who} ist nicht mehr als Gast dabei. /people zeigt alle.",

    card_ask: "Darf ich mir das merken?",
    card_ask_conflict: "Darf ich mir das merken? Im Gedächtnisbuch steht etwas anderes.",
    card_why_not: "Warum nicht?",
    card_rejected: "❌ Abgelehnt. Ich habe mir nichts gemerkt.",
    card_in_record: "✅ Es steht im Gedächtnisbuch.",
    card_approved: "✅ Angenommen.",
    card_approved_next: "Schick /merge, dann kommt es ins Gedächtnisbuch.",
    card_later: "🕓 Jetzt nicht. Ich frage eine Woche lang nicht danach.",
    card_reworded: "✏️ {id} ist neu formuliert: siehe die neue Karte.",
    card_in_the_record: "Im Gedächtnisbuch",
    card_since: "seit {date}",
    card_new: "Neu",
    card_would_go: "Es käme in {place}.",
    card_adds_to: "Kommt in {place}:",
    card_the_record: "das Gedächtnisbuch",
    card_was_reworded: "(anders gesagt)",
    card_longer_text:
      "⚠️ Aus einem längeren, vielleicht kopierten Text: Schau bitte nach, wessen Worte das sind.",
    card_priority: "Wichtigkeit {score}",
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
    button_wrong_wording: "Falsch formuliert",
    button_private: "Privat",
    button_already_known: "Schon bekannt",
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
    tap_send_wording: "Schick mir die neue Formulierung.",
    tap_closed: "Erledigt: Es steht schon im Gedächtnisbuch.",
    tap_below: "{id} steht unten.",
    tap_every_line: "Unten steht jede Zeile.",
    tap_not_now: "Jetzt nicht.",
    tap_merged_one: "Übernommen.",
    tap_merged_many: "{count} übernommen.",
    tap_taken_back: "Zurückgenommen.",

    edit_ask:
      "Wie soll {id} lauten? Jetzt steht da:\n\n{entry}\n\nSchick mir die neue Formulierung, oder /cancel.",
    edit_empty: "Das war leer. Schick mir die neue Formulierung, oder /cancel.",
    edit_early:
      "Das hast du geschrieben, bevor ich nach {id} gefragt habe. Schick mir die neue Formulierung noch einmal, oder /cancel.",
    edit_too_long:
      "Das sind {length} Zeichen; ein Eintrag darf {limit} haben. Schick etwas Kürzeres, oder /cancel.",
    edit_stays: "{id} bleibt, wie es ist.",
    edit_nothing: "Es gibt nichts abzubrechen.",

    review_nothing: "Gerade wartet nichts auf dich.",
    review_one: "1 Sache wartet auf dein Ja oder Nein: {kinds}.",
    review_many: "{count} Sachen warten auf dein Ja oder Nein, neue zuerst: {kinds}.",
    review_kind_knowledge_one: "gelernte Sache",
    review_kind_knowledge_many: "gelernte Sachen",
    review_kind_curiosity_one: "Neugier-Thema",
    review_kind_curiosity_many: "Neugier-Themen",
    review_kind_personality_one: "Eigenart",
    review_kind_personality_many: "Eigenarten",
    review_known: "💤 Wartet schon lange und steht bereits im Gedächtnisbuch ({id}).",
    review_conflict: "⚠️ Im Gedächtnisbuch steht etwas anderes: Schau hin, bevor du entscheidest.",
    review_approved: "Etwas ist schon angenommen: /merge zeigt es.",
    review_by_hand: "Diese brauchen einen Blick von Hand in PENDING-REVIEW.md:",
    review_faulty: "• {id} (Zeile {line})",
    review_stray:
      "• {id} (Zeile {line}): zu weit unten, hinter „## Processed“. Wer mich betreibt, kann es nach oben holen.",
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
    gone_twice:
      "{id} steht zweimal in PENDING-REVIEW.md: Eines davon braucht von Hand eine andere Nummer.",
    gone_astray:
      "{id} steht in PENDING-REVIEW.md zu weit unten, hinter „## Processed“. Wer mich betreibt, kann es nach oben holen.",
    mend_candidate: "{id} muss erst von Hand berichtigt werden: PENDING-REVIEW.md, Zeile {line}.",
    other_record:
      "{id} gehört zu einem anderen Gedächtnisbuch. Mit /reject {id} verschwindet es von der Liste.",
    not_approved: "Nicht angenommen: {ids}.",
    saved_before:
      "{id} wurde früher schon übernommen. Mit /reject {id} verschwindet es von der Liste.",
    said_already:
      "{entry} sagt schon dasselbe wie {id}. Mit /reject {id} verschwindet es von der Liste.",
    choose_again: "Ich weiß nicht, was {id} ersetzen soll: Wähle noch einmal auf der Karte.",
    replaced_gone: "{id} kann {entry} nicht ersetzen: Diesen Eintrag gibt es nicht mehr.",
    replaced_twice:
      "{id} kann {entry} nicht ersetzen: Zwei Einträge heißen so. Einer davon braucht von Hand eine andere Nummer.",
    replaced_other_kind: "{id} kann {entry} nicht ersetzen: Die beiden sind von verschiedener Art.",
    replaced_already: "{id} kann {entry} nicht ersetzen: Das hat schon etwas anderes getan.",
    record_unsound:
      "{id} verstößt gegen eine Regel des Gedächtnisbuchs. Das muss erst von Hand berichtigt werden:",
    mend_place: "{file}, Zeile {line}",
    mend_more: "… und {count} weitere",
    conflict_file:
      "{file} braucht einen Blick von Hand: Eine Datei wurde geändert, während ich sie schrieb. Führ beide zusammen, lösch diese und frag dann neu.",

    merge_nothing_approved: "Noch ist nichts angenommen. /review zeigt, was wartet.",
    merge_nothing: "Es gibt nichts zu übernehmen.",
    merge_ask_one: "Soll das ins Gedächtnisbuch?",
    merge_ask_many: "Sollen diese {count} ins Gedächtnisbuch?",
    merge_replaces: "{entry} ersetzt {id}.",
    merge_receipt: "Ein Beleg bleibt, und /undo nimmt es zurück.",
    merge_done: "✅ Jetzt steht es im Gedächtnisbuch:",
    merge_done_replaces: "(ersetzt {id})",
    merge_done_intent: "INTENT.md sieht das vielleicht anders: {rules}.",
    merge_done_undo: "/undo nimmt es zurück.",
    merge_cancelled: "Nichts wurde geändert; /merge zeigt es wieder.",
    record_too_large:
      "Es ist nichts passiert: Im Ordner des Gedächtnisbuchs liegt mehr, als ich auf einmal fassen kann. Wer mich betreibt, muss erst ein paar Dateien woanders hinlegen.",
    backup_failed:
      "Nichts wurde übernommen: Ich konnte vorher keine Sicherung machen. Wer mich betreibt, kann sehen, warum.",
    merge_unsafe:
      "Nichts wurde übernommen: Ich kann {file} nicht sicher ändern. Die Datei braucht erst einen Blick von Hand.",
    merge_no_section:
      "Nichts wurde übernommen: In {file} fehlt „{section}“ oder ist beschädigt. Das muss erst von Hand berichtigt werden.",
    receipt_approver: "Darum hat jemand anderes gebeten. Schick selbst /merge.",
    receipt_leaves_out: "Hier fehlt {ids}: Schau die Karte noch einmal an.",
    receipt_changed:
      "{id} wurde geändert, nachdem ich es gezeigt habe: Schau die Karte noch einmal an.",
    receipt_used: "Das ist schon geschehen.",
    button_merge: "Übernehmen",
    button_every_line: "Jede Zeile zeigen",
    undo_nothing: "Es gibt nichts zurückzunehmen.",
    undo_ask:
      "Die letzte Übernahme zurücknehmen? Das Gedächtnisbuch ist dann wieder wie vorher, und das hier wartet wieder auf ein Ja oder Nein:",
    undo_restores: "{id} gilt wieder:",
    undo_done_one: "↩️ Zurückgenommen. {ids} wartet wieder auf ein Ja oder Nein: /review.",
    undo_done_many: "↩️ Zurückgenommen. {ids} warten wieder auf ein Ja oder Nein: /review.",
    undo_cancelled: "Es bleibt dabei.",
    undo_changed:
      "Nichts wurde zurückgenommen. {file}: {id} (Zeile {line}) wurde seither geändert.",
    undo_missing: "Nichts wurde zurückgenommen. {file}: {id} steht nicht mehr da.",
    undo_referred: "Nichts wurde zurückgenommen. {file}: Zeile {line} verweist auf {id}.",
    undo_unsafe:
      "Nichts wurde zurückgenommen: {file} wurde seither geändert, und ich bekomme die Übernahme nicht sicher wieder heraus.",
    button_undo: "Zurücknehmen",
    button_leave: "So lassen",
    usage_today: "Heute: {tokens} Tokens; Anfragen an Modelle: {calls}.",
    usage_month: "Diesen Monat: {tokens} Tokens; Anfragen: {calls}.",
    usage_left: "Noch übrig für heute: {left} von {budget} Tokens.",
    usage_money: "Das hat heute etwa {today} gekostet und diesen Monat {month}.",
    usage_unpriced: "Nicht mitgezählt: {models}.",
    usage_unlimited: "Es gibt kein Tageslimit.",
    usage_cached:
      "{percent} % von dem, was Modelle diesen Monat lesen mussten, hatten sie noch im Gedächtnis.",
    stopped: "Okay, ich habe aufgehört.",
    stop_nothing: "Gerade gibt es nichts anzuhalten.",
    debate_unknown: "{id} gibt es nicht.",
    debate_twice: "zwei Debatten heißen {id}: Eine davon braucht von Hand eine andere Nummer.",
    debate_resolved: "{id} ist schon entschieden.",
    debate_unreadable: "{id} muss erst von Hand in PENDING-REVIEW.md berichtigt werden.",

    offer_yes: "Ja, schau nach",
    offer_later: "Jetzt nicht",
    offer_gone: "Das ist nicht mehr offen. Frag mich einfach noch einmal!",
    ask_usage: "So: /ask wie schlafen Kraken?",
    // /why: what an answer rests on.
    why_none: "Hier steht nichts mehr von mir, was ich erklären könnte.",
    why_unknown: "Worauf diese Antwort beruht, weiß ich nicht mehr.",
    why_nothing: "Das beruht auf nichts im Gedächtnisbuch.",
    why_title: "Diese Antwort beruht auf:",
    why_entry: "– {date}: {text}",
    why_dated: "– einem Eintrag vom {date}",
    why_own_words: "(mit eigenen Worten: „{words}“)",
    why_gone: "– einem Eintrag, der inzwischen geändert oder weg ist",
    why_me: "– dem, was im Gedächtnisbuch über die Person steht",
    why_chat: "– dem, was hier im Chat gesagt wurde",
    why_waiting: "– etwas Notiertem, das noch auf eine Entscheidung wartet",
    why_said_before: "– dem, was hier an einem anderen Tag gesagt wurde",
    why_answered: "– der Nachricht, auf die geantwortet wurde",
    why_memory: "– Notizen über diese Tage",
    why_in_title: "– nachgeschaut in „{title}“",
    why_library: "– nachgeschaut in der Bibliothek",
    why_model: "– nachgeschaut mit dem Modell",
    ask_nothing: "Darauf hat mein Gedächtnisbuch keine Antwort, und raten will ich nicht.",

    profile_title: "{name}: wie es dem Gedächtnisbuch geht",
    profile_pending_none: "Nichts wartet auf dein Ja oder Nein.",
    profile_pending_one: "1 Sache wartet auf dein Ja oder Nein, {since}: /review",
    profile_pending_many:
      "{count} Sachen warten auf dein Ja oder Nein, die älteste {since}: /review",
    profile_activity: "Letzte Aktivität: {day}, {time}",
    profile_activity_none: "Noch ist nichts geschehen.",
    profile_entries: "Darin stehen: {kinds}.",
    kind_activity_one: "Unternehmung",
    kind_activity_many: "Unternehmungen",
    profile_messages:
      "Nachrichten in den letzten 30 Tagen: {received} empfangen, {answered} beantwortet, {waiting} warten.",
    profile_rejected: "Zuletzt abgelehnt:",
  },
  phrases: {
    lookup_offer: ["soll ich das nachschauen"],
    found_out: ["Ich hab nachgeschaut!", "Ich hab's herausgefunden!"],
    yes_words:
      "ja jo jep jup klar gerne gern bitte okay ok oki jaa jaaa genau logo sicher unbedingt natürlich joa jawohl yes".split(
        " ",
      ),
    yes_phrases: [
      "das interessiert mich",
      "das interessiert uns",
      "das wäre lieb von dir",
      "das wär lieb von dir",
      "freilich",
      "sei so gut",
      "aber sicher",
      "wäre cool",
      "wär cool",
      "wir würden das gern wissen",
      "würde das gern wissen",
      "wir wollen es wissen",
      "schieß los",
      "mama sagt",
      "papa sagt",
      "oma sagt",
      "wenn du magst",
      "guck nach",
      "guck mal nach",
      "guck mal",
      "selbstverständlich",
      "das würdest du tun",
      "das möchte ich wissen",
      "das will ich wissen",
      "das wollen wir wissen",
      "das würde mich freuen",
      "nichts dagegen",
      "hau rein",
      "bin dabei",
      "ja mach das",
      "ich bin gespannt",
      "auf jeden fall",
      "einverstanden",
      "gute idee",
      "kannst du machen",
      "das wär toll",
      "das wär super",
      "das wär schön",
      "das wär lieb",
      "das wäre lieb",
      "wenn es keine umstände macht",
      "wenn es geht",
      "gerne doch",
      "in ordnung",
      "passt",
      "mach",
      "such",
      "finde es raus",
      "find's raus",
      "krieg es raus",
      "schau es nach",
      "schau bitte",
      "schlag nach",
      "ich bin neugierig",
      "bin gespannt",
      "da bin ich gespannt",
      "ich bitte darum",
      "ja doch",
      "aber ja",
      "aber klar",
      "aber gern",
      "meinetwegen",
      "abgemacht",
      "schau nach",
      "schau mal nach",
      "schau",
      "mach das",
      "mach mal",
      "ja bitte",
      "sag es mir",
      "erzähl",
      "na klar",
      "na gut",
      "au ja",
      "oh ja",
      "ja mach",
      "bitte mach",
      "such es",
      "find es heraus",
      "finde es heraus",
      "das wäre toll",
      "das wäre super",
      "das wäre schön",
      "das wäre nett",
      "warum nicht",
      "von mir aus",
      "sehr gerne",
      "sehr gern",
      "ich will es wissen",
      "ich möchte es wissen",
      "würde ich gern wissen",
      "leg los",
      "nur zu",
      "tu das",
      "los",
    ],
    yes_fillers:
      "nach sei so lieb wenn für mich uns raus und dann doch mal das es mir bitte ja kannst könntest du jetzt oh na".split(
        " ",
      ),
    yes_thanks:
      "hmm hm mhm ach na doch von dir pls voll fein wunderbar großartig beide es ich bin gespannt schatz liebes so gut nett lieb danke dankeschön vielen dank sehr lieb oh super toll cool prima schön nett das ist dann mal doch".split(
        " ",
      ),
    report_openers: [
      "sind ... zurück|zurückgekommen|heimgekommen",
      `^haben|^ham|^sind grad|gerade|eben|heute|gestern|vorhin|jetzt ... ${DONE}`,
      "^waren grad|gerade|eben|heute|gestern|vorhin ... im|in|am|an|bei|beim",

      `wir |zwei|drei|vier|fünf|beide|alle haben|hab'n|habn|ham|hab|sind ... ${DONE}`,
      `haben|ham|habn|hab|sind wir ... ${DONE}`,
      `und ich|icke haben|ham|habn|hab|sind ... ${DONE}`,
      `ich und ... haben|sind ... ${DONE}`,
      `haben|sind ... und ich ... ${DONE}`,
      `haben|sind ich und ... ${DONE}`,
      `wir ${DID}`,
      `${DID} wir`,
      `und ich ${DID}`,
      `${DID} ... und ich`,
      "wir waren ... schwimmen|einkaufen|wandern|klettern|baden|spazieren|reiten|eislaufen|rodeln|essen|zelten|angeln",
      "wir waren ... im|in|am|an|bei|beim|zu|zum|zur",
      "waren wir ... im|in|am|an|bei|beim|zu|zum|zur",
      "und ich waren ... im|in|am|an|bei|beim|zu|zum|zur",
      "waren ... und ich ... im|in|am|an|bei|beim|zu|zum|zur",
    ],
    report_leads: [
      "rate mal",
      "weißt du was",
      "stell dir vor",
      "hey",
      "hallo",
      "hi",
      "na du",
      "so",
      "und",
      "also",
      "oh",
      "ja",
    ],
    report_states:
      "*heit *keit gemeinschaft gesellschaft gefreut geärgert gelangweilt gewundert interessiert gehabt gesagt gedacht gehofft geglaubt gewusst gewollt gemocht gebraucht gekannt geliebt gehasst gefragt gestritten genannt gehört gemeint geist gericht gewicht gebet gedicht gesicht gebiet gerät geduld gegen gehen genießen gerade geben geschehen angst".split(
        " ",
      ),
    report_breaks:
      "stolz traurig froh müde sauer wenn ob falls was warum wieso weil dass wie wer wo als bevor bis nicht nie niemals kein keine keinen keinem sagt sagte hoffe denke glaube glaub traum... träumte... geträumt... wünsche... wünschte... könnten... sollten... würden... wollen... wollten... müssen... dürfen... werden... film... geschichte... immer... manchmal... jeden... jedes...".split(
        " ",
      ),
    homework_words: ["hausaufgaben"],
    stop_words: ["stopp", "halt", "aufhören", "fertig", "schluss", "ende"],
    between_us: [
      "nur unter uns ...",
      "ganz unter uns ...",
      "unter uns gesagt ...",
      "unter uns",
      "das bleibt unter uns ...",
      "bleibt das unter uns ...",
      "nur zwischen uns ...",
      "zwischen uns",
      "nur zwischen dir und mir ...",
      "unter vier augen ...",
      "nur wir zwei",
      "kann ich dir ein geheimnis erzählen ...",
      "kann ich dir ein geheimnis verraten ...",
      "kann ich dir ein geheimnis sagen ...",
      "darf ich dir ein geheimnis erzählen ...",
      "darf ich dir ein geheimnis verraten ...",
      "ich will dir ein geheimnis erzählen ...",
      "ich muss dir ein geheimnis erzählen ...",
      "ich habe ein geheimnis",
      "ich hab ein geheimnis",
      "ich hab ein geheimniss",
      "das ist ein geheimnis",
      "ist ein geheimnis",
      "kannst du ein geheimnis behalten ...",
      "kannst du ein geheimnis für dich behalten ...",
      "sag es niemandem ...",
      "sag's niemandem",
      "sags niemandem",
      "sag das niemandem ...",
      "sag es keinem ...",
      "sags keinem",
      "erzähl es niemandem ...",
      "erzähl das niemandem ...",
      "nicht weitersagen",
      "nicht weiter sagen ...",
      "sag es nicht mama ...",
      "sag mama nichts ...",
      "sag papa nichts ...",
      "schreib das nicht auf ...",
      "merk dir das nicht ...",
    ],
    between_us_over: [
      "das war's",
      "das wars",
      "das wars jetzt",
      "das war alles",
      "das ist alles",
      "du darfst dir wieder was merken",
      "du darfst dir wieder etwas merken",
      "du darfst wieder merken",
      "kannst es dir wieder merken",
      "beende es",
      "geheimnis vorbei",
      "keine geheimnisse mehr",
    ],
    checkpoint_words: ["checkpoint", "zwischenstand"],
    checkpoint_markers: [
      "hier ist mein checkpoint",
      "zusammenfassung von dem, was wir",
      "besprochene themen",
    ],
  },
  distress: GERMAN_DISTRESS,
  silence: GERMAN_SILENCE,
  examples: {
    liked: { question: "{topic}: magst du das?", answer: "Oh ja, sehr! Du auch?" },
    unknown: {
      questions: [
        "Wie tief ist der tiefste See?",
        "Wer hat das erste Fahrrad gebaut?",
        "Wie viele Knochen hat ein Giraffenhals?",
      ],
      answer: "Das hab ich noch nicht gelernt: {offer}?",
    },
    machine: {
      question: "Bist du ein echter Mensch?",
      answer:
        "Nein, ich bin ein Programm. Ich spreche für {name} und weiß, was aufgeschrieben ist.",
    },
  },
  days: GERMAN_DAYS,
  followUps: GERMAN_FOLLOW_UPS,
  offers: GERMAN_OFFERS,
  specifics: GERMAN_SPECIFICS,
  speakers: {
    own: [
      "ich",
      "nutzer",
      "nutzerin",
      "benutzer",
      "benutzerin",
      "anwender",
      "anwenderin",
      "mensch",
    ],
    you: ["du", "ihr", "sie"],
    machine_words: "ki bot chatbot roboter assistent assistentin".split(" "),
    machine_labels: "system antwort modell stimme".split(" "),
    said: [
      "hast gesagt",
      "haben gesagt",
      "hat gesagt",
      "sagtest",
      "sagte",
      "sagt",
      "schreibt",
      "schrieb",
      "fragte",
      "antwortete",
    ],
    told: "meinte meint erzahlte erzahlt textete mailte berichtete erklarte rief fragt antwortet geschrieben gesagt gemeint geantwortet gefragt getextet gemailt berichtet schreibst sagst schriebst sagen schreiben schrieben sagten".split(
      " ",
    ),
    letters:
      "antwort antworten brief briefe mail mails email nachricht nachrichten postkarte karte sms kommentar zettel".split(
        " ",
      ),
    of: "von vom".split(" "),
    sent: "schickte schickt geschickt sandte gesendet".split(" "),
    mail_from: "von absender".split(" "),
    mail_fields: "gesendet datum an cc betreff antwort".split(" "),
    passed_on:
      "ursprungliche weitergeleitet weitergeleitete weitergeleiteten originalnachricht urspruengliche".split(
        " ",
      ),
    sections:
      "idee traum geschichte wunsch geheimnis grund ja nein thema themen zusammenfassung besprochene gelernt gelerntes fragen frage ideen notizen notiz nachste ziele ziel plane datum zeit ort titel stimmung neu neues erledigt interessen fakten offene alter geburtstag lieblingsessen zutaten schritte fruhstuck mittagessen abendessen schule hausaufgaben ergebnis preis grosse montag dienstag mittwoch donnerstag freitag samstag sonntag heute gestern morgen".split(
        " ",
      ),
  },
};
