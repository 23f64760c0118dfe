// Saves while one types. Every word is on this device at once, and on the server soon after; without this script
// the button saves. A form says where: <form data-autosave="/…/autosave/">; each question stands in an element
// with data-question, and its fields are called <question>-<field>.

import { form, hear, here, keep, keyOf, lookAround, ours, page, read, send, sendAndLeave, whenTold } from "./unsent.js";

const PAUSE = 1200;
const WORD = /[\p{L}\p{N}]/u;

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

const counted = new Map();

function countAll() {
  for (const [line, areas] of counted) showWordsLeft(line, areas);
}

for (const area of document.querySelectorAll("[data-counts]")) {
  const line = document.getElementById(area.dataset.counts);
  if (!line) continue;
  counted.set(line, [...(counted.get(line) || []), area]);
  area.addEventListener("input", () => showWordsLeft(line, counted.get(line)));
}

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

// Gives the fields that this page does not show, such as a row that was added.
function fill(code, fields) {
  const left = { ...fields };
  for (const control of box(code).querySelectorAll("input, textarea, select")) {
    const field = control.name.slice(code.length + 1);
    if (!control.name.startsWith(`${code}-`) || field === "revision") continue;
    const values = fields[field] || [];
    if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
    else control.value = values[0] ?? "";
    delete left[field];
  }
  return left;
}

// --- The line that says where things stand -----------------------------------------------------

const ICONS = { saving: "clock", saved: "tick", offline: "warning", clash: "warning" };
const line = document.getElementById("saved");
const icons = new Map();
for (const drawn of document.querySelectorAll("template[data-icon]")) icons.set(drawn.dataset.icon, drawn.content);

function say(kind, words, link) {
  const says = `${kind} ${words} ${link?.href}`;
  if (line.dataset.says === says) return;
  line.dataset.says = says;
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

let isKept = true; // on this device
const clashes = new Map();

const where = () => (isKept ? "Your words are kept on this device." : "This browser cannot keep them: do not close this page.");

function sayHowItStands({ state, told }) {
  for (const [code, clash] of Object.entries(told.conflicts || {})) clashes.set(code, clash);
  const [clash] = clashes.values();
  const [tooLong] = Object.values(told.too_long || {});
  if (state === "out") {
    const who = told.somebody_else ? "Somebody else has signed in." : "You are signed out.";
    const next = `${told.sign_in}?next=${encodeURIComponent(location.pathname)}`;
    say("offline", `${who} ${where()}`, { href: next, text: "Sign in to save them" });
  } else if (state === "off" && navigator.onLine) say("offline", `Not saved yet. ${where()} We will try again.`);
  else if (state === "off") say("offline", `You are offline. ${where()} We will send them when you are connected.`);
  else if (state === "refused") say("offline", `Not saved. ${where()} Press a button below to save.`);
  else if (state === "late")
    say("clash", `${told.reason} What you typed is kept beside your answers.`, { href: form.dataset.home, text: "See it" });
  else if (clash) say("clash", `Not saved. ${clash.says}`, { href: clash.href, text: "See both" });
  else if (tooLong) say("clash", `Not saved. ${tooLong}`);
  // Never said of words that the server does not have.
  else if (told.saved_at && !ours(address).length) say("saved", `Saved at ${told.saved_at}`);
}

// --- Noting every change -------------------------------------------------------------------------

const address = form?.dataset.autosave;
let turn = 0;
let timer = 0;
let codes = [];
const seen = {}; // what each question held when it was last noted
const added = {}; // fields of an entry brought back that this page does not show
const brought = {}; // the entry, from another page, that a question's words came from

function note(code) {
  const fields = { ...added[code], ...fieldsOf(code) };
  const told = JSON.stringify(fields);
  if (seen[code] === told) return false;
  seen[code] = told;
  const key = keyOf(address, code, page);
  const before = read(key);
  const after = brought[code] && read(brought[code]) ? brought[code] : undefined;
  turn += 1;
  const entry = { fields, base: before ? before.base : Number(revisionOf(code).value) || 0, turn, at: Date.now(), after };
  isKept = keep(key, entry);
  if (!clashes.size) say("saving", "Saving");
  return true;
}

function noteAll() {
  for (const code of codes) note(code);
}

function soon(delay = PAUSE) {
  clearTimeout(timer);
  timer = setTimeout(sendNow, delay);
}

// Words of a form held for somebody who was signed out are let go of once they are saved from here.
const more = form && "kept" in form.dataset ? { shown_again: location.pathname } : {};

function sendNow() {
  clearTimeout(timer);
  return send(more);
}

// --- Starting ------------------------------------------------------------------------------------

let redraw = false;

function bringBack() {
  const isHeld = "kept" in form.dataset; // the page shows what was posted last, which is newer
  for (const entry of ours(address)) {
    if (!box(entry.code)) continue;
    brought[entry.code] = entry.key;
    if (isHeld) continue;
    added[entry.code] = fill(entry.code, entry.fields);
    redraw = redraw || Object.keys(added[entry.code]).length > 0;
    // A shelf older than the page's own answer leads to "two versions" on the server, never to a loss.
    revisionOf(entry.code).value = entry.base;
  }
}

function becameRevision(entry, revision) {
  if (entry.address !== address || revision === undefined) return;
  const made = revisionOf(entry.code); // a question of another section has no box here
  if (made && (entry.page === page || brought[entry.code] === entry.key)) made.value = revision;
}

// The button saves the whole page. What is on its way goes first, or one would be told of a clash with oneself;
// and with no connection one stays here, with one's words.
let isReleased = false;
let wasStopped = false;

async function beforeSubmit(event) {
  if (isReleased) return;
  event.preventDefault();
  const button = event.submitter;
  noteAll();
  const { state } = await sendNow();
  if (state === "off" && ours(address).length && !wasStopped) {
    wasStopped = true; // pressed again, the browser itself may try
    return;
  }
  isReleased = true;
  form.requestSubmit(button);
  setTimeout(() => (isReleased = false), 5000);
}

async function start() {
  await lookAround();
  codes = [...form.querySelectorAll("[data-question]")].map((one) => one.dataset.question);
  bringBack();
  for (const code of codes) seen[code] = "kept" in form.dataset ? "" : JSON.stringify({ ...added[code], ...fieldsOf(code) });
  hear(becameRevision);
  whenTold((result) => {
    sayHowItStands(result);
    if (redraw && !ours(address).length && result.state === "saved") location.reload();
  });
  let isPressing = false; // a button is held down and not yet let go
  const changed = (event) => {
    const code = event.target.closest("[data-question]")?.dataset.question;
    if (code && note(code)) soon();
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
    if (!isPressing && ours(address).length) sendNow();
  });
  form.addEventListener("submit", beforeSubmit);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") sendAndLeave();
  });
  window.addEventListener("pagehide", () => sendAndLeave());
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // its revisions are old
  });
  window.addEventListener("offline", () => {
    if (ours(address).length) sayHowItStands({ state: "off", told: {} });
  });
  if ("kept" in form.dataset) noteAll();
  if (ours(address).length) say("saving", "Saving");
  if (ours().length) sendNow();
}

if (form && line && here) start();
countAll();
