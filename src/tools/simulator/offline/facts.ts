// The offline model's general knowledge: true, short facts for children. Each begins with the words that a question
// must have.
export const FACTS: readonly (readonly [key: string, fact: string])[] = [
  [
    "sky blue",
    "Sunlight is made of all colours, and the air scatters the blue part most. So blue light comes to our eyes from the whole sky.",
  ],
  [
    "sunset red",
    "At sunset the light takes a longer way through the air. Most of the blue is scattered away, and the red and orange are left.",
  ],
  [
    "rainbow",
    "A rainbow appears when sunlight goes into raindrops, bends, and bounces back out. Each colour bends a little differently, so they spread out.",
  ],
  [
    "moon",
    "The Moon goes around the Earth in about 27 days. It has no light of its own, it shines because the Sun lights it up.",
  ],
  [
    "moon phase",
    "Half of the Moon is always lit by the Sun. As it goes around us we see more or less of the lit half, and that makes its phases.",
  ],
  [
    "tide",
    "Tides come mostly from the Moon's pull on the sea. Most coasts have two high tides and two low tides a day.",
  ],
  [
    "saturn",
    "Saturn is a giant planet made mostly of gas. Its rings are countless pieces of ice and rock that circle around it.",
  ],
  [
    "saturn ring",
    "Saturn's rings are made of pieces of ice and rock, some as small as dust and some as big as a house.",
  ],
  [
    "jupiter",
    "Jupiter is the biggest planet of our solar system. Its Great Red Spot is a storm that is wider than the Earth.",
  ],
  [
    "mars",
    "Mars looks red because its dust has rusty iron in it. It has the tallest volcano that we know, Olympus Mons.",
  ],
  [
    "sun",
    "The Sun is a star, a huge ball of hot gas. Its light needs about eight minutes to reach us.",
  ],
  ["star", "Stars are far-away suns, giant balls of hot gas that make their own light."],
  [
    "star twinkle",
    "Stars seem to twinkle because their light passes through moving air before it reaches our eyes.",
  ],
  [
    "octopus",
    "An octopus has eight arms, three hearts and blue blood. It can change its colour to hide.",
  ],
  [
    "octopus heart",
    "An octopus has three hearts. Two pump blood through the gills, and one pumps it through the body.",
  ],
  [
    "octopus ink",
    "An octopus squirts ink to make a dark cloud. While its hunter cannot see or smell it well, it swims away.",
  ],
  [
    "bee",
    "Bees collect nectar and turn it into honey. On the way they carry pollen from flower to flower, which helps plants make seeds.",
  ],
  [
    "bee dance",
    "A honeybee dances a waggle dance to tell the others where flowers are. The angle shows the direction and the length shows how far.",
  ],
  [
    "butterfly",
    "A butterfly starts as a caterpillar. In its chrysalis its body changes into a butterfly with wings.",
  ],
  [
    "spider web",
    "Spiders make silk inside their bodies and pull it out as threads. For its weight, spider silk is stronger than steel.",
  ],
  [
    "whale",
    "Whales are mammals, so they breathe air through blowholes and feed their babies milk. The blue whale is the biggest animal that ever lived.",
  ],
  [
    "whale sing",
    "Humpback whales sing long songs that other whales can hear many kilometres away under water.",
  ],
  [
    "dolphin",
    "Dolphins find their way and their food with clicks. They listen for the echo, which is called echolocation.",
  ],
  ["shark", "Sharks have skeletons of cartilage, not bone. They grow new teeth all their lives."],
  ["penguin", "Penguins cannot fly, but their wings make them very good swimmers."],
  [
    "owl",
    "Owls can turn their heads almost all the way round, about 270 degrees. Soft feathers let them fly very quietly.",
  ],
  [
    "bird migrate",
    "Many birds fly to warmer places before winter, where there is more food. They find the way by the Sun, the stars and the Earth's magnetism.",
  ],
  [
    "dinosaur",
    "Most dinosaurs died out about 66 million years ago, after a big asteroid hit the Earth. Birds are their living relatives.",
  ],
  [
    "volcano",
    "A volcano is an opening where melted rock comes up from inside the Earth. Under the ground it is called magma, outside it is lava.",
  ],
  [
    "earthquake",
    "The Earth's outer shell is made of plates that move slowly. When they get stuck and suddenly slip, the ground shakes.",
  ],
  [
    "lighthouse",
    "A lighthouse shows ships where the coast and the rocks are. Each has its own pattern of flashes, so sailors know which one they see.",
  ],
  [
    "lighthouse lens",
    "Many lighthouses use a Fresnel lens, made of rings of glass. It gathers the light of a small lamp into a beam that is seen far out at sea.",
  ],
  [
    "roman road",
    "The Romans built long, straight roads in layers of stone and gravel. Some of them are still used today.",
  ],
  [
    "pyramid",
    "The Great Pyramid of Giza was built about 4,500 years ago as a tomb for the pharaoh Khufu. It has more than two million stone blocks.",
  ],
  [
    "thunder",
    "Lightning heats the air so fast that it bursts outward, and that makes the thunder. Light is faster than sound, so we see the flash first.",
  ],
  [
    "snow",
    "Snowflakes are ice crystals that grow in clouds. They usually have six sides because of the way water freezes.",
  ],
  [
    "rain",
    "The Sun warms water until some of it rises as vapour. Up high it cools into clouds of tiny drops, and when they get heavy it rains.",
  ],
  [
    "leaf color",
    "In autumn, trees stop making the green stuff called chlorophyll. Then we see the yellow and orange that were hidden in the leaves.",
  ],
  [
    "plant grow",
    "Plants make their food from sunlight, water and a gas in the air. That is called photosynthesis.",
  ],
  [
    "sea salt",
    "The sea is salty because rain and rivers wash tiny bits of salt out of rocks and carry them to the sea.",
  ],
  [
    "magnet",
    "A magnet has a north pole and a south pole. Different poles pull each other and equal poles push each other away.",
  ],
  [
    "airplane fly",
    "The wings of an aeroplane push air down as it moves fast, and the air pushes the wings up. That push is called lift.",
  ],
  [
    "compass",
    "A compass needle is a small magnet. It turns to point north because the Earth itself acts like a big magnet.",
  ],
  [
    "heart beat",
    "Your heart is a muscle that pumps blood through your body. It beats about 100,000 times a day.",
  ],
  [
    "chocolate",
    "Chocolate is made from cacao beans, the seeds of a tree. They are fermented, dried, roasted and ground.",
  ],
  ["capital mongolia", "The capital of Mongolia is Ulaanbaatar."],
];
