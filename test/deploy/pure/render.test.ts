import { expect, it } from "vitest";
import { renderBlueprint, type RenderOptions } from "../../../src/tools/deploy/render.ts";
import { faultsBySchema, readYaml } from "./schema.ts";

interface Blueprint {
  previews: { generation: unknown };
  services: { [field: string]: unknown }[];
}

const blueprint = (ids: readonly string[], changes: Partial<RenderOptions> = {}): Blueprint =>
  readYaml(
    renderBlueprint({ ids, region: "frankfurt", plan: "starter", autoDeploy: "off", ...changes }),
  ) as Blueprint;

it("gives each Record a web service with a disk of its own, and Render's schema takes it", () => {
  const made = blueprint(["abby", "dad", "mom-2"]);
  expect(faultsBySchema("render", made)).toEqual([]);
  expect(made.services.map(({ name }) => name)).toEqual([
    "grace-mar-abby",
    "grace-mar-dad",
    "grace-mar-mom-2",
  ]);
  expect(new Set(made.services.map(({ disk }) => JSON.stringify(disk))).size).toBe(3);
});

it("keeps ids that YAML would take for something else", () => {
  for (const id of ["123", "null", "no", "1e3", "0x1f", "true"]) {
    const made = blueprint([id]);
    expect(faultsBySchema("render", made)).toEqual([]);
    expect(made.services[0]?.["envVars"]).toContainEqual({ key: "GRACE_MAR_USER_ID", value: id });
  }
});

it("holds no secret: the dashboard asks for each", () => {
  const [service] = blueprint(["abby"]).services;
  for (const key of ["TELEGRAM_BOT_TOKEN", "OPENAI_API_KEY", "GRACE_MAR_OWNER_IDS"]) {
    expect(service?.["envVars"]).toContainEqual({ key, sync: false });
  }
});

it("turns previews off as a word, not as YAML's false", () => {
  expect(blueprint(["abby"]).previews.generation).toBe("off");
  expect(blueprint(["abby"]).services[0]?.["autoDeployTrigger"]).toBe("off");
});

it.each([
  ["a second instance beside a disk", { numInstances: 2 }],
  ["the free plan", { plan: "free" }],
  ["a deprecated field", { autoDeploy: false }],
  ["no disk", { disk: undefined }],
  ["a health check that is no path", { healthCheckPath: "livez" }],
  ["a shutdown delay beyond Render's", { maxShutdownDelaySeconds: 301 }],
  ["a secret in the file", { envVars: [{ key: "TELEGRAM_BOT_TOKEN", value: "1:x", sync: false }] }],
])("the schema refuses %s", (_, change) => {
  const made = blueprint(["abby"]);
  Object.assign(made.services[0] ?? {}, change);
  expect(faultsBySchema("render", made)).not.toEqual([]);
});

it.each([
  ["nobody", [], /for which Records/],
  ["no id at all", ["Abby"], /"Abby" is not an id/],
  ["a path", ["../dad"], /not an id/],
  ["an id that is too long for a host name", ["a".repeat(49)], /49 characters, 48 at most/],
  ["an id that ends with a hyphen", ["abby-"], /ends with a hyphen/],
  ["the same id twice", ["abby", "abby"], /given twice/],
])("refuses %s", (_, ids, message) => {
  expect(() => blueprint(ids)).toThrow(message);
});
