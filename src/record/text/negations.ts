// Words that turn what is said into its opposite, in all languages of the wording. A quote without them would say what
// the person did not say. Folded, as words are compared; what stands behind an apostrophe is a word of its own.

/** Words of denial. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  [
    "no not never none nobody nothing nowhere neither nor cannot without hardly barely",
    "dont doesnt didnt cant couldnt wont wouldnt isnt arent wasnt werent havent hasnt hadnt shouldnt aint",
    "nicht nich nix nie niemals niemand nichts nirgends kein keine keinen keinem keiner keines keins weder ohne kaum",
    "nunca jamas nada nadie ningun ninguno ninguna ninguns tampoco ni sin apenas",
    "ne pas jamais rien personne aucun aucune nulle sans guere",
  ].flatMap((words) => words.split(" ")),
);

/** Words that begin another thought within a sentence: a denial before them is not about what follows. */
export const TURNS_OF_THOUGHT: ReadonlySet<string> = new Set(
  [
    "and but because so when then while although though",
    "und aber weil denn sondern wenn dann obwohl doch",
    "y e pero porque cuando entonces aunque sino",
    "et mais car quand alors puisque",
  ].flatMap((words) => words.split(" ")),
);
