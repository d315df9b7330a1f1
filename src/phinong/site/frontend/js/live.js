// The page of a running meeting. Every form here is also a plain one; with this, what is written
// stays on the device until it is taken in, so that a meeting goes on without a connection.
import { actsOf, change, forget, keep, newName } from "./_acts.js";
import { showEra } from "./_dates.js";
import { say } from "./_focus.js";
import { givenBy, shown, tell, wordsOf } from "./_rows.js";
import { sendAll } from "./_sending.js";

const RETRY = 10_000; // how soon to try again, and how often to look for what others wrote
const root = document.getElementById("live-page");
const words = document.getElementById("live-words").dataset;
const phrases = JSON.parse(document.getElementById("live-phrases").textContent);
const page = { ...root.dataset };
let condition = "ok";

const mine = (act) => act.user === page.user;

// ── Writing ──

async function written(form) {
  const given = givenBy(form);
  const isNew = "new" in form.dataset;
  const { kind } = form.dataset;
  if (isNew) given.uid = newName();
  if ("at" in given) given.at = new Date().toISOString();
  const key = isNew ? `${kind}:${given.uid}` : form.dataset.key;
  const seen = Number(form.elements.seen.value);
  form.removeAttribute("data-dirty");
  const act = { act: newName(), kind, key, seen, given, meeting: page.meeting, user: page.user };
  const before = (await actsOf(page.meeting)).filter((one) => one.key === key);
  for (const one of before) if (one.state === "refused") await forget(one);
  await keep({ ...act, state: "kept", reasons: [] });
  if (isNew) {
    form.reset();
    form.closest("details")?.removeAttribute("open");
  }
  await show();
  await send();
}

function onSubmit(event) {
  const form = event.target.closest("form[data-kind]");
  if (!form) return;
  event.preventDefault();
  written(form).catch(() => form.submit());
}

function onChange({ target }) {
  const { form } = target;
  if (target.name === "presence" && target.value === "present" && "known" in form.dataset) {
    form.requestSubmit();
  }
  if (target.name !== "phrase" || !phrases[target.value]) return;
  const usual = Object.values(phrases).flatMap((texts) => Object.values(texts));
  const [outcome] = target.value.split(".");
  if (!form.elements.outcome.value) form.elements.outcome.value = outcome;
  for (const [tag, name] of [["th", "th"], ["en", "en"], ["zh-Hans", "zh"]]) {
    const field = form.elements[`texts_${name}`];
    if (!field.value || usual.includes(field.value)) field.value = phrases[target.value][tag];
  }
}

// ── Showing what is kept ──

async function show() {
  const acts = await actsOf(page.meeting);
  for (const act of acts.filter(mine)) {
    if (act.kind === "open") opened();
    const form = shown(act);
    if (form) tell(form, act.state === "refused" ? words.refused : words.kept, act.state);
  }
  const waiting = acts.filter((act) => mine(act) && act.state === "kept");
  const refused = acts.filter((act) => act.state === "refused" || !mine(act));
  const box = document.getElementById("live-kept");
  box.hidden = !waiting.length && !refused.length && condition === "ok";
  box.dataset.state = condition;
  box.querySelector("[data-count]").textContent = waiting.length ? `${waiting.length} ${words.toSend}` : "";
  box.querySelector("[data-line]").textContent = line(waiting.length);
  box.querySelector("[data-sign-in]").hidden = condition !== "signed-out";
  box.querySelector("[data-send]").hidden = !waiting.length || condition === "signed-out";
  box.querySelector("[data-refused]").replaceChildren(...refused.map(refusedRow));
}

function line(waiting) {
  if (condition === "offline") return words.offline;
  if (condition === "signed-out") return words.signedOut;
  return waiting ? words.online : words.none;
}

function opened() {
  const parts = root.querySelector("[data-writes]");
  if (!parts?.hidden) return;
  parts.hidden = false;
  root.querySelector("[data-until-open]")?.setAttribute("hidden", "");
  root.querySelector("[data-state-now]").textContent = words.open;
}

