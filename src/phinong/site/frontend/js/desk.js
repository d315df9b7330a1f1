// The desk with a keyboard. Everything here is also a link or a form; this only saves the mouse.
import { showEra } from "./_dates.js";
import { arrive, configure, say } from "./_focus.js";
import { listen } from "./_keys.js";
import { keepWords } from "./_saving.js";
import { followThread } from "./_thread.js";

configure();
listen();
showEra();
keepWords();
const redraw = followThread();
arrive();

// The names of the moment after a swap in htmx 2 and in htmx 4.
for (const moment of ["htmx:afterSettle", "htmx:after:swap"]) {
  document.addEventListener(moment, () => {
    arrive({ moveFocus: true });
    say(document.querySelector(".progress .meta")?.textContent);
    redraw();
  });
}
