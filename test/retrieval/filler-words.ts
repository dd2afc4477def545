// Values for the slots of filler.ts, separated by semicolons. People and places are those of the targets on purpose.

export const SLOT_VALUES: { readonly [name: string]: string } = {
  person: `Bertil; Halima; Jory; aunt Tove; Ozan; Mrs Pardoe; Kit; cousin Sunniva; Dr Amsel; Nkechi; Pascoe; Lidia; Marlo;
    Ruta; Teodor; Bryn; Wilmot; Ayla; Fenn; Greta; uncle Marek; Anselm; Petra; Yusuf; Ingrid; old Mr Castle; Dilys; Tomos;
    Farah; Elske`,
  relative:
    "mother; father; sister; brother; grandmother; godfather; neighbour; first teacher; landlady; son; niece",
  place: `harbour; mill; moor gate; lighthouse; ropewalk; allotment; chapel; quarry; reservoir; ferry steps; orchard;
    boatyard; school; viaduct; canal; weir; dunes; bus depot; market; library; bakery; museum; hospital; inn; railway
    station; toll bridge; tannery; observatory; cannery; beech wood; brickworks; fish stalls; town hall; swimming bath;
    cinema; post office; cattle ford; pottery; laundry; salt barn`,
  object: `bench; gate; weathervane; pump; notice board; stove; clock; bell; lamp; barrel; mirror; ladder; painted sign;
    handrail; fountain; cupboard; table; sundial; mangle; letter slot; counter; chandelier; signboard; rain gauge; wheel`,
  adjective: `oldest; crooked; narrow; freshly painted; half-buried; squeaking; heavy; mossy; famous; forgotten; rusty;
    carved; leaning; polished; second-hand; three-legged`,
  colour: "red; blue; green; yellow; grey; white; brown; purple; black; pink",
  thing: `a brass telescope; the spare candles; a tin of buttons; the long saw; a pair of oars; the good teapot; a bundle of
    letters; the accordion; an umbrella; a bag of marbles; the walking map; a jar of honey; the chess set; a coil of rope;
    the second-best hat; a box of slides; the fishing rod; a folded kite; the sewing machine; a sack of oats; the magnifying
    glass; a bicycle pump; the christening spoon; a dented kettle; the tide table; a wicker basket; the carving knife; a
    violin case; an album of stamps; the tea tray`,
  container: `a biscuit tin; the loft; a hat box; the blue trunk; a flour bin; the boot of the car; a cigar box; the piano
    stool; an old suitcase; the coal cellar; a bread crock; the linen cupboard; a milk churn; the shed; a shoe box`,
  purpose: `nobody borrows it without asking; the damp stays out; it is at hand in the dark; the children can reach it; it
    outlives the winter; it never smells of fish; guests do not trip over it; the cat leaves it alone; it can be found in a
    hurry; the mice get nothing`,
  creatures: `swallows; hedgehogs; frogs; herons; stray cats; bats; geese; ponies; moths; crabs; rooks; otters; snails; bees;
    seals; goats; toads; owls; dogs on leads; sparrows; eels; foxes; ducks; dragonflies; hens`,
  quality: `asleep; younger than a year; missing a foot; there for the first time; new to us; rather tame; too shy to come near;
    darker than the rest; in pairs; on the move`,
  few: "two; three; five; seven; nine; only one; nearly half; all but four",
  number:
    "six; eight; twelve; fourteen; seventeen; twenty; twenty-three; thirty; thirty-five; forty; fifty-two",
  days: "two days; four days; a week; ten days; a fortnight; three weeks; a month; a whole summer",
  year: "1931; 1947; 1953; 1962; 1968; 1974; 1979; 1983; 1988; 1994; 1999; 2003",
  season: "spring; summer; autumn; winter",
  time: `before breakfast; on Sundays; after dark; in the first week of May; once the boats are in; at weekends; on market days;
    in the middle of the night; late in autumn; just before closing; during the school holidays; when the clocks change; on
    the shortest day; early in the morning; after the second cup of tea`,
  weather: `when the wind is from the east; in thick fog; after a week of rain; when the snow lies; in a heat wave; if it
    drizzles; during a thaw; with a storm on its way; on still evenings; when the road is icy`,
  skill: `splicing rope; grafting pears; whistling with two fingers; reading the clouds; tuning a fiddle; sharpening scythes;
    folding paper boats; baking flat bread; laying a hedge; milking goats; caning chairs; signing for the deaf; rowing
    backwards; darning socks; reading old handwriting; keeping bees; throwing pots; juggling with apples; calling owls;
    binding books`,
  food: `rye bread; smoked trout; plum jam; sheep's cheese; pickled beetroot; honey; gooseberries; white beans; goat's butter;
    apple juice; walnuts; mussels; buttermilk; onion tart; elderflower syrup; dried pears; kippers; mustard`,
  dish: `leek soup; potato pancakes; a fish pie; bread and dripping; lentils with bay; plum dumplings; barley broth; a cold
    omelette; rice pudding; cabbage rolls; mutton stew; a plate of pickles`,
  feast: `Midsummer; the regatta; a christening; the harvest supper; New Year; the first day of school; a wedding; the choir
    outing; the sheep fair; the last day of term; Kit's birthday; the boat race`,
  plants: `sweet peas; foxgloves; primroses; the brambles; hollyhocks; the lilacs; poppies; wild garlic; marigolds; the
    quinces; thistles; snowdrops; the runner beans; mallows; cornflowers`,
  material: `beeswax; linseed oil; clay; green soap; wood ash; sheep's wool; birch tar; goose fat; lime plaster; oak bark;
    chalk dust; fish glue; river sand; vinegar; horsehair`,
  price:
    "two shillings; the price of a ferry ticket; eleven coins; half of what it was worth; a bucket of crabs; almost nothing",
  topic: `the new timetable; other people's weddings; the price of coal; school reports; modern art; long sermons; the weather
    forecast; card games; unpaid bills; the flood; haircuts; old quarrels; lost luggage; church music; the rules of cricket;
    family names; moving house; bad coffee; speeches; the lottery`,
  abstract: `the names of all boats; every frost; what people said; the number of guests; each broken cup; the first swallow;
    who sat where; all debts; the height of the water; dreams; the songs that were sung; last year's mistakes`,
  numero: "dos; cinco; siete; nueve; doce; veinte; treinta y tres",
  zahl: "zwei; fünf; sieben; neun; zwölf; zwanzig; dreiunddreißig",
  nombre: "deux; cinq; sept; neuf; douze; vingt; trente-trois",
  lugar: `la cocina; el puerto; la estación; el molino; el mercado; la huerta; la escuela; el desván; la plaza; el lavadero;
    el horno; la biblioteca`,
  cosa: `una manta vieja; las tijeras grandes; un tarro de miel; la radio; un saco de nueces; el sombrero de paja; unas botas;
    la linterna; un libro sin tapas; la cesta de mimbre; un reloj parado`,
  cuando:
    "los domingos; cuando llueve; al anochecer; en verano; después de comer; a primera hora; en días de feria",
  ort: `am Hafen; in der Küche; hinter der Mühle; auf dem Dachboden; am Bahnhof; im Garten; in der Schule; auf dem Markt;
    unter der Brücke; beim Bäcker; im Keller der Tante; am Wehr`,
  sache: `eine alte Decke; den Strohhut; ein Glas Honig; die große Schere; einen Sack Nüsse; das kleine Radio; ein Paar
    Stiefel; die Taschenlampe; ein Buch ohne Deckel; den Kuchen; eine Kiste Birnen`,
  wann: "sonntags; bei Regen; im Sommer; nach dem Essen; am frühen Morgen; zu Ostern; an Markttagen",
  lieu: `au port; à la cuisine; derrière le moulin; au grenier; à la gare; au jardin; au marché; sous le pont; chez le
    boulanger; à la bibliothèque; près du canal; dans la remise`,
  chose: `une vieille couverture; le chapeau de paille; un pot de miel; les grands ciseaux; un sac de noix; la petite radio;
    des bottes; la lampe de poche; un livre sans couverture; le panier d'osier; une caisse de poires`,
  quand:
    "le dimanche; quand il pleut; en été; après le repas; de bon matin; à Pâques; les jours de foire",
};
