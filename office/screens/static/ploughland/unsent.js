// Words that are not on the server yet. They are kept on this device, one entry for each question of each opened
// page, and sent from whatever page of the portal is open: their own form, another of its sections, the dashboard.
//
// An entry says what was typed, the revision it was made from, the opened page and which of its changes it is.
// So it may be sent twice, late or from another window: the server knows what it has had.

const AGAIN = [2000, 4000, 8000, 16000, 30000];
const PATIENCE = 15000; // an answer that has not come by then will not come
const MOST_AFTER_THE_PAGE = 50000; // characters; browsers let no more than 64 kB outlive a page

export const here = document.getElementById("unsent");
export const form = document.querySelector("form[data-autosave]");
// This opened page, told from every other.
export const page = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
const writer = here?.dataset.writer;
const mine = `ploughland:${writer}:`;

// On a shared computer nothing outlives the window.
function shelf() {
  return here && "shared" in here.dataset ? sessionStorage : localStorage;
}

// --- Keeping -----------------------------------------------------------------------------------

export const keyOf = (address, code, page) => `${mine}${address}:${code}:${page}`;

// What this browser would not keep: it is sent all the same, and lost with the page.
const memory = new Map();

export function read(key) {
  if (memory.has(key)) return memory.get(key);
  try {
    return JSON.parse(shelf().getItem(key));
  } catch {
    return null;
  }
}

// False when this browser keeps nothing: full, or forbidden.
export function keep(key, entry) {
  try {
    shelf().setItem(key, JSON.stringify(entry));
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, entry);
    return false;
  }
}

function drop(key) {
  memory.delete(key);
  try {
    shelf().removeItem(key);
  } catch {
    // What cannot be read cannot be sent again either.
  }
}

function keys() {
  try {
    return new Set([...Object.keys(shelf()), ...memory.keys()]);
  } catch {
    return memory.keys();
  }
}

// Every entry of this person, the oldest first: what was typed on top of another goes after it.
export function unsent(address = "") {
  const found = [];
  for (const key of keys()) {
    if (!key.startsWith(`${mine}${address}`)) continue;
    const [where, code, typedOn] = key.slice(mine.length).split(":");
    const entry = read(key);
    if (entry?.fields) found.push({ ...entry, key, code, page: typedOn, address: where });
  }
  return found.sort((one, other) => one.at - other.at || one.turn - other.turn);
}

export function wipe() {
  for (const { key } of unsent()) drop(key);
}

// --- Whose it is to send -------------------------------------------------------------------------

// An open page sends its own words. Those of a page that is gone are sent by whichever page comes next.
let elsewhere = new Set();

if (form) navigator.locks?.request(mine + page, () => new Promise(() => {}));

export async function lookAround() {
  const { held = [] } = (await navigator.locks?.query()) || {};
  elsewhere = new Set(held.map((lock) => lock.name.slice(mine.length)).filter((name) => name !== page));
}

const tooLate = new Set(); // addresses of forms that take no more from this page
const tooLong = new Set(); // keys of answers that the server would not take as they are
const LONG = 100000;

// What this page has to send, the oldest first.
export function ours(address = "") {
  return unsent(address).filter(
    (entry) =>
      !elsewhere.has(entry.page) &&
      !(entry.page === page && tooLate.has(entry.address)) &&
      !(tooLong.has(entry.key) && JSON.stringify(entry.fields).length > LONG),
  );
}

// --- Sending -----------------------------------------------------------------------------------

const hearers = [];
export const hear = (hearer) => hearers.push(hearer);

// What goes in one request: one form's entries, one of each question, no more than may outlive the page.
function batchOf(entries, isLeaving) {
  const batch = new Map();
  let length = 0;
  for (const entry of entries) {
    if (entry.address !== entries[0].address || batch.has(entry.code)) continue;
    length += JSON.stringify(entry.fields).length;
    if (isLeaving && length > MOST_AFTER_THE_PAGE) continue;
    batch.set(entry.code, entry);
  }
  return batch;
}

function token() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return cookie ? cookie.slice("csrftoken=".length) : document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
}

async function post(batch, isLeaving, more) {
  const sent = { writer: Number(writer), given: {}, base: {}, from: {}, ...more };
  let address = "";
  for (const [code, entry] of batch) {
    address = entry.address;
    sent.given[code] = entry.fields;
    sent.base[code] = entry.base;
    sent.from[code] = [entry.page, entry.turn];
  }
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify(sent),
    credentials: "same-origin",
    redirect: "error",
    keepalive: isLeaving,
    signal: AbortSignal.timeout ? AbortSignal.timeout(PATIENCE) : undefined,
  });
  const isJson = response.headers.get("Content-Type")?.includes("json");
  return { status: response.status, told: isJson ? await response.json() : {} };
}

// The server has these words. What was typed on top of them meanwhile is made from the revision they became.
function taken(entry, revision) {
  const waiting = read(entry.key);
  if (waiting && waiting.turn === entry.turn) drop(entry.key);
  else if (waiting && revision !== undefined) keep(entry.key, { ...waiting, base: revision });
  for (const { key, after, fields, base, turn, at } of unsent(entry.address)) {
    if (after === entry.key) keep(key, { fields, base: revision ?? base, turn, at });
  }
  for (const hearer of hearers) hearer(entry, revision);
}

