// The demo in a real browser: the loop from chat to merge, on a phone and on a desk. Its screenshots are
// the README's.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK, PHONE, launchBrowser, openDemo } from "./demo-page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe("the demo page", () => {
  it("shows the whole loop on a phone: chat, look-up, report, approve, merge, ask again", async () => {
    const { say, botSays, tap, screenshot } = await openDemo(browser, PHONE);
    await say("what do you know about octopuses?");
    await botSays(/octopus/i);

    await say("why do lighthouses flash?");
    await botSays(/do you want me to look it up/);
    await say("yes");
    await botSays(/I (looked it up|found out)![\s\S]*lighthouse/);

    await say("we drew a lighthouse with a striped tower");
    await botSays(/May I remember this\?[\s\S]*striped tower/);
    await screenshot("phone");
    await tap(/Approve/, /May I remember this\?[\s\S]*striped tower/);
    await botSays(/Approved[\s\S]*striped tower/);
    await say("/merge");
    await tap(/^Merge$/, /into the Record\?/);
    await botSays(/in the Record now/);
    await say("what do you know about the striped tower?");
    await botSays(/striped tower/i);
  });

  it("knows on a desk what was approved, and shows no dead buttons", async () => {
    const { say, botSays, tap, screenshot } = await openDemo(browser, DESK);
    await say("we made a kite with a sailcloth tail");
    await tap(/Approve/, /May I remember this\?[\s\S]*kite/);
    await botSays(/Approved[\s\S]*kite/);
    await say("/merge");
    await tap(/^Merge$/, /into the Record\?/);
    const card = await botSays(/It is in the Record\.[\s\S]*kite/);
    expect(await card.getByTestId("inline-button").count()).toBe(0);
    await say("what do you know about the kite?");
    await botSays(/sailcloth tail\./i);
    await screenshot("desktop");
  });

  it("replaces a wrong fact that was let in, and takes the replacement back", async () => {
    const { say, botSays, tap, screenshot } = await openDemo(browser, PHONE);
    await say("I learned that our lighthouse flashes every five seconds");
    await tap(/Approve/, /May I remember this\?[\s\S]*five seconds/);
    await say("/merge");
    await tap(/^Merge$/, /into the Record\?[\s\S]*five seconds/);
    await botSays(/in the Record now[\s\S]*five seconds/);

    await say("I learned that our lighthouse flashes every nine seconds");
    await botSays(/The Record says something else[\s\S]*five seconds[\s\S]*nine seconds/);
    await screenshot("contradiction");
    await tap(/New replaces old/, /The Record says something else/);
    await say("/merge");
    await tap(/^Merge$/, /into the Record\?[\s\S]*nine seconds/);
    await botSays(/in the Record now[\s\S]*replaces LEARN/);
    await say("what do you know about our lighthouse?");
    await botSays(/nine seconds\.$|nine seconds\.\s*\d/m);

    await say("/undo");
    await tap(/Take it back/, /Undo the last saving/);
    await botSays(/Taken back/);
    await say("tell me about our lighthouse");
    await botSays(/flashes every five seconds\./);
  });
});
