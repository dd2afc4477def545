// Lines of /forget.

const ENGLISH = {
  command_forget: "Have something forgotten for good",
  forget_usage: "Like this: /forget the words, or /forget LEARN-0003",
  forget_short: "That is too short to look for: at least three letters, please.",
  forget_nothing: "I find that nowhere.",
  forget_ask: "🕊 Forget this for good? It stands here:",
  forget_more: "… and in {count} more places",
  forget_means:
    "Entries, waiting proposals and exchanges that hold it go whole, merges that brought it can't be undone any more, and the same words are never proposed again.",
  forget_one_word:
    "Entries, waiting proposals and exchanges that hold it go whole, and merges that brought it can't be undone any more. It is a single word: nothing with “{word}” in it will be proposed again.",
  forget_beyond:
    "I can't take anything out of these (a link, a picture, letters that are not UTF-8, a file's name). Please change or delete them yourself, then ask me once more: {files}",
  forget_ours: "As a heading, a label or a number of mine it stays in: {files}",
  forget_sealed: "I can't look into these: {files}",
  forget_reach:
    "Out of my reach: this chat in Telegram (delete it there), what the model server keeps, files sent by /export, and backups of the machine. Nothing brings it back.",
  forget_done: "🕊 Forgotten, in {count} places. A receipt says so, without a word of what it was.",
  forget_kept: "Nothing was forgotten.",
  forget_changed: "Something has changed since: please look at the list again.",
  forget_card_gone: "🕊 This is forgotten.",
  forget_unreadable: "cannot be read, it is deleted",
  forget_in_conversation: "my memory of the chat",
  forget_in_outbox: "messages on their way to you",
  forget_in_inbox: "messages not yet read",
  forget_in_cards: "cards in the chat",
  forget_in_jobs: "exchanges not yet looked through",
  forget_in_homework: "homework",
  forget_in_undo: "merges that could be undone",
  button_forget: "Forget it",
  button_keep: "Keep it",
  tap_forgotten: "Forgotten.",
  undo_closed: "That merge can't be taken back: something of it was forgotten for good.",
} as const;

export const FORGETTING_LINES = {
  english: ENGLISH,
  spanish: {
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
    forget_reach:
      "Fuera de mi alcance: este chat en Telegram (bórralo allí), lo que guarda el servidor de modelos, los archivos enviados con /export y las copias de seguridad del ordenador. Nada lo trae de vuelta.",
    forget_done: "🕊 Olvidado, en {count} sitios. Lo dice un recibo, sin una palabra de lo que era.",
    forget_kept: "No se ha olvidado nada.",
    forget_changed: "Algo ha cambiado desde entonces: mira la lista otra vez, por favor.",
    forget_card_gone: "🕊 Esto está olvidado.",
    forget_unreadable: "no se puede leer, se borra",
    forget_in_conversation: "mi memoria del chat",
    forget_in_outbox: "mensajes en camino hacia ti",
    forget_in_inbox: "mensajes aún sin leer",
    forget_in_cards: "tarjetas en el chat",
    forget_in_jobs: "conversaciones aún sin revisar",
    forget_in_homework: "deberes",
    forget_in_undo: "cambios que se podían deshacer",
    button_forget: "Olvidarlo",
    button_keep: "Conservarlo",
    tap_forgotten: "Olvidado.",
    undo_closed: "Eso ya no se puede deshacer: algo de ello se olvidó para siempre.",
  },
  german: {
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
    forget_reach:
      "Nicht in meiner Reichweite: dieser Chat in Telegram (dort löschen), was der Modell-Server behält, mit /export verschickte Dateien und Sicherungen des Rechners. Nichts bringt es zurück.",
    forget_done: "🕊 Vergessen, an {count} Stellen. Ein Beleg hält das fest, ohne ein Wort davon.",
    forget_kept: "Nichts wurde vergessen.",
    forget_changed: "Inzwischen hat sich etwas geändert: Bitte sieh die Liste noch einmal an.",
    forget_card_gone: "🕊 Das ist vergessen.",
    forget_unreadable: "nicht lesbar, wird gelöscht",
    forget_in_conversation: "mein Gedächtnis für den Chat",
    forget_in_outbox: "Nachrichten auf dem Weg zu dir",
    forget_in_inbox: "noch ungelesene Nachrichten",
    forget_in_cards: "Karten im Chat",
    forget_in_jobs: "noch nicht durchgesehene Wortwechsel",
    forget_in_homework: "Hausaufgaben",
    forget_in_undo: "Übernahmen, die man zurücknehmen konnte",
    button_forget: "Vergessen",
    button_keep: "Behalten",
    tap_forgotten: "Vergessen.",
    undo_closed: "Das lässt sich nicht mehr zurücknehmen: Etwas davon wurde für immer vergessen.",
  },
  french: {
    command_forget: "Faire oublier quelque chose pour toujours",
    forget_usage: "Comme ceci\u00a0: /forget les mots, ou /forget LEARN-0003",
    forget_short: "C'est trop court à chercher\u00a0: au moins trois lettres, s'il te plaît.",
    forget_nothing: "Je ne trouve cela nulle part.",
    forget_ask: "🕊 Oublier cela pour toujours\u00a0? On le trouve ici\u00a0:",
    forget_more: "… et à {count} autres endroits",
    forget_means:
      "Les entrées, propositions et échanges qui le contiennent partent en entier, les ajouts qui l'ont apporté ne peuvent plus être repris, et les mêmes mots ne seront plus jamais proposés.",
    forget_one_word:
      "Les entrées, propositions et échanges qui le contiennent partent en entier, et les ajouts qui l'ont apporté ne peuvent plus être repris. C'est un seul mot\u00a0: plus rien contenant «\u00a0{word}\u00a0» ne sera proposé.",
    forget_beyond:
      "Je ne peux rien en retirer (un lien, une image, un texte qui n'est pas en UTF-8, le nom d'un fichier). Modifie-les ou supprime-les toi-même, s'il te plaît, puis redemande-moi\u00a0: {files}",
    forget_ours: "Comme titre, étiquette ou numéro à moi, cela reste dans\u00a0: {files}",
    forget_sealed: "Je ne peux pas regarder dans ceux-ci\u00a0: {files}",
    forget_reach:
      "Hors de ma portée\u00a0: cette conversation dans Telegram (à effacer là-bas), ce que garde le serveur de modèles, les fichiers envoyés par /export et les sauvegardes de la machine. Rien ne le ramène.",
    forget_done: "🕊 Oublié, à {count} endroits. Un reçu le dit, sans un mot de ce que c'était.",
    forget_kept: "Rien n'a été oublié.",
    forget_changed: "Quelque chose a changé depuis\u00a0: regarde encore la liste, s'il te plaît.",
    forget_card_gone: "🕊 C'est oublié.",
    forget_unreadable: "illisible, sera supprimé",
    forget_in_conversation: "ma mémoire de la conversation",
    forget_in_outbox: "messages en route vers toi",
    forget_in_inbox: "messages pas encore lus",
    forget_in_cards: "cartes dans la conversation",
    forget_in_jobs: "échanges pas encore examinés",
    forget_in_homework: "devoirs",
    forget_in_undo: "ajouts qui pouvaient être repris",
    button_forget: "Oublier",
    button_keep: "Garder",
    tap_forgotten: "Oublié.",
    undo_closed: "Cela ne peut plus être repris\u00a0: une partie a été oubliée pour toujours.",
  },
} as const satisfies {
  readonly [language: string]: { readonly [name in keyof typeof ENGLISH]: string };
};
