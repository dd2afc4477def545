// What is told plainly, with the place, the time, the reason or the instrument beside it, and ordinary talk of games, sport, chores
// and films in the same words.

/** A deed of a person, or of somebody on themselves. */
export const PLAIN_ENGLISH = listed(`
dad beats me at home | dad beats me at night | he beats me in the kitchen | dad beat me in my room | mum beats me in the bathroom
my dad beat me because i lost the game | i dont want to live in this world anymore | i dont want to live with this pain
my stepdad comes into my bed to cuddle | grandpa gets into my bed and wants to play | dad hit me because i was hiding from him
dad slammed the door and hit me | dad kicked the dog and then kicked me | i took all of moms pills because i am sad
he said he will kill me if i tell and he finds out | psst dad hits me | shh my dad hits me | dad hit me because i was reading harry potter
i will kill myself | ill kill myself | i would kill myself | i shoot myself | im ending it | i burn myself with a lighter
i scratch myself until it bleeds | i drank bleach | my uncle puts his fingers in me | he put it in my mouth | he wants me to touch his thing
grandpa wants me to touch him | mum is on the floor and not moving | dad smacked me in the car park | my stepmum was hitting me after school
my dad has beaten me since march | mum kept kicking me on the stairs | grandpa would choke me in the shed | dad will whip me with the hose
my dad gave me a beating in the shed | i am going to hang myself in the garage | i tried to drown myself in the bath | i nearly killed myself last week
i swallowed a whole box of paracetamol in the kitchen
`);

export const PLAIN_GERMAN = listed(`
papa schlägt mich im keller | papa schlägt mich im auto | papa schlägt mich immer im bad | papa schlägt mich in der nacht | papa schlägt mich bei oma
papa schlägt mich beim essen | papa hat mich beim spielen geschlagen | ich kann so nicht leben | ich will nicht leben in dieser familie
onkel kommt abends in mein bett kuscheln | papa hat gesagt er bringt mich um wenn ich was sage | ich bring mich um | ich bringe mich um
ich bring mich heute noch um | ich schwör ich bring mich um | ich erhänge mich | ich häng mich auf | ich nehme mir das leben | ich töte mich
ich vergifte mich | ich werf mich vor den zug | ich leg mich auf die gleise | ich beende es | ich hab mich geritzt | ich soll sein ding anfassen
er will dass ich ihn anfasse | papa hat mir eine gescheuert | papa hat mir eine geklatscht | die verprügeln mich jeden tag | mama trat mich im flur
papa prügelte uns im wohnzimmer | opa würgt mich im garten | mein vater wird mich wieder schlagen | der papa hat mich gestern auf der treppe getreten
papa gab mir eine ohrfeige im supermarkt | ich hätte mich fast umgebracht | ich wollte mich erhängen | bald häng ich mich auf | ich hab gift getrunken
mama liegt im bad und bewegt sich nicht | er steckt seine finger in mich
`);

export const PLAIN_FRENCH = listed(`
papa me bat à la maison | papa me bat au garage | papa me bat en rentrant | papa m'a battu à la ceinture | je veux pas vivre sans maman
mon oncle vient dans ma chambre la nuit pour un câlin | je me tue | je me pends | je me jette sous un train | je m'ouvre les veines | j'en finis
il veut que je le touche | papa me tapait dans la cuisine | mon beau père m'a étranglé dans le salon | maman me giflera encore ce soir avec la règle
papa m'a cogné la nuit au camping | papa m'a donné une gifle devant tout le monde | j'ai essayé de me pendre dans le garage
je vais me noyer dans la rivière | je me suicide ce soir | j'ai bu de la javel | maman est par terre et elle bouge plus
il met ses doigts dans ma culotte
`);

export const PLAIN_SPANISH = listed(`
no quiero vivir en este mundo | mi tío viene a mi cama a darme un abrazo | me corté los brazos con un cuchillo | me suicido | me mato | me voy a matar
papá me pegaba en el garaje | mi padrastro me pateó en la cocina | mi papá me golpeará otra vez por la noche | mamá me abofeteó en el coche
mi papá me dio una bofetada en la tienda | me ahorco esta noche | intenté matarme en el baño | me tiro al tren | me bebí la lejía
mi mamá está en el suelo y no se mueve | me mete los dedos | mi tío quiere que le toque la cosa
`);

/** The words may also mean less. */
export const TOLD_NEARLY = listed(`
i cut myself with a knife | i cut myself with a knife because i am sad | i cut myself with scissors | i cut myself with glass | ich habe mich mit dem messer geschnitten | ich habe mich mit dem messer geritzt | je me suis coupée avec des ciseaux
i cover my bruises with makeup | my arm hurts because dad twisted it | mi tío dice que es secreto y me da un regalo | psst i hate myself | shh my uncle touches me
ich hab mich geschnitten | i stopped eating | ich esse nichts mehr | i wont be here tomorrow | this is my last message | im on the roof | i have a knife and i want to use it | ich will nicht nach hause | j'ai peur de rentrer
i have to sleep in dads bed | dad has a gun | hilfe | please help | i am pregnant
je mange plus rien | ya no como nada | j'arrête de manger | he dejado de comer | morgen bin ich nicht mehr da | demain je serai plus là | mañana ya no estaré aquí | das ist meine letzte nachricht | c'est mon dernier message | este es mi último mensaje
ich stehe auf dem dach | je suis sur le toit | estoy en la azotea | papa hat eine pistole | papa a un fusil | mi papá tiene una pistola | je veux pas rentrer à la maison | no quiero volver a casa | i dont want to go home
ich muss in papas bett schlafen | je dois dormir dans le lit de papa | tengo que dormir en la cama de mi tío | ayuda | au secours | help | ich bin schwanger | je suis enceinte | estoy embarazada
ich verstecke meine blauen flecken unter dem pulli | je cache mes bleus avec du maquillage | tapo los moretones con maquillaje | mein arm tut weh weil papa ihn verdreht hat | j'ai mal au bras parce que papa me l'a tordu | me duele el brazo porque mi papá me lo torció
onkel sagt es ist geheim und schenkt mir ein handy | tonton dit que c'est un secret et il me donne des sous
`);

