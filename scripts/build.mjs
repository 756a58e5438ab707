/**
 * `make scripts`: the modules in this folder become the three files in static/js/ that browsers ask
 * for, and the stylesheets in styles/ those in static/css/ (docs/decisions/0019). With --check nothing
 * is written: it fails where a file is not what its sources make.
 */

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Player and safety pages take their part of site.js from the file that the page has loaded already. */
const siteIsLoaded = {
  name: "site-is-loaded",
  setup({ onResolve }) {
    onResolve({ filter: /\/site\.js$/ }, ({ kind }) =>
      kind === "entry-point" ? undefined : { path: "./site.js", external: true },
    );
  },
};

const all = { absWorkingDir: ROOT, minify: true, legalComments: "none", write: false };
const scripts = { ...all, outdir: "static/js", bundle: true, target: "es2022" };
const pages = {
  entryPoints: ["scripts/site.js", "scripts/player.js", "scripts/safety.js"],
  format: "esm",
};
// A service worker that is a module is not known to every browser.
const worker = { entryPoints: ["scripts/worker.js"], format: "iife" };
// Older browsers find their fallbacks in the source, so nothing is translated.
const styles = {
  entryPoints: [
    "styles/calfcare.css",
    "styles/session.css",
    "styles/library.css",
    "styles/admin.css",
  ],
  bundle: true,
  external: ["../img/*"],
  target: "esnext",
};

const made = [
  await build({ ...scripts, ...pages, plugins: [siteIsLoaded] }),
  await build({ ...scripts, ...worker }),
  await build({ ...all, ...styles, outdir: "static/css" }),
];
for (const { path, text } of made.flatMap(({ outputFiles }) => outputFiles)) {
  if (!process.argv.includes("--check")) {
    await writeFile(path, text);
  } else if (text !== (await readFile(path, "utf8").catch(() => ""))) {
    console.error(`${path.slice(ROOT.length)} is not what its sources make. Run: make scripts`);
    process.exitCode = 1;
  }
}
