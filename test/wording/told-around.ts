// What a child says around the thing itself, and what other children say that looks like it.

export const TOLD_AROUND = listed(`
my teacher kisses me on the mouth | my coach kissed me on the lips | the man next door kisses me when mum is out | my cousin puts his tongue in my mouth
grandpa plays the secret game with me | uncle has a secret game only for us two | he calls it our special game and turns off the light | my babysitter plays doctor with me in bed
i have bruises but i said i fell | mum told the doctor i fell off the swing | dad says to say i walked into a door | i tell them at school that i bumped into the cupboard
i googled how to tie a noose | i looked up which pills you cannot wake up from | i searched for the highest bridge near us | i stood on the bridge yesterday
i stood on the edge of the platform and thought just one step | i have saved up the tablets | i have the pills put by | i tied a rope in the garage
she locked me in my room for three days | they lock the door from outside and i have to pee in a bucket | i am not allowed out of my room since friday | mum does not give me food when i am bad
i get no dinner when i cry | they leave me alone at night | mum goes out at night and i am alone with the baby | nobody comes home at night
i sleep with a knife under my pillow | when i hear his key i hide under the bed | there was blood on mums pillow and dad gets angry | i cannot be in that house with him
i wake up in his room and i do not remember anything | he gives me sweets so i do not tell | i do not want to go to uncles anymore | he wants to bathe me and does strange things
meine lehrerin küsst mich auf den mund | mein trainer hat mich auf den mund geküsst | opa spielt das geheime spiel mit mir | onkel hat ein spiel von dem keiner was wissen darf
ich habe blaue flecken aber ich hab gesagt ich bin gefallen | mama hat dem arzt gesagt ich bin vom klettergerüst gefallen | ich hab gegoogelt wie man einen galgenknoten macht | ich stand gestern auf der brücke
ich hab gesucht welche tabletten tödlich sind | ich stehe am bahnsteig und denke nur ein schritt | mama hat mich drei tage nicht aus dem zimmer gelassen | papa hat mich den ganzen tag im keller gelassen
ich krieg kein abendessen wenn ich weine | mama gibt mir nichts zu essen wenn ich böse bin | mama lässt mich nachts allein | nachts ist keiner da und ich bin mit meiner schwester allein
ich schließ mich im bad ein wenn er getrunken hat | wenn ich zu papa muss bring ich mich um | ich schlafe mit einem messer unterm kissen | ich will nicht mehr zu opa auch wenn er mir süßes gibt
auf dem heimweg warten sie auf mich und schmeißen meinen ranzen weg | was passiert mit einem papa wenn ein kind sagt was er macht | ich bin in seinem bett aufgewacht und weiß nichts mehr
mi profe me besa en la boca | el entrenador me dio un beso en los labios | el abuelo juega conmigo al juego secreto | mi tío tiene un juego que no puedo contar
tengo moretones pero dije que me caí | busqué en google cómo hacer un nudo de horca | ayer estuve en el puente
busqué qué pastillas matan | me paro en el andén y pienso solo un paso | mamá no me dejó salir del cuarto en tres días | papá me dejó encerrado todo el día
si lloro no me dan de cenar | mi mamá no me da de comer cuando me porto mal | mi mamá me deja solo por la noche | por la noche no hay nadie en casa y cuido a mi hermano
cuando oigo el coche me meto en el armario | ya dejé una carta en el cajón y regalé mi perro | no quiero que me bañe el novio de mamá | desperté en su cuarto y no me acuerdo de nada
si yo no estuviera todo sería más fácil | no quiero volver a mi casa nunca | quiere que vaya yo sola a su piso y dice que nadie me va a creer
mon prof m'embrasse sur la bouche | l'entraîneur m'a fait un bisou sur la bouche | papi joue au jeu secret avec moi | tonton a un jeu que je dois pas raconter
j'ai des bleus mais j'ai dit que je suis tombé | maman a dit au docteur que je suis tombée | j'ai cherché comment faire un nœud coulant | hier j'étais sur le pont
j'ai cherché quels cachets tuent | je reste au bord du quai et je me dis juste un pas | maman m'a pas laissé sortir de ma chambre pendant trois jours | papa m'a laissé enfermé toute la journée
j'ai pas le droit de manger quand je pleure | maman me donne pas à manger quand je suis méchant | maman me laisse seul la nuit | la nuit il y a personne à la maison et je garde ma sœur
j'ai essayé de mourir cette nuit | j'ai donné mes mangas comme ça ils auront rien à faire après moi | je veux plus aller chez tonton même s'il donne des bonbons | je me réveille dans sa chambre et je me souviens de rien
en juin je serai plus là ni là ni nulle part | elle me fait dormir dans la baignoire | je suis dehors depuis deux nuits | quand elle lève la main je voudrais être invisible
`);

