import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { exposition } from "../../src/web/exposition.ts";

describe("the text for Prometheus", () => {
  it("has help and type before the samples, and a line for each", () => {
    expect(
      exposition([
        {
          name: "a_total",
          help: "Things.",
          type: "counter",
          samples: [{ value: 3 }, { labels: { kind: "x", of: "y" }, value: 0.5 }],
        },
        { name: "none", help: "Nothing.", type: "gauge", samples: [] },
        {
          name: "t_seconds",
          help: "Time.",
          type: "histogram",
          samples: [{ suffix: "_bucket", labels: { le: "+Inf" }, value: Infinity }],
        },
      ]),
    ).toBe(
      [
        "# HELP a_total Things.",
        "# TYPE a_total counter",
        "a_total 3",
        'a_total{kind="x",of="y"} 0.5',
        "# HELP t_seconds Time.",
        "# TYPE t_seconds histogram",
        't_seconds_bucket{le="+Inf"} +Inf',
        "",
      ].join("\n"),
    );
  });

  it("brings any label back as it was, on one line", () => {
    assert(
      property(string(), (value) => {
        const text = exposition([
          { name: "a", help: value, type: "gauge", samples: [{ labels: { l: value }, value: 1 }] },
        ]);
        const lines = text.split("\n");
        expect(lines).toHaveLength(4);
        const quoted = /^a\{l="((?:[^"\\]|\\.)*)"\} 1$/s.exec(lines[2] ?? "")?.[1];
        expect(quoted?.replace(/\\(.)/g, (_, c: string) => (c === "n" ? "\n" : c))).toBe(value);
      }),
    );
  });
});
