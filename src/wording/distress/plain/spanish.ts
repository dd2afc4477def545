// Spanish sentences that tell plainly. No ordinary saying beside them takes anything from them.

import type { Plain } from "../words.ts";

export const SPANISH_PLAIN: Plain = {
  beaten: [
    "{parent} ... me|nos ... {beats}",
    "me|nos {beats} ... {parent}",
    "{parent} ... pegarme|golpearme|pegarnos|golpearnos|patearme|azotarme",
  ],
  slapped: [
    "{parent}|él|ella ... me|nos dio|da|dan|dieron|daba|metió|mete|soltó|suelta|pega|pegó|pego ... {blows}",
    "me|nos dio|da|dan|dieron|daba|metió|mete|soltó|suelta|pega|pegó|pego ... {blows} ... {parent}",
    "recibo|recibí ... {blows}",
  ],
  kill_threat: [
    "{parent}|él|ella|ellos|tipo ... dice|dijo|juró|jura|amenaza|amenazó|juraron ... me|nos mata|matará|mataría|matan|apuñala|degüella|dispara",
    "{parent}|él|ella|ellos|tipo ... dice|dijo|juró|jura|amenaza|amenazó ... me|nos va|van|iba a matar|apuñalar|degollar|ahorcar",
    "{parent}|él|ella|ellos|tipo ... dice|dijo|juró|jura|amenaza|amenazó ... matarme|matarnos|apuñalarme",
  ],
  kills_self: [
    "me {kill}",
    "me voy|quiero|iba|vaya|quisiera a|{killing} {killing}",
    "me voy|quiero|iba|vaya|quisiera|intenté|intento {killing}",
    "voy|quiero|iba|pienso|intenté|intento ... {killing_me}",
    "me quito|quité|quitaré|quitaría la vida",
    "acabo|acabaré|termino|terminaré con todo|mi|esto vida|$|hoy|ahora",
    "acabo|acabaré|termino|terminaré con todo|esto",
  ],
  method_on_self: [
    "me tiro|tiré|tiraré|lanzo|lanzaré|aviento|arrojo|echo|tiraría ... a|de|del|desde|por|bajo|debajo|frente|delante ... tren|metro|puente|ventana|balcón|azotea|vías|coche|carro|edificio|techo|camión",
    "tirarme|lanzarme|arrojarme|aventarme ... tren|metro|puente|ventana|balcón|azotea|vías|edificio|techo|camión",
    "me corto|corté|cortaré|abro|abrí|abriré ... venas|muñecas|cuello",
    "me acuesto|tumbo|acosté|tumbé|acostaré ... en|sobre ... vías|rieles",
    "soga|cuerda ... cuello",
  ],
  cuts_self: [
    "me corté|corto|cortaba|he|rajo|rajé|rajaba|cortado ... brazos|muñecas|muñeca|muslos|muslo|venas",
    "me corto|rajo ... brazo|pierna|piernas",
    "cortarme|rajarme ... brazos|muñecas|piernas|muslos|venas|piel",
    "me autolesion*",
  ],
  burns_or_scratches_self: [
    "me quemo|quemé|rasguño|rasguñé|araño|arañé|muerdo|golpeo ... encendedor|mechero|cigarro|cigarrillo|hasta|propósito",
  ],
  poison_drunk: [
    "tomé|bebí|tomo|bebo|tomar|beber|tragué|tomado|bebido|tomarme|beberme ... cloro|lejía|veneno|raticida|ácido|detergente|gasolina|anticongelante",
  ],
  pills_taken: [
    "tomé|tomado|tragué|tragado|tomo|tomarme|tomar ... muchas|todas|bote|frasco|caja|puñado|20|30|40 ... pastillas|píldoras|paracetamol|medicinas|medicamentos",
    "tomé|tomado|tragué ... pastillas|píldoras ... triste|morir|vivir|acabar",
  ],
  touched_inside: [
    "{parent}|{adult}|él|ella|alguien|señor|primo|hermano ... mete|metió|metía|metido|introdujo|pone|puso ... dedo|dedos|pene|pito|lengua|cosa|mano ... en|dentro|entre|$",
    "me|nos mete|metió|metía|metido|puso|pone ... dedo|dedos|pene|pito|lengua",
    "me lo|la mete|metió|metía|puso ... boca|dentro|ahí|cola|atrás|culo|vagina",
    "lo|la mete|metió|metía|puso en mi boca|cola|culo|vagina|cuerpo",
  ],
  made_to_touch: [
    "quiere|quería|pide|pidió|obliga|obligó|dice|hace|hizo|dijo ... que|a ... le|lo toque|acaricie|chupe|frote|tocar|acariciar|chupar|soba|masajee",
    "quiere|quería|pide|pidió|obliga|obligó|dice|hace|hizo|dijo|tengo|debo ... toque|tocar|tocarle|chupar|chuparle|chupe|acaricie|acariciar ... su|sus|le|ahí|abajo|cosa|pene|pito|partes|cosita",
    "tengo|debo|obliga|obligó|hace ... tocarlo|tocarle|chuparlo|chuparle|acariciarlo|acariciarle|frotarle",
  ],
  in_my_bed: [
    "{parent}|{adult}|primo|hermano|él ... viene|vino|mete|metió|sube|subió|entra|entró|acuesta|acostó ... a|en mi cama",
    "{parent}|{adult}|primo|hermano|él ... viene|vino|entra|entró ... cuarto|habitación ... noche",
  ],
  does_not_move: [
    "{parent}|hermano|hermana|bebé|amiga ...... no ... mueve|respira|reacciona|movía|respiraba",
    "{parent} ...... no ... despierta|responde|levanta",
    "{parent}|hermano|hermana|bebé|amiga ... inconsciente|desmayada|desmayado",
  ],
  no_wish_to_live: [
    "no {want} ... vivir|existir ... este|esta|así|sin mundo|familia|vida|dolor|cuerpo|mamá|mama|papá|él|ella|ti|ellos",
    "no {want} vivir|existir así|más|$",
    "no puedo|aguanto ... vivir|seguir ... así|sin|más|viviendo|con",
    "no {want} ... vivir|existir ... con|en ... dolor|mundo|sufrimiento",
  ],
  hurt_by_somebody: [
    "{peer}|{parent} ... me|nos ... {beats}",
    "me|nos {beats} ... {peer}",
    "{peer}|{parent} ... {beats} ... y ... me|nos|a",
  ],
  hurt_with_a_blade: [
    "me corté|corto|he|cortado|clavé ... cuchillo|navaja|tijeras|vidrio|cristal|cuchilla|cúter|compás",
    "me lastimo|lastimé|hago|hice ... daño|propósito|sola|solo",
    "me odio",
  ],
  pain_by_somebody: [
    "duele|duelen|sangra|roto|hinchado|morado ... porque|desde|cuando|donde ... {parent}|{peer} ... {harms}|torció|retorció",
    "{parent} ... me torció|retorció|jaló|jala|apretó|aprieta|tiró|tira ... brazo|pelo|oreja|orejas|muñeca|cuello|mano|pierna",
  ],
  eats_nothing: [
    "no como nada $|desde|porque|hace",
    "ya no como $|nada|desde|porque",
    "dejé|dejado|dejo de comer $|porque|desde|hace",
  ],
  last_words: [
    "es|esta mi|es despedida|adiós",
    "mañana|pronto ... estaré|habré muerta|muerto|ido",
    "mi|el|mis último|última|últimos|últimas mensaje|carta|palabras|nota|texto|noche",
    "no estaré|estoy|voy ... aquí|viva|vivo|estar ... mañana|más|cuando|aquí",
    "mañana ... no|ya estaré|voy|estoy|voy ... aquí|viva|vivo|estar|$",
    "no me|vas|volverás ... verás|verán|ver|volver|volverás ... más|nunca|$",
    "ya no me verás|verán",
  ],
  high_up: [
    "estoy|subí|subida|subido|parada|parado|sentada|sentado ... en|sobre|a|al ... azotea|puente|techo|cornisa|vías|rieles|borde|precipicio|tejado",
  ],
  blade_at_hand: [
    "tengo|agarré|traigo|cuchillo ... cuchillo|navaja|cuchilla|soga|pistola|pastillas|y ... usar*|mano|quiero|lista|listo|miedo|usarlo",
  ],
  gun: [
    "{parent}|él|ella|hermano|tipo|alguien ... tiene|tenía|sacó|saca|compró|apunta|apuntó|trae|guarda|enseñó ... pistola|arma|escopeta|rifle|revólver|fusil",
  ],
  not_home: [
    "no {want}|atrevo ... ir|irme|volver|regresar|llegar|estar|entrar ... casa",
    "{scared} ... volver|regresar|ir|irme|llegar $|sola|solo|a|con|de",
  ],
  in_their_bed: [
    "tengo|debo|obliga|hace|obligan|hizo|quiere ... dormir|acostarme|meterme|duerma|acueste|ir ... en|con ... cama ... de|con|{parent}|su",
    "tengo|debo|obliga|hace|obligan|hizo|quiere ... en|a su cama",
    "dormir|duermo desnuda|desnudo",
  ],
  hidden_marks: [
    "tapo|tapar|cubro|cubrir|escondo|esconder|oculto|ocultar|tapé ... moretones|moretón|marcas|cicatrices|moratones|cortes|heridas",
    "moretones|moretón|marcas|cicatrices|moratones|cortes|heridas ... maquillaje|maquillo|tapar|tapo|esconder|mangas",
  ],
  secret_with_gifts: [
    "tío|tio|abuelo|entrenador|profe|vecino|primo|él|padrastro|hombre|señor ... secreto ...... me|nos da|dio|regala|compra|compró|trae|regaló",
    "me|nos da|dio|regala|compra|regaló ...... secreto ... nadie|decir|cama|cuarto|tío|digas|diga",
  ],
  calls_for_help: [
    "^ ayuda|ayúdame|ayúdenme|ayudenme $|por|pls|porfa",
    "^ auxilio|socorro",
    "^ por|porfa favor|ayuda|ayúdame ayuda|ayúdame|ayúdenme",
    "^ necesito ayuda $|ya|urgente|por",
    "^ help $",
  ],
  pregnant: ["estoy|esté|quedé embarazada", "estoy|esté ... embarazada"],
};
