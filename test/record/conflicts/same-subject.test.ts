import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readMind } from "../../../src/record/self/mind.ts";
import { entry, findContradictions, ids, proposal } from "./contradiction-helpers.ts";

describe("an entry on the same subject is shown", () => {
  it.each([
    ["Octopuses have three hearts", "Octopuses have two hearts"],
    ["An octopus has three hearts", "Octopuses have only two hearts, not three"],
    ["Favourite bread is rye", "Favourite bread is sourdough"],
    ["Her favorite color is green", "Favourite colour is blue"],
    ["Lives in the harbour district", "Lives in the old district by the station"],
    ["Is nine years old", "Is ten years old"],
    ["Is 9 years old", "Is 10 years old"],
    ["Likes dogs", "Does not like dogs"],
    ["Likes dogs", "Hates dogs"],
    ["Has no brothers", "Her brother Leo plays the cello"],
    ["Plays the cello in the school orchestra", "Plays the violin in the school orchestra"],
    ["Grandmother Ana lives in Porto", "Grandmother Ana lives in Lisbon"],
    ["Sister Ana studies medicine in Graz", "Ana dropped medicine and studies law"],
    ["The last train leaves at 22:40", "The last train leaves at 23:10"],
    ["Doesn't eat fish", "Eats fish on Fridays"],
    ["Sleeps without a pillow", "Sleeps with a pillow"],
    ["Los pulpos tienen tres corazones", "Un pulpo tiene dos corazones"],
    ["Su comida favorita es la sopa", "Su comida favorita es el pan"],
    ["Katzen schlafen zwölf Stunden", "Eine Katze kann acht Stunden schlafen"],
    ["Mag keine Pilze", "Mag Pilze gern"],
    ["Les pieuvres ont trois cœurs bleus", "La pieuvre a deux cœurs bleus"],
    ["Babica živi v Mariboru", "Babica živi v Celju"],
    ["章鱼有三颗心脏", "章鱼有两颗心脏"],
    ["문어는 심장이 세 개", "문어의 심장이 두 개"],
    ["ปลาหมึกมีสามหัวใจ", "ปลาหมึกมีสองหัวใจ"],
    ["Les sœurs aiment le théâtre bleu", "La soeur aime le theatre rouge"],
    ["Łódka stoi w porcie", "Lodka stoi w ogrodzie"],
  ])("%s / %s", (old, now) => {
    expect(ids([entry(old)], proposal(now))).toEqual(["LEARN-0001"]);
    expect(ids([entry(now)], proposal(old))).toEqual(["LEARN-0001"]);
  });
});

describe("an entry on another subject is not", () => {
  it.each([
    ["Octopuses have three hearts", "Octopuses have blue blood"],
    ["Octopuses have three hearts", "Dogs have one heart and four legs"],
    ["Kelp forests shelter fish", "Kelp forests grow half a metre in a day"],
    ["Likes swimming in the sea", "Likes drawing in the evening"],
    ["Likes swimming in the sea", "Wants to learn how the sea makes salt"],
    ["Favourite bread is rye", "Favourite colour is green"],
    ["Favourite bread is rye", "A sourdough starter needs to be fed"],
    ["Does not like mornings", "Reads the newspaper to her grandfather every morning"],
    ["Grandfather Anton repairs clocks in Trieste", "Grandfather Anton was born in Maribor in May"],
    ["The moon makes the tides", "The moon has no air"],
    ["High tide comes twice a day", "Boats leave the harbour at high water"],
    ["A map needs a legend", "Signal flags spell words"],
    ["Los pulpos tienen tres corazones", "Los pulpos tienen sangre azul"],
    ["Katzen schlafen zwölf Stunden", "Katzen mögen kein Wasser"],
    ["章鱼有三颗心脏", "章鱼的血是蓝色的"],
    ["", "Octopuses have three hearts"],
    ["the and of", "not the and of"],
  ])("%s / %s", (old, now) => {
    expect(ids([entry(old)], proposal(now))).toEqual([]);
    expect(ids([entry(now)], proposal(old))).toEqual([]);
  });

  it("nor one of another kind, a superseded one, or one that says the same", () => {
    const now = proposal("Octopuses have two hearts");
    const old = "Octopuses have three hearts";
    expect(ids([entry(old, { category: "curiosity" })], now)).toEqual([]);
    expect(ids([entry(old, { supersededBy: "LEARN-0002" })], now)).toEqual([]);
    expect(ids([entry("An octopus has two hearts!")], now)).toEqual([]);
  });

  it("nor any two entries of the sample Record", () => {
    const self = readFileSync(new URL("../../../users/_sample/SELF.md", import.meta.url), "utf8");
    const mind = readMind(self);
    for (const { id, text, category } of mind) {
      const others = mind.filter((other) => other.id !== id);
      const found = findContradictions(others, "", proposal(text, { mindCategory: category }));
      expect(found, text).toEqual([]);
    }
  });
});
