// English sentences that tell plainly. No ordinary saying beside them takes anything from them.

import type { Plain } from "../words.ts";

export const ENGLISH_PLAIN: Plain = {
  beaten: [
    "{parent} ... {beats} me|us",
    "{parent} ... {beats} ... and|then {beats} me|us",
    "he|she|they keep|keeps|kept|always|often|used ... {beats} me|us",
    "he|she|they {beats} me|us ... again|every|daily|night|school",
  ],
  slapped: [
    "{parent}|he|she|they gave|gives|give me|us a|the slap|smack|beating|hiding|thrashing|clout|belt|belting|spanking|black",
    "get|got|getting a|the beating|hiding|thrashing|belting|spanking ... from|off|when|if|because|again",
    "knocks|knocked|knocking|beats|beat ... me|us ... out|unconscious|about|around|teeth",
  ],
  kill_threat: [
    "{parent}|he|she|they ... said|says|swore|swears|promised|promises|threatened|threatens ... kill|stab|shoot|murder|strangle me|us|you|mum|mom",
  ],
  kills_self: [
    "{kill} {self}",
    "{kill} my self",
    "am ending it",
    "am|gonna|going|will|want|ready|time ... ending|end it $|all|now|tonight|today|soon|tomorrow",
    "take|takes|taking|took|taken my own|life life|$",
    "i ... end|ending|ended my life|everything",
  ],
  method_on_self: [
    "throw|throws|throwing|threw|chuck {self} ... train|bridge|roof|window|balcony|cliff|tracks|bus|traffic|lorry",
    "lie|lying|lay|laid ... on ... tracks|rails",
    "rope|noose ... my|round|around neck",
    "slit|slits|slitting|open|opening my wrist|wrists|veins|throat",
  ],
  cuts_self: [
    "cutting|slicing|carving {self}|my ... again|skin|arm|arms|wrist|wrists|thigh|thighs|$",
    "cut|slice|sliced|slit {self}|my ... deep|deeper|skin|wrist|wrists|thigh|thighs|veins",
  ],
  burns_or_scratches_self: [
    "burn|burns|burned|burnt|burning {self}|my ... lighter|lighters|cigarette|cigarettes|purpose",
    "scratch|scratches|scratched|scratching|bite|bites|biting|pinch|punch|hit {self}|my ... until|till|bleed|bleeds|bleeding|blood",
  ],
  poison_drunk: [
    "drink|drank|drinking|drunk|swallow|swallowed ... bleach|poison|detergent|antifreeze|petrol|rat|acid",
  ],
  pills_taken: [
    "took|taken|take|taking|swallow|swallowed ... all|whole|many|lots|loads|packet|pack|bottle|box|handful|20|30|40 ... pills|tablets|medicine|paracetamol|ibuprofen|meds|painkillers",
    "took|taken|swallowed ... pills|tablets|paracetamol|meds|painkillers ... sad|hate|die|alive|end|myself",
  ],
  touched_inside: [
    "{parent}|{adult}|he|she|they|someone|somebody|boy|brother ... put|puts|putting|stuck|sticks|shoved|shoves|pushed|pushes|puts ... finger|fingers|penis|willy|dick|tongue|thing ... in|inside|into|up|between me|us|my",
    "{parent}|{adult}|he|she|they|someone|somebody|boy|brother ... put|puts|putting|stuck|sticks ... it|his|her|hand|hands ... in|inside|into|down|up me|us",
    "he|someone|boy|brother|{parent} put|puts|putting|stuck|sticks it|his in|inside|into|thing|willy|penis ... my mouth|bum|bottom|vagina|privates|knickers|pants|underwear|fanny",
  ],
  made_to_touch: [
    "wants|want|wanted|makes|make|made|asks|asked|asking|told|tells|forces|forced|lets me|us ... touch|touching|rub|rubbing|lick|suck|stroke|massage ... him|himself|there|down|willy|penis|dick|privates|thing",
    "wants|want|wanted|makes|make|made|asks|asked|forces|forced me|us ... touch|touching|rub|lick|suck her $|there|down",
    "have|has|had|must|should|supposed ... touch|rub|lick|suck|stroke ... his|him|her ... thing|willy|penis|dick|privates|there|$",
    "let|lets him|her touch|touching|see me|my",
  ],
  in_my_bed: [
    "{parent}|{adult}|brother|he|she ... lies|crawls|crawled|slips|slipped|lay|jumps ... in|into my bed",
  ],
  does_not_move: [
    "{parent}|brother|sister|baby|friend ...... not|stopped|barely|hardly breathing|breathe|responding|moving|conscious",
    "{parent} ...... not wake|waking|move|wakes",
    "{parent}|brother|sister|baby|friend ... unconscious|lifeless",
  ],
  no_wish_to_live: [
    "not {want} to live|exist|be ... this|the|such world|pain|life|family|body|hell",
    "not {want} to live|exist like|with|without this|pain|mum|mom|dad|him|her|them|you|it",
    "cannot|can|could not live|exist like|with|without this|pain|anymore|any|mum|mom|dad|him|her",
  ],
  hurt_by_somebody: [
    "{parent}|{peer} ... {beats} me|us|my",
    "{parent}|{peer} ... {beats} ... and {beats} me|us",
  ],
  hurt_with_a_blade: [
    "cut|cuts|cutting|stab|stabbed|slash|slashed {self}|my ... knife|glass|scissors|blade|razor|sharpener|compass",
    "hurt|hurts|hurting|harm|harming {self} ... with|again|because|when|until",
    "self harm|harming|harmed",
    "i hate|hated|hating {self}",
  ],
  pain_by_somebody: [
    "hurt|hurts|ache|aches|sore|bleeding|broken|broke|swollen|bruised ... because|since|when|after|from|where|as ... {parent}|{peer} ... {harms}",
    "{parent} ... {harms} my arm|arms|hair|ear|leg|wrist|neck|fingers|hand",
  ],
  eats_nothing: [
    "stopped|stop|quit|given eating|food $|because|since|anything|at|again|completely|days",
    "not eat|eating anything|anymore|at",
    "eat|eating|ate nothing $|anymore|all|since|because|for",
  ],
  last_words: [
    "^ this is goodbye|bye|farewell",
    "tomorrow ... gone|dead",
    "i will|am be|going gone|dead tomorrow|soon|tonight",
    "this|is|be my|the last|final message|text|letter|goodbye|words|chat|note",
    "not be here|alive|around anymore|tomorrow|longer|when|next|much|monday",
    "never|not see|hear|talk ... me|from again|anymore",
  ],
  high_up: [
    "i ... am|stand|standing|sit|sitting|climbed ... on|onto the|a|our roof|ledge|railing|tracks|rails|bridge|edge|windowsill",
    "i am|stand|standing on ... edge",
  ],
  blade_at_hand: [
    "hung|hang|hanging a|the|my rope|noose",
    "have|got|holding|hold|took ... knife|razor|blade|gun|noose|pills ... want|going|gonna|use|ready|hand|myself|scared",
  ],
  gun: [
    "{parent}|he|she|they|brother|man|guy|someone ... has|have|had|got|pointed|points|pulled|holds|keeps|showed|waves|waved|loaded|bought|brings|brought ... gun|pistol|rifle|shotgun|revolver",
  ],
  not_home: [
    "not {want}|dare to|go ... go|come|be|get|walk|return|back ... home|back",
    "{scared} ... of|to go|going|return|returning|come|coming|be|being back|home|alone",
  ],
  in_their_bed: [
    "have|has|had|must|made|make|makes|wants|want|should to|me|us ... sleep|sleeping|lie|come|get|lay ... in|into ... {parent}|his|her|their bed",
    "sleep|sleeping|lie|lay|slept naked|undressed",
  ],
  hidden_marks: [
    "cover|covers|covering|covered|hide|hides|hiding|explain ... bruise|bruises|marks|scars|cuts|burns",
  ],
  secret_with_gifts: [
    "uncle|grandpa|grandad|coach|stepdad|cousin|teacher|neighbour|neighbor|he|man|brother|dad ... secret ...... gives|gave|give|buys|bought|brings me|us|sweets|money|candy",
    "gives|gave|give|buys|bought me|us ...... secret ...... not|never|nobody|touch|bed|room",
  ],
  calls_for_help: [
    "^ help $",
    "^ help please|pls|help|me",
    "^ please help $",
    "^ please please help",
    "^ i need help $|now|please",
    "^ somebody|someone help",
  ],
  pregnant: ["i|might|may|think|am|im am|be|i pregnant"],
};
