// Saves while one types. Every word stays on this device until the server has it; without this script the
// button saves. A form says where: <form data-autosave="/…/autosave/" data-writer="7">; each question stands in
// an element with data-question, and its fields are called <question>-<field>.

const PAUSE = 1500;
const AGAIN = 15000;
const WORD = /[\p{L}\p{N}]/u;

const form = document.querySelector("form[data-autosave]");

// --- Words left, counted as the server counts them ---------------------------------------------

const countWords = (text) => text.split(/\s+/u).filter((run) => WORD.test(run)).length;

function showWordsLeft(line, areas) {
  const limit = Number(areas[0].dataset.limit);
  const left = limit - areas.reduce((sum, area) => sum + countWords(area.value), 0);
  const count = Math.abs(left);
  const words = count === 1 ? "word" : "words";
  const says =
    left < 0
      ? `You have ${count} ${words} too many. The limit is ${limit}`
      : `You have ${count} ${words} left of ${limit}`;
  if (line.textContent !== says) line.textContent = says;
  line.classList.toggle("pl-words--over", left < 0);
}

function countAll() {
  const counted = new Map();
  for (const area of document.querySelectorAll("[data-counts]")) {
    const line = document.getElementById(area.dataset.counts);
    if (line) counted.set(line, [...(counted.get(line) || []), area]);
  }
  for (const [line, areas] of counted) {
    for (const area of areas) area.addEventListener("input", () => showWordsLeft(line, areas));
    showWordsLeft(line, areas);
  }
}

// --- What was typed, kept on this device -------------------------------------------------------

// One entry a question: {fields, base, at}. A browser that keeps nothing still saves; it only forgets.
const shelf = {
  key: form ? `ploughland:${form.dataset.writer}:${form.dataset.autosave}` : "",
  entries: {},
  read() {
    try {
      this.entries = JSON.parse(localStorage.getItem(this.key)) || {};
    } catch {
      this.entries = {};
    }
  },
  write() {
    try {
      if (Object.keys(this.entries).length) localStorage.setItem(this.key, JSON.stringify(this.entries));
      else localStorage.removeItem(this.key);
    } catch {
      // Full or forbidden: what is in memory is still sent.
    }
  },
};

// --- Reading and filling the page --------------------------------------------------------------

const box = (code) => form.querySelector(`[data-question="${code}"]`);
const revisionOf = (code) => form.elements[`${code}-revision`];

function fieldsOf(code) {
  const fields = {};
  const start = `${code}-`;
  for (const [name, value] of new FormData(form)) {
    if (!name.startsWith(start) || name === `${code}-revision`) continue;
    const field = name.slice(start.length);
    (fields[field] = fields[field] || []).push(value);
  }
  return fields;
}

function fill(code, fields) {
  for (const control of box(code).querySelectorAll("input, textarea, select")) {
    const field = control.name.slice(code.length + 1);
    if (!control.name.startsWith(`${code}-`) || field === "revision") continue;
    const values = fields[field] || [];
    if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
    else control.value = values[0] ?? "";
  }
}

// --- The line that says where things stand -----------------------------------------------------

const ICONS = { saving: "clock", saved: "tick", offline: "warning", clash: "warning" };
const line = document.getElementById("saved");
const icons = new Map();
for (const drawn of document.querySelectorAll("template[data-icon]")) icons.set(drawn.dataset.icon, drawn.content);

function say(kind, words, link) {
  line.classList.toggle("pl-saved--wait", kind === "saving");
  line.classList.toggle("pl-saved--off", kind === "offline" || kind === "clash");
  const told = document.createElement("b");
  told.textContent = words;
  if (link) {
    const anchor = document.createElement("a");
    anchor.className = "govuk-link";
    anchor.href = link.href;
    anchor.textContent = link.text;
    told.append(" ", anchor);
  }
  const icon = icons.get(ICONS[kind]);
  line.replaceChildren(...(icon ? [icon.cloneNode(true)] : []), told);
}

// --- Sending -----------------------------------------------------------------------------------

let timer = 0;
let isSending = false;
let isHeldBack = false; // sent, closed, or two versions: nothing more goes until the person has chosen
let isPressing = false; // a button is held down and not yet let go
let pressed = null; // the button that waits for an answer on its way
let last = {}; // what each question held when it was last put on the shelf

function note(code) {
  const fields = fieldsOf(code);
  const told = JSON.stringify(fields);
  if (last[code] === told) return;
  last[code] = told;
  const waiting = shelf.entries[code];
  shelf.entries[code] = { fields, base: waiting ? waiting.base : Number(revisionOf(code).value) || 0, at: Date.now() };
  shelf.write();
}

function soon(delay = PAUSE) {
  clearTimeout(timer);
  timer = setTimeout(send, delay);
}

function token() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return cookie ? cookie.slice("csrftoken=".length) : form.elements.csrfmiddlewaretoken.value;
}

