// Twenty entries in Spanish, German and French with their questions, one a line: name | category | two phrases for its
// distractors | text | question. The name begins with the language. Everything is made up.

export const OTHER_LANGUAGES = `
es-pan|L|el pan de la vecina;la harina tostada|La vecina tuesta un puñado de harina antes de amasar, y por eso su pan huele a avellana|¿por qué huele a avellana el pan que amasa la vecina?
es-pozo|L|el pozo del patio;el cubo de zinc|El agua del pozo sube un palmo la noche antes de que sople el viento del sur|¿cuándo sube el agua en el pozo?
es-cartas|P|las cartas de la abuela;el cajón azul|Relee las cartas de la abuela en orden inverso, para que al final esté joven|¿En qué orden relees lo que escribió la abuela en sus cartas?
es-grillos|C|los grillos del muro;el termómetro roto|Si los grillos del muro cantan más deprisa porque hace calor o porque son más|¿qué me preguntaba yo sobre el canto de los grillos y el calor?
es-barca|L|la barca de Amaro;el ojo pintado|La barca de Amaro lleva un ojo pintado sólo a babor, porque el otro lado mira siempre a casa|¿por qué pintaron un solo ojo en la barca de Amaro?
es-aceite|L|el aceite nuevo;la tinaja honda|El aceite nuevo pica en la garganta hasta San José y después se vuelve dulce|¿hasta cuándo pica el aceite cuando es nuevo?
es-siesta|P|la siesta;la mecedora coja|Duerme la siesta con las llaves en la mano y se despierta cuando caen al suelo|¿qué tienes en la mano al dormir la siesta?
de-uhr|L|die Standuhr im Flur;den krummen Zeiger|Die Standuhr im Flur schlägt dreizehn Mal, wenn im Keller die Tür offen steht|Wie oft schlägt es im Flur, wenn die Kellertür offen ist?
de-pilze|L|die Pfifferlinge am Bahndamm;den Korb von Ruta|Pfifferlinge wachsen am Bahndamm nur dort, wo früher Kohle abgeladen wurde|An welcher Stelle vom Bahndamm findet man Pfifferlinge, und warum wachsen sie da?
de-fahrrad|C|das Fahrrad aus dem Fluss;die rote Klingel|Wem das Fahrrad mit der roten Klingel gehörte, das der Fluss im Mai hergegeben hat|Was wollte ich über das Rad mit der roten Klingel aus dem Fluss wissen?
de-suppe|L|die Kartoffelsuppe;das Lorbeerblatt|In die Kartoffelsuppe kommt bei Tante Gerlind ein Löffel saurer Apfelsaft, damit sie nicht müde schmeckt|Was gibt Tante Gerlind dazu, wenn die Kartoffelsuppe müde schmecken würde?
de-brief|P|den Abschiedsbrief;die blaue Tinte|Schreibt schwere Briefe zuerst mit der linken Hand, damit sie kurz bleiben|Mit welcher Hand schreibst du einen schweren Brief?
de-storch|L|das Storchennest;die Sirene|Das Storchennest auf der Feuerwache blieb leer, seit die Sirene samstags geprüft wird|Warum blieb das Nest auf der Feuerwache leer?
de-schlitten|P|den Schlitten;die steile Wiese|Fährt Schlitten immer auf dem Bauch und bremst mit der Mütze|Womit bremst du beim Schlittenfahren?
fr-cloche|L|la cloche de l'école;le vieux platane|La cloche de l'école fut enterrée sous le platane pendant la guerre, et l'on comptait les heures au sifflet|où avait-on enterré la cloche de l'école ?
fr-escargot|C|les escargots du lavoir;la pluie de nuit|Pourquoi les escargots montent au mur du lavoir la veille des grandes chaleurs|qu'est-ce que je me demandais sur les escargots qui montent avant la chaleur ?
fr-tarte|L|la tarte aux quetsches;la semoule|Une poignée de semoule sous les quetsches boit le jus, et la tarte reste croquante jusqu'au soir|que mettre sous les quetsches pour que la tarte soit encore croquante le soir ?
fr-train|L|le petit train;le chapeau du contrôleur|Le petit train sifflait deux fois au virage pour prévenir la laveuse de rentrer ses draps|À quoi servait le coup de sifflet du petit train dans le virage ?
fr-pluie|P|les parapluies;la porte d'entrée|Ouvre son parapluie même par beau temps lorsqu'il faut annoncer une mauvaise nouvelle|dans quel cas ouvres-tu le parapluie par beau temps ?
fr-horloger|L|l'horloger sourd;la montre du notaire|L'horloger sourd réglait les montres en les posant sur ses dents|Comment l'horloger sourd faisait-il pour régler une montre ?
`;
