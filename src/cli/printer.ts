// The printer of all commands writes plain text, with colour on a terminal only. Nothing that comes from a Record, a bot or
// a server does anything to a terminal. Proof: test/cli/printer.test.ts, test/architecture.test.ts.

import { pipeline } from "node:stream/promises";
import { styleText } from "node:util";
import type { Environment } from "../config/environment.ts";
import { UsageError } from "../errors.ts";
import { harmless } from "../record/text/unseen.ts";

export type Colour = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** The text in a colour, or as it is. */
export type Paint = (colour: Colour, text: string) => string;

type Stream = Pick<NodeJS.WriteStream, "isTTY" | "write">;

/** Writes a text as it is where it goes to a file or to another program, and harmless to a terminal. */
export function show(stream: Stream, text: string): void {
  stream.write(stream.isTTY ? harmless(text) : text);
}

/** Writes the bytes of a file for another program or a file. @throws UsageError where they would go to a terminal. */
export async function give(
  stream: NodeJS.WriteStream,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  requirePipe(stream);
  await pipeline(pieces, stream, { end: false });
}

/** @throws UsageError where somebody would see bytes. */
export function requirePipe(stream: Pick<NodeJS.WriteStream, "isTTY">): void {
  if (stream.isTTY) throw new UsageError("--out - is for a file or a program: add > FILE");
}

/** Writes a line for people. */
export function showLine(stream: Stream, line: string): void {
  stream.write(`${harmless(line)}\n`);
}

/** Writes how far something is, over what was said about it before; on a terminal only. */
export function showPassing(stream: Stream, text: string, isLast: boolean): void {
  if (stream.isTTY) stream.write(`\r${harmless(text)}${isLast ? "\n" : ""}`);
}

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
