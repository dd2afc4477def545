// Sentences of children in four languages: some tell of distress, and some only sound like it.

export const SURE = listed(`
dad hits me | my mum beats me with a belt | they beat me up every day at school | he touches me and I must not tell
I don't want to be alive any more | I hurt myself on purpose | nobody would miss me | i want to dye | im going to kill my self
I'm afraid to go home | im scarred to go home | there's a man following me | I haven't eaten for days so that I get thin
my uncle comes into my room at night | he wants me to send naked pictures | mum won't wake up | I make myself throw up after dinner
my friend says she wants to die | dad hits mum | my stepdad said he will kill us | I don't feel safe at home
papa schlägt mich | Papa schlaegt mich immer | mama haut mich mit dem Kochlöffel | ich will nicht mehr leben | ich ritze mich
ich trau mich nicht nach Hause | er fasst mich an und ich darf es keinem sagen | keiner würde mich vermissen | ein mann verfolgt mich
ich habe Angst vor meinem Vater | in der Pause schlagen sie mich jeden Tag | ich will tot sein | ich esse nichts damit ich dünn werde
papá me pega | mi mamá me pega con el cinturón | no quiero vivir más | me corto los brazos | nadie me extrañaría | quiero morirme
tengo miedo de volver a casa | me toca y no puedo decirlo a nadie | un hombre me sigue | en el cole me pegan todos los días
papa me frappe | mon père me tape avec la ceinture | je veux plus vivre | je veux mourir | je me fais mal exprès | j'ai peur de rentrer à la maison
il me touche et je dois le dire à personne | un homme me suit | je ne manquerais à personne | ils me frappent tous les jours à l'école
`);

export const ORDINARY = listed(`
I'm scared of spiders | this game kills me | my tooth hurt yesterday | Simba's father dies | I could kill for an ice cream | I broke my arm
my brother beat me at chess | I'm dying of laughter | my phone died | the ball hit me | we hit the road | I cut my hair
my dad is nice to me | what do octopuses eat? | we beat the other team | I'm starving | mum is making pancakes | I want to dye my hair red
we keep the birthday party a secret | mum will kill me when she sees my grades | the nurse hurt me with the needle
mama bringt mich um wenn sie meine Note sieht | das Geschenk bleibt ein Geheimnis | mi madre va a matarme cuando vea mis notas
le maître m'a mis un pansement | il m'a donné un bonbon | ma mère va me tuer quand elle verra ma note | j'ai mal au cœur en voiture | mon frère m'a fait peur caché derrière la porte
ich habe Angst vor Spinnen | das Spiel bringt mich um | ich sterbe vor Hunger | mein Bruder schlägt mich im Schach | Simbas Vater stirbt
wir haben ein Bild gemalt | mein Zahn tut weh | ich habe mir den Arm gebrochen | Mama hat mich abgeholt | der Akku ist tot
me dan miedo las arañas | me muero de hambre | este juego me mata | me duele la muela | mi hermano me gana al ajedrez | vimos una película
j'ai peur des araignées | je meurs de faim | ce jeu me tue | j'ai mal aux dents | mon frère me bat aux échecs | on a dessiné un phare
`);

export const TOLD_BETWEEN_THE_LINES = listed(`
mum has been gone for three days and there is no food | a guy on roblox says delete our messages so my parents don't see
he is 26 and he says I'm mature for my age | I gave all my things away and wrote letters to everyone | my husband checks my phone every day
they locked me in the toilets | a van waits outside our school every day | they are taking me there to get married | he left marks on my arm
mama ist seit drei tagen weg und wir haben nichts zu essen | einer aus discord will mich treffen er ist älter | sie haben mich eingesperrt
ich soll im sommer heiraten | mein enkel nimmt mir das konto weg | ich kotze nach dem essen damit es keiner merkt | ich hab alles verschenkt
tengo anbre no ai nada de sena | un chico de discord quiere verme y que borre el chat | me quieren casar con un primo | regalé todas mis cosas
mi hijo me quita la pensión | me encerraron en el baño | vomito despues de comer | mama se fue hace tres dias
jai faim on a rien manjé | il ma tapé | un mec de 30 ans sur snap veut me rencontrer | on veut me marier cet été | ils m'ont enfermé dans les toilettes
mon fils me fait signer des chèques | je vomis après le repas | maman est partie depuis trois jours | il surveille mon téléphone
`);

