// The thread from the words of a source to the record that was read from them.
import { words } from "./_keys.js";

const SVG = "http://www.w3.org/2000/svg";
const RING = 28; // from the top of the open record to where the thread ties on

function canvas(stage) {
  let svg = stage.querySelector(":scope > .intake__thread");
  if (!svg) {
    svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "intake__thread");
    svg.setAttribute("aria-hidden", "true");
    svg.append(document.createElementNS(SVG, "path"));
    stage.append(svg);
  }
  return svg;
}

/** Where the line of text that holds a run ends, so that the thread covers no words. */
function lineOf(words, run) {
  const text = document.createRange();
  text.selectNodeContents(words.closest("p, h2, li, td, div"));
  const middle = (run.top + run.bottom) / 2;
  const line = [...text.getClientRects()].filter((r) => r.top <= middle && r.bottom >= middle);
  return { right: Math.max(run.right, ...line.map((r) => r.right)), bottom: run.bottom };
}

function draw() {
  const stage = document.querySelector(".intake");
  const [from, to] = [words(), document.querySelector("[data-words]")];
  if (!stage) return;
  const path = canvas(stage).firstChild;
  const pane = stage.querySelector(".intake__source")?.getBoundingClientRect();
  const beside = pane && to && pane.right <= to.getBoundingClientRect().left;
  if (!from || !beside) return path.removeAttribute("d");
  const box = stage.getBoundingClientRect();
  const runs = [...from.getClientRects()];
  const last = lineOf(from, runs[runs.length - 1]);
  // Words scrolled out of the pane are met at its edge.
  const y1 = Math.max(pane.top, Math.min(pane.bottom, last.bottom)) - box.top;
  const x1 = Math.min(last.right, pane.right) - box.left;
  const x2 = pane.right - box.left;
  const y2 = to.getBoundingClientRect().top + RING - box.top;
  // Along the line to the end of the column, then down or up in the margin.
  const edge = Math.max(x1, from.closest(".source-text").getBoundingClientRect().right - box.left);
  path.setAttribute("d", `M${x1} ${y1}H${edge}C${x2} ${y1} ${edge} ${y2} ${x2} ${y2}`);
}

/** Draws the thread, and again whenever something moves. Returns the drawing for other moments. */
export function followThread() {
  let waiting = false;
  const redraw = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
    });
  };
  document.addEventListener("scroll", redraw, { capture: true, passive: true });
  window.addEventListener("resize", redraw);
  document.fonts?.ready.then(redraw);
  redraw();
  return redraw;
}