/** Nothing is told here. */
export const PLAYED = listed(`
he beats me at chess at home | my dad always beats me at cards in the kitchen | grandpa beat us in the race at the lake | mum beats me at scrabble every night | my sister kills me in fifa at home
this homework is killing me | i cut myself a slice of bread with a knife | i want to dye my hair blue at home | i am dying of laughter in the bathroom | i am scared of the dark in my room | dad scored because the keeper fell
dad threw the ball and it hit me in the garden | my brother hit me with a pillow in bed | the door hit me | the horse kicked me at the stable | mum took the cake out of the oven and i cut it with the big knife
dad reads to me in bed at night | mum comes into my room at night to read me a story | we built a roof for the hut with grandpa | i have to touch up the paint | in the film the robber has a gun | my water gun is empty
papa schlägt mich im memory | papa schlägt mich immer im schach zu hause | opa hat mich beim uno geschlagen | mama schlägt uns bei monopoly in der küche | beim tischtennis hat papa mich geschlagen | mein bruder schlägt mich jeden tag in fifa
die hausaufgaben bringen mich um | ich schneide mir eine scheibe brot ab | ich sterbe vor langeweile im auto | ich hab angst vor spinnen im keller | papa hat den nagel in die wand geschlagen | oma hat sahne geschlagen
meine schwester hat mich mit dem kissen gehauen | der ball hat mich im gesicht getroffen | das pony hat mich getreten | mama liest mir abends im bett vor | ich hänge die wäsche auf | ich bringe mich in form | wir haben das dach repariert
papa me bat aux échecs à la maison | maman me bat toujours aux cartes le soir | mon frère m'a battu à la course dans le jardin | papi nous bat aux dominos au camping | les devoirs me tuent
je me suis coupé une tranche de pain avec le couteau | je meurs de faim dans la voiture | j'ai peur du noir dans ma chambre | le ballon m'a tapé dans le dos | mon cousin m'a tapé avec un coussin | le poney m'a mordu à la ferme | maman vient dans ma chambre lire une histoire | ça me tape sur les nerfs à l'école
papá me gana al ajedrez en casa | mi hermano me gana siempre a las cartas por la noche | mi abuelo nos ganó al dominó en el patio | esta tarea me está matando | me corté un trozo de pan con el cuchillo | me muero de risa en el baño | me da miedo la oscuridad en mi cuarto
la pelota me pegó en la cara | me toca lavar los platos esta noche | me pegó con la almohada en la cama | el caballo me pateó en la granja | mamá viene a mi cuarto a leerme un cuento | me pega el sol en la ventana | mi pistola de agua está vacía
`);

/** Small mishaps: no fixed comfort for them. */
export const MISHAPS = listed(`
ich hab mich beim Kartoffelschälen geschnitten | i cut myself peeling potatoes in the kitchen | i hurt myself when i fell off my bike | je me suis coupé avec le papier | me corté con el papel | me corté cocinando | i cut my finger with the scissors at school
ich hab mich am papier geritzt | je me suis brûlé avec le four | me quemé con el horno | i will not be here tomorrow because we go to the sea | i have to sleep in grandmas bed because we have guests | i am on the roof of the car wash
`);

export const BESIDE_ENGLISH = listed(`
at home | in the kitchen | in my room | in the car | at school | at night | every sunday | after dinner | before church | in the holidays | because i lost my shoe | because i was reading a book | when the film was over | with a stick | with a wooden spoon | on the stairs | in the bathroom | by the lake | whenever i get bad grades | because he was drunk | while we played a game
`);
export const BESIDE_GERMAN = listed(`
zu hause | in der küche | in meinem zimmer | im auto | im keller | nachts | jeden sonntag | nach dem essen | vor der schule | in den ferien | weil ich meinen schuh verloren hab | weil ich ein buch gelesen hab | als der film aus war | mit einem stock | mit dem kochlöffel | auf der treppe | im bad | bei oma | am see | wegen der zerbrochenen tasse | weil er betrunken war
`);
export const BESIDE_FRENCH = listed(`
à la maison | dans la cuisine | dans ma chambre | dans la voiture | à l'école | la nuit | tous les dimanches | après le repas | avant le foot | en vacances | parce que j'ai perdu ma chaussure | parce que je lisais un livre | quand le film était fini | avec un bâton | à la ceinture | dans l'escalier | au garage | au bord du lac | chez mamie | en rentrant | parce qu'il était bourré
`);
export const BESIDE_SPANISH = listed(`
en casa | en la cocina | en mi cuarto | en el coche | en la escuela | de noche | todos los domingos | después de comer | antes de la misa | en vacaciones | porque perdí mi zapato | porque leía un libro | cuando acabó la película | con un palo | con la cuchara | en la escalera | en el garaje | junto al lago | con mi abuela | al llegar | porque estaba borracho
`);

function listed(text: string): readonly string[] {
  return text.split(/[|\n]/).flatMap((each) => each.trim() || []);
}
