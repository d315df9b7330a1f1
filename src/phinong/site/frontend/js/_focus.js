// Where the reader is after something changed.

/** Sets htmx up for a page without evaluated code or written-in styles. */
export function configure() {
  if (!window.htmx) return;
  Object.assign(window.htmx.config, {
    allowEval: false,
    includeIndicatorStyles: false,
    scrollIntoViewOnBoost: false,
    // A refused form (422) and a newer version (409) come back as pages to be read.
    responseHandling: [
      { code: "204", swap: false },
      { code: "[23]..", swap: true },
      { code: "(409|422)", swap: true },
      { code: "[45]..", swap: false, error: true },
    ],
  });
}

/** The item in hand: the one marked active, or the one that holds the focus. */
export function current() {
  return (
    document.activeElement?.closest("[data-item], [data-active]") ??
    document.querySelector("[data-active]")
  );
}

/** Shows what only works with a script, and puts the focus on what went wrong or comes next. */
export function arrive({ moveFocus = false } = {}) {
  for (const button of document.querySelectorAll("[data-edit]")) button.hidden = false;
  const wrong = document.querySelector("[data-focus]");
  const next = wrong ?? (moveFocus ? document.querySelector("[data-active]") : null);
  if (!next) return;
  // Once: a page that saves itself while somebody writes must not take them away from their words.
  wrong?.removeAttribute("data-focus");
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

/** Says a sentence to those who listen to the page. */
export function say(sentence) {
  const live = document.getElementById("live");
  if (live && sentence) live.textContent = sentence.trim();
}
