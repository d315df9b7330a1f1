// Sends what was kept, in its order, and gives every act the answer it got.
import { actsOf, change, forget } from "./_acts.js";

const MOST = 50;

const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";

/** The acts to send next: in their order, and no second one on a row before the first is answered,
    since its words rest on the revision that the first makes. */
function batchOf(acts) {
  const rows = new Set();
  const batch = [];
  for (const act of acts) {
    if (rows.has(act.key) || batch.length === MOST) break;
    rows.add(act.key);
    batch.push(act);
  }
  return batch;
}

async function post({ acts: address, user }, acts) {
  const sent = acts.map(({ act, kind, seen, given }) => ({ act, kind, seen, given }));
  const response = await fetch(address, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify({ user, acts: sent }),
  });
  if (response.status === 401 || response.status === 403) return { state: "signed-out" };
  if (!response.ok) return { state: "failed" };
  return { state: "ok", answers: (await response.json()).answers };
}

async function take(answer, act, waiting, told) {
  if (answer.state === "refused") {
    await change({ ...act, state: "refused", reasons: answer.reasons });
  } else {
    const later = waiting.filter((other) => other.key === act.key && other.order > act.order);
    // Only what this act made is a ground for the next; beside somebody else's words nothing is.
    if (answer.revision) for (const next of later) await change({ ...next, seen: answer.revision });
    await forget(act);
  }
  told(act, answer);
}

/** Sends all that waits for this user. Gives "ok", "offline", "signed-out" or "failed". */
export async function sendAll(page, told) {
  for (;;) {
    const all = await actsOf(page.meeting);
    const mine = all.filter((act) => act.user === page.user && act.state === "kept");
    const batch = batchOf(mine);
    if (!batch.length) return "ok";
    let result;
    try {
      result = await post(page, batch);
    } catch {
      return "offline";
    }
    if (result.state !== "ok") return result.state;
    const answers = new Map(result.answers.map((answer) => [answer.act, answer]));
    const now = (await actsOf(page.meeting)).filter((act) => act.user === page.user);
    for (const act of batch) {
      const answer = answers.get(act.act);
      if (answer) await take(answer, act, now, told);
    }
    if (!answers.size) return "failed";
  }
}