const SAVED = [200, 409];
const KEPT_ASIDE = [410, 423];

// One request. Gives {state, told}: "saved" (with told.conflicts perhaps), "late", "out", "off" or "refused".
async function sendBatch(batch, isLeaving, more) {
  let status, told;
  try {
    ({ status, told } = await post(batch, isLeaving, more));
  } catch {
    return { state: "off", told: {} };
  }
  if (SAVED.includes(status) && told.revisions) {
    for (const code of Object.keys(told.too_long || {})) tooLong.add(batch.get(code)?.key);
    for (const [code, entry] of batch) taken(entry, code in (told.conflicts || {}) ? undefined : told.revisions[code]);
    return { state: "saved", told };
  }
  if (KEPT_ASIDE.includes(status)) {
    for (const entry of batch.values()) {
      taken(entry);
      tooLate.add(entry.address);
    }
    return { state: "late", told };
  }
  if (status === 401) return { state: "out", told };
  // A page where an answer should be comes from whoever stands between us and the office.
  return { state: status < 400 || status >= 500 || status === 429 ? "off" : "refused", told };
}

let tries = 0;
let timer = 0;
let chain = Promise.resolve();
export let last = { state: "", told: {} };

async function run(more) {
  await lookAround();
  // Newer typing joins while older words travel, so that this ends when there is nothing, or no way.
  for (let entries = ours(); entries.length; entries = ours()) {
    tell(await sendBatch(batchOf(entries, false), false, more));
    if (last.state !== "saved" && last.state !== "late") break;
    tries = 0;
  }
  if (last.state === "off" && ours().length) again();
  return last;
}

// Sends all there is, one request after another.
export function send(more = {}) {
  clearTimeout(timer);
  chain = chain.then(() => run(more));
  return chain;
}

// The page is going or hidden: nothing is waited for.
export function sendAndLeave() {
  const entries = ours();
  if (entries.length) sendBatch(batchOf(entries, true), true, {}).then(tell);
}

function again() {
  clearTimeout(timer);
  const pause = AGAIN[Math.min(tries, AGAIN.length - 1)];
  tries += 1;
  // Not all at the same moment, when a server comes back to a thousand phones.
  timer = setTimeout(() => send(), pause * (0.75 + Math.random() / 2));
}

const listeners = [];
export const whenTold = (listener) => listeners.push(listener);

function tell(result) {
  last = result;
  show();
  for (const listener of listeners) listener(result);
}

// --- The line on every other page --------------------------------------------------------------

const signIn = (words, path) => ({ text: words, href: `${last.told.sign_in || "/account/login/"}?next=${encodeURIComponent(path)}` });

function line() {
  // The form's own page says how its own answers stand.
  const entries = ours().filter((entry) => entry.address !== form?.dataset.autosave);
  if (!entries.length) return null;
  const count = new Set(entries.map((entry) => entry.address + entry.code)).size;
  const says = count === 1 ? "1 answer on this device is not sent yet." : `${count} answers on this device are not sent yet.`;
  const home = entries[0].address.replace(/autosave\/$/, "");
  if (last.state === "out") return [`${says} You are signed out.`, signIn("Sign in to send it", location.pathname)];
  if (last.state === "refused") return [`${says} This form does not take it any more.`, { text: "Open the form", href: home }];
  return [`${says} We will send ${count === 1 ? "it" : "them"} when you are connected.`, { text: "Open the form", href: home }];
}

let hadSome = false;
let clash = null;

function show() {
  if (!here) return;
  const says = line();
  if (!form) [clash = clash] = Object.values(last.told.conflicts || {});
  if (clash) write("Two versions of an answer are kept.", { text: "See both and choose", href: clash.href });
  else if (says) write(...says);
  else if (hadSome && last.state === "late") write(`${last.told.reason} What you typed is kept beside your answers.`);
  else if (hadSome && last.told.saved_at) write(`Your words have been sent. Saved at ${last.told.saved_at}.`);
  hadSome = hadSome || Boolean(says);
}

function write(words, link) {
  here.hidden = false;
  here.textContent = words;
  if (!link) return;
  const anchor = document.createElement("a");
  anchor.className = "govuk-link";
  anchor.href = link.href;
  anchor.textContent = link.text;
  here.append(" ", anchor);
}

// --- Signing out ---------------------------------------------------------------------------------

let isWarned = false;

async function leave(event) {
  if (!unsent().length) return;
  event.preventDefault();
  if (isWarned) wipe();
  else await send();
  if (!unsent().length) {
    event.target.submit();
    return;
  }
  isWarned = true;
  const count = unsent().length;
  write(`${count === 1 ? "1 answer is" : `${count} answers are`} only on this device. If you sign out now it is lost. Press “Sign out” again to do so.`);
  here.focus();
}

if (here) {
  document.querySelector("form[data-sign-out]")?.addEventListener("submit", leave);
  window.addEventListener("online", () => {
    tries = 0;
    send();
  });
  // Back from another window, where one may have signed in.
  window.addEventListener("focus", () => {
    if (last.state !== "saved" && ours().length) send();
  });
  if (!form && unsent().length) {
    lookAround().then(() => {
      show();
      send();
    });
  }
}