function post(entries, keepalive) {
  const given = {};
  const base = {};
  for (const [code, entry] of Object.entries(entries)) {
    given[code] = entry.fields;
    base[code] = entry.base;
  }
  const body = JSON.stringify({ given, base });
  return fetch(form.dataset.autosave, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body,
    credentials: "same-origin",
    redirect: "error",
    // Browsers refuse to let more than 64 kB outlive the page.
    keepalive: keepalive && body.length < 60000,
  });
}

async function send(keepalive = false) {
  clearTimeout(timer);
  const sent = { ...shelf.entries };
  if (isSending || isHeldBack || !Object.keys(sent).length) return;
  isSending = true;
  say("saving", "Saving");
  try {
    const response = await post(sent, keepalive);
    const told = response.headers.get("Content-Type")?.includes("json") ? await response.json() : {};
    answered(response.status, told, sent);
  } catch {
    say("offline", "You are offline. Kept on this device, will save when you are back");
    soon(AGAIN);
  } finally {
    isSending = false;
  }
  if (pressed) {
    form.requestSubmit(pressed);
    return;
  }
  if (Object.keys(shelf.entries).some((code) => !(code in sent) || shelf.entries[code].at !== sent[code].at)) soon();
}

function answered(status, told, sent) {
  if (status === 200 || status === 409) {
    const clashes = told.conflicts || {};
    for (const code of Object.keys(sent)) {
      // Two versions are both on the server now, so this device need not keep mine.
      const revision = told.revisions?.[code];
      // A question left over from another page has no box on this one.
      const made = revisionOf(code);
      if (made && revision !== undefined && !(code in clashes)) made.value = revision;
      taken(code, sent[code], code in clashes ? undefined : revision);
    }
    const [clash] = Object.values(clashes);
    const [tooLong] = Object.values(told.too_long || {});
    if (clash) {
      isHeldBack = true;
      say("clash", "Not saved. Your colleague changed this too.", { href: clash.href, text: "See both" });
    } else if (tooLong) say("clash", `Not saved. ${tooLong}`);
    else say("saved", `Saved at ${told.saved_at}`);
  } else if (status === 410 || status === 423) {
    isHeldBack = true;
    for (const code of Object.keys(sent)) taken(code, sent[code]);
    say("clash", `${told.reason} What you typed is kept beside your answers.`, {
      href: form.dataset.home,
      text: "See it",
    });
  } else if (status === 401) {
    say("offline", "You are signed out. Kept on this device.", {
      href: `${told.sign_in}?next=${encodeURIComponent(location.pathname)}`,
      text: "Sign in to save it",
    });
  } else {
    say("offline", "Not saved yet. Kept on this device, and we will try again");
    soon(AGAIN);
  }
}

// The server has what was sent; what was typed meanwhile stays, made from the new revision.
function taken(code, entry, revision) {
  const waiting = shelf.entries[code];
  if (waiting && waiting.at === entry.at) delete shelf.entries[code];
  else if (waiting && revision !== undefined) waiting.base = revision;
  shelf.write();
}

// --- Starting ----------------------------------------------------------------------------------

function bringBack() {
  let found = false;
  for (const [code, entry] of Object.entries(shelf.entries)) {
    if (!box(code)) continue;
    // A shelf older than the page's own answer leads to "two versions" on the server, never to a loss.
    fill(code, entry.fields);
    revisionOf(code).value = entry.base;
    found = true;
  }
  if (found) countAll();
}

function start() {
  const codes = [...form.querySelectorAll("[data-question]")].map((one) => one.dataset.question);
  shelf.read();
  if (!("kept" in form.dataset)) bringBack();
  for (const code of codes) last[code] = JSON.stringify(fieldsOf(code));
  if ("kept" in form.dataset) last = {};
  const changed = (event) => {
    const code = event.target.closest("[data-question]")?.dataset.question;
    if (!code) return;
    note(code);
    soon();
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  // A button being pressed saves by itself. Saying "Saving" now would move it from under the finger.
  form.addEventListener("pointerdown", (event) => {
    isPressing = Boolean(event.target.closest("button"));
    if (isPressing) clearTimeout(timer);
  });
  for (const letGo of ["pointerup", "pointercancel"]) {
    document.addEventListener(letGo, () => {
      if (isPressing) soon();
      isPressing = false;
    });
  }
  form.addEventListener("focusout", () => {
    if (!isPressing) send();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") send(true);
  });
  window.addEventListener("online", () => send());
  window.addEventListener("offline", () => {
    if (Object.keys(shelf.entries).length) say("offline", "You are offline. Kept on this device, will save when you are back");
  });
  // The button saves the whole page, made from the revisions it carries: so a saving on its way goes first,
  // or one would be told of a clash with oneself.
  form.addEventListener("submit", (event) => {
    if (isSending && !pressed) {
      event.preventDefault();
      pressed = event.submitter || form.querySelector("button[type=submit]");
    } else isHeldBack = true;
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // its revisions are old
  });
  window.addEventListener("pagehide", () => send(true));
  if (Object.keys(shelf.entries).length) soon(0);
}

countAll();
if (form && line) start();
