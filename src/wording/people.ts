// Lines of /people, and the lines for the other owners when somebody comes in or is put out.

const ENGLISH = {
  command_people: "Who is let in, and how to put somebody out",
  people_title: "Who is let in:",
  people_owner: "looks after this Record",
  people_companion: "companion",
  people_guest: "guest",
  people_you: "(that's you)",
  people_from_link: "by a link, since {date}",
  people_from_variable: "by {variable}",
  people_by_variable:
    "Whoever is let in by a GRACE_MAR_ variable can't be put out here: whoever runs me takes their number out of it.",
  people_button: "Put {who} out",
  people_ask_owner:
    "Put {who} out? They won't look after this Record any more, and get nothing from me from then on, not even what is on its way already.",
  people_ask_guest:
    "Put {who} out? They get nothing from me from then on, not even what is on its way already.",
  people_put_out: "Put out",
  people_keep: "Leave it",
  people_out: "{who} is out, and gets nothing from me any more.",
  people_out_but:
    "What the link gave {who} is gone. They are still let in by {variable}: whoever runs me takes their number out of it.",
  people_named:
    "{who} is let in by {variable}. I can't change that: whoever runs me takes their number out of it.",
  people_last:
    "{who} is the only one who looks after this Record. Let somebody else in first, or nobody could.",
  people_changed: "That has changed meanwhile.",
  people_came_owner: "👋 {who} looks after this Record now too. /people shows everybody.",
  people_came_guest: "👋 {who} is let in as a guest now. /people shows everybody.",
  people_went_owner: "{who} doesn't look after this Record any more. /people shows everybody.",
  people_went_guest: "{who} is no guest here any more. /people shows everybody.",
} as const;

export const PEOPLE_LINES = {
  english: ENGLISH,
  spanish: {
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
  },
  german: {
    command_people: "Wer dabei ist und wie man jemanden ausschließt",
    people_title: "Wer dabei ist:",
    people_owner: "kümmert sich um dieses Gedächtnisbuch",
    people_companion: "Begleitung",
    people_guest: "Gast",
    people_you: "(das bist du)",
    people_from_link: "über einen Link, seit {date}",
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
  },
  french: {
    command_people: "Qui a accès, et comment le retirer à quelqu'un",
    people_title: "Qui a accès\u00a0:",
    people_owner: "s'occupe de ce Carnet",
    people_companion: "accompagne",
    people_guest: "invité",
    people_you: "(c'est toi)",
    people_from_link: "par un lien, depuis le {date}",
    people_from_variable: "par {variable}",
    people_by_variable:
      "L'accès donné par une variable GRACE_MAR_ ne peut pas être retiré ici\u00a0: la personne qui me fait tourner y enlève le numéro.",
    people_button: "Retirer l'accès à {who}",
    people_ask_owner:
      "Retirer l'accès à {who}\u00a0? Cette personne ne s'occupera plus de ce Carnet et ne recevra plus rien de moi dès maintenant, même ce qui est déjà en route.",
    people_ask_guest:
      "Retirer l'accès à {who}\u00a0? Cette personne ne recevra plus rien de moi dès maintenant, même ce qui est déjà en route.",
    people_put_out: "Retirer l'accès",
    people_keep: "Laisser ainsi",
    people_out: "{who} n'a plus accès et ne reçoit plus rien de moi.",
    people_out_but:
      "Ce que le lien donnait à {who} n'est plus valable. L'accès reste par {variable}\u00a0: la personne qui me fait tourner y enlève le numéro.",
    people_named:
      "{who} a accès par {variable}. Je ne peux pas changer cela\u00a0: la personne qui me fait tourner y enlève le numéro.",
    people_last:
      "Personne d'autre que {who} ne s'occupe de ce Carnet. Donne d'abord accès à quelqu'un d'autre, sinon personne ne le pourrait plus.",
    people_changed: "Cela a changé entre-temps.",
    people_came_owner:
      "👋 {who} s'occupe maintenant aussi de ce Carnet. /people montre tout le monde.",
    people_came_guest: "👋 {who} a maintenant accès en invité. /people montre tout le monde.",
    people_went_owner: "{who} ne s'occupe plus de ce Carnet. /people montre tout le monde.",
    people_went_guest: "{who} n'a plus accès en invité. /people montre tout le monde.",
  },
} as const satisfies {
  readonly [language: string]: { readonly [name in keyof typeof ENGLISH]: string };
};
