// Single keys: J K next and previous, A E R U press what carries their letter, S goes to the words,
// / to the search, ? to the list of keys. Off in fields, with modifiers, and when switched off.
import { current } from "./_focus.js";

const STORE = "keys";
const FIELDS = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select";

const off = () => localStorage.getItem(STORE) === "off";
const writing = (target) => target.isContentEditable || target.matches?.(FIELDS);

/** The first thing to press for a key: in the item in hand, else anywhere on the page. */
const pressed = (key) => {
  const mark = `[data-key="${key}" i]:not([aria-disabled="true"])`;
  return current()?.querySelector(mark) ?? document.querySelector(mark);
};

const step = (by) => {
  const items = [...document.querySelectorAll("[data-item]")];
  if (!items.length) return;
  const here = items.indexOf(current());
  const next = items[Math.max(0, Math.min(items.length - 1, here + by))];
  const link = next.querySelector("a[href], button") ?? next;
  link.focus();
  next.scrollIntoView({ block: "nearest" });
};

/** Presses the page's own link to the neighbour, or steps to it where all stand on one page. */
const go = (key, by) => {
  const link = pressed(key);
  return link ? link.click() : step(by);
};

const acts = {
  j: () => go("j", 1),
  k: () => go("k", -1),
  s: () => words()?.focus(),
  "/": () => document.querySelector("main input[type=search], #head-q")?.focus(),
  "?": () => help()?.showModal(),
};

const help = () => document.querySelector("dialog[data-keys]");

function edit() {
  const item = current() ?? document;
  item.querySelector("[data-accept]")?.querySelector("input:not([type=hidden]), select")?.focus();
}

/** The words in the source that the item in hand rests on. */
export function words() {
  const item = document.querySelector("[data-words]");
  return item && document.querySelector(`[data-finding="${item.dataset.words}"]`);
}

function press(event) {
  const key = event.key.toLowerCase();
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  if (modified || event.isComposing || off() || writing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const act = acts[key] ?? (/^[a-z]$/.test(key) && pressed(key) ? () => pressed(key).click() : null);
  if (!act) return;
  event.preventDefault();
  act();
}

/** Starts listening, shows the hints where there is a keyboard, and minds the switch. */
export function listen() {
  const root = document.documentElement;
  const hint = () =>
    root.toggleAttribute("data-has-keys", !off() && matchMedia("(any-hover: hover)").matches);
  hint();
  document.addEventListener("keydown", press);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-edit]")) edit();
    if (event.target.closest("[data-keys-open]")) help()?.showModal();
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-keys-switch]")) return;
    localStorage.setItem(STORE, event.target.checked ? "on" : "off");
    hint();
  });
  for (const box of document.querySelectorAll("[data-keys-switch]")) box.checked = !off();
}
