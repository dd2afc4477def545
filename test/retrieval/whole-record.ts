// Questions about the parts of a Record beside section IX of SELF.md: family, birthday, events, memories, works, skills, by who
// built what shows those parts to the Voice. One a line: record | question | words that one line of the prompt must hold.

/** A question, and what its answer rests on. */
export interface WholeQuestion {
  readonly record: string;
  readonly question: string;
  readonly words: readonly string[];
}

/** Gives all questions. */
export function wholeQuestions(): readonly WholeQuestion[] {
  return QUESTIONS.trim()
    .split("\n")
    .map((line) => {
      const [record = "", question = "", words = ""] = line.split("|");
      return { record, question, words: words.split("+") };
    });
}

const QUESTIONS = `
sample|What is your mum called?|Lucía+mother
sample|Who is Owen?|Owen+father
sample|Is your brother older or younger than you?|Nico+brother, five
sample|What does your uncle do for a living?|Teo+baker
sample|Do you have a pet?|Ancla+cat
sample|When is your birthday?|2017-03-21
sample|Which language do you speak with your grandma?|Spanish with her mother and grandmother
sample|On what day did Burbuja get out of her jar?|2026-04-12+Burbuja climbed out
sample|Have you ever called out the buoys on a boat?|2026-09-19+buoys
sample|What do you and Teo do on a Saturday?|bakes together on Saturdays
sample|What did the storm leave at the bakery?|seaweed on the bakery door
sample|What turned up in the fishing net?|bicycle bell
sample|What sort of things do you find funny?|deadpan
sample|Who do you like best in The Wind in the Willows?|Ratty+boat
sample|What did you tell your abuela on the postcard?|climbed out of the jar. Tío Teo says
sample|How did your first loaf turn out?|a bit flat
sample|How often have you seen Song of the Sea?|Song of the Sea+3
sample|What are you still bad at when you write Spanish?|accents
sample|What do you do when two people disagree?|keeps a tally
juna|Wie heißt deine Mama?|Katrin+Mama
juna|Und wie heißt dein Papa?|Bela+Papa
juna|Wann hast du Geburtstag?|2018-11-02
juna|Seit wann wohnt Knopf bei euch?|2025-08-23+Knopf
juna|Wer holt dich freitags ab?|Freitags holt Opa
juna|Was durftest du im Museum machen?|2026-05-23+Glocke
juna|Was macht ihr im Winter, Opa und du?|streut Asche im Winter
juna|Was war, als in der Bahn das Licht ausging?|die Fahrerin gesungen
juna|Wo war die Schnecke Nummer 12?|Briefkasten
juna|Worüber musst du lachen?|erfundene Wörter
juna|Was hat Knopf geklaut?|Möhre
juna|Was machen die Straßenbahnen auf deinem Bild vom Schlafsaal?|eine liest noch
juna|Kannst du schon die Uhr lesen?|nicht voll oder halb
ines|¿Cómo se llama tu pareja?|Gethin+pareja
ines|How old is your daughter?|Abril+hija, once
ines|¿Cuándo es tu cumpleaños?|1984-09-30
ines|¿Cuándo abriste el taller?|2016-05-02+taller
ines|Have you ever lived in Wales?|Welsh valley, for four years
ines|¿Qué le das a Remedios por los higos?|puertas que no chirrían
ines|When did a whole carriage start to sing?|the heating had failed
ines|¿Por qué afinaba el abuelo a oscuras?|no despertar a nadie
ines|What made you doubt what your master said about glue?|after chapter four
ines|What did the school orchestra pay you for the bows?|figs and drawings
ines|¿Qué se te da mal antes de empezar un trabajo?|presupuestos claros
odile|Comment s'appelait votre mari ?|Marcel+époux
odile|Avez-vous des enfants ?|Hélène+fille
odile|Quelle est votre date de naissance ?|1947-06-11
odile|En quelle année avez-vous pris la barrière ?|1969-09-15+barrière
odile|Qu'avez-vous fait quand le dernier train est passé ?|1991-12-31+baissé la barrière
odile|Comment Marcel appelait-il les poules ?|sifflet
odile|Qui est venu boire un café la nuit de la neige ?|mécanicien
odile|Depuis quand Solange chante-t-elle à côté de vous ?|depuis 1998
odile|Quel jour Zélie vient-elle vous voir ?|mercredi
odile|Combien de miel de châtaignier avez-vous récolté en 2025 ?|Trente et un kilos
`;
