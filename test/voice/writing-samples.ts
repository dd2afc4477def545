// Text as people write it to the Voice, in many languages and scripts, and text that is no prose at all: for measuring how
// far the token estimate is from a real tokenizer's count.

export const PROSE: { readonly [language: string]: string } = {
  English:
    "When the tide goes out you can walk to the little island and back, but only if you hurry. My grandmother says the trick is to start before the gulls do. Last summer we found a bottle there, and inside it a letter that somebody's brother had written in 1962. What would you have done with it?",
  "English, chatty":
    "haha no way!! ok so i asked mum & she said we can go on saturday, but only if it's not raining... do u think it'll rain? i really really hope it won't :)",
  Spanish:
    "Todos los seres humanos nacen libres e iguales en dignidad y derechos. Ayer mi vecina me enseñó a amasar el pan; dice que la harina hay que tostarla antes, si no, no huele a nada. ¿Tú sabías que el horno del pueblo lleva encendido desde hace más de cien años?",
  Portuguese:
    "Quando era pequeno, o meu avô levava-me ao cais para ver chegar os barcos. Ele conhecia cada um pelo barulho do motor, e nunca se enganava. Não sei porque é que ainda hoje, quando ouço um motor ao longe, tento adivinhar de quem é.",
  French:
    "Tous les êtres humains naissent libres et égaux en dignité et en droits. Hier soir, j'ai réparé la vieille horloge de ma tante : il suffisait d'une goutte d'huile. Qu'est-ce que tu ferais, toi, s'il te restait une vis à la fin ?",
  German:
    "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Gestern haben wir im Gewächshaus die Tomatenpflanzen umgetopft, und dabei ist mir die Gießkanne auf den Fuß gefallen. Weißt du eigentlich, warum die Kirchturmuhr seit dem Frühjahr fünf Minuten nachgeht?",
  Dutch:
    "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Gisteren zijn we met de fiets naar het strand gereden, tegen de wind in natuurlijk, en op de terugweg draaide de wind. Hoe groot is de kans daarop, denk je?",
  Italian:
    "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. La zia diceva che il sugo va girato sempre nello stesso verso, e che chi cambia mano lo rovina. Io ci ho provato con la sinistra: era buono lo stesso, ma non gliel'ho detto.",
  Swedish:
    "Alla människor är födda fria och lika i värde och rättigheter. I går byggde vi en fågelholk av gamla äppellådor, och redan i morse satt det en talgoxe på taket. Jag undrar om den tänker flytta in på riktigt.",
  Finnish:
    "Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan. Eilen kävelimme järven ympäri, ja vasta perillä huomasin, että olin unohtanut termospullon laiturille. Mitä sinä olisit tehnyt, jos olisit ollut siellä?",
  Hungarian:
    "Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Tegnap a nagymamám megmutatta, hogyan kell a szilvalekvárt órákon át kavarni, hogy le ne égjen. Szerinted miért mindig fakanállal csinálja?",
  Polish:
    "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Wczoraj znalazłem na strychu stare zdjęcia dziadka z czasów, kiedy pracował na kolei. Zastanawiam się, czy ktoś jeszcze pamięta nazwę tej stacji.",
  Czech:
    "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Včera jsme v lese našli tolik hub, že jsme je museli nést v bundě. Proč myslíš, že po dešti rostou tak rychle?",
  Turkish:
    "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Dün akşam büyükannemin tarifine göre mercimek çorbası pişirdik, ama limonu unutmuşuz. Sence bir dahaki sefere nane de koymalı mıyız?",
  Vietnamese:
    "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi. Hôm qua bà ngoại dạy tôi gói bánh, nhưng cái bánh nào của tôi cũng bị méo. Theo bạn thì phải luyện bao lâu mới khéo được?",
  Indonesian:
    "Semua orang dilahirkan merdeka dan mempunyai martabat dan hak-hak yang sama. Kemarin kami naik perahu ke pulau kecil di seberang, dan nelayan di sana mengajari saya membuat simpul. Menurutmu kenapa simpul itu tidak pernah lepas?",
  Swahili:
    "Watu wote wamezaliwa huru, hadhi na haki zao ni sawa. Jana tulienda sokoni na bibi yangu kununua samaki, lakini mvua ilianza kunyesha tukarudi nyumbani haraka. Unafikiri kesho tutaweza kwenda tena?",
  Russian:
    "Все люди рождаются свободными и равными в своём достоинстве и правах. Вчера мы с дедушкой чинили старый велосипед, и оказалось, что цепь надо было просто смазать. Как ты думаешь, почему он об этом сразу не сказал?",
  Ukrainian:
    "Всі люди народжуються вільними і рівними у своїй гідності та правах. Учора бабуся показувала, як плести кошик із лози, але в мене він вийшов зовсім кривий. Що б ти зробив на моєму місці?",
  Greek:
    "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Χθες το βράδυ η γιαγιά μου μου έδειξε πώς να φτιάχνω ψωμί με προζύμι. Ξέρεις γιατί πρέπει να περιμένουμε τόσες ώρες;",
  Hebrew:
    "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. אתמול סבא שלי לימד אותי לתקן אופניים, ובסוף נשאר לנו בורג אחד מיותר. מה היית עושה במקומי?",
  Arabic:
    "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. أمس علمتني جدتي كيف أخبز الخبز في الفرن القديم، لكنه احترق قليلا من الأسفل. ماذا كنت ستفعل لو كنت مكاني؟",
  Persian:
    "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند. دیروز با پدربزرگم به باغ رفتیم و انارها را چیدیم. به نظر تو چرا بعضی از آن‌ها ترک خورده بودند؟",
  Hindi:
    "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है। कल दादी ने मुझे रोटी बेलना सिखाया, पर मेरी रोटी गोल नहीं बनी। तुम्हें क्या लगता है, इसमें कितना समय लगेगा?",
  Bengali:
    "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে। গতকাল আমরা নদীর ধারে হাঁটতে গিয়েছিলাম, আর একটা পুরনো নৌকা দেখলাম। তোমার কি মনে হয় ওটা কার?",
  Tamil:
    "மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர். நேற்று பாட்டி எனக்கு தோசை சுடக் கற்றுக்கொடுத்தார், ஆனால் முதல் தோசை கருகிவிட்டது. நீ என்ன செய்திருப்பாய்?",
  Thai: "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ เมื่อวานคุณยายสอนฉันทำขนม แต่ฉันลืมใส่น้ำตาล คุณคิดว่าฉันควรทำอย่างไรดี",
  Georgian:
    "ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებითა და უფლებებით. გუშინ ბებიამ პურის გამოცხობა მასწავლა, მაგრამ ცომი არ ამოვიდა. შენ რას იზამდი?",
  Amharic: "የሰው ልጅ ሁሉ ሲወለድ ነጻና በክብርና በመብትም እኩልነት ያለው ነው። ትናንት አያቴ ዳቦ መጋገር አስተማረችኝ።",
  Chinese:
    "人人生而自由，在尊严和权利上一律平等。昨天外婆教我包饺子，我包的第一个就漏了馅。你觉得要练习多久才能包得像她一样好呢？",
  "Chinese, traditional":
    "昨天下午我們沿著河邊走了很久，看見一位老先生在修理他的小船。他說這艘船已經陪了他四十年，捨不得丟掉。你會怎麼做呢？",
  Japanese:
    "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。昨日おばあちゃんと一緒に味噌を作ったけれど、塩の量を間違えてしまった。どうしたらいいと思う？",
  Korean:
    "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 어제 할머니와 함께 김치를 담갔는데 고춧가루를 너무 많이 넣어 버렸다. 너라면 어떻게 했을 것 같아?",
};

