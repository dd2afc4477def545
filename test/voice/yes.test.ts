import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as yes from "../../src/voice/yes.ts";
import { ENGLISH_PHRASES } from "../../src/wording/english.ts";
import { anyCharacters } from "../support/any-text.ts";

const isYes = (text: string): boolean => yes.isYes(text, ENGLISH_PHRASES);

describe("yes to an offer", () => {
  it.each([
    "yes",
    "Yes",
    "YES!",
    " yes. ",
    "yeah",
    "yea",
    "yep",
    "sure",
    "ok",
    "okay",
    "please",
    "ya",
    "y",
    "Yes,",
    "ok!!!",
    "sure...",
    "look it up",
    "Look it up!",
    "please look it up",
    "yes, look it up",
    "go ahead",
    "do it",
    "go for it",
    "find out",
    "tell me",
    "yes please",
    "Yes, please!",
    "ok go ahead",
    "YES DO IT",
    "  look   it\nup  ",
    "please, tell me!",
    "can you look it up for me please?",
    "ok then, go for it now",
    "ＯＫ",
    "ye\u200Bs",
    "yes - look it up",
    "ok...go ahead",
    "“Look it up!”",
  ])("is %j", (text) => {
    expect(isYes(text)).toBe(true);
  });

  it.each([
    "",
    " ",
    "no",
    "No!",
    "nope",
    "not now",
    "yesterday",
    "yes?",
    "y tho",
    "maybe",
    "okra",
    "no, don't look it up",
    "don't do it",
    "dont look it up",
    "never do it",
    "do not do it",
    // With an object of its own it is a new question, not an answer.
    "tell me about dogs",
    "look up dogs",
    "find out more",
    "tell me about dogs and cats",
    "can you find out why ships float",
    "what do you do it with",
    "yes I think you should know that",
    // The phrase as part of a longer word.
    "undo it",
    "redo items",
    "foretell me",
    "look upstairs",
  ])("is not %j", (text) => {
    expect(isYes(text)).toBe(false);
  });

  it("is never a message of more than four words", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 5, maxLength: 12 });
    fc.assert(
      fc.property(words, fc.constantFrom("look it up", "tell me", "go ahead"), (rest, phrase) => {
        expect(isYes([...rest, phrase].join(" "))).toBe(false);
      }),
    );
  });

  it("never throws", () => {
    fc.assert(fc.property(anyCharacters(), (text) => typeof isYes(text) === "boolean"));
  });
});
