// Lines of the portable prompt: those for the person who carries it, and those that another chat model has to repeat exactly.

const ENGLISH = {
  command_prp: "A prompt to take along to another chat",
  prp_caption:
    '{name}\'s Record to take along. Paste the whole text into any chat model; before you leave, say "checkpoint" there and bring me what it writes. It tells what the Record says, so give it only to a service that you trust with that.',
  prp_greeting: "Hi! I'm {name}'s Voice. What shall we do?",
  prp_menu_learned: "Ask me something I have learned",
  prp_menu_curious: "Wonder about something with me",
  prp_menu_make: "Make up or plan something together",
  prp_menu_chat: "Just chat",
  prp_menu_checkpoint: "Checkpoint: sum up what you told me, to bring it to my Record",
  prp_about:
    "Grace-Mar is a bot on Telegram that answers from one person's Record and remembers nothing without a yes. More about it stands in the README.md of the Grace-Mar that made this text; whoever looks after the Record has it.",
} as const;

export const PORTABLE_LINES = {
  english: ENGLISH,
  spanish: {
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
  },
  german: {
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
  },
  french: {
    command_prp: "Un texte à emporter dans une autre conversation",
    prp_caption:
      "Le Carnet de {name} à emporter. Colle le texte entier dans n'importe quel modèle de conversation\u00a0; avant de partir, dis-y \"checkpoint\" et rapporte-moi ce qu'il écrit. Il dit ce que dit le Carnet\u00a0: ne le confie qu'à un service de confiance.",
    prp_greeting: "Bonjour\u00a0! Je prête ma voix à {name}. Que fait-on\u00a0?",
    prp_menu_learned: "Me demander quelque chose que j'ai appris",
    prp_menu_curious: "Réfléchir ensemble à ce qui m'intrigue",
    prp_menu_make: "Inventer ou préparer quelque chose ensemble",
    prp_menu_chat: "Bavarder, tout simplement",
    prp_menu_checkpoint:
      "Checkpoint\u00a0: résumer ce que tu m'as raconté, pour le rapporter à mon Carnet",
    prp_about:
      "Grace-Mar est un bot sur Telegram qui répond avec le Carnet d'une personne et ne retient rien sans un oui. On en lit plus dans le README.md du Grace-Mar qui a fait ce texte\u00a0; la personne qui s'occupe du Carnet l'a.",
  },
} as const satisfies {
  readonly [language: string]: { readonly [name in keyof typeof ENGLISH]: string };
};
