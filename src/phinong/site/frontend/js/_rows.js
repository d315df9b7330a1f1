// Where an act stands on the page: in the form of its row, or in a copy of the form for a new one.

const forms = (root = document) => [...root.querySelectorAll("form[data-kind]")];

/** What a form says, without what belongs to the sending of it. */
export function givenBy(form) {
  const given = Object.fromEntries(new FormData(form));
  for (const name of ["csrfmiddlewaretoken", "act", "kind", "seen"]) delete given[name];
  return given;
}

function fill(form, act) {
  for (const field of form.elements) {
    const value = act.given[field.name];
    if (!field.name || ["csrfmiddlewaretoken", "act", "kind", "seen"].includes(field.name)) continue;
    if (field.type === "checkbox") field.checked = field.name in act.given;
    else if (field.type === "radio") field.checked = field.value === value;
    else if (value !== undefined) field.value = value;
  }
  form.elements.seen.value = act.seen;
}

/** The first words of an act, to know it again by. */
export function wordsOf(act) {
  const { words, texts, texts_th, texts_en, texts_zh, name, phrase, outcome } = act.given;
  const said = words || texts || texts_th || texts_en || texts_zh || name;
  if (said) return said;
  const option = phrase ? `select[name=phrase] option[value="${phrase}"]` : "";
  const chosen = option || `select[name=outcome] option[value="${outcome}"]`;
  return (phrase || outcome) && document.querySelector(chosen) ? document.querySelector(chosen).text : "";
}

function copyOf(pattern, act) {
  const form = pattern.cloneNode(true);
  form.removeAttribute("data-new");
  form.removeAttribute("data-dirty");
  form.dataset.key = act.key;
  form.id = `f-${act.key}`;
  for (const part of form.querySelectorAll("[id]")) part.id = `${act.given.uid}-${part.id}`;
  for (const label of form.querySelectorAll("[for]")) label.htmlFor = `${act.given.uid}-${label.htmlFor}`;
  for (const part of form.querySelectorAll("[aria-describedby]")) part.removeAttribute("aria-describedby");
  return form;
}

function added(act) {
  const pattern = forms().find(
    (form) =>
      "new" in form.dataset &&
      form.dataset.kind === act.kind &&
      (form.elements.namedItem("item")?.value ?? "") === (act.given.item ?? ""),
  );
  if (!pattern) return null;
  const [row, summary, words] = ["details", "summary", "span"].map((tag) => document.createElement(tag));
  row.className = "more live-row";
  row.id = `d-${act.key}`;
  words.className = "live-row__words";
  const told = document.createElement("span");
  told.className = "live-form__state";
  told.dataset.told = "";
  summary.append(words, " ", told);
  const form = copyOf(pattern, act);
  row.append(summary, form);
  (pattern.closest("details") ?? pattern).before(row);
  return form;
}

/** Shows an act on its row, and gives the row's form; null where the page has no place for it. */
export function shown(act) {
  const form = forms().find((one) => one.dataset.key === act.key && !("new" in one.dataset)) ?? added(act);
  if (!form) return null;
  if (!("dirty" in form.dataset)) fill(form, act);
  const words = form.closest("details")?.querySelector(".live-row__words");
  if (words && wordsOf(act)) words.textContent = wordsOf(act);
  return form;
}

/** Says beside a row what became of it. */
export function tell(form, sentence, state) {
  const place = form.closest("details") ?? form;
  for (const told of place.querySelectorAll("[data-told]")) {
    told.textContent = sentence;
    told.dataset.state = state;
  }
}
