// Options of esbuild for everything that runs in production. The bench bundles its baseline with the same ones.

/**
 * Loads Node's own modules by `getBuiltinModule` instead of `import`. An import of node:http reads all of its exports,
 * and one of them loads undici: about 35 ms and 5 MB before anything needs it.
 *
 * @type {import("esbuild").Plugin}
 */
const builtinsOnDemand = {
  name: "builtins-on-demand",
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === "import-statement" ? { path, namespace: "builtin" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};

/** @type {import("esbuild").BuildOptions} */
export const BUNDLE_OPTIONS = {
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  // Names stay readable in stack traces, and libraries may compare class names.
  keepNames: true,
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: "none",
  sourcemap: "linked",
  sourcesContent: false,
  // CommonJS packages inside an ESM bundle get Node's modules by require.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  plugins: [builtinsOnDemand],
  logLevel: "warning",
};

/**
 * For dist/main.js and dist/cli.js, which an older Node must be able to read, because it tells people which Node is needed.
 *
 * @type {import("esbuild").BuildOptions}
 */
export const LAUNCHER_OPTIONS = {
  bundle: true,
  platform: "node",
  target: "node18",
  format: "esm",
  external: ["./grace-mar.js", "./commands.js"],
  logLevel: "warning",
};
