// The 200 English entries that the questions are about, one a line: name | category (L, C, P) | two phrases for its
// distractors | text. Everything is made up.

export const TARGETS = `
harbour-bell|L|harbour bell;salt on the clapper|The harbour bell is struck twice because the first stroke only shakes the salt off the clapper
ferry-late|L|evening ferry;sandbank by the pier|The evening ferry leaves late at spring tide, since the sandbank by the pier has to be covered first
pilot-stripe|L|pilot boat;orange stripe|The pilot boat got its orange stripe after a fog in which nobody could tell it from the buoy
eel-trap|L|eel trap;willow basket|Bertil weaves an eel trap with the willow bark left on, because eels avoid anything that shines
crab-calendar|L|crab pots;chalk marks|The chalk marks on the crab pots are a calendar: one stroke for every full moon at sea
lighthouse-milk|L|lighthouse keeper;goat on the rock|The last lighthouse keeper kept a goat on the rock, and its milk paid for his tobacco
rope-left|L|ropewalk;left-handed rope|Left-handed rope from the ropewalk was sold only to bell ringers, who found it kinder to the palms
fog-horn|L|foghorn;county surveyor|The foghorn was lowered by a semitone after the county surveyor complained that it clashed with the organ
gull-roof|L|gull nests;fish cannery|Gulls nest on the cannery only where the roof faces the ovens, for the eggs keep warm by themselves
anchor-chapel|L|anchor in the chapel yard;winter of the ice|The anchor in the chapel yard came from the Solveig, which the ice carried ashore without breaking a plank
boat-paint|L|boat varnish;linseed oil|Jory stirs a spoon of honey into linseed oil so that the varnish on his boat stays soft in frost
salt-pans|L|salt pans;red water|The salt pans turn red in late August because of tiny shrimps, and that is when raking begins
tide-clock|C|tide clock;pawnshop window|Why the tide clock in the pawnshop window has been eleven minutes fast since the flood
seal-song|C|grey seals;slipway concert|Whether the grey seals really came closer when Halima sang, or only because the boat had stopped
message-bottle|C|green bottle;unknown stamp|Who posted the green bottle that reached the dunes with a stamp from no country we know
wreck-cargo|C|wreck of the Anneke;buttons in the sand|What the Anneke was carrying, since only buttons have ever turned up on the sand
harbour-cats|C|harbour cats;ice house|How the harbour cats divide the quay among themselves without ever fighting over the ice house
seasick|P|seasickness;bow of the ferry|Hums a hymn under the breath against seasickness and stands as near the bow as allowed
storm-window|P|storm warning;attic window|Opens the attic window before a storm, just to hear which way the boats are pulling
knots-teach|P|bowline;reef knot|Teaches every visitor one knot, always the bowline, and never on the first day
sourdough-cold|L|rye dough;cold cellar|Rye dough left in the cold cellar for two nights tastes of apples, while one night gives only vinegar
plum-cake|L|juicy plums;crushed rusks|Aunt Tove puts crushed rusks under the plums so that the juice never reaches the base of her cake
pickled-walnut|L|green walnuts;Midsummer needle|Walnuts for pickling are ready as long as a needle still goes through them, up to Midsummer
coffee-salt|L|burnt coffee;pinch of salt|A pinch of salt rescued the burnt coffee at the depot, and nobody on the early shift noticed
bean-soak|L|white beans;tin of soda|White beans from the east field need no soaking, but those from the market want a night and soda
lamb-stew|L|lamb stew;dried apricots|Ozan's mother adds dried apricots to lamb stew only on the second day, so they do not dissolve
mustard-seed|L|brown mustard;cold water|Mustard stays mild when the seeds are crushed in hot water and bites when the water is cold
honey-cough|L|onion syrup;cough spoon|Onion and honey left under a plate overnight made the syrup that stopped Kit's cough in three days
bread-knock|L|hollow loaf;wooden spoon|A loaf is done when knocking on its underside sounds like knocking on the boathouse door
jam-plate|L|gooseberry jam;saucer in the freezer|For gooseberry jam the saucer test fails in thunder weather; the jam sets a day later anyway
smoked-trout|L|smoked trout;alder chips|Alder chips make trout golden, and apple chips make it brown, though the taste is the same
pancake-beer|L|pancakes;flat beer|Flat beer in the batter gave the thinnest pancakes, thinner than soda water and far thinner than milk
ginger-beer|C|ginger beer;burst bottle|Why one bottle of ginger beer burst and eleven others from the same batch stayed flat
saffron|C|saffron;crocus bed|Whether saffron would ripen in our crocus bed if the frost came three weeks later
old-recipe|C|recipe book;missing cover|What great-grandmother meant by a 'quick fire' in the recipe book with the missing cover
cheese-holes|C|sheep's cheese;cellar wall|How the cellar wall decides where the blue in the sheep's cheese begins
cook-angry|P|chopping board;quarrel|Chops onions far too finely after a quarrel and gives the whole soup away
taste-order|P|last bite;best corner|Saves the best corner of a pie for whoever washed up last time
recipe-margin|P|margin notes;pencil stub|Writes the weather beside every recipe, as if rain were an ingredient
guest-soup|P|unexpected guests;soup pot|Adds water and a story when unexpected guests come, and never apologises for thin soup
allotment-slugs|L|slug trap;beer saucer|On the allotment grapefruit halves caught more slugs than beer did, nineteen against seven in a week
leek-trench|L|leek trench;cardboard tubes|Leeks grown inside cardboard tubes came up a hand longer and needed no earthing
bean-poles|L|hazel poles;thunder side|Runner beans climb only anticlockwise, so Mrs Pardoe ties the hazel poles from the left
tomato-blight|L|tomato blight;bus shelter|The tomatoes behind the bus shelter escaped blight because the roof keeps their leaves dry
compost-heat|L|compost heap;dairy thermometer|The compost reached sixty-one degrees on the fourth day after the nettles went in
rose-graft|L|moss rose;briar root|Lidia's moss rose flowers white on one side because the briar root has broken through
apple-storing|L|keeping apples;potato shelf|Apples stored above the potatoes went mealy by January; the ones in the loft lasted till April
rhubarb-pot|L|forced rhubarb;chimney pot|Rhubarb under the old chimney pot was ready on the ninth of March, five weeks before the rest
mole-bottle|L|mole run;wine bottle|A wine bottle sunk into a mole run hums in the wind, and the mole moved next door
seed-swap|L|seed swap;blue envelope|At the seed swap the blue envelope means that nobody has tested whether they still sprout
hedge-yew|L|yew hedge;sheep shears|The yew hedge is clipped in the week of the regatta, when its cuttings are wanted by the chemist
garden-frost|L|frost hollow;bottom gate|The bottom gate stands in a frost hollow, four degrees colder than the bench under the pear
blue-poppy|C|blue poppy;peat bag|Why the blue poppy flowers for Nkechi in a bucket and sulks for everyone in a border
earthworm-count|C|worm count;spade square|Whether there are more worms under the path than beside it, since blackbirds prefer the path
ivy-wall|C|ivy on the school wall;mortar|Does ivy hold the old school wall together or pull it apart, and who would dare to test it
quince-tree|C|quince tree;empty house|Who prunes the quince at the empty house every February without ever being seen
seedlings-talk|P|seedlings;kitchen sill|Apologises to seedlings when thinning them out and plants the losers behind the shed
weeding-mood|P|couch grass;front step|Pulls couch grass to think and stops as soon as the thought is finished, mid-row
garden-gloves|P|garden gloves;lost left one|Owns seven right-hand gloves because the left is always lost to nettles
flowers-give|P|sweet peas;ward nine|Cuts sweet peas for strangers on ward nine but never for the own table
school-inkwell|L|inkwells;floor of classroom two|Under classroom two lie forty inkwells, used as insulation in the winter when coal ran out
bus-ticket|L|bus tickets;punch with a star|A star punched in a bus ticket once meant that the driver owed the passenger change
quarry-echo|L|quarry echo;north face|The echo in the quarry comes back lower since they cut the north face into steps
viaduct-bricks|L|viaduct bricks;thumb print|Each brick of the viaduct that carries a thumb print was made by the boy Elias Thorne
post-box|L|green post box;corner of Tallow Lane|The post box in Tallow Lane stayed green because the painter was paid by the letter and left in anger
chapel-clock|L|chapel clock;missing minute hand|The chapel clock lost its minute hand to a kite and nobody in the parish has missed it
weir-name|L|Widow's Weir;miller's daughter|Widow's Weir is named after no widow but after the mill hand Ned Widdow, who built it
market-cross|L|market cross;worn step|The worn step of the market cross is where boys sharpened their knives before the fair
tannery-smell|L|tannery;lavender hedge|The lavender along the tannery was planted by law, one bush for each hide pit
street-lamps|L|gas lamps;lamplighter's pole|The lamplighter began at the hospital and ended at the inn, so that his own way home was lit
town-seal|L|town seal;three herrings|The third herring in the town seal was added to hide a crack in the stamp
library-fire|L|library fire;wet blankets|In the library fire only the books on the lending desk survived, for they lay under wet coats
milestone|L|milestone;wrong distance|The milestone by the moor gate is wrong by two miles, because it was carved for another road
census-name|C|census page;fourth child|What became of the fourth child on the census page, who is missing ten years later
tunnel-bank|C|bricked-up arch;savings bank|Where the bricked-up arch in the savings bank led, and why the manager will not say
bandstand|C|bandstand;ninth pillar|Why the bandstand has nine pillars when every drawing of it shows eight
foundling|C|foundling token;half a coin|Who kept the other half of the coin in the foundling's drawer at the museum
flood-mark|C|flood mark;bakery doorway|How the flood mark in the bakery can be higher than the one across the street
old-photos|P|old photographs;magnifying glass|Looks at the background of old photographs first, then at the faces
museum-pace|P|museum visits;single room|Visits one room of a museum and leaves, even if the ticket was dear
graveyard-names|P|graveyard walks;unusual first names|Collects first names from gravestones and lends them to cats and boats
fiddle-gut|L|gut strings;damp chapel|Gut strings drop a quarter tone in the damp chapel, so the fiddles tune up during the prayer
choir-descant|L|carol descant;torn page|The descant that our choir sings in the third carol was made up by Greta over a torn page
organ-mouse|L|organ pipes;mouse nest|A mouse nest made the low organ pipe speak late; it was lined with hymn numbers
accordion-reed|L|accordion;brass reed|Pascoe cured the rattling reed of his accordion with a sliver of playing card, the nine of clubs
drum-skin|L|goatskin drum;stove|A goatskin drum is warmed by the stove for as long as one song without choruses
lullaby-river|L|river lullaby;missing verse|The missing verse of the river lullaby was known only to the ferryman's wife, who sang it backwards
piano-candle|L|candle holders on the piano;pencil hole|Middle C on the school piano sticks when it rains, and a pencil under the lid prevents it
whistle-tune|L|milkman's whistle;three notes|The milkman's three notes meant cream, and two notes meant that he wanted paying
bagpipe-seal|C|bagpipes;marsh birds|Whether bitterns answer bagpipes or merely happen to call at that hour over the marsh
humming-wire|C|humming wires;moor road|Which note the telegraph wires hum on the moor, and if it falls before snow
deaf-dancer|C|wooden floor;dance class|How Ayla keeps time in the dance class without hearing the piano
perfect-pitch|C|kettle note;perfect pitch|Why Teodor can name the note of every kettle but not of a human voice
sing-stairs|P|stairwell;low harmony|Sings only in stairwells, and stops when a door opens
concert-seat|P|aisle seat;last row|Takes the seat behind a pillar at concerts, since listening goes better without seeing
radio-off|P|kitchen radio;news hour|Turns the radio off in the middle of a song that was once danced to with Marlo
whistling-nerves|P|whistling;dentist stairs|Whistles marches on the way to the dentist and waltzes on the way back
goose-guard|L|farmyard geese;night watch|Bryn's geese raise the alarm for foxes but keep silent for badgers, which they seem to know
owl-pellet|L|owl pellets;bell tower|Pellets under the tower owl held more frogs than mice in the wet year
bat-hour|L|bats under the bridge;lamp by the inn|The bats leave the bridge nineteen minutes after sunset, and a minute earlier for every degree of warmth
hedgehog-milk|L|hedgehog bowl;cat biscuits|Hedgehogs in the yard left the milk and took the cat biscuits, two at a time
dog-thunder|L|Fenn's dog;thunder blanket|Fenn's dog is calm in thunder as long as someone is ironing in the same room
swift-return|L|swifts;bakery gable|The swifts came back to the bakery gable on the sixth of May in four years out of five
bee-colour|L|hive doors;painted triangle|Ruta paints a triangle on one hive so the bees that drift can tell it from its neighbour
toad-road|L|toad crossing;buckets by the ditch|Four hundred and twelve toads were carried over the reservoir road in buckets, most of them in rain
horse-blue|L|milk horse;blue door|The old milk horse would stop at each blue door, paid or unpaid, until the doors were repainted
cow-names|L|cow names;stable board|Cows at the upper farm get names by the first letter of their mother, back to a Petunia
heron-pond|L|heron;plastic decoy|The plastic heron kept real ones off the pond for nine days and then attracted a mate
crow-gifts|C|crow gifts;windowsill tray|Why the crow brings Sunniva only blue things while the neighbours get nails
snail-paths|C|snail trails;chalk line|Whether snails follow the trail of another snail because it is easier or because it smells of home
sheep-faces|C|sheep faces;shearing day|How a lamb finds its mother on shearing day, when they all look and smell wrong
parrot-accent|C|sailor's parrot;foreign oath|Which language the sailor's parrot swears in, for nobody at the inn can place it
bird-feeder|P|bird table;one robin|Feeds the shy birds first by throwing the crumbs twice, near and far
spider-tub|P|bathtub spider;postcard|Carries spiders out on a postcard, always the one from the town it never stopped raining in
cat-names|P|stray cats;Latin names|Names stray cats after chemical elements and has got as far as Antimony
dog-greeting|P|dog walkers;quay at dawn|Knows every dog on the quay by name and hardly any of the owners
loom-weight|L|loom weights;fired clay|The loom weights that Sunniva dug up differ by the weight of one grain of barley
wool-dye|L|onion-skin dye;copper pot|Onion skins dye wool yellow in tin and almost green in the copper pot
chair-caning|L|cane seat;glycerine bath|Cane for chair seats bends better after a bath with a little glycerine, but never hot
button-box|L|button box;coat of the captain|The anchor buttons in the box are from the captain's coat, cut off the night he resigned
glass-frog|L|glass eye;marble maker|The marble maker also blew glass eyes, and his reds went to dolls and herring gulls
knife-edge|L|whetstone;green soap|Wilmot hones his carving knife with green soap on leather after the finest stone, forty strokes a side
kite-tail|L|box kite;knotted tail|A kite needs a tail seven times its height in wind from the sea, five from the land
paper-marbling|L|marbled paper;ox gall|One drop of ox gall too many and the marbled paper sinks like soup skin
plaster-hair|L|horsehair plaster;museum ceiling|The museum ceiling holds because its plaster was mixed with hair from two hundred horses' tails
pot-crack|L|cracked kiln shelf;tea bowl|Tea bowls crack in the kiln when they stand under the peephole, and Nkechi leaves that spot empty
quilt-corner|L|wedding quilt;wrong square|Every wedding quilt in the family has one square turned wrong, so that luck can find the way out
wood-stack|L|woodpile;round stack|Split ash in a round stack dried to eighteen percent by August, the straight row only to twenty-six
candle-wick|L|beeswax candles;braided wick|A wick soaked in borax curls as it burns and never wants trimming
clock-oil|L|mantel clock;goose fat|The mantel clock ran slow because somebody had oiled it with goose fat
ladder-rung|C|fruit ladder;thirteenth rung|Why fruit ladders in this valley all have the thirteenth rung painted white
blue-glass|C|blue glass float;broken kiln|How the glassblower made a float with a blue thread inside that never touches the wall
paper-strength|C|paper bridge;shoe boxes|How many folds turn one sheet of paper into a bridge that carries a teapot
rust-pattern|C|rust print;tea cloth|Can rust from a chosen key be printed on cloth twice and look the same
mend-visible|P|visible mending;elbow patch|Mends elbows in the brightest wool in the house so that nobody need pretend
tool-return|P|borrowed tools;small extra|Gives borrowed tools back sharper than they came, and says nothing about it
unfinished|P|unfinished projects;top shelf|Keeps unfinished things on the top shelf with a date by which they may be forgiven
measure-hand|P|hand span;folding rule|Measures by hand span and is never more than a thumb out, except when hungry
night-bus|L|night bus;driver's thermos|The night bus waits two minutes at the hospital gate for nurses, although no timetable says so
signal-arm|L|signal arm;swan on the line|The signal by the brickworks stays down for swans since the accident of the wet spring
tram-groove|L|tram groove;bicycle wheel|A bicycle crosses the tram groove safely at the angle of a half-open door
bridge-toll|L|toll bridge;brides and midwives|Brides and midwives cross the toll bridge free, but only in that direction
pass-snow|L|mountain pass;red poles|The red poles on the pass lean towards the safe side after a heavy winter
ticket-office|L|ticket office;lost umbrellas|At the ticket office lost umbrellas are lent to whoever missed a train because of rain
sleeper-car|L|sleeping car;upper bunk|In the sleeping car the upper bunk is warmer in the front half of the train
canal-lock|L|canal lock;keeper's marrow|The lock keeper opens for a vegetable: the record is a marrow of nineteen pounds
taxi-stone|L|taxi rank;warm stone|Drivers at the taxi rank share one warm stone, wrapped in a towel, from November on
map-fold|L|walking map;crease through the pass|The crease in the walking map hides exactly the bridge that was washed away
signpost|C|crossroads signpost;sixth arm|Where the sixth arm of the signpost at Five Ways once pointed
train-smell|C|railway carriage;smell of oranges|Why the first carriage of the morning train smells of oranges on Tuesdays only
ferry-dog|C|ferry dog;return ticket|Whether the dog that rides the ferry alone has somebody on the other side
night-driver|C|lorry drivers;blue lamp|What the lorry drivers mean when they show a blue lamp at the long hill
pack-light|P|small rucksack;one spare shirt|Packs a tin whistle before packing socks and regrets it by the second valley
window-seat|P|window seat;other passengers|Gives the window seat to a child and then describes what can be seen on the other side
get-lost|P|getting lost;third street|Takes the third street on the left in any new town, for luck
travel-cards|P|travel postcards;own address|Sends postcards home to the own address and is glad when they arrive
moor-well|L|well on the moor;tin cup|The well on the moor tastes of iron in drought, which is when the tin cup disappears
cloud-hat|L|cloud on Hob Hill;hay cart|If Hob Hill wears a cloud before breakfast, the hay should wait until Thursday week
frost-date|L|last frost;cold saints|The last frost in thirty-one years of diaries fell on the twenty-second of May
river-ice|L|river ice;safe whistle|Ice on the river bears a person when a thrown stone whistles instead of knocking
star-river|L|Plough over the chimney;first swallow|When the Plough stands upright over the school chimney it is time to sow oats
eclipse-birds|L|eclipse;bread ovens|During the eclipse the rooks went to roost, but the swallows went on hunting
spring-source|L|spring under the beech;green dye|Green dye poured in at the quarry came out of the beech spring after fifty hours
hail-size|L|hailstorm;greenhouse panes|The hail of that July broke two hundred panes and not one egg
fossil-shore|L|fossil shell;limestone step|The fossil in the limestone step is a sea lily and no fern, as Dr Amsel showed us
wind-name|L|wind from the gap;hat weather|The wind from the gap is called the Tailor, because it goes through every seam
meteor-tin|C|meteorite;biscuit tin|Whether the black stone in the biscuit tin is a meteorite or slag from the foundry
two-rainbows|C|double rainbow;dark band|Why the sky between two rainbows is always darker than the rest
echo-snow|C|fresh snow;silent road|Where the sound goes when fresh snow makes the whole road silent
river-turn|C|river bend;lost meadow|How long until the bend of the river eats the meadow with the two oaks
walk-rain|P|rain walks;old oilskin|Goes out when it starts to rain and comes home as soon as it stops
moon-wash|P|washing line;full moon|Hangs out washing by moonlight and claims it irons itself
stone-pocket|P|pocket stones;coat lining|Brings home one stone from every walk and can say which walk it was
stars-names|P|invented constellations;balcony|Invents constellations for friends who have moved away and tells no one else
clinic-hands|L|warm hands;clinic radiator|Dr Amsel keeps a potato on the clinic radiator so that his hands are warm for the smallest patients
stitch-breath|L|side stitch;uphill step|A stitch goes away if you breathe out when the other foot lands
splint-spoon|L|broken finger;wooden spoon|Wilmot's finger was splinted with a jam spoon, and the bone healed straighter than the other
eye-test|L|eye chart;bus numbers|Reading bus numbers from the library steps is as good as the chart: line seven equals half sight
sleep-feet|L|cold feet;wool socks|Warm socks brought sleep nineteen minutes sooner in our two-week test, and tea made no difference
nettle-sting|L|nettle sting;dock leaf|Dock leaves did nothing for nettle stings in the test with covered eyes, but spit helped a little
hospital-clock|L|ward clock;night nurses|The clock on ward nine is kept four minutes fast so that handover never starts late
first-word|L|first word of Kit;pram|Kit's first word was 'lorry', said to a priest
fear-lift|C|lift in the department store;mirror|Why being stuck in the lift was less frightening once somebody began to count aloud
twin-dreams|C|twins next door;same dream|Whether the twins next door really share dreams or merely share breakfast
left-hand|C|left-handed uncle;school ruler|Which hand uncle Marek would have written with, had the teacher left him alone
yawn-dog|C|yawning dog;waiting room|Can a yawn pass from a stranger to a dog, or must they know each other
say-sorry|P|apology;door handle|Says sorry to furniture at once and to people after one night
argue-walk|P|argument;two laps|Argues better walking and loses every argument sitting down
telephone|P|telephone calls;stair step|Sits on the fourth stair for telephone calls, where bad news seems smaller
birthday|P|own birthday;quiet bench|Spends the own birthday giving small things to other people before noon
lost-thing|P|lost keys;loud question|Asks aloud where the keys are and thanks them when they turn up
price-bread|L|price of bread;strike week|In the strike week the bakery sold bread for promises, and all but three were kept
stamp-error|L|stamp album;upside-down swan|The stamp with the upside-down swan is a fake: its paper glows under the blue lamp
chess-pawn|L|chess set;silver thimble|The thimble in the chess set replaces a pawn that the baby swallowed in the year of the comet
key-cellar|L|cellar key;third hook|The key on the third hook opens the cellar only when the door is lifted
promise|P|small promises;knot in the handkerchief|Ties a knot for each small promise and unties it only in front of the person
letter-slow|P|long letters;kitchen clock|Answers long letters on the same day and short ones after a month
queue|P|long queue;person behind|Lets the person behind go first whenever the queue has begun to grumble
present-wrap|P|wrapping paper;brown string|Wraps presents in old sea charts and chooses the coast to suit the person
chart-room|L|chart room;brass dividers|In the chart room the brass dividers are kept open at one mile, so a thief is known at once
`;
