// The printer of all commands writes plain text, with colour on a terminal only.

import { styleText } from "node:util";
import type { Environment } from "../config/environment.ts";

export type Colour = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** The text in a colour, or as it is. */
export type Paint = (colour: Colour, text: string) => string;

/** Colour is for a terminal only, and never where NO_COLOR is set (https://no-color.org). */
export function painter(
  stream: Pick<NodeJS.WriteStream, "isTTY">,
  environment: Environment,
): Paint {
  const isColoured = stream.isTTY && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
  return (colour, text) => (isColoured ? styleText(colour, text, { validateStream: false }) : text);
}

/** A difference between two texts, line by line: what goes is red, what comes green. */
export function paintDiff(text: string, paint: Paint): string {
  return text
    .split("\n")
    .map((line) => {
      const colour = DIFF_COLOURS.find(([start]) => line.startsWith(start))?.[1];
      return colour ? paint(colour, line) : line;
    })
    .join("\n");
}

const DIFF_COLOURS: readonly (readonly [start: string, colour: Colour])[] = [
  ["---", "bold"],
  ["+++", "bold"],
  ["@@", "cyan"],
  ["-", "red"],
  ["+", "green"],
];
