// Questions about the entries of targets.ts, one a line: name | question, or name ~ question with a typo on purpose. The
// rule by which they were written stands in questions.ts.

export const ENGLISH = `
harbour-bell|what did we find out about why the harbour bell rings twice?
ferry-late|Why does the ferry sometimes set off late of an evening?
pilot-stripe|how come the pilots have an orange stripe on their boat?
eel-trap|what was Bertil's reason for leaving bark on the traps for eels?
crab-calendar|What do those chalk strokes on the crab pots stand for?
lighthouse-milk|how did the man in the lighthouse pay for his tobacco?
rope-left|who preferred left-handed rope, for the sake of their palms?
fog-horn|Why did they make the foghorn sound lower?
gull-roof|which part of the cannery roof do the gulls choose for nesting, and why there?
anchor-chapel|from which ship that came ashore is the anchor at the chapel?
boat-paint|what does Jory mix into his boat varnish against the frost?
salt-pans|what makes the water in the pans go red before the salt is raked?
tide-clock|Didn't I once wonder about that fast clock at the pawnshop?
seal-song|what was the question about Halima singing and seals coming closer?
message-bottle|the bottle with the strange stamp, what did I want to know about it?
wreck-cargo|what was my question about the Anneke and those buttons?
harbour-cats|What did I want to learn about how the cats share out the quay?
seasick|what do you do against getting seasick, and where on the ferry do you stand?
storm-window|a storm is coming: which window do you open, and why?
knots-teach|which knot do you show to people who come to visit?
sourdough-cold|How many nights in the cellar until the rye dough gets an apple taste?
plum-cake|what's under the plums in aunt Tove's cake, and what for?
pickled-walnut|how do I test with a needle whether walnuts can still be pickled?
coffee-salt|What saved the coffee at the depot that had burnt?
bean-soak|which beans can be cooked without soaking overnight?
lamb-stew|when does Ozan's mum put apricots in the stew?
mustard-seed~what makes homemade musterd mild instead of biting? the water?
honey-cough|how was the syrup made that cured Kit's coughing?
bread-knock|how can you hear by knocking that a loaf is done?
jam-plate|Is there weather in which testing gooseberry jam on a saucer doesn't work?
smoked-trout|Which wood chips give trout a golden colour when smoking?
pancake-beer|what liquid in the batter made our pancakes thinnest?
ginger-beer|what was strange about the bottle that burst when we brewed ginger beer?
saffron|what did I wonder about saffron and the frost?
old-recipe|which expression in great-grandmother's recipes did I not understand?
cheese-holes|what did I ask myself about the blue mould in the cheese and the wall?
cook-angry|After a quarrel, what happens to the onions and the soup?
taste-order|who gets the best corner of the pie from you?
recipe-margin|what do you note next to recipes apart from ingredients?
guest-soup|How do you stretch the soup if guests turn up unexpectedly?
allotment-slugs|What caught more slugs than the beer on our allotment?
leek-trench|which trick gave us longer leeks, with the tubes?
bean-poles|in which direction do beans climb up Mrs Pardoe's poles?
tomato-blight|why was there no blight on those tomatoes at the bus shelter?
compost-heat|How hot did the compost get once we'd added nettles?
rose-graft|what explains the white flowers on one side of Lidia's rose?
apple-storing|Where did the stored apples last until April?
rhubarb-pot|what day was the rhubarb ready that grew beneath the chimney pot?
mole-bottle|how did a bottle make the mole move away?
seed-swap|what does it mean if seeds at the swap come in a blue envelope?
hedge-yew|when do they clip the yew, and who wants the cuttings?
garden-frost|How much colder is it by the bottom gate than under the pear tree?
blue-poppy~what did I wonder about Nkechi's blue popy in the bucket?
earthworm-count|the thing about worms and blackbirds on the path, what was it?
ivy-wall|What have I asked about ivy and pulling the school wall apart?
quince-tree|which quince gets pruned by somebody nobody has seen, that made me curious?
seedlings-talk|what do you do with the seedlings you thin out?
weeding-mood|why do you stop weeding in the middle of a row of couch grass?
garden-gloves|How come all your garden gloves are for the right hand?
flowers-give|for whom on the ward do you cut sweet peas?
school-inkwell|What's hidden below classroom two against the winter cold?
bus-ticket|what did a star in the ticket mean on the buses?
quarry-echo|how has the quarry's echo changed since the steps were cut?
viaduct-bricks|whose thumb is printed in the viaduct's bricks?
post-box|why is that post box in Tallow Lane still green?
chapel-clock|What took the minute hand off the clock on the chapel?
weir-name|where does the name of Widow's Weir really come from?
market-cross|how did the step at the market cross become so worn?
tannery-smell|Why was lavender planted along by the tannery?
street-lamps|where did the lamplighter begin and where did he end, to have light on the way home?
town-seal|what's the story of the third herring on our town's seal?
library-fire|which books came through the fire at the library?
milestone|by how many miles is the stone at the moor gate wrong?
census-name|there was a child missing from the census, what did I want to find out?
tunnel-bank|What did I ask about the arch that's bricked up inside the bank?
bandstand|which thing about the pillars of the bandstand doesn't fit the drawings?
foundling|the halved coin in the museum drawer, what was I curious about?
flood-mark|What seemed impossible about the flood marks at the bakery?
old-photos|Where do you look first when someone shows you old photos?
museum-pace|how many rooms of a museum do you see in one visit, however dear the ticket?
graveyard-names|what do you do with names found on gravestones?
fiddle-gut|At which moment do the fiddles tune again in the damp chapel, and why?
choir-descant|who invented the descant our choir uses, and how did it happen?
organ-mouse|what was wrong with the low pipe of the organ?
accordion-reed|which playing card went into Pascoe's accordion to stop a reed from rattling?
drum-skin|How long should the drum be warmed at the stove?
lullaby-river|who knew the verse that's missing from the lullaby about the river?
piano-candle|what do I put beneath the lid so that middle C won't stick?
whistle-tune|What was the milkman telling people with two notes or three?
bagpipe-seal|what was my question about bitterns and the bagpipes?
humming-wire|Did I want to know something about the note of the wires up on the moor?
deaf-dancer|what did I wonder about Ayla's dancing to a piano she can't hear?
perfect-pitch|the odd thing about Teodor and kettles and notes?
sing-stairs|what makes you stop singing in a stairwell?
concert-seat|Why would you want a seat behind the pillar in a concert?
radio-off|in the middle of which songs do you turn off the radio?
whistling-nerves|What do you whistle before and after seeing the dentist?
goose-guard~which animal don't Bryn's geese raise an allarm for?
owl-pellet|What did the owl in the tower mostly eat in that wet year?
bat-hour|how many minutes after the sun has set do bats leave the bridge?
hedgehog-milk|Which food did the hedgehogs take rather than milk?
dog-thunder|what household job keeps Fenn's dog calm when it thunders?
swift-return|On what date do swifts usually come back to the gable?
bee-colour|what is that triangle for which Ruta painted on a beehive?
toad-road|how many toads did we carry across the reservoir road?
horse-blue|Why did the horse with the milk stop at certain doors?
cow-names|what rule is there for naming cows at the farm up there?
heron-pond|For how many days did the plastic heron work on our pond?
crow-gifts|what was unusual in the things a crow brings Sunniva?
snail-paths|Do I have a question about why snails follow each other's trails?
sheep-faces|what made me curious about lambs on the day of shearing?
parrot-accent|the parrot that swears, what did I want to know?
bird-feeder|how do you see to it that the shy birds get fed too?
spider-tub|on what kind of card do you carry spiders out of the bath?
cat-names|After which elements do you name the stray cats?
dog-greeting|whose names do you know on the quay, the dogs' or the owners'?
loom-weight|By how much do the weights from the loom differ that Sunniva dug out?
wool-dye|what colour does wool get with onion skins in copper?
chair-caning|what goes in the bath to make cane bend for a chair?
button-box|where do those buttons with anchors come from?
glass-frog|which eyes did the man who made marbles blow out of glass?
knife-edge|how many strokes does Wilmot give each side when honing?
kite-tail|How long must the kite's tail be when the wind is off the sea?
paper-marbling|how much gall was it that ruined the marbled paper?
plaster-hair|What keeps the plaster on the museum's ceiling together?
pot-crack|which spot in the kiln does Nkechi leave empty so nothing cracks?
quilt-corner|Why's there a square the wrong way round in our quilts?
wood-stack|how dry did ash get by August when we stacked it round?
candle-wick|what must a wick be soaked in so it needs no trimming?
clock-oil~why was the mantle clock runnig slow?
ladder-rung|what puzzled me about the ladders for fruit picking in our valley?
blue-glass|the float with a thread inside, what was my question about the glassblower?
paper-strength|What did I want to try with a sheet of paper and a teapot?
rust-pattern|did I ask anything about printing with rust on cloth?
mend-visible|what sort of wool do you use for mending elbows?
tool-return|In what state do you give tools back that you borrowed?
unfinished|on which shelf do unfinished projects live, and with what date?
measure-hand|by how many thumbs are you out when you measure by hand?
night-bus|how long does the bus at night wait at the gate for nurses?
signal-arm|For which birds does the brickworks signal stay down?
tram-groove|what's the safe angle for crossing tram grooves on a bicycle?
bridge-toll|who may cross the toll bridge for free?
pass-snow~which way do the red poels lean on the pass after winter?
ticket-office|what happens with umbrellas people lose, at the office for tickets?
sleeper-car|Which end of the train has the warmer upper bunk?
canal-lock|what's the heaviest marrow the keeper of the lock was ever given?
taxi-stone|What do the taxi drivers share in the cold months?
map-fold|what does the crease on our walking map hide?
signpost|the signpost with six arms at Five Ways, what did I want to know?
train-smell|What was it about the smell in the morning train on Tuesdays?
ferry-dog|the dog travelling alone by ferry, what did I wonder?
night-driver~the blue lamp of the lorrie drivers, what was it I wanted to know?
pack-light|what do you pack ahead of your socks?
window-seat|If a child is on the train, what do you do about the window seat?
get-lost|which street do you take first in a town you don't know?
travel-cards|to whom do you send postcards when you're away?
moor-well|what does the moor's well water taste of in a drought?
cloud-hat~what about the hay when there is a clowd on Hob Hill early?
frost-date|On what day was the latest frost in all those diaries?
river-ice|how does a stone tell whether the river's ice will bear me?
star-river|what should be sown when the Plough is upright above the chimney?
eclipse-birds|which birds carried on hunting in the eclipse?
spring-source|how many hours did the dye take from the quarry to the spring?
hail-size|What did the hail in July break, and what stayed whole?
fossil-shore|what did Dr Amsel say the fossil in our step really is?
wind-name|why do they say Tailor to the wind that blows through the gap?
meteor-tin|What did I want to find out about the black stone in our tin?
two-rainbows|what's my question on the dark sky between rainbows?
echo-snow|didn't I wonder where sounds go after snow has fallen?
river-turn|the meadow with the oaks, how was the river going to affect it?
walk-rain|Do you go out when rain starts or when it stops?
moon-wash~what do you claim about washing hung out in moonlite?
stone-pocket|what do you carry home from your walks?
stars-names|for which friends do you invent constellations?
clinic-hands|What does the doctor warm his hands with at the clinic?
stitch-breath|how should I breathe to get rid of a stitch?
splint-spoon|what was used to splint the finger Wilmot broke?
eye-test|where could I stand and read bus numbers instead of an eye chart?
sleep-feet|In our test, what brought sleep sooner: socks or tea?
nettle-sting|what helped with nettle stings once eyes were covered?
hospital-clock|Why is the clock on the ward kept fast?
first-word~which priest heard Kit's frist word, and what was it?
fear-lift|what did I find puzzling about being stuck in that lift?
twin-dreams|What was I asking about dreams and the twins?
left-hand|which hand would uncle Marek have used, if his teacher had let him?
yawn-dog|did I ask whether a dog catches a yawn from strangers?
say-sorry|How quickly do you say sorry to people, and how quickly to furniture?
argue-walk|in what position do you lose arguments?
telephone|which stair do you sit on to telephone, and why there?
birthday|what do you do on your birthday before noon?
lost-thing|what do you say to the keys when they've turned up?
price-bread|How did people pay for bread during the strike, and did they keep to it?
stamp-error~how do we know the stamp with the swan upsidedown is a fake?
chess-pawn|what happened to the pawn that a thimble stands for now?
key-cellar|What must I do to the door so the key from the third hook will open it?
promise|when do you untie the knots that stand for promises?
letter-slow|Which letters get answered at once, and which after a month?
queue|what do you do in a queue where people are grumbling?
present-wrap|how do you choose the chart for wrapping a present?
chart-room|how are the dividers kept in the chart room to catch a thief?
`;
