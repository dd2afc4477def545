// Whatever a person did with words before they were forgotten: no hash of a text with them is left anywhere. A few of these
// stories stand in test/e2e/forget-digests.test.ts, too.

import { afterAll, beforeEach, describe, it } from "vitest";
import { CASES, forgetHashes } from "../../support/forget-hashes.ts";
import { report, workInMemory } from "../plan.ts";

describe("no hash of forgotten words is left", () => {
  beforeEach(workInMemory);

  it.each(CASES)("of $story, when $asked is forgotten", forgetHashes, 600_000);

  afterAll(() => {
    report("leak hashes", { stories: CASES.length });
  });
});
