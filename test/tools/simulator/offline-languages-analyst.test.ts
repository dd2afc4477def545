import { describe, expect, test } from "vitest";
import { offlineReply } from "../../../src/tools/simulator/model/offline-model.ts";

describe("the offline analyst", () => {
  const propose = (
    said: string,
    replied: string,
    openers = "",
  ): { [name: string]: unknown } | null => {
    const system = `Task: analyst

- knowledge: lookup (GRACE-MAR's answer begins with ${openers})

<known>
- alte Uhren
- Le gustan los faros
</known>`;
    const answer = offlineReply([
      { role: "system", content: system },
      { role: "user", content: `USER: ${said}\nGRACE-MAR: ${replied}` },
    ]);
    return answer === "NONE" ? null : (JSON.parse(answer) as { [name: string]: unknown });
  };

  test.each([
    ["wir haben einen Turm aus Holz gebaut", "curiosity", "Wir haben einen Turm aus Holz gebaut"],
    ["Wir malten eine Katze", "curiosity", "Wir malten eine Katze"],
    ["wir haben gelernt, dass Bienen tanzen", "knowledge", "Wir haben gelernt, dass Bienen tanzen"],
    ["hemos dibujado un faro. Fue difícil", "curiosity", "Hemos dibujado un faro"],
    ["hemos aprendido que las abejas bailan", "knowledge", "Las abejas bailan"],
    ["nous avons planté un tilleul", "curiosity", "Nous avons planté un tilleul"],
    ["on a appris que les abeilles dansent", "knowledge", "Les abeilles dansent"],
  ])("reads the report %j", (said, mind_category, suggested_entry) => {
    const proposed = propose(said, "[direct report, no reply]");
    expect(proposed).toMatchObject({ mind_category, suggested_entry });
    expect(said).toContain(proposed?.["example_from_exchange"]);
    expect(propose(said, "Oh!")).toBeNull();
  });

  test.each(["wir haben das gemacht", "hemos hecho eso", "nous avons fait ça"])(
    "finds no activity in %j",
    (said) => expect(propose(said, "[direct report, no reply]")).toBeNull(),
  );

  test.each([
    ["Ich mag rostige Schlüssel", "curiosity", "Mag rostige Schlüssel"],
    ["Mein Lieblingstier ist der Dachs", "curiosity", "Lieblingstier - der Dachs"],
    ["Wusstest du, dass Krabben seitwärts laufen?", "knowledge", /^Hat gelernt, dass Krabben/],
    ["Ich gehe nie ohne Hut raus", "personality", "Sagt: „ich gehe nie ohne Hut raus“"],
    ["me encantan los mapas viejos", "curiosity", "Le encantan los mapas viejos"],
    ["¿Sabías que los cangrejos andan de lado?", "knowledge", "Los cangrejos andan de lado"],
    ["yo siempre apago la luz", "personality", "Dice de sí: «siempre apago la luz»"],
    ["J'aime les vieilles cartes", "curiosity", "Aime les vieilles cartes"],
    ["Savais-tu que les crabes marchent de côté ?", "knowledge", /^Les crabes marchent de côté/],
    ["je ne sors jamais sans chapeau", "personality", /^Dit de soi : « je ne sors jamais/],
  ])("hears the signal in %j", (said, mind_category, entry) => {
    const proposed = propose(said, "Oh!");
    expect(proposed).toMatchObject({ mind_category });
    expect(proposed?.["suggested_entry"]).toEqual(
      typeof entry === "string" ? entry : expect.stringMatching(entry),
    );
    expect(said).toContain(proposed?.["example_from_exchange"]);
  });

  test.each([
    "Hallo",
    "Was magst du?",
    "Ich mag dich",
    "Ich mag das",
    "Ich mag alte Uhren",
    "me gusta eso",
    "me gustan los faros",
    "j'aime ça",
    "Merci beaucoup",
  ])("finds nothing new in %j", (said) => expect(propose(said, "Oh!")).toBeNull());

  test("knows a looked-up answer by the openers in its prompt", () => {
    const reply = "Bak, buldum! Demir paslanır.";
    expect(propose("Warum rostet Eisen?", reply)).toBeNull();
    expect(propose("Warum rostet Eisen?", reply, '"Bak, buldum!"')).toMatchObject({
      signal_type: "lookup",
      suggested_entry: "Warum rostet Eisen - Demir paslanır.",
    });
  });
});
