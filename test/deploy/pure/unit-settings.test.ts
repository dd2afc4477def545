// The installer of units knows every variable of the program, and what is moved away leaves no second live Record at home.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { settingsOf, unknownOf } from "../../../deploy/systemd/settings.mjs";
import { environmentSchema } from "../../../src/config/environment.ts";
import { INSTALLED } from "../../../src/installed.ts";
import { ROOT } from "../../support/processes.ts";

it.each(Object.keys(environmentSchema.shape))(
  "%s is a setting of a unit, or a secret, or what the unit decides: it is not left out as unknown",
  (name) => {
    expect(unknownOf({ [name]: "1" })).toEqual([]);
    const isElsewhere = /TOKEN|KEY|SECRET|^GRACE_MAR_(?:USER_ID|USERS_DIR|ENV_FILE|SEED)$/.test(
      name,
    );
    const isKept = isElsewhere && name !== "GRACE_MAR_PROMPT_TOKENS" && !name.endsWith("_BUDGET");
    expect(Object.keys(settingsOf({ [name]: "1" }))).toEqual(isKept ? [] : [name]);
  },
);

it.each(["DOCKER.md", "RENDER.md"])(
  "%s says at the copying of a Record to rename the one at home, and to delete it later",
  (page) => {
    const text = readFileSync(join(ROOT, "deploy", page), "utf8");
    const behind = text.slice(text.search(/(?:cp -R \/from|tar -C users -cf)/));
    expect(behind).toContain(`mv users/abby users/abby${INSTALLED}`);
    expect(behind).toMatch(/\*\*delete it when the (?:container|service) runs well\*\*/);
    expect(behind).toContain(`users/abby.before-restore-*`);
  },
);
