import { describe, expect, it } from "vitest";
import * as checkpoint from "../../src/voice/checkpoint.ts";
import * as phrases from "../../src/voice/phrases.ts";
import { CATALOGUES } from "../../src/wording/catalogues.ts";
import { SAID_WORDS } from "../../src/wording/chat-labels.ts";
import { ENGLISH_PHRASES } from "../../src/wording/english.ts";

const ALL_BETWEEN_US = CATALOGUES.flatMap((each) => each.phrases.between_us);
const offersLookup = (text: string): boolean => phrases.offersLookup(text, ENGLISH_PHRASES);
const isCheckpointRequest = (text: string): boolean =>
  checkpoint.isCheckpointRequest(text, ENGLISH_PHRASES);
const isPastedCheckpoint = (
  text: string,
  persona: { name: string; nickname?: string } = { name: "Mira", nickname: "Miri" },
): boolean => checkpoint.isPastedCheckpoint(text, ENGLISH_PHRASES, persona);

describe("an offer", () => {
  it.each([
    ["Hmm, do you want me to look it up?", true],
    ["DO YOU WANT ME TO LOOK IT UP", true],
    ["do you want me to look this up?", true],
    ["do you want me to tell you?", false],
  ])("in %j: %s", (reply, offers) => {
    expect(offersLookup(reply)).toBe(offers);
  });
});

describe("a checkpoint", () => {
  it.each(["checkpoint", "Checkpoint!", "CHECKPOINT ?.,"])("is asked for with %j", (text) => {
    expect(isCheckpointRequest(text)).toBe(true);
  });

  it.each(["checkpoint please", "a checkpoint", "checkpoints"])("is not %j", (text) => {
    expect(isCheckpointRequest(text)).toBe(false);
  });

  const long = "and so on ".repeat(50);
  it.each([
    "checkpoint: ",
    "Checkpoint – ",
    "here's my checkpoint ",
    "here is my checkpoint ",
    "heres a checkpoint ",
    "this is the checkpoint ",
    "A summary of what we did ",
    "Topics covered ",
  ])("is pasted when a long text has %j", (marker) => {
    expect(isPastedCheckpoint(marker + long)).toBe(true);
    expect(isPastedCheckpoint(long + marker)).toBe(true);
    expect(isPastedCheckpoint(marker)).toBe(false);
  });

  it("is pasted when it is called by the person's name, whatever that is", () => {
    expect(isPastedCheckpoint(`Miri checkpoint\n${long}`)).toBe(true);
    expect(isPastedCheckpoint(`mira checkpoint\n${long}`)).toBe(true);
    expect(isPastedCheckpoint(`Juna checkpoint\n${long}`)).toBe(false);
    expect(isPastedCheckpoint(`Juna checkpoint\n${long}`, { name: "Juna" })).toBe(true);
  });

  it("is not a long text without a marker", () => {
    expect(isPastedCheckpoint(`we passed the checkpoint ${long}`)).toBe(false);
  });
});

describe("a wish that it stays just between us", () => {
  const asks = (text: string): boolean => phrases.asksBetweenUs(text, ALL_BETWEEN_US, SAID_WORDS);

  it.each([
    "just between us",
    "Just between us: I broke the vase",
    "just between us i broke the vase",
    "I broke the vase, just between us.",
    "psst, just between us, I broke it",
    "Can I tell you a secret?",
    "can i tell u a secret i broke it",
    "dont tell anyone but i broke it",
    "It's a secret: I broke it",
    "Nur unter uns: Ich hab die Vase kaputt gemacht",
    "Kann ich dir ein Geheimnis erzählen?",
    "unter uns, ich mag ihn",
    "Sag's niemandem!",
    "¿Te puedo contar un secreto?",
    "Solo entre nosotros: lo rompí yo",
    "no se lo digas a nadie",
    "Juste entre nous : j'ai cassé le vase",
    "C'est un secret",
    "j’ai un secret !",
    "ça reste entre nous",
  ])("is heard in: %s", (text) => {
    expect(asks(text)).toBe(true);
  });

  it.each([
    "He said just between us he broke it",
    "He said, just between us, that he broke it",
    'He said "just between us" and laughed',
    "My friend has a secret",
    "I have a secret garden in my game",
    "This is a secret base that we built",
    "What is between us and the moon?",
    "Unter uns wohnt Frau Müller",
    "Entre nous deux il y a un chat",
    "Entre nosotros hay un perro",
    "Er sagte, nur unter uns, dass er geht",
    "",
  ])("is not heard in: %s", (text) => {
    expect(asks(text)).toBe(false);
  });
});
