// Names of speakers in the chats that people bring along. All languages stand together, because a chat may be in any of them.
// They are folded: lower case, without accents, words parted by single spaces.

/** Names for the person who brings the chat, with the role names of exports. */
export const OWN_LABELS: ReadonlySet<string> = listed(`
  i, me, myself, user, human, the user, the human, ich, nutzer, nutzerin, benutzer, benutzerin, anwender,
  anwenderin, mensch, yo, usuario, usuaria, humano, humana, moi, je, utilisateur, utilisatrice, humain,
  humaine
`);

/** Names for the person spoken to. That is the person who brings the chat only where a machine speaks to them. */
export const YOU_LABELS: ReadonlySet<string> = listed(`
  you, du, ihr, sie, tu, vos, usted, ustedes, vosotros, toi, vous, has dicho, dijiste
`);

/** Words that make a label a machine's. */
export const MACHINE_WORDS: ReadonlySet<string> = listed(`
  chatgpt, gpt, openai, claude, anthropic, gemini, bard, copilot, bing, llama, mistral, deepseek, grok,
  perplexity, qwen, kimi, siri, alexa, replika, gracemar, llm, ai, ki, ia, bot, chatbot, robot, roboter,
  assistant, assistent, assistentin, asistente, asistenta, assistante, model
`);

/** Names of machines only beside other speakers. Alone they may head a line of any list. */
export const MACHINE_LABELS: ReadonlySet<string> = listed(`
  chat, system, tool, function, computer, voice, google, pi, le chat, inst, response, answer, antwort,
  respuesta, reponse, modell, modelo, modele, stimme, voz, voix, sistema, systeme
`);

/** The words between a speaker's name and the colon. */
export const SAID =
  /\s+(?:said|says|wrote|writes|asked|asks|answered|replied|hast gesagt|haben gesagt|hat gesagt|sagtest|sagte|sagt|schreibt|schrieb|fragte|antwortete|has dicho|ha dicho|dijiste|dijo|dice|dices|escribio|escribe|pregunto|respondio|as dit|avez dit|a dit|dit|ecrit|a ecrit|a demande|a repondu)$/;

/** First words of lines in lists and reports. They name a part, not a speaker. */
export const SECTION_WORDS: ReadonlySet<string> = listed(`
  topic, topics, summary, checkpoint, learned, learnt, learning, questions, question, ideas, idea, notes, note,
  next, goals, goal, plans, plan, date, time, place, title, subject, mood, highlights, key, main, what, new,
  done, todo, ps, things, interests, interest, facts, fact, insights, progress, activities, activity, open,
  follow, tags, name, age, birthday, favourite, favorite, hobby, hobbies, ingredients, steps, breakfast, lunch,
  dinner, school, homework, score, result, price, size, thema, themen, zusammenfassung, besprochene, gelernt,
  gelerntes, fragen, frage, ideen, notizen, notiz, nachste, ziele, ziel, plane, datum, zeit, ort, titel,
  stimmung, neu, neues, erledigt, interessen, fakten, offene, alter, geburtstag, lieblingsessen, zutaten,
  schritte, fruhstuck, mittagessen, abendessen, schule, hausaufgaben, ergebnis, preis, grosse, tema, temas,
  resumen, aprendido, preguntas, pregunta, notas, nota, proximos, proximo, objetivos, fecha, hora, lugar,
  titulo, animo, nuevo, hecho, intereses, datos, pendiente, nombre, edad, cumpleanos, ingredientes, pasos,
  desayuno, comida, cena, escuela, deberes, resultado, precio, sujet, sujets, resume, appris, idees, remarque,
  remarques, prochaine, prochaines, objectifs, titre, humeur, nouveau, fait, faits, interets, reste, heure,
  lieu, nom, anniversaire, etapes, dejeuner, diner, ecole, devoirs, resultat, prix, monday, tuesday, wednesday,
  thursday, friday, saturday, sunday, today, yesterday, tomorrow, montag, dienstag, mittwoch, donnerstag,
  freitag, samstag, sonntag, heute, gestern, morgen, lunes, martes, miercoles, jueves, viernes, sabado,
  domingo, hoy, ayer, manana, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, aujourd, hier, demain
`);

function listed(names: string): ReadonlySet<string> {
  return new Set(names.split(",").map((name) => name.trim()));
}
