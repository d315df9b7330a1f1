// A form that saves itself while somebody writes: nothing unsaved is left behind without a word.

const AGAIN = 10_000;

/** How many changes a form has seen, and how many of them are saved. */
const counts = new WeakMap();

const behind = (form) => {
  const { seen, saved } = counts.get(form) ?? { seen: 0, saved: 0 };
  return seen > saved;
};

const saving = () => [...document.querySelectorAll("form[data-saves]")];

function failed(form) {
  const place = document.getElementById(form.dataset.saves);
  if (place) {
    place.setAttribute("role", "alert");
    place.textContent = form.dataset.unsaved;
  }
  setTimeout(() => window.htmx?.trigger(form, "again"), AGAIN);
}

/** Whether an answer is about the saving, and not a page to sign in or an error. */
const answers = (form, xhr) =>
  xhr?.status === 200 && xhr.responseText.includes(`id="${form.dataset.saves}"`);

/** Watches forms that save themselves. */
export function keepWords() {
  if (!saving().length) return;
  for (const form of saving()) counts.set(form, { seen: 0, saved: 0 });
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-saves]");
    if (counts.has(form)) counts.get(form).seen += 1;
  });
  document.addEventListener("htmx:beforeSend", ({ target }) => {
    if (counts.has(target)) counts.get(target).sent = counts.get(target).seen;
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const form = event.detail.requestConfig?.elt;
    if (counts.has(form) && !answers(form, event.detail.xhr)) event.detail.shouldSwap = false;
  });
  document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
    if (!counts.has(target)) return;
    if (!answers(target, detail.xhr)) return failed(target);
    if (detail.xhr.responseText.includes("data-saved"))
      counts.get(target).saved = counts.get(target).sent;
  });
  document.addEventListener("submit", ({ target }) => counts.delete(target));
  // Who closes a clause right after the last word has that word saved first.
  document.addEventListener("click", (event) => {
    const form = event.target.closest("[data-close]")?.closest("form[data-saves]");
    if (!form || !behind(form)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  window.addEventListener("beforeunload", (event) => {
    if (saving().some(behind)) event.preventDefault();
  });
}
