// Lines of /export and /privacy: the places of the data, those who get it, and the ways to take it away or have it removed.

const ENGLISH = {
  command_export: "The whole Record as a file",
  command_privacy: "What is kept, and who gets what",
  export_caption:
    "{name}'s whole Record: plain files that any editor opens, and a list with a checksum of each. Keep it as safe as a diary.",
  export_too_large:
    "The Record is too large to be sent here (Telegram takes 50 MB). On the machine where I run: npm run export -- --user {id}",
  privacy:
    "What I keep about {name}: the Record, plain files in one folder on the machine where I run, and beside it my short memory of this chat. Nothing enters the Record without a yes; what is said here also stands in a transcript in that folder. Backups lie in the same folder.\n\nWho gets what:\n• Telegram carries this chat and keeps it by its own rules.\n• The model server {server} gets each message and the parts of the Record that an answer needs ({models}), and the sound of voice notes. How long it keeps them is in its own rules.\n• Nobody else.\n\nTo take everything along, whoever looks after the Record says /export. To have something forgotten, /forget. To have it all gone, whoever runs me uses: npm run erase -- --user {id} --confirm {id}. This chat you delete in Telegram.",
  privacy_chat_stays: "What was said stays in the transcript until somebody removes it.",
  privacy_chat_goes:
    "What was said goes by itself after {days} days: from the transcript, from my memory of this chat and with the old backups.",
} as const;

export const KEEPING_LINES = {
  english: ENGLISH,
  spanish: {
    command_export: "El Registro entero en un archivo",
    command_privacy: "Qué se guarda y quién recibe qué",
    export_caption:
      "El Registro entero de {name}: archivos sencillos que abre cualquier editor, y una lista con la suma de control de cada uno. Guárdalo como un diario.",
    export_too_large:
      "El Registro es demasiado grande para enviarlo aquí (Telegram admite 50 MB). En el ordenador donde funciono: npm run export -- --user {id}",
    privacy:
      "Lo que guardo de {name}: el Registro, archivos sencillos en una carpeta del ordenador donde funciono, y al lado mi breve memoria de este chat. Nada entra en el Registro sin un sí; lo que se dice aquí queda también en una transcripción en esa carpeta. Las copias de seguridad están en la misma carpeta.\n\nQuién recibe qué:\n• Telegram lleva este chat y lo guarda según sus propias reglas.\n• El servidor de modelos {server} recibe cada mensaje y las partes del Registro que hacen falta para responder ({models}), y el sonido de las notas de voz. Cuánto tiempo los guarda está en sus propias reglas.\n• Nadie más.\n\nPara llevarse todo, quien cuida el Registro dice /export. Para que se olvide algo, /forget. Para que no quede nada, quien me hace funcionar usa: npm run erase -- --user {id} --confirm {id}. Este chat se borra en Telegram.",
    privacy_chat_stays: "Lo que se dijo queda en la transcripción hasta que alguien lo quite.",
    privacy_chat_goes:
      "Lo que se dijo desaparece solo después de {days} días: de la transcripción, de mi memoria de este chat y con las copias antiguas.",
  },
  german: {
    command_export: "Das ganze Gedächtnisbuch als Datei",
    command_privacy: "Was aufbewahrt wird und wer was bekommt",
    export_caption:
      "Das ganze Gedächtnisbuch von {name}: einfache Dateien, die jeder Editor öffnet, und eine Liste mit einer Prüfsumme für jede. Bewahr es auf wie ein Tagebuch.",
    export_too_large:
      "Das Gedächtnisbuch ist zu groß, um es hier zu schicken (Telegram nimmt 50 MB). Auf dem Rechner, auf dem ich laufe: npm run export -- --user {id}",
    privacy:
      "Was ich von {name} aufbewahre: das Gedächtnisbuch, einfache Dateien in einem Ordner auf dem Rechner, auf dem ich laufe, und daneben mein kurzes Gedächtnis für diesen Chat. Ins Gedächtnisbuch kommt nichts ohne ein Ja; was hier gesagt wird, steht auch in einer Mitschrift in diesem Ordner. Sicherungen liegen im selben Ordner.\n\nWer was bekommt:\n• Telegram überträgt diesen Chat und bewahrt ihn nach eigenen Regeln auf.\n• Der Modell-Server {server} bekommt jede Nachricht und die Teile des Gedächtnisbuchs, die eine Antwort braucht ({models}), und den Ton von Sprachnachrichten. Wie lange er sie behält, steht in seinen eigenen Regeln.\n• Sonst niemand.\n\nUm alles mitzunehmen, sagt, wer sich um das Gedächtnisbuch kümmert, /export. Damit etwas vergessen wird, /forget. Damit alles weg ist, benutzt, wer mich betreibt: npm run erase -- --user {id} --confirm {id}. Diesen Chat löscht man in Telegram.",
    privacy_chat_stays: "Was gesagt wurde, bleibt in der Mitschrift, bis jemand es entfernt.",
    privacy_chat_goes:
      "Was gesagt wurde, verschwindet nach {days} Tagen von selbst: aus der Mitschrift, aus meinem Gedächtnis für diesen Chat und mit den alten Sicherungen.",
  },
  french: {
    command_export: "Le Carnet entier dans un fichier",
    command_privacy: "Ce qui est gardé, et qui reçoit quoi",
    export_caption:
      "Le Carnet entier de {name}\u00a0: de simples fichiers que tout éditeur ouvre, et une liste avec une somme de contrôle pour chacun. À garder comme un journal intime.",
    export_too_large:
      "Le Carnet est trop gros pour être envoyé ici (Telegram accepte 50\u00a0Mo). Sur la machine où je tourne\u00a0: npm run export -- --user {id}",
    privacy:
      "Ce que je garde de {name}\u00a0: le Carnet, de simples fichiers dans un dossier de la machine où je tourne, et à côté ma courte mémoire de cette conversation. Rien n'entre dans le Carnet sans un oui\u00a0; ce qui se dit ici figure aussi dans une transcription dans ce dossier. Les sauvegardes sont dans le même dossier.\n\nQui reçoit quoi\u00a0:\n• Telegram transporte cette conversation et la garde selon ses propres règles.\n• Le serveur de modèles {server} reçoit chaque message et les parties du Carnet dont une réponse a besoin ({models}), et le son des messages vocaux. Combien de temps il les garde, ses propres règles le disent.\n• Personne d'autre.\n\nPour tout emporter, la personne qui s'occupe du Carnet dit /export. Pour que quelque chose soit oublié, /forget. Pour que tout disparaisse, la personne qui me fait tourner utilise\u00a0: npm run erase -- --user {id} --confirm {id}. Cette conversation s'efface dans Telegram.",
    privacy_chat_stays:
      "Ce qui a été dit reste dans la transcription jusqu'à ce que quelqu'un l'enlève.",
    privacy_chat_goes:
      "Ce qui a été dit disparaît tout seul après {days}\u00a0jours\u00a0: de la transcription, de ma mémoire de cette conversation et avec les vieilles sauvegardes.",
  },
} as const satisfies {
  readonly [language: string]: { readonly [name in keyof typeof ENGLISH]: string };
};
