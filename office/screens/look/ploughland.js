// The little that pages gain from script. Every page works without it.
import {
  Button,
  Checkboxes,
  createAll,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  Radios,
} from "govuk-frontend";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");

for (const component of [Button, Checkboxes, ErrorSummary, ExitThisPage, NotificationBanner, Radios]) {
  createAll(component);
}

// Words left under a long answer, by the rule of office/submissions/wording.py: the server says the same number.
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const countWords = (text) => text.split(/\s+/u).filter((run) => LETTER_OR_DIGIT.test(run)).length;

function showWordsLeft(area, line) {
  const limit = Number(area.dataset.words);
  const left = limit - countWords(area.value);
  const count = Math.abs(left);
  const words = count === 1 ? "word" : "words";
  line.textContent =
    left < 0
      ? `You have ${count} ${words} too many. The limit is ${limit}`
      : `You have ${count} ${words} left of ${limit}`;
  line.classList.toggle("pl-words--over", left < 0);
}

for (const area of document.querySelectorAll("textarea[data-words]")) {
  const line = document.getElementById(`${area.id}-words`);
  if (line) {
    area.addEventListener("input", () => showWordsLeft(area, line));
    showWordsLeft(area, line);
  }
}

// A range beside a number: moved together.
for (const range of document.querySelectorAll("input[type=range][data-twin]")) {
  const twin = document.getElementById(range.dataset.twin);
  if (twin) {
    range.addEventListener("input", () => (twin.value = range.value));
    twin.addEventListener("input", () => (range.value = twin.value));
  }
}

for (const link of document.querySelectorAll("[data-print]")) {
  link.addEventListener("click", () => window.print());
}
