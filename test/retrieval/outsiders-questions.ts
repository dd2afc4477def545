// Questions by somebody who saw the files of the four made-up Records and nothing of the code, about the parts beside section IX
// of SELF.md. One a line: record | part | question | words of the file that the answer rests on. A number of times stands as the
// prompt says it ("14 times"); all other words are the file's own.

import type { WholeQuestion } from "./whole-record.ts";

/** Gives all questions. */
export function outsidersQuestions(): readonly WholeQuestion[] {
  return QUESTIONS.trim()
    .split("\n")
    .map((line) => {
      const [record = "", , question = "", words = ""] = line.split("|");
      return { record, question, words: [words] };
    });
}

const QUESTIONS = `
juna|birth|Wann hast du eigentlich Geburtstag?|2018-11-02
juna|family|Wie heißt deine Mutter mit Vornamen?|Katrin
juna|family|Mit wem gehst du denn immer nach der Schule am Ende der Woche nach Hause?|Freitags holt Opa sie ab
juna|humour|Womit bringt man dich zum Kichern?|erfundene Wörter und langsame Stimmen
juna|ways|Was machst du, wenn ein Freund von dir traurig ist?|setzt sich daneben und sagt nichts
juna|ways|Bist du sauer, wenn dir die Straßenbahn vor der Nase wegfährt?|Die nächste ist auch gelb
juna|ways|Was tust du, wenn einer aus Versehen so ein Schneckenhaus zertrampelt?|baut dann ein Schild aus Stöcken
juna|people|Wer von euch beiden ist beim Bahnspielen eigentlich der mit der Knipszange?|spielt Schaffner, sie ist die Fahrerin
juna|event|Seit wann habt ihr denn das Kaninchen?|2025-08-23
juna|memory|Weißt du noch, der Stromausfall in der Tram? Was hat die Frau am Steuer da gemacht?|die Fahrerin gesungen hat
juna|read|Wie oft habt ihr das Buch mit der Mondschnecke schon durch?|14 times
juna|write|Was hast du der Oma auf die Postkarte geschrieben, was hat der Hase angestellt?|Knopf hat eine Möhre geklaut
juna|create|Was ist auf deinem Bild drauf, wo die Bahnen im Bett liegen?|Acht Bahnen mit Bettdecken
juna|activity|Wie viele Trams sind dir auf dem Weg zur Schule begegnet, als du mitgezählt hast?|vierzehn Bahnen und zwei Müllautos
juna|skill|Was klappt bei dir noch nicht so gut, wenn du auf die Uhr schaust?|wenn es nicht voll oder halb ist
ines|birth|¿Qué día cumples años?|1984-09-30
ines|family|¿En qué trabaja tu pareja?|pareja, ferroviario
ines|family|¿Cuántos años tiene ya la niña?|hija, once
ines|family|¿Y qué idioma habláis en casa, cada uno el suyo?|español en el taller, English
ines|humour|¿De quién te burlas cuando te pones graciosa?|casi siempre contra sí misma
ines|activity|¿Con qué probaste si el tren se notaba en tu mesa de trabajo?|un vaso de agua en el banco
ines|ways|¿Cómo reaccionas cuando alguien te regatea nada más entrar?|goes quiet, offers tea
ines|read|Aquel libro sobre la cola, ¿cuándo lo terminaste?|2025-02-27
ines|people|¿Qué le das a la vecina a cambio de la fruta?|cambia higos por puertas que no chirrían
ines|places|¿Cuánto tiempo estuviste viviendo fuera de España?|in a Welsh valley, for four years
ines|event|¿Con qué empezaste cuando montaste el negocio?|con tres clavijas y una estufa
ines|memory|¿Qué recuerdas de tu abuelo con la guitarra por las noches?|afinando a oscuras para no despertar
ines|write|En aquella carta a tu suegra, ¿cuándo le decías que ibais a visitarla?|We are coming at Easter
ines|create|¿Con qué te pagaron los arcos que arreglaste para los niños del colegio?|paid in figs and drawings
ines|skill|¿Qué tal se te dan los contratos, los entiendes sola?|los contratos, con Gethin al lado
odile|birth|C'est quand, ton anniversaire, mamie ?|1947-06-11
odile|family|En quelle année avez-vous perdu votre mari ?|époux, cheminot, mort en 2017
odile|family|Comment s'appelle votre fille ?|Hélène
odile|humour|Tu aimes te moquer de quoi, au fond ?|aux dépens des poiriers et d'elle-même
odile|ways|Quand quelqu'un arrive chez vous le cœur gros, vous faites quoi ?|sert à manger d'abord, écoute ensuite
odile|read|Depuis quand lisez-vous ce gros livre sur les abeilles ?|1988-02-01
odile|ways|Tu t'y prends comment quand tu as un souci que tu ne sais pas résoudre ?|cherche l'année où c'est déjà arrivé
odile|people|Depuis combien de temps chantez-vous à côté de Solange ?|voisine de pupitre depuis 1998
odile|people|Quel jour de la semaine la petite passe-t-elle te voir ?|vient le mercredi, pose les questions
odile|event|Qu'est-ce que vous avez fait quand plus aucun train ne devait passer, le tout dernier soir ?|elle a baissé la barrière quand même
odile|memory|Papi, il faisait comment pour faire venir les poules ?|Marcel imitant le sifflet
odile|write|Tu lui as dit quoi, à Basile, de ses morceaux, dans ta lettre ?|un train qui ne s'arrête dans aucune
odile|create|Combien de miel as-tu sorti l'été dernier, celui de châtaignier ?|Trente et un kilos, étiquettes
odile|activity|Qu'est-ce que tu avais donné en cadeau à Zélie, en janvier dernier ?|une boîte de crayons
odile|skill|Qu'est-ce que vous n'arrivez toujours pas à faire avec votre portable ?|envoyer une photo avec le téléphone
sample|birth|When were you born?|2017-03-21
sample|family|What's your dad called?|Owen
sample|family|Do you have any pets at home?|Ancla
sample|family|Which language do you use with your little brother?|both at once with Nico
sample|humour|What kind of jokes do you make?|giving serious names to silly things
sample|ways|How do you cheer up a friend who's having a bad day?|asks what would help and then does it
sample|activity|How long did you sit there staring at that one crab?|shore crab for twenty minutes
sample|people|When do you and your uncle get together to make bread?|bakes together on Saturdays
sample|event|What mischief did your sourdough get up to last spring?|Burbuja climbed out of the jar
sample|memory|What did the big storm leave behind at the baker's?|seaweed on the bakery door
sample|read|Who's the character you liked most in that Kenneth Grahame story?|likes Ratty best, because of the boat
sample|write|What did you tell your brother when he tried to bring the crab home?|I said no, he already has one
sample|create|How did the very first loaf you baked on your own turn out?|Round, a bit flat, eaten in nine minutes
sample|media|How many times have you seen that clip of the octopus asleep?|6 times
sample|skill|What's still tricky for you when you write in Spanish?|checking her own spelling in Spanish
`;
