// The search for crossings: nothing of one person's may reach another's folder, chat or model key, and nothing of
// anybody's may reach a log or the operators.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { ModelRequest } from "../../src/tools/simulator/model/model-types.ts";
import { OPERATOR_CHAT, type Member } from "./member.ts";

/** Searches all that the fleet has left behind. The processes have ended. */
export function expectNothingCrossed(
  members: readonly Member[],
  requests: readonly ModelRequest[],
): void {
  const marks = members.map(({ who }) => who.mark);
  const keys = new Set(requests.map(({ key }) => key));
  expect([...keys].toSorted()).toEqual(members.map(({ key }) => key).toSorted());
  for (const member of members) {
    const { who, telegram, folder, scratch, key } = member;
    const places = new Map([...filesOf(folder), ...filesOf(scratch)]);
    for (const { method, params } of telegram.calls) {
      const place = `calls of ${method}`;
      places.set(place, `${places.get(place) ?? ""}${JSON.stringify(params)}\n`);
    }
    const own = requests.filter((request) => request.key === key);
    places.set("model requests", own.map(({ body }) => JSON.stringify(body)).join("\n"));
    const others = marks.filter((mark) => mark !== who.mark);
    const crossed = [...places].flatMap(([place, text]) =>
      others.filter((mark) => text.includes(mark)).map((mark) => `${place}: ${mark}`),
    );
    expect([who.id, crossed]).toEqual([who.id, []]);
    // The search finds a word that is there.
    for (const place of ["SELF.md", ".runtime/state.db", "calls of sendMessage", "model requests"])
      expect([who.id, place, places.get(place)?.includes(who.mark)]).toEqual([who.id, place, true]);
  }
}

/** Texts for operators hold no chat content and no secret. */
export function expectOperatorsSeeNothing(members: readonly Member[]): void {
  const content = new RegExp(
    [...members.flatMap(({ who, token, key }) => [who.mark, token, key]), "kite", "boat"].join("|"),
  );
  for (const { who, telegram, log } of members) {
    expect([who.id, log.match(content)]).toEqual([who.id, null]);
    for (const { text } of telegram.chat(OPERATOR_CHAT)) {
      expect(text.startsWith(`${who.id}: `), text).toBe(true);
      expect(text).not.toMatch(content);
    }
  }
}

/** Every file, .runtime too, byte for byte. */
function filesOf(folder: string): [path: string, bytes: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, "latin1")];
    });
}
