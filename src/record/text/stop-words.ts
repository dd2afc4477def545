// Stop words only hold a sentence together. They are listed for the languages of the wording, without accents, as
// words are compared. Words of one or two letters never count.

/** Words that deny something. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  `not no never none neither nor cannot without dislike dislikes disliked hate hates hated
  nunca jamas ningun ninguna sin odia detesta nicht kein keine keinen keiner nie niemals ohne hasst
  ne pas jamais aucun aucune sans deteste`.split(/\s+/),
);

export const STOP_WORDS: ReadonlySet<string> = new Set([
  ...NEGATIONS,
  ...`the and are was were been being has have had having does did doing done that this these those with from for
  they them their there she her hers his him its you your yours our who whom whose which what when where how why but
  can could will would shall should may might must into onto about than then also very much more most some any all
  one other such only just even still too out over under off again because while until between through during before
  after per via like likes liked love loves loved enjoy enjoys enjoyed want wants wanted know knows knew think thinks
  learn learns learned learnt wonder wonders curious interested interest whether says said
  los las una unos unas del que con por para como mas pero sus esta este esto estan son fue era ser tiene tienen hay
  muy cuando donde porque sobre entre tambien gusta gustan quiere sabe
  der die das den dem des ein eine einen einem einer eines und oder aber ist sind war waren hat haben hatte wird
  werden mit von vom zum zur bei auf aus fur uber unter nach vor weil wenn dass wie was wer als auch sehr noch nur sie
  ihr ihre sein seine mag mochte liebt gern weiss
  les des une est sont etait ont avait qui que quoi dans sur sous avec pour par mais aussi tres plus son ses leur leurs
  elle elles ils nous vous cette ces quand comme aime veut sait`.split(/\s+/),
]);
