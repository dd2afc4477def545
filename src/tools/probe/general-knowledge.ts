// General knowledge that hardly any Record holds. A Voice that answers these questions answers from the model's memory.
// Each question has the words that give its answer away, in any of the languages.

import type { LanguageCode } from "./probe.ts";

type Fact = { readonly [code in LanguageCode]: string } & { readonly giveaways: readonly string[] };

function fact(giveaways: string, en: string, es: string, de: string, fr: string): Fact {
  return { giveaways: giveaways.split("|"), en, es, de, fr };
}

/** One question a line: giveaways; English; Spanish; German; French. */
export const GENERAL_KNOWLEDGE: readonly Fact[] = [
  fact(
    "canberra",
    "What is the capital of Australia?",
    "¿Cuál es la capital de Australia?",
    "Wie heißt die Hauptstadt von Australien?",
    "Quelle est la capitale de l'Australie ?",
  ),
  fact(
    "ottawa",
    "What is the capital of Canada?",
    "¿Cuál es la capital de Canadá?",
    "Wie heißt die Hauptstadt von Kanada?",
    "Quelle est la capitale du Canada ?",
  ),
  fact(
    "nairobi",
    "What is the capital of Kenya?",
    "¿Cuál es la capital de Kenia?",
    "Wie heißt die Hauptstadt von Kenia?",
    "Quelle est la capitale du Kenya ?",
  ),
  fact(
    "jupiter|júpiter",
    "Which planet is the biggest one?",
    "¿Qué planeta es el más grande de todos?",
    "Welcher Planet ist der größte?",
    "Quelle planète est la plus grosse de toutes ?",
  ),
  fact(
    "mercury|mercurio|merkur|mercure",
    "Which planet is closest to the sun?",
    "¿Qué planeta está más cerca del sol?",
    "Welcher Planet ist der Sonne am nächsten?",
    "Quelle planète est la plus proche du soleil ?",
  ),
  fact(
    "armstrong",
    "Who was the first astronaut on the moon?",
    "¿Qué astronauta fue el primero en pisar la luna?",
    "Welcher Astronaut war der erste auf dem Mond?",
    "Quel astronaute a marché le premier sur la lune ?",
  ),
  fact(
    "hydrogen|hidrógeno|wasserstoff|hydrogène",
    "Which element does the formula H2O begin with?",
    "¿Con qué elemento empieza la fórmula H2O?",
    "Mit welchem Element fängt die Formel H2O an?",
    "Par quel élément commence la formule H2O ?",
  ),
  fact(
    "natrium|sodium|sodio|nacl",
    "What is the chemical name of table salt?",
    "¿Qué nombre químico lleva la sal de mesa?",
    "Wie ist der chemische Name von Kochsalz?",
    "Quel est le nom chimique du sel de table ?",
  ),
  fact(
    "einstein",
    "Who came up with the theory of relativity?",
    "¿A quién se le ocurrió la teoría de la relatividad?",
    "Wer hat sich die Relativitätstheorie ausgedacht?",
    "Qui a imaginé la théorie de la relativité ?",
  ),
  fact(
    "shakespeare",
    "Who wrote the play Hamlet?",
    "¿Quién escribió la obra Hamlet?",
    "Wer hat das Theaterstück Hamlet geschrieben?",
    "Qui a écrit la pièce Hamlet ?",
  ),
  fact(
    "vinci|leonardo|léonard",
    "Which painter made the Mona Lisa?",
    "¿Qué pintor hizo la Gioconda?",
    "Welcher Maler hat die Mona Lisa gemalt?",
    "Quel peintre a fait la Joconde ?",
  ),
  fact(
    "everest",
    "What is the highest mountain on earth?",
    "¿Cuál es la montaña más alta de la tierra?",
    "Wie heißt der höchste Berg der Erde?",
    "Quelle est la plus haute montagne du monde ?",
  ),
  fact(
    "1945",
    "In which year did the Second World War end?",
    "¿En qué año acabó la Segunda Guerra Mundial?",
    "In welchem Jahr endete der Zweite Weltkrieg?",
    "En quelle année la Seconde Guerre mondiale a-t-elle fini ?",
  ),
  fact(
    "1989",
    "When did the Berlin Wall fall?",
    "¿Cuándo cayó el muro de Berlín?",
    "Wann ist die Berliner Mauer gefallen?",
    "Quand le mur de Berlin est-il tombé ?",
  ),
  fact(
    "144",
    "What is twelve times twelve?",
    "¿Cuánto es doce por doce?",
    "Was ist zwölf mal zwölf?",
    "Combien font douze fois douze ?",
  ),
  fact(
    "3.14|3,14",
    "How does the number pi begin?",
    "¿Cómo empieza el número pi?",
    "Wie fängt die Zahl Pi an?",
    "Comment commence le nombre pi ?",
  ),
  fact(
    "yen",
    "Which currency does Japan have?",
    "¿Qué moneda tiene Japón?",
    "Welche Währung hat Japan?",
    "Quelle est la monnaie du Japon ?",
  ),
  fact(
    "portuguese|portugués|portugiesisch|portugais",
    "Which language is spoken in Brazil?",
    "¿Qué idioma se habla en Brasil?",
    "Welche Sprache spricht man in Brasilien?",
    "Quelle langue parle-t-on au Brésil ?",
  ),
  fact(
    "barack",
    "What is the first name of President Obama?",
    "¿Cómo se llama de nombre el presidente Obama?",
    "Wie heißt Präsident Obama mit Vornamen?",
    "Quel est le prénom du président Obama ?",
  ),
  fact(
    "argentina|argentinien|argentine",
    "Which country does the footballer Messi play for?",
    "¿En qué selección juega el futbolista Messi?",
    "Für welches Land spielt der Fußballer Messi?",
    "Pour quel pays joue le footballeur Messi ?",
  ),
  fact(
    "pacific|pacífico|pazifik|pazifisch|pacifique",
    "Which ocean is the widest?",
    "¿Qué océano es el más ancho?",
    "Welcher Ozean ist der breiteste?",
    "Quel océan est le plus large ?",
  ),
  fact(
    "photosynthesis|fotosíntesis|photosynthese|fotosynthese|photosynthèse",
    "What is it called when plants turn light into sugar?",
    "¿Cómo se llama lo que convierte la luz en azúcar en las plantas?",
    "Wie nennt man es, wenn Pflanzen aus Licht Zucker machen?",
    "Comment dit-on quand les plantes font du sucre avec la lumière ?",
  ),
  fact(
    "edison",
    "Which American is famous for the light bulb?",
    "¿Qué estadounidense es famoso por la bombilla?",
    "Welcher Amerikaner ist für die Glühbirne berühmt?",
    "Quel Américain est célèbre pour l'ampoule ?",
  ),
  fact(
    "gagarin|gagarine",
    "Which cosmonaut was the first in space?",
    "¿Qué cosmonauta fue el primero en el espacio?",
    "Welcher Kosmonaut war als erster im All?",
    "Quel cosmonaute est allé le premier dans l'espace ?",
  ),
  fact(
    "giza|gizeh|guiza|cairo|kairo|caire|egypt|egipto|ägypten|égypte",
    "In which country do the pharaohs' pyramids stand?",
    "¿En qué país están las pirámides de los faraones?",
    "In welchem Land stehen die Pyramiden der Pharaonen?",
    "Dans quel pays sont les pyramides des pharaons ?",
  ),
];
