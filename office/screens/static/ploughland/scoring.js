// The score sheet: it saves while one writes, and one can work through thirty bids without a mouse.

const form = document.querySelector("form[data-scoring]");
const said = document.querySelector("[data-scoring-said]");
const reason = form?.querySelector("textarea");

// --- Saving ------------------------------------------------------------------------------------

let timer, turn = 0, dirty = false;

async function save() {
  const mine = ++turn;
  dirty = false;
  try {
    const answer = await fetch(form.getAttribute("action") || location.href, {
      method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" }, redirect: "manual",
    });
    if (mine !== turn) return;
    if (answer.status === 200) {
      said.textContent = (await answer.json()).saved;
    } else {
      said.textContent = answer.status === 422
        ? `Not saved. ${Object.values((await answer.json()).errors).flat().join(". ")}`
        : "Not saved. Your words are still here: copy them, then sign in again or reload.";
      dirty = true;
    }
  } catch {
    dirty = true;
    said.textContent = "Not saved: there is no connection. We try again.";
    timer = setTimeout(save, 8000);
  }
}

function changed() {
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(save, 1200);
}

if (form) {
  form.addEventListener("input", changed);
  form.addEventListener("submit", () => { dirty = false; turn += 1; clearTimeout(timer); });
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
}

// --- Keys --------------------------------------------------------------------------------------

const KEPT = "ploughland:scoring-keys";
const map = document.querySelector("[data-keys]");
const box = map?.querySelector("input");

const are_on = () => box?.checked;

function go(selector) {
  document.querySelector(selector)?.click();
}

const KEYS = {
  n: () => go("[data-go=next-criterion]"),
  p: () => go("[data-go=last-criterion]"),
  j: () => go("[data-go=next-bid]"),
  k: () => go("[data-go=last-bid]"),
  l: () => go(".pl-step a[role=button], .pl-step button"),
  r: () => reason?.focus(),
};

function score(key) {
  const radio = form?.querySelector(`input[name=points][value="${key}"]`);
  if (radio) { radio.checked = true; radio.focus(); changed(); }
}

if (map) {
  map.hidden = false;
  box.checked = localStorage.getItem(KEPT) !== "off";
  box.addEventListener("change", () => localStorage.setItem(KEPT, box.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey && form) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button[name=onwards]") ?? form.querySelector("button"));
      return;
    }
    if (event.key === "Escape" && event.target === reason) { reason.blur(); return; }
    const writing = event.target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
    if (!are_on() || writing || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    if (/^[0-5]$/.test(key)) { event.preventDefault(); score(key); }
    else if (KEYS[key]) { event.preventDefault(); KEYS[key](); }
  });
}
