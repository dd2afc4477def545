// The stand-in's general knowledge in Spanish; see ../facts.ts.
import type { Fact } from "../languages/language.ts";

export const SPANISH_FACTS: readonly Fact[] = [
  [
    "cielo azul",
    "La luz del sol lleva todos los colores, y el aire dispersa sobre todo el azul. Por eso nos llega luz azul de todo el cielo.",
  ],
  [
    "arcoiris",
    "El arcoíris sale cuando la luz del sol entra en las gotas de lluvia y rebota dentro. Cada color se desvía un poco distinto, y así se separan.",
  ],
  [
    "luna",
    "La Luna da la vuelta a la Tierra en unos 27 días. No tiene luz propia: la ilumina el Sol.",
  ],
  [
    "marea",
    "Las mareas vienen sobre todo de la fuerza con que la Luna tira del mar. En casi todas las costas hay dos pleamares y dos bajamares al día.",
  ],
  [
    "estrella",
    "Las estrellas son soles muy lejanos, bolas enormes de gas caliente que dan su propia luz.",
  ],
  [
    "campana",
    "Las campanas se suelen fundir en bronce, una mezcla de cobre y estaño. El tono depende del tamaño, de la forma y del grosor.",
  ],
  [
    "sonido aire",
    "El sonido es un temblor que corre por el aire, a unos 340 metros por segundo. Por la madera va más de diez veces más deprisa.",
  ],
  [
    "trueno",
    "El rayo calienta el aire tan deprisa que estalla, y eso es el trueno. La luz va más rápido que el sonido, así que el rayo se ve antes.",
  ],
  [
    "pulpo corazon",
    "El pulpo tiene tres corazones. Dos llevan la sangre a las branquias y uno al resto del cuerpo.",
  ],
  [
    "abeja",
    "Las abejas recogen néctar y lo convierten en miel. De paso llevan polen de flor en flor, y así las plantas dan semillas.",
  ],
  [
    "volcan",
    "Un volcán es una abertura por donde sale roca fundida. Bajo tierra se llama magma, y fuera, lava.",
  ],
  [
    "hoja color",
    "En otoño los árboles dejan de hacer el verde de las hojas. Entonces se ven el amarillo y el naranja que ya estaban debajo.",
  ],
  [
    "faro",
    "Un faro enseña a los barcos dónde está la costa. Cada uno parpadea a su manera, para que se sepa cuál es.",
  ],
  [
    "nieve",
    "Los copos de nieve son cristales de hielo que crecen en las nubes. Suelen tener seis puntas.",
  ],
];
