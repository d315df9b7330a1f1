// Builds the stylesheet, the scripts and the fonts into src/phinong/site/static/build.
// `npm ci && npm run build` is the whole of it; `--watch` builds again at every change.
// Names carry no hash: the server's static storage adds its own and rewrites the addresses.
import { copyFileSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import * as esbuild from "esbuild";

const SOURCES = "src/phinong/site/frontend";
const OUT = "src/phinong/site/static/build";
const FONT = "@fontsource/ibm-plex-sans-thai-looped";

const scripts = readdirSync(join(SOURCES, "js")).filter((name) => !name.startsWith("_"));
const options = {
  entryPoints: [
    { in: join(SOURCES, "css/app.css"), out: "app" },
    ...scripts.map((name) => ({ in: join(SOURCES, "js", name), out: name.replace(/\.js$/, "") })),
  ],
  outdir: OUT,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome111", "firefox113", "safari16.4"],
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
  logLevel: "warning",
};

const licence = () => {
  const home = dirname(createRequire(import.meta.url).resolve(`${FONT}/package.json`));
  copyFileSync(join(home, "LICENSE"), join(OUT, "fonts/LICENSE.txt"));
};

const report = () => {
  for (const name of readdirSync(OUT).filter((file) => /\.(css|js)$/.test(file))) {
    const bytes = readFileSync(join(OUT, name));
    const kb = (size) => (size / 1000).toFixed(1).padStart(6);
    console.log(`${kb(bytes.length)} kB ${kb(brotliCompressSync(bytes).length)} kB br  ${name}`);
  }
};

rmSync(OUT, { recursive: true, force: true });
if (process.argv.includes("--watch")) {
  await (await esbuild.context(options)).watch();
} else {
  await esbuild.build(options);
  licence();
  report();
}
