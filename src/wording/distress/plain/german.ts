// German sentences that tell plainly. No ordinary saying beside them takes anything from them.

import type { Plain } from "../words.ts";

export const GERMAN_PLAIN: Plain = {
  beaten: [
    "{parent} ... {beats} ... mich|uns",
    "{parent} ... mich|uns|mir ... {beats}",
    "{beats} ... mich|uns ... {parent}",
    "mich|uns ... {parent} ... {beats}",
    "{parent} ... {beats} ... und|dann ... mich|uns",
    "die {hits} mich|uns",
    "mich|uns ... zusammenschlägt|zusammenschlagen|zusammenschlugen|verkloppt|verdroschen",
  ],
  slapped: [
    "{parent}|er|sie ... mir|uns ... gescheuert|geklatscht|geknallt|gelangt|gewatscht|gefeuert|verpasst|geschallert",
    "scheuert|klatscht|knallt|verpasst|langt|schallert mir|uns eine|einer|welche",
    "gab|gibt|gegeben|verpasst|bekomme|bekam|bekommen|kriege|krieg|kriegen|gekriegt ... ohrfeige|ohrfeigen|backpfeife|watschn|watsche|schelle|tracht|schläge|prügel|haue|dresche",
    "ohrfeige|ohrfeigen|backpfeife|watschn|watsche|schelle|tracht|schläge|prügel|haue|dresche ... gab|gibt|gegeben|bekomme|bekam|bekommen|kriege|krieg|kriegen|gekriegt",
  ],
  kill_threat: [
    "{parent}|er|sie|die ... gesagt|sagt|sagte|droht|gedroht|schwört|geschworen ... bringt|bringen|schlägt|macht|sticht mich|uns|mama ... um|tot|kalt|ab",
    "{parent}|er|sie|die ... gesagt|sagt|sagte|droht|gedroht|schwört|geschworen ... mich|uns|mama ... umbringt|tötet|absticht|ersticht|erschießt|erwürgt|umbringen|töten|abstechen",
  ],
  kills_self: [
    "ich bring|bringe|brachte|brächte mich ... um",
    "bring|bringe ich mich ... um",
    "ich ... mich ... umbringen|umbringe|umgebracht|umzubringen|umbrächte",
    "ich {kill} mich",
    "{kill} ich mich",
    "ich ... mich|selbst ... {killing}",
    "ich häng|hänge|hing mich ... auf",
    "häng|hänge ich mich ... auf",
    "mich aufhängen|aufhänge|aufzuhängen|aufgehängt",
    "nehme|nehm|nahm ich|mir mir|das ... leben",
    "mir das|mein leben nehmen|nehme|genommen",
    "ich beende|beend es|alles",
    "ich beende|beend mein|das|dieses leben",
    "beende|beend ich es|alles|mein",
  ],
  method_on_self: [
    "werf|werfe|warf|schmeiß|schmeiße|stürz|stürze ... mich ... vor|von|aus|unter|runter ... zug|bahn|bus|auto|brücke|dach|balkon|fenster|hochhaus|lkw|laster|klippe",
    "mich ... vor|von|aus|unter ... zug|bahn|bus|auto|brücke|dach|balkon|fenster|hochhaus|lkw|laster|klippe ... werfen|schmeißen|stürzen|werfe|schmeiße|stürze|geworfen",
    "leg|lege|legen|lag|liege ... auf ... gleise|gleisen|schienen|bahngleise",
    "auf ... gleise|schienen|bahngleise ... legen|lege|gelegt",
    "spring|springe|sprang ... vor|unter ... zug|bahn|auto|bus|lkw",
    "pulsadern|adern|pulsader ... auf|aufschneid*|aufschlitz*|schneid*|aufgeschn*|durch",
    "schneide|schneid ... mir ... pulsadern|adern|handgelenk*|kehle",
    "strick|schlinge|seil ... mein*|den|um hals",
  ],
  cuts_self: [
    "mich|mir ... geritzt|aufgeritzt|aufgeschlitzt|geritzt|ritze|ritz|ritzen",
    "ich schlitz|schlitze mich|mir|meine",
  ],
  burns_or_scratches_self: [
    "verbrenne|verbrenn|verbrannte ... mich|mir ... feuerzeug|zigarette|zigaretten|absicht",
    "mich|mir ... feuerzeug|zigarette|zigaretten ... verbrannt|verbrenne|verbrenn|gebrannt",
    "kratze|kratz|beiße|beiß|schlage|schlag|haue ... mich|mir ... bis ... blut*|weh",
    "mich ... bis ... blut* ... kratze|kratz|gekratzt|beiße|gebissen",
  ],
  poison_drunk: [
    "bleiche|bleichmittel|chlor|chlorreiniger|gift|rattengift|rohrreiniger|putzmittel|spiritus|frostschutzmittel|benzin|säure|spülmittel ... getrunken|geschluckt|trinken|trinke|trink|schlucke|schlucken",
    "trinke|trink|trank|schlucke|schluck ... bleiche|bleichmittel|chlor|chlorreiniger|gift|rattengift|rohrreiniger|putzmittel|spiritus|frostschutzmittel|benzin|säure|spülmittel",
  ],
  pills_taken: [
    "alle|ganze|ganzen|viele|handvoll|schachtel|packung|dose|20|30|40 ... tabletten|pillen|schlaftabletten|medikamente|paracetamol|ibuprofen ... genommen|geschluckt|nehme|schlucke|eingeworfen",
    "tabletten|pillen|schlaftabletten ... geschluckt|genommen ... traurig|sterben|ende|leben|tot",
    "schlucke|schluck|nehme|nehm ... alle|ganze|ganzen|viele|handvoll|schachtel|packung|dose ... tabletten|pillen|schlaftabletten|medikamente",
  ],
  touched_inside: [
    "steckt|steckte|stecken|schiebt|schob ... finger|ding|penis|pimmel|zunge|ihn|hand ... in|rein|zwischen mich|mir|mund|po|meinen|meine|meinem|beine",
    "mir ... finger|ding|penis|pimmel|zunge|ihn|hand ... mund|po|popo|scheide|muschi|hintern|rein|reingesteckt|hose ... gesteckt|geschoben|getan|steckt|$",
    "mir ... mund|po|popo|scheide|muschi|hintern ... finger|ding|penis|pimmel|zunge ... gesteckt|geschoben|getan|steckt",
    "hat|er ihn|es mir ... in ... mund|po|popo|scheide|muschi|hintern ... gesteckt|geschoben|getan",
    "finger|ding|penis|pimmel|zunge|ihn|es ... in meinen|mein|meine|meinem mund|po|popo|scheide|muschi|hintern",
    "finger|ding|penis|pimmel ... in mich|mir",
  ],
  made_to_touch: [
    "soll|muss|musste|sollte|darf ... sein|seinen|seine|ihn|ihm|ihr|ihren|da|dort|unten|penis|pimmel ... anfassen|berühren|streicheln|lutschen|reiben|lecken|massieren",
    "will|wollte|möchte|verlangt|sagt|bittet|zwingt ... dass|das ich|wir ... ihn|ihm|sein|seinen|seine|ihr|da|dort|unten ... anfass*|berühr*|streichel*|streichle|lutsch*|reib*|leck*|massier*",
  ],
  in_my_bed: [
    "{parent}|{adult}|er|bruder|cousin ... kommt|kam|legt|steigt|kriecht|krabbelt|schlüpft ... in|zu|ins meinem|mein|meinen|mir bett",
    "{parent}|{adult}|er|bruder|cousin ... sich ... in|zu meinem|mein|mir ... bett|gelegt",
  ],
  does_not_move: [
    "{parent}|bruder|schwester|baby|freundin ...... bewegt|rührt|atmet|reagiert ... nicht|nimmer|kaum",
    "{parent} ...... wacht|steht ... nicht|nimmer mehr|auf",
    "{parent}|bruder|schwester|baby|freundin ... bewusstlos|ohnmächtig|leblos",
  ],
  no_wish_to_live: [
    "ich {want} nicht leben|existieren|weiterleben",
    "{want} ich nicht leben|existieren|weiterleben",
    "dieser|diesem|diese|den welt|familie|körper|schmerzen|schmerz ... nicht|nimmer ... leben|weiterleben",
    "nicht|nimmer ... dieser|diesem|diese|den welt|familie|körper|schmerzen|schmerz ... leben|weiterleben",
    "kann|mag|{want} so nicht|nimmer ... leben|weiterleben",
    "nicht ... ohne mama|papa|sie|ihn|dich|oma|opa ... leben|weiterleben",
  ],
  hurt_by_somebody: [
    "{peer}|{parent} ... mich|uns|mir ... {beats}",
    "{peer}|{parent} ... {beats} ... mich|uns",
    "{peer}|die ... {beats} ... und ... mich|uns",
  ],
  hurt_with_a_blade: [
    "mich ... geschnitten|gestochen|aufgeschnitten",
    "mich ... messer|klinge|schere|scherbe|scherben|glas|zirkel ... geschnitten|verletzt|geritzt",
    "schneide|schneid mich",
    "mir ... arm|arme|handgelenk|handgelenke|bein|beine|haut|oberschenkel ... geschnitten|aufgeschnitten|schneide",
    "verletze|verletz|verletzt|tu|tue mich|mir selbst|selber|weh",
    "ich hasse|hass mich",
  ],
  pain_by_somebody: [
    "weh|wehgetan|schmerzen|schmerzt|kaputt|gebrochen|blutet|geschwollen|blau ... weil|seit|nachdem|wenn|wo ... {parent}|{peer} ... {harms}",
    "{parent} ... mir|mich ... arm|arme|haare|haaren|ohr|bein|handgelenk|hals|finger ... {harms}|verdreht|umgedreht|gezogen",
  ],
  eats_nothing: [
    "seit ... nichts|nix|kaum ... gegessen",
    "esse|ess|iss ... nichts|nix|gar mehr|$",
    "nichts|gar mehr essen|esse|gegessen",
    "aufgehört|aufhören|höre ... essen $",
    "aufgehört zu essen",
  ],
  last_words: [
    "das ist mein|der abschied|ende",
    "morgen|bald ... bin ich|ich ... weg|tot|fort",
    "meine|mein|die letzte|letzter|letztes|letzten nachricht|brief|text|worte|sms|gruß",
    "morgen|übermorgen|bald bin|werde|gibt ich|es|mich ... nicht|nimmer mehr",
    "ich bin|werde ... morgen|bald|übermorgen ... nicht|nimmer mehr ... da|hier|leben|$",
    "siehst|seht|hörst|hört ... mich|von ... nie|nicht wieder|mehr",
  ],
  high_up: [
    "bin|stehe|steh|sitze|sitz|geklettert ... auf|oben|am dem|der|den|einem|einer|unserem|auf ... dach|brücke|geländer|gleisen|hochhaus|schienen|brückengeländer|abgrund",
    "auf|am dem|der|den dach|brücke|geländer|gleisen|hochhaus|abgrund ... bin|stehe|steh|sitze|sitz",
  ],
  blade_at_hand: [
    "messer|klinge|rasierklinge|strick|pistole|tabletten ... benutz*|hand|mich|mir|bereit|einsetz*|angst",
  ],
  gun: [
    "{parent}|er|bruder|jemand|typ ... hat|hatte|holt|hält|zeigt|kauft|gekauft|lädt ... pistole|gewehr|waffe|knarre|revolver|schrotflinte|schusswaffe",
  ],
  not_home: [
    "{want}|trau|trau ... nicht|nimmer ... nach|zu hause",
    "nicht|nimmer ... nach|zu hause ... {want}|wollen|gehen",
    "{scared} ... zurück|zu|nach hause",
  ],
  in_their_bed: [
    "muss|soll|musste|sollte|muß|darf ... in|im|zu {theirs} ... bett",
    "muss|soll|musste|sollte ... bei|mit|zu|neben {parent}|ihm|ihr ... bett",
    "nackt schlafen|liegen|geschlafen",
  ],
  hidden_marks: [
    "blaue|blauen|blutergüsse|striemen|narben|wunden|flecken|schnitte ... überschmink*|schmink*|versteck*|verdeck*|abdeck*",
    "versteck*|überschmink*|verdeck* ... blaue|blauen|blutergüsse|striemen|narben|wunden|flecken|schnitte",
  ],
  secret_with_gifts: [
    "onkel|opa|trainer|stiefvater|cousin|lehrer|nachbar|er|mann|papa|bruder ... geheimnis|geheim ...... schenkt|geschenkt|gibt|gegeben|kauft|gekauft|bringt mir|uns|süßigkeiten|geld",
    "geheimnis|geheim ...... mir|uns ... geschenk|geschenke|geld|süßigkeiten|handy",
  ],
  calls_for_help: [
    "^ hilfe $",
    "^ hilfe bitte|hilfe",
    "^ bitte hilfe|hilf|helft|helfen $|mir|uns",
    "^ ich brauche|brauch hilfe $|jetzt|bitte|dringend",
    "^ hilf|helft mir|uns bitte",
  ],
  pregnant: ["ich bin|wäre|könnte|glaube|vielleicht ... schwanger", "bin|binich ... schwanger"],
};