export const NO_PROSE: { readonly [kind: string]: string } = {
  emoji: "🎉🎈 great!! 👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽👍🏽 ❤️❤️❤️ 🐙🪼🦑 🇵🇹🇩🇪 (╯°□°)╯︵ ┻━┻ ¯\\_(ツ)_/¯",
  numbers:
    "2026-11-09 17:43:02, 3.14159265358979, +351 912 345 678, IBAN DE89370400440532013000, 1,234,567.89 €, 50 %",
  address: "https://example.org/path/to/page?query=some%20thing&lang=pt-PT#section-4.2.1",
  base64: "aGVsbG8gd29ybGQsIHRoaXMgaXMgbm90aGluZyB0aGF0IGFueWJvZHkgd291bGQgd3JpdGUgdG8gYSBib3Q=",
  hash: "3c9d41f0c2b7a8e95d6604ab1f2e7c8890aa1b2c3d4e5f60718293a4b5c6d7e8",
  yaml: '- id: LEARN-0042\n  date: 2026-01-02\n  topic: "Tides: why there are two a day"\n  evidence_id: ACT-0042\n  provenance: human_approved',
  markup:
    "<record>\n- [PER-0007] **Hums** while _thinking_ (in my words: `hm-hm-hmmm`)\n</record>\n\n## IX-A. KNOWLEDGE\n\n| a | b |\n| --- | --- |",
  capitals: "STOP! WHY ARE YOU SHOUTING AT EVERYBODY? NOBODY SAID THAT THE LIGHTHOUSE WAS YOURS.",
  punctuation:
    "?!?!?!... --- *** ~~~ (((((()))))) «»„“‚‘ … — – • ¿¡ § ¶ † ‡ ™ © ® ° µ ± × ÷ ≠ ≤ ≥ → ← ↑ ↓",
  spaces: "a\n\n\n\nb      c\t\t\td\r\n\r\n   e    ",
  invisible: "a\u200Bb\u200Dc\uFEFFd\u202Ee\u00ADf\u0000g\uD800h",
  runes: "ᚠᛇᚻ᛫ᛒᛦᚦ᛫ᚠᚱᚩᚠᚢᚱ᛫ᚠᛁᚱᚪ᛫ᚷᛖᚻᚹᛦᛚᚳᚢᛗ 𓂀𓆣𓏏 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ꧁༺ ༻꧂",
};
