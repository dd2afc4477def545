import { expect, it } from "vitest";
import { composeFile } from "../../../src/tools/deploy/compose.ts";
import { faultsBySchema, readYaml } from "./schema.ts";

interface Compose {
  services: { [name: string]: { [field: string]: unknown } };
  volumes: { [name: string]: unknown };
}

const compose = (bots: readonly string[], seed = false, envFolder = ".."): Compose => {
  const { "x-bot": _, ...made } = readYaml(composeFile({ bots, envFolder, seed })) as Compose & {
    "x-bot": unknown;
  };
  return made;
};

it("gives each Record a container and a volume that no other container mounts", () => {
  const made = compose(["abby", "dad", "mom-2", "123", "null"]);
  expect(faultsBySchema("compose", made)).toEqual([]);
  expect(Object.keys(made.services)).toEqual([
    "bot-abby",
    "bot-dad",
    "bot-mom-2",
    "bot-123",
    "bot-null",
  ]);
  const mounts = Object.values(made.services).map(({ volumes }) => String(volumes));
  expect(new Set(mounts).size).toBe(5);
  expect(Object.keys(made.volumes)).toHaveLength(5);
  expect(made.services["bot-null"]?.["environment"]).toMatchObject({ GRACE_MAR_USER_ID: "null" });
});

it("reads each person's own file of the one folder, also when that has spaces", () => {
  const made = compose(["abby", "dad"], false, "/home/robin/our bots/");
  expect(made.services["bot-abby"]?.["env_file"]).toEqual(["/home/robin/our bots/.env.abby"]);
  expect(made.services["bot-dad"]?.["env_file"]).toEqual(["/home/robin/our bots/.env.dad"]);
});

it("opens a port to this machine only, and only where one is asked for", () => {
  const made = compose(["abby:10001", "dad"]);
  expect(faultsBySchema("compose", made)).toEqual([]);
  expect(made.services["bot-abby"]?.["ports"]).toEqual(["127.0.0.1:10001:10000"]);
  expect(made.services["bot-dad"]).not.toHaveProperty("ports");
});

it("makes missing Records only when told to", () => {
  const environment = (seed: boolean): unknown =>
    compose(["abby"], seed).services["bot-abby"]?.["environment"];
  expect(environment(true)).toHaveProperty("GRACE_MAR_SEED", "template");
  expect(environment(false)).not.toHaveProperty("GRACE_MAR_SEED");
});

it.each(["read_only", "cap_drop", "security_opt", "mem_limit", "init", "stop_grace_period"])(
  "the schema misses %s when it is gone",
  (field) => {
    const made = compose(["abby"]);
    delete made.services["bot-abby"]?.[field];
    expect(faultsBySchema("compose", made)).not.toEqual([]);
  },
);