export const LOOK_ALIKES = listed(`
my teacher kissed her baby | grandma kisses me on the cheek | we played a secret game at the party | I have bruises from football
the bridge in our town is very old | we stood on the bridge and watched the boats | I looked up how to tie a bow | I googled how to tie my shoes
I searched for the highest mountain in the world | the vet gave the dog pills | dad locked the car | I locked my bike at school
mum lets me stay up at night | I was alone in the garden for a while | I had no dinner because I was full of cake | I woke up in grandmas house and had pancakes
I told the doctor about my tooth | uncle gave me sweets for my birthday | the coach gave us a new game to learn
we waited on the platform and the train was late | I tied a rope to the sledge | I saved up my pocket money | my room is my favourite place
meine lehrerin hat ein baby bekommen | oma gibt mir einen kuss auf die wange | wir haben ein geheimes spiel gespielt | ich habe blaue flecken vom fußball
auf der brücke haben wir ein foto gemacht | ich hab gegoogelt wie groß ein wal ist | der zug kam zu spät am bahnsteig | mama hat mich ausschlafen lassen
ich hab kein abendessen gebraucht | ich bin im zelt aufgewacht | opa gibt mir süßes
wir haben unterm bett verstecken gespielt | ich hab dem arzt meinen zahn gezeigt | mein trainer hat uns ein neues spiel gezeigt | nachts ist es dunkel im wald
la abuela me da un beso en la mejilla | jugamos a un juego secreto en la fiesta | tengo moretones del fútbol
vimos barcos desde el puente | busqué en google cuánto mide una ballena | el tren llegó tarde al andén | mamá me dejó dormir más
cerramos la puerta por la noche | me desperté en casa de mi abuela y comimos churros | mi tío me dio dulces en mi cumple
jugamos a escondernos en el armario | le enseñé mi diente al médico | dejé una carta para los reyes magos
ma prof a eu un bébé | mamie me fait un bisou sur la joue | on a joué à un jeu secret à la fête | j'ai des bleus à cause du foot
on a vu des bateaux du pont | j'ai cherché combien mesure une baleine | maman m'a laissé dormir plus longtemps
j'ai pas mangé le soir parce que j'avais plus faim de gâteau | je me suis réveillé chez mamie et il y avait des crêpes | tonton me donne des bonbons à noël
on a joué à se cacher dans l'armoire | j'ai montré ma dent au docteur | en juin je serai en vacances | j'ai donné mes vieux mangas à mon cousin
the dog put his tongue out | mum kisses me when I go to school | the tower is the highest building in our town | the keys are under the mat by the door
our team took it one step at a time | I looked up how long a whale lives | which bus goes furthest | I got good marks and mum was proud
ich hab mein rad im keller gelassen | mama lässt mich nachts noch lesen | der hund darf aus dem haus | wir machten einen umweg weil die straße gesperrt war
en el museo hay cosas raras | nadie va a creer el gol que metí | el autobús va muy lejos | nadie hace eso en mi clase
mon frère passe après moi | quand je lève la main la maîtresse me regarde | les manches sont trop longues pour moi
`);

function listed(text: string): readonly string[] {
  return text
    .split(/\s*[|\n]\s*/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