function refusedRow(act) {
  const [row, said, why, buttons] = ["li", "p", "p", "p"].map((tag) => document.createElement(tag));
  said.textContent = wordsOf(act);
  why.className = "live-refused__why";
  why.textContent = mine(act) ? act.reasons.join(" ") : words.other;
  buttons.className = "cluster cluster--2";
  if (mine(act)) {
    buttons.append(
      button(words.again, () => change({ ...act, act: newName(), state: "kept", reasons: [] })),
      button(words.drop, () => forget(act)),
    );
  }
  row.append(said, why, buttons);
  return row;
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn";
  made.textContent = label;
  made.addEventListener("click", async () => {
    await act();
    await send();
    await refresh();
  });
  return made;
}

// ── Sending, and reading what others wrote ──

function answered(act, answer) {
  const form = shown(act);
  if (!form) return;
  if (answer.revision) form.elements.seen.value = answer.revision;
  tell(form, words[answer.state === "ok" ? "sent" : answer.state], answer.state);
}

let sending = Promise.resolve();
function send() {
  const once = async () => {
    const before = (await actsOf(page.meeting)).filter((act) => mine(act) && act.state === "kept");
    const result = await alone(() => sendAll(page, answered));
    if (result !== condition || before.length) say(result === "ok" ? words.none : "");
    condition = result;
    await show();
    if (result === "ok" && before.length) await refresh();
  };
  sending = sending.then(once, once);
  return sending;
}

/** One page of this meeting sends at a time. */
const alone = (act) =>
  navigator.locks ? navigator.locks.request(`live-${page.meeting}`, act) : act();

const busy = () =>
  root.querySelector("form[data-dirty]") !== null ||
  document.activeElement?.matches("#live-parts :is(input:not([type=radio]), textarea, select)");

let late = false;
/** Reads the page anew, unless somebody is writing on it: then when they are through. */
async function refresh() {
  late = busy();
  if (late) return;
  let response;
  try {
    response = await fetch(page.address, { credentials: "same-origin" });
  } catch {
    condition = "offline";
    return show();
  }
  if (response.redirected) condition = "signed-out";
  if (!response.ok || response.redirected || response.headers.has("X-Kept")) return show();
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  late = busy();
  const parts = fresh.getElementById("live-parts");
  if (late || !parts) return;
  const open = [...root.querySelectorAll("details[open][id]")].map((one) => one.id);
  document.getElementById("live-parts").replaceWith(parts);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  await show();
}

async function round() {
  await send();
  if (document.visibilityState === "visible" && condition !== "signed-out") await refresh();
}

// ── Without a connection ──

/** Keeps the page with all it needs at hand, where the device can. */
async function stayAtHand() {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(page.worker, { scope: page.address });
  const { active } = await navigator.serviceWorker.ready;
  navigator.serviceWorker.addEventListener("message", () => (root.dataset.atHand = ""));
  const linked = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")];
  const loaded = performance.getEntriesByType("resource").map((one) => one.name);
  const own = linked.map((one) => one.href || one.src);
  const parts = [...own, ...loaded].filter((url) => url.startsWith(`${location.origin}/static/`));
  active.postMessage({ keep: [page.address, ...new Set(parts)] });
}

if (window.indexedDB) {
  showEra();
  root.addEventListener("submit", onSubmit);
  root.addEventListener("change", onChange);
  root.addEventListener("input", ({ target }) => target.form?.setAttribute("data-dirty", ""));
  root.addEventListener("focusout", () => setTimeout(() => late && refresh()));
  root.querySelector("[data-send]").addEventListener("click", round);
  window.addEventListener("online", round);
  window.addEventListener("offline", round);
  document.addEventListener("visibilitychange", round);
  setInterval(round, RETRY);
  document.fonts.ready.then(stayAtHand).catch(() => say(words.noStore));
  show().then(round);
}
