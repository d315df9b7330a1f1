// Writes the outline of the land for the woven map: Natural Earth's 1:110 million coast
// (public domain, packaged as world-atlas), without any border. Run with `npm run land`;
// the result is committed so that Python needs no Node.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const OUT = "src/phinong/core/drawing/land.json";
const topology = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("world-atlas/land-110m.json"), "utf8"),
);
const { scale, translate } = topology.transform;

const arcs = topology.arcs.map((arc) => {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
});

const arc = (index) => (index < 0 ? [...arcs[~index]].reverse() : arcs[index]);
const ring = (indexes) => indexes.flatMap((index, i) => arc(index).slice(i ? 1 : 0));
const tenth = (degrees) => Math.round(degrees * 10) / 10;

const rings = topology.objects.land.geometries
  .flatMap((geometry) => (geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs))
  .flat()
  .map((indexes) => ring(indexes).flatMap(([lon, lat]) => [tenth(lon), tenth(lat)]));

writeFileSync(OUT, `[\n${rings.map((flat) => JSON.stringify(flat)).join(",\n")}\n]\n`);
console.log(`${OUT}: ${rings.length} rings, ${rings.flat().length / 2} points`);
