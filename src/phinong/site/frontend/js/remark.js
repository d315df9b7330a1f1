// Words that are marked in the text go into the form of a remark. Without this they are copied.
const form = document.querySelector("form[data-remark]");

/** How many characters as the server counts them: one for each code point. */
const length = (text) => Array.from(text).length;

/** Where a selection lies in the words of one clause in one language; null outside of any. */
function spotOf(selection) {
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const within = range.commonAncestorContainer;
  const element = within.nodeType === Node.ELEMENT_NODE ? within : within.parentElement;
  const words = element?.closest("[data-clause]");
  if (!words) return null;
  const before = document.createRange();
  before.selectNodeContents(words);
  before.setEnd(range.startContainer, range.startOffset);
  const quote = range.toString();
  const start = length(before.toString());
  return { ...words.dataset, quote, start, end: start + length(quote), all: words.textContent };
}

function taken(spot) {
  form.elements.uid.value = spot.clause;
  form.elements.tag.value = spot.tag;
  form.elements.quote.value = spot.quote;
  form.elements.start.value = spot.start;
  form.elements.end.value = spot.end;
  if (!form.elements.proposes.checked) form.elements.proposal.value = spot.all;
}

function forgotten() {
  form.elements.start.value = "";
  form.elements.end.value = "";
}

/** The clause's words come to be rewritten, so that nobody has to copy them. */
function offered() {
  const { uid, tag, proposal, proposes } = form.elements;
  if (proposes.checked && proposal.value) return;
  const where = `[data-clause="${CSS.escape(uid.value)}"][data-tag="${CSS.escape(tag.value)}"]`;
  proposal.value = document.querySelector(where)?.textContent ?? "";
}

if (form) {
  document.addEventListener("selectionchange", () => {
    const spot = spotOf(document.getSelection());
    if (spot) taken(spot);
  });
  for (const name of ["uid", "tag", "quote"]) {
    form.elements[name].addEventListener("input", forgotten);
  }
  // The way to the form beside each clause: the clause is chosen without asking for the page anew.
  for (const way of document.querySelectorAll("[data-remark-on]")) {
    way.addEventListener("click", (event) => {
      event.preventDefault();
      forgotten();
      form.elements.quote.value = "";
      form.elements.uid.value = way.dataset.remarkOn;
      form.elements.uid.dispatchEvent(new Event("change"));
      document.getElementById("remark").scrollIntoView({ behavior: "instant" });
      form.elements.words.focus({ preventScroll: true });
    });
  }
  for (const name of ["uid", "tag"]) form.elements[name].addEventListener("change", offered);
}
