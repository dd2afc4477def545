// Lines and words of homework, by language.

const ENGLISH = {
  key_homework: "Homework",
  command_homework: "Questions about what I have learned",
  homework_intro: "Homework time! Tap a letter, or send it to me.",
  homework_total: "Right answers so far: {total}. On to {goal}!",
  homework_total_past: "Right answers so far: {total}. That is past {goal}!",
  homework_question: "Question {number} of {count}",
  homework_right_one: "Right!",
  homework_right_two: "Right again!",
  homework_right_many: "Right! That makes {count} in a row.",
  homework_wrong: "Not this time. Right is {answer}",
  homework_hint: "To remember it by: {hint}",
  homework_score: "That was the last one: {correct} of {count} right.",
  homework_again: "Want another round? Send /homework whenever you like.",
  homework_how: 'Send me just the letter, {first} to {last}, or tap it. "stop" ends the homework.',
  homework_over: "That question is over.",
  homework_stopped: "Okay, enough homework for now. Send /homework when you want more.",
  homework_timed_out:
    "We left the homework for a while, so I put it away. /homework begins a new one.",
  homework_ended: "This homework is over. /homework begins a new one.",
  homework_thin: "There isn't enough in my Record for questions yet. Teach me something first!",
  homework_retry: "I couldn't think of good questions just now. Try again in a moment?",
  homework_guest: "Homework is only for the person whose Record this is.",
} as const;

export const HOMEWORK_LINES = {
  english: ENGLISH,
  spanish: {
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
  },
  german: {
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
  },
  french: {
    key_homework: "Devoirs",
    command_homework: "Des questions sur ce que j'ai appris",
    homework_intro: "C'est l'heure des devoirs ! Touche une lettre, ou envoie-la-moi.",
    homework_total: "Bonnes réponses jusqu'ici : {total}. En route vers {goal} !",
    homework_total_past: "Bonnes réponses jusqu'ici : {total}. C'est plus que {goal} !",
    homework_question: "Question {number} sur {count}",
    homework_right_one: "Bravo, c'est juste !",
    homework_right_two: "Encore juste !",
    homework_right_many: "Juste ! Cela fait {count} de suite.",
    homework_wrong: "Pas cette fois. La bonne réponse : {answer}",
    homework_hint: "Pour s'en souvenir : {hint}",
    homework_score: "C'était la dernière : {correct} sur {count} justes.",
    homework_again: "Encore un tour ? Envoie /homework quand tu veux.",
    homework_how:
      'Envoie-moi seulement la lettre, de {first} à {last}, ou touche-la. "stop" arrête les devoirs.',
    homework_over: "Cette question est passée.",
    homework_stopped:
      "D'accord, assez de devoirs pour l'instant. Envoie /homework pour en refaire.",
    homework_timed_out:
      "Les devoirs attendaient depuis un moment, alors je les ai rangés. /homework en commence d'autres.",
    homework_ended: "Ces devoirs sont terminés. /homework en commence d'autres.",
    homework_thin:
      "Il n'y a pas encore assez dans mon Carnet pour des questions. Apprends-moi d'abord quelque chose !",
    homework_retry: "Je ne trouve pas de bonnes questions pour l'instant. On réessaie bientôt ?",
    homework_guest: "Les devoirs sont seulement pour la personne de ce Carnet.",
  },
} as const satisfies {
  readonly [language: string]: { readonly [name in keyof typeof ENGLISH]: string };
};

export const HOMEWORK_PHRASES = {
  english: { homework_words: ["homework"], stop_words: ["stop", "quit", "done", "exit"] },
  spanish: {
    homework_words: ["deberes"],
    stop_words: ["para", "parar", "basta", "salir", "terminar", "fin", "ya está"],
  },
  german: {
    homework_words: ["hausaufgaben"],
    stop_words: ["stopp", "halt", "aufhören", "fertig", "schluss", "ende"],
  },
  french: {
    homework_words: ["devoirs"],
    stop_words: ["stop", "arrête", "arrêter", "fini", "terminé", "assez"],
  },
} as const;
