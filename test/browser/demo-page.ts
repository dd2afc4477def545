// The demo page in the hands of a visitor.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Locator, type Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { startDemo } from "../../src/tools/simulator/demo/demo.ts";

const CHROMIUM = "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const SCREENSHOTS = join(import.meta.dirname, "screenshots");

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 800 };

/** Debian's Chromium, through playwright-core. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

export interface DemoPage {
  readonly page: Page;
  say(text: string): Promise<void>;
  /** The newest message of the bot that says this; waits for it. */
  botSays(wanted: RegExp): Promise<Locator>;
  /** Taps a button of the newest message that says this. */
  tap(label: RegExp, card: RegExp): Promise<void>;
  /** Renews one of the README's pictures, when SCREENSHOTS is set. */
  screenshot(name: string): Promise<void>;
}

/** A fresh demo in a new page; both are closed when the test ends. */
export async function openDemo(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
): Promise<DemoPage> {
  const demo = await startDemo({ port: 0 });
  onTestFinished(async () => {
    await demo.close();
  });
  const page = await browser.newPage({ viewport, reducedMotion: "reduce" });
  onTestFinished(() => page.close());
  await page.goto(demo.url);
  const botSays = async (wanted: RegExp): Promise<Locator> => {
    const message = page
      .locator("[data-testid=message][data-from=bot]")
      .filter({ hasText: wanted })
      .last();
    await message.waitFor({ timeout: 10_000 });
    return message;
  };
  return {
    page,
    botSays,
    say: async (text) => {
      await page.getByTestId("composer").fill(text);
      await page.getByTestId("send").click();
    },
    tap: async (label, card) => {
      const message = await botSays(card);
      await message.getByTestId("inline-button").filter({ hasText: label }).click();
    },
    screenshot: async (name) => {
      if (!process.env["SCREENSHOTS"]) return;
      mkdirSync(SCREENSHOTS, { recursive: true });
      await page.locator("#toast").waitFor({ state: "hidden" });
      await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), animations: "disabled" });
    },
  };
}
