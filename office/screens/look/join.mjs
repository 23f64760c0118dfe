// Joins govuk-frontend, the moj pieces and our own layer into the one sheet that is served.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { transformSync } from "esbuild";

const OURS = [
  "tokens",
  "govuk",
  "frame",
  "layout",
  "facts",
  "record",
  "steps",
  "lists",
  "judging",
  "pictures",
  "states",
  "applying",
  "screens",
  "finish",
];
const SERVED = "../static/ploughland/";
const FONTS = "node_modules/@fontsource/atkinson-hyperlegible-next/";

const text = (path) => readFileSync(path, "utf8").replace(/^\uFEFF/, "");
// Rules that ask for pictures we do not serve: the crest and crown of GOV.UK's footer, moj's document icon.
const withoutPictures = (css) =>
  css
    .replace(/[^{}]*\{[^{}]*url\("?\/assets\/images\/[^{}]*\}/g, "")
    .replace(/[^{}]*govuk-footer__(crown|copyright-logo)[^{}]*\{[^{}]*\}/g, "");
const ours = OURS.map((name) => text(`ours/${name}.css`)).join("\n");
const small = transformSync(ours, { loader: "css", minify: true, target: "es2020" }).code;

const sheet = [withoutPictures(text("made/govuk.css")), withoutPictures(text("made/moj.css")), small].join(
  "\n",
);
if (/crest|crown|GDS Transport/i.test(sheet)) throw new Error("A crest or GOV.UK's typeface is left in the sheet.");
writeFileSync(`${SERVED}ploughland.css`, sheet);
for (const weight of [400, 600]) {
  const file = `atkinson-hyperlegible-next-latin-${weight}-normal.woff2`;
  copyFileSync(`${FONTS}files/${file}`, SERVED + file);
}
copyFileSync(`${FONTS}LICENSE`, `${SERVED}LICENSE-atkinson-hyperlegible-next.txt`);
