// Commands in advice work where the process runs.

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { typedHere } from "../../src/operator/typed-here.ts";

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,27}$/);
const command = fc.constantFrom("claim", "backup", "verify", "export-view");
const unit = (recordId: string) => ({ STATE_DIRECTORY: `/var/lib/grace-mar/${recordId}` });

it("beside a unit every command of its Record is the installer's, with all its other words", () => {
  fc.assert(
    fc.property(id, command, (recordId, name) => {
      const text = `run \`npm run ${name} -- --user ${recordId} --out FILE\`, or npm run ${name} -- --user ${recordId}.`;
      const form = `sudo deploy/systemd/install.sh run ${recordId} ${name}`;
      expect(typedHere(text, unit(recordId))).toBe(`run \`${form} --out FILE\`, or ${form}.`);
    }),
  );
});

it("anywhere else, and of any other Record, the text stays as it is", () => {
  fc.assert(
    fc.property(id, id, command, (recordId, other, name) => {
      const text = `npm run ${name} -- --user ${recordId}-x, npm run ${name} -- --user ${other}`;
      for (const environment of [{}, { STATE_DIRECTORY: "/var/lib/other" }]) {
        expect(typedHere(text, environment)).toBe(text);
      }
      if (other !== recordId) expect(typedHere(text, unit(recordId))).toBe(text);
    }),
  );
});
