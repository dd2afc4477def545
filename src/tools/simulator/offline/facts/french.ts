// The stand-in's general knowledge in French; see ../facts.ts.
import type { Fact } from "../languages/language.ts";

export const FRENCH_FACTS: readonly Fact[] = [
  [
    "ciel bleu",
    "La lumière du soleil contient toutes les couleurs, et l'air disperse surtout le bleu. C'est pourquoi une lumière bleue nous vient de tout le ciel.",
  ],
  [
    "arc ciel",
    "Un arc-en-ciel apparaît quand la lumière du soleil entre dans les gouttes de pluie et y rebondit. Chaque couleur est déviée un peu autrement, et elles se séparent.",
  ],
  [
    "lune",
    "La Lune fait le tour de la Terre en 27 jours environ. Elle n'a pas de lumière à elle : le Soleil l'éclaire.",
  ],
  [
    "maree",
    "Les marées viennent surtout de la Lune, qui attire la mer. Sur la plupart des côtes, il y a deux pleines mers et deux basses mers par jour.",
  ],
  [
    "etoile",
    "Les étoiles sont des soleils très lointains, d'énormes boules de gaz chaud qui font leur propre lumière.",
  ],
  [
    "echo",
    "Un écho, c'est le son qui revient après avoir touché un mur ou une falaise. Il faut qu'elle soit à une vingtaine de mètres au moins pour qu'on l'entende à part.",
  ],
  [
    "hirondelle hiver",
    "Les hirondelles passent l'hiver en Afrique, où elles trouvent des insectes. Au printemps, beaucoup reviennent au nid de l'année d'avant.",
  ],
  [
    "tonnerre",
    "L'éclair chauffe l'air si vite qu'il éclate, et c'est le tonnerre. La lumière va plus vite que le son, donc on voit l'éclair d'abord.",
  ],
  [
    "poulpe coeur",
    "Le poulpe a trois cœurs. Deux envoient le sang dans les branchies, et le troisième dans le corps.",
  ],
  [
    "volcan",
    "Un volcan est une ouverture d'où sort de la roche fondue. Sous terre, on l'appelle magma, et dehors, lave.",
  ],
  [
    "feuille couleur",
    "En automne, les arbres cessent de fabriquer le vert des feuilles. On voit alors le jaune et l'orange qui s'y cachaient.",
  ],
  [
    "phare",
    "Un phare montre aux bateaux où est la côte. Chacun a son rythme d'éclats, pour qu'on sache lequel on voit.",
  ],
  [
    "neige",
    "Les flocons de neige sont des cristaux de glace qui poussent dans les nuages. Ils ont le plus souvent six branches.",
  ],
  [
    "sel mer",
    "La mer est salée parce que la pluie et les rivières arrachent un peu de sel aux roches et l'y portent.",
  ],
];
