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
ich habe Angst vor Spinnen | das Spiel bringt mich um | ich sterbe vor Hunger | mein Bruder schlägt mich im Schach | Simbas Vater stirbt
wir haben ein Bild gemalt | mein Zahn tut weh | ich habe mir den Arm gebrochen | Mama hat mich abgeholt | der Akku ist tot
me dan miedo las arañas | me muero de hambre | este juego me mata | me duele la muela | mi hermano me gana al ajedrez | vimos una película
j'ai peur des araignées | je meurs de faim | ce jeu me tue | j'ai mal aux dents | mon frère me bat aux échecs | on a dessiné un phare
`);

function listed(text: string): readonly string[] {
  return text.split(/[|\n]/).flatMap((each) => each.trim() || []);
}
