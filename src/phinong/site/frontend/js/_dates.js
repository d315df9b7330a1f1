// The other era of a date: shown by tap, hidden by Escape. Hover and focus need no script.

/** Starts listening. */
export function showEra() {
  document.addEventListener("click", (event) => {
    const date = event.target.closest(".be");
    for (const other of document.querySelectorAll(".be.is-shown")) {
      if (other !== date) other.classList.remove("is-shown");
    }
    date?.classList.toggle("is-shown");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const date of document.querySelectorAll(".be.is-shown")) date.classList.remove("is-shown");
    if (document.activeElement?.matches(".be")) document.activeElement.blur();
  });
}
