import { describe, expect, it } from "vitest";
import { offersInOtherWords } from "../../src/wording/offers.ts";

describe("an offer to look something up", () => {
  it.each([
    "Want me to look it up?",
    "I don't know that yet. Should I find out for you?",
    "Hm, no idea! Shall we look it up together?",
    "Would you like me to check what makes them glow?",
    "I could look that up if you like.",
    "If you want, I can find out.",
    "I'd be happy to look into it for you.",
    "Can I look that up for you?",
    "Just say yes and I'll go and look it up 😊",
    "How about I search for it?",
    "Let me find out for you!",
    "Mind if I look it up?",
    "Want to find out together?",
    "I haven't learned that. Look it up?",
    "What if I see what I can find about volcanoes?",
    "Soll ich mal nachsehen?",
    "Möchtest du, dass ich das für dich herausfinde?",
    "Wenn du magst, schau ich nach.",
    "Ich kann das gern nachschlagen, wenn du willst.",
    "Wollen wir das zusammen herausfinden?",
    "Darf ich das für dich googeln?",
    "Wie wär's, wenn ich mal nachlese?",
    "Sag einfach ja, dann such ich es raus.",
    "Das könnte ich für dich recherchieren.",
    "Lass mich das kurz nachschauen!",
    "Schau ich mal nach?",
    "¿Te lo busco?",
    "¿Quieres que lo averigüe?",
    "Si quieres, lo busco.",
    "Puedo buscarlo si te apetece.",
    "¿Lo buscamos juntos?",
    "¿Te gustaría que investigara o que mire en internet?",
    "¿Y si lo miramos?",
    "Déjame averiguarlo por ti.",
    "Dime que sí y lo busco.",
    "¿Puedo consultarlo?",
    "Tu veux que je regarde ?",
    "Je peux chercher si tu veux.",
    "Si tu veux, je me renseigne.",
    "Ça te dirait qu'on cherche ensemble ?",
    "Est-ce que je cherche pour toi ?",
    "Et si on cherchait ?",
    "Laisse-moi vérifier ça.",
    "On cherche ensemble ?",
    "Aimerais-tu que je fasse une petite recherche ?",
    "Puis-je regarder dans un livre ?",
  ])("is found in other words: %s", (text) => {
    expect(offersInOtherWords(text)).toBe(true);
  });

  it.each([
    "I looked it up! Whales sing.",
    "You could look it up in a book.",
    "Can you look it up for me?",
    "Do you want me to tell you about my snail?",
    "I love to look for shells.",
    "I can look for shells on the beach.",
    "I can't look that up here.",
    'My mum said "do you want me to look it up?" and then we did.',
    "Should I bring my boots?",
    "Let's build a kite!",
    "I search for crabs every Sunday.",
    "What do you want to find?",
    "If you like snails, I can tell you more.",
    "Ich hab nachgeschaut!",
    "Soll ich dir von meiner Schnecke erzählen?",
    "Ich schaue gern Filme nach der Schule.",
    "Kannst du das nachschauen?",
    "Ich suche gern Muscheln am Strand.",
    "Wenn du magst, erzähl ich dir mehr.",
    "Das kann ich leider nicht nachschauen.",
    "Schaust du mal nach?",
    "Wollen wir einen Drachen bauen?",
    "Busco caracoles en el jardín.",
    "Lo busqué y canta.",
    "¿Quieres que te cuente más?",
    "¿Lo buscas tú?",
    "Puedo buscar setas con mi abuelo.",
    "No puedo buscarlo.",
    "Si quieres, te cuento más.",
    "¿Me miras?",
    "Je cherche des coquillages.",
    "Tu veux que je te raconte ?",
    "J'ai cherché !",
    "Tu peux chercher dans un livre.",
    "Je ne peux pas chercher ça.",
    "Si tu veux, je te raconte la suite.",
    "Je regarde un film le soir.",
    "On joue ensemble ?",
  ])("is no offer: %s", (text) => {
    expect(offersInOtherWords(text)).toBe(false);
  });

  it("is looked for in time that grows no faster than the text", () => {
    for (const piece of [
      "if you want, ",
      "i can look ",
      "soll ich ",
      "si quieres ",
      "je peux ",
      "wenn du magst ",
    ]) {
      const begun = performance.now();
      offersInOtherWords(piece.repeat(Math.floor(32_000 / piece.length)));
      offersInOtherWords(`${piece.repeat(3)}. `.repeat(600));
      expect(performance.now() - begun).toBeLessThan(2500);
    }
  });
});
