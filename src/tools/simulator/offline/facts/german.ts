// The stand-in's general knowledge in German; see ../facts.ts.
import type { Fact } from "../languages/language.ts";

export const GERMAN_FACTS: readonly Fact[] = [
  [
    "himmel blau",
    "Im Sonnenlicht stecken alle Farben, und die Luft streut das Blau am meisten. Darum kommt vom ganzen Himmel blaues Licht zu uns.",
  ],
  [
    "regenbogen",
    "Ein Regenbogen entsteht, wenn Sonnenlicht in Regentropfen scheint und dort zurückgeworfen wird. Jede Farbe wird ein bisschen anders gebrochen, darum sieht man sie nebeneinander.",
  ],
  [
    "mond",
    "Der Mond kreist in etwa 27 Tagen um die Erde. Er leuchtet nicht selbst, die Sonne scheint ihn an.",
  ],
  [
    "sonne",
    "Die Sonne ist ein Stern, eine riesige Kugel aus heißem Gas. Ihr Licht braucht etwa acht Minuten bis zu uns.",
  ],
  ["stern", "Sterne sind Sonnen, die sehr weit weg sind. Sie machen ihr Licht selbst."],
  [
    "biene",
    "Bienen sammeln Nektar und machen Honig daraus. Dabei tragen sie Blütenstaub von Blüte zu Blüte.",
  ],
  [
    "schmetterling",
    "Ein Schmetterling ist zuerst eine Raupe. In der Puppe bekommt er seine Flügel.",
  ],
  [
    "igel winter",
    "Igel halten Winterschlaf. Ihr Herz schlägt dann ganz langsam, und sie leben von ihrem Fett.",
  ],
  [
    "spinne netz",
    "Spinnen machen in ihrem Körper Seide und ziehen sie als Faden heraus. Für ihr Gewicht ist sie fester als Stahl.",
  ],
  [
    "tintenfisch herz",
    "Ein Krake hat drei Herzen. Zwei pumpen das Blut durch die Kiemen und eines durch den Körper.",
  ],
  [
    "vulkan",
    "Ein Vulkan ist eine Öffnung, aus der geschmolzenes Gestein kommt. Unter der Erde heißt es Magma, draußen Lava.",
  ],
  [
    "donner",
    "Ein Blitz macht die Luft so schnell heiß, dass sie auseinanderplatzt: Das ist der Donner. Licht ist schneller als Schall, darum sieht man den Blitz zuerst.",
  ],
  [
    "schnee",
    "Schneeflocken sind Eiskristalle, die in den Wolken wachsen. Meistens haben sie sechs Ecken.",
  ],
  [
    "leuchtturm",
    "Ein Leuchtturm zeigt Schiffen, wo die Küste ist. Jeder blinkt anders, damit man ihn erkennt.",
  ],
  [
    "blatt bunt",
    "Im Herbst bauen die Bäume das Grün in den Blättern ab. Dann sieht man das Gelb und das Orange, das schon darin war.",
  ],
];
