// dist/main.js, copied there as it is: looks at the Node version before anything is imported that an
// older Node cannot even read, then runs the bundle with V8's compile cache on.

const NEEDED = 24;

if (Number(process.versions.node.split(".")[0]) < NEEDED) {
  process.stderr.write(
    `Grace-Mar needs Node ${NEEDED} or newer; this is ${process.versions.node}. \`npm ci\` installs one and npm scripts use it: run \`npm start\`.\n`,
  );
  process.exitCode = 78;
} else {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache();
  await import("./grace-mar.js");
}
