// Lines about a report, a checkpoint, a file or a voice note, and about kinds of messages that cannot be read, by language.

const ENGLISH = {
  waits_one: "1 thing waits for a yes.",
  waits_many: "{count} things wait for a yes.",
  activity_staged: "Nice, I noted that! {waits} Send /review when you want to look.",
  activity_nothing:
    "Nice! It's in our log. Nothing new for my Record this time; /review shows what waits.",
  checkpoint_staged:
    "Checkpoint taken. I found something worth keeping. {waits} Send /review to look.",
  checkpoint_nothing: "Checkpoint taken. Nothing new for my Record since the last one.",
  handback_staged:
    "Thanks for bringing that back! I found something worth keeping. {waits} Send /review to look.",
  handback_nothing: "Thanks for bringing that back! I found nothing new for my Record in it.",
  whose_words:
    'That looks like a chat, and I can\'t tell which lines in it are yours, so I keep none of them. Put "Me:" in front of what you said, or just tell me in your own words!',
  activity_later: "Nice! It's in our log. I'll read it later and tell you what I found.",
  checkpoint_later: "Checkpoint taken. I'll read it later and tell you what I found.",
  handback_later: "Thanks for bringing that back! I'll read it later and tell you what I found.",
  later_staged:
    "I've read what you told me, and noted something. {waits} Send /review when you want to look.",
  later_nothing: "I've read what you told me: nothing new for my Record this time.",
  later_failed:
    "I couldn't read what you told me after all. Tell me again if I should remember it.",
  document_not_text: "I can only read files that end in .txt. Could you send it as one?",
  document_too_big:
    "That file is too big for me. Please send one under 100 KB, or paste a short summary.",
  document_empty: "That file is empty. Was it the right one?",
  document_letters:
    "I can't read the letters in that file. Could you save it as plain text in UTF-8 and send it again?",
  document_failed: "I couldn't open that file. Could you send it again, or paste what it says?",
  document_passed_on:
    "That file came to you from somebody else, and I only learn from what you give me yourself. If it is yours, save it and send it here as a file.",
  document_guest: "I only take files from the person whose Record this is. Just write to me!",
  voice_failed: "I couldn't listen to that just now. Could you type it for me?",
  voice_empty: "I didn't hear any words in that. Could you type it for me?",
  voice_too_long:
    "That one is too long for my ears: up to five minutes, please, or type it for me.",
  cannot_see_picture: "I can't look at pictures or videos yet. What does it show? Tell me!",
  cannot_see_sticker: "That looks like fun, but I only understand words!",
  cannot_hear_audio:
    "I can't listen to sound files. You can record a voice note for me, or type it.",
} as const;

export const REPORT_LINES = {
  english: ENGLISH,
  spanish: {
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
  },
  german: {
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
    whose_words:
      "Das sieht nach einem Chat aus, und ich weiß nicht, welche Zeilen davon deine sind. Darum merke ich mir nichts daraus. Schreib „Ich:“ vor das, was du gesagt hast, oder erzähl es mir einfach mit deinen Worten!",
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
  },
  french: {
    waits_one: "1 chose attend un oui.",
    waits_many: "{count} choses attendent un oui.",
    activity_staged: "C'est bien, je l'ai noté ! {waits} Envoie /review quand tu veux regarder.",
    activity_nothing:
      "C'est bien ! C'est dans notre journal. Rien de nouveau pour mon Carnet cette fois ; /review montre ce qui attend.",
    checkpoint_staged:
      "Point fait. J'ai trouvé quelque chose qui mérite d'être gardé. {waits} Envoie /review pour regarder.",
    checkpoint_nothing: "Point fait. Rien de nouveau pour mon Carnet depuis le dernier.",
    handback_staged:
      "Merci de me l'avoir rapporté ! J'y ai trouvé quelque chose qui mérite d'être gardé. {waits} Envoie /review pour regarder.",
    handback_nothing:
      "Merci de me l'avoir rapporté ! Je n'y ai rien trouvé de nouveau pour mon Carnet.",
    whose_words:
      "On dirait une conversation, et je ne sais pas quelles lignes sont de toi : je n'en garde donc aucune. Écris « Moi : » devant ce que tu as dit, ou raconte-le-moi avec tes mots !",
    activity_later:
      "C'est bien ! C'est dans notre journal. Je le lirai plus tard et je te dirai ce que j'y ai trouvé.",
    checkpoint_later: "Point fait. Je le lirai plus tard et je te dirai ce que j'y ai trouvé.",
    handback_later:
      "Merci de me l'avoir rapporté ! Je le lirai plus tard et je te dirai ce que j'y ai trouvé.",
    later_staged:
      "J'ai lu ce que tu m'as raconté, et j'ai noté quelque chose. {waits} Envoie /review quand tu veux regarder.",
    later_nothing: "J'ai lu ce que tu m'as raconté : rien de nouveau pour mon Carnet cette fois.",
    later_failed:
      "Finalement, je n'ai pas pu lire ce que tu m'as raconté. Raconte-le-moi encore si je dois m'en souvenir.",
    document_not_text: "Je ne lis que les fichiers qui finissent par .txt. Tu me l'envoies ainsi ?",
    document_too_big:
      "Ce fichier est trop gros pour moi. Envoies-en un de moins de 100 Ko, ou colle un petit résumé.",
    document_empty: "Ce fichier est vide. C'était le bon ?",
    document_letters:
      "Je n'arrive pas à lire les lettres de ce fichier. Tu peux l'enregistrer en texte UTF-8 et me le renvoyer ?",
    document_failed:
      "Je n'ai pas pu ouvrir ce fichier. Tu me le renvoies, ou tu colles ce qu'il dit ?",
    document_passed_on:
      "Ce fichier te vient de quelqu'un d'autre, et je n'apprends que de ce que tu me donnes toi-même. S'il est à toi, enregistre-le et envoie-le-moi comme fichier.",
    document_guest:
      "Je ne prends des fichiers que de la personne de ce Carnet. Écris-moi, tout simplement !",
    voice_failed: "Je n'ai pas pu l'écouter. Tu peux me l'écrire ?",
    voice_empty: "Je n'y ai pas entendu de mots. Tu peux me l'écrire ?",
    voice_too_long: "C'est trop long pour mes oreilles : cinq minutes au plus, ou écris-le-moi.",
    cannot_see_picture:
      "Je ne sais pas encore regarder les images ni les vidéos. Qu'est-ce qu'on y voit ? Raconte !",
    cannot_see_sticker: "Ça a l'air amusant, mais je ne comprends que les mots !",
    cannot_hear_audio:
      "Je ne sais pas écouter les fichiers de son. Enregistre-moi un message vocal, ou écris-le.",
  },
} as const satisfies {
  readonly [language: string]: { readonly [name in keyof typeof ENGLISH]: string };
};