/** The same, in the voice of a note that was spoken, and spelled as a child does. */
export const TOLD_ASIDE = listed(`
my dad gets out the wooden spoon when i forget stuff | mum hasnt left her room since sunday so i made cereal for the baby | he put his hands round my throat | uncle rob says its our game and i cant tell | they keep sending my photo around the year group | i counted the tablets in the cupboard | im writing this in the bathroom with the door locked | dad broke mums phone so she cant call anyone | he drives past my house really slow every day | i am scared of friday because thats dads weekend | my friend said she took a lot of paracetamol | coach says he needs to check my muscles with my shorts off | grandad tickles me where i dont like it
sie hat mich mit dem kopf gegen den schrank gestoßen | mama liegt seit sonntag nur im bett und ich mach dem baby die flasche | er hat mir die kehle zugedrückt | onkel ralf sagt das ist unser spiel und ich darf nix sagen | die schicken mein foto in der ganzen stufe rum | mein ex stellt das video online wenn ich nicht zurückkomme | papa hat mamas handy kaputt gemacht damit sie niemand anrufen kann | ein junge wartet nach der schule auf mich und sagt er sticht mich ab | er fährt jeden tag ganz langsam an unserm haus vorbei | der babysitter zeigt mir videos mit nackten leuten | ich schlaf mit nem messer unterm kissen | die haben milch in meinen ranzen gekippt und alle haben gefilmt | ich wär lieber nie geboren
me aventó contra la pared y me salió sangre | mi mamá no sale de la cama desde el domingo y yo le doy el biberón al bebé | me apretó el cuello hasta que no podía respirar | mi tío dice que es nuestro juego y que no diga nada | están pasando mi foto por toda la escuela | conté las pastillas que hay en el cajón | te escribo desde el baño con seguro | mi papá le rompió el celular a mi mamá para que no llame a nadie | pasa muy despacio por mi casa todos los días | mi madrastra le pone candado a la nevera | si lo dejo dice que se mata | mi abuelo me hace cosquillas donde no me gusta | mi hermano grande se mete a mi cama
il m'a jeté contre le mur et j'ai saigné | maman sort plus de son lit depuis dimanche alors je fais le biberon du bébé | il m'a serré le cou j'arrivais plus à respirer | tonton dit que c'est notre jeu et que je dois rien dire | ils font tourner ma photo dans tout le collège | j'ai compté les cachets dans l'armoire | je t'écris des toilettes j'ai fermé à clé | papa a cassé le téléphone de maman pour qu'elle appelle personne | il passe tout doucement devant chez moi tous les jours | ma belle mère met un cadenas au frigo | ma copine a avalé plein de cachets | papi me chatouille là où j'aime pas | dans le bus un monsieur me touche et je sé pa koi faire
`);

export const EVERYDAY = listed(`
the clown at the party scared my little cousin so much lol | in the film the killer hides under the bed and i covered my eyes | the clown at the zoo was so funny | when i cut onions i always cry | i burnt my hand on the oven a bit, put it under water | the vampire bites her neck and then she is a vampire too | i'm scared of the dark can you tell me a nice story | i lost at uno and threw the cards | how do spies hide secret messages | my stomach hurts i ate too many cherries | do you think ghosts are real | my best friend moved away and i miss her
der clown auf dem geburtstag hat meine cousine voll erschreckt | in dem film versteckt sich der mörder unterm bett | psst nicht papa verraten wir schenken ihm einen grill | opa ist im märz gestorben heute hab ich seine brille gefunden | welches messer für brot | mein hamster ist tot wir haben ihn begraben | probealarm war so laut | meine freundin ist heimlich verliebt und ich hab versprochen nix zu sagen | ich hab von einem riesenwurm geträumt | mein bauch tut weh zu viele kirschen | wie ist kleopatra gestorben
en la peli el asesino se esconde debajo de la cama | me volvieron a matar en el free fire mi propio equipo | me muero este bus huele horrible | cuando corto cebolla siempre lloro | qué cuchillo es mejor para el pan | me da miedo la oscuridad cuéntame un cuento bonito | hubo simulacro y sonó muy fuerte | la doctora me tocó la barriga y me dio risa | tengo un hambre que me comería un caballo | vomité en el bus de la excursión qué vergüenza | es normal que mi gato duerma todo el día
dans le film le tueur se cache sous le lit | je me suis encore fait tuer par mon équipe sur warzone | je meurs ce bus pue | papi est mort en mars, j'ai retrouvé ses lunettes aujourd'hui | quel couteau pour le pain | je me suis brûlé la main avec le four un peu | j'ai peur du noir tu me racontes une histoire | y a eu un exercice incendie c'était trop fort | j'ai mal au ventre trop de cerises | j'ai vomi dans le car en sortie scolaire la honte | le chien du voisin m'a couru après il voulait jouer
`);

function listed(text: string): readonly string[] {
  return text.split(/[|\n]/).flatMap((each) => each.trim() || []);
}
