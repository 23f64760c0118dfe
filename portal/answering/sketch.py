"""The controls of one question, drawn one after another; each error finds its field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from office.records.files import kinds
from office.screens.components import render
from office.submissions.types import AnswerObstacle
from office.submissions.wording import count_words

LONG, SHORT = 8, 3  # rows of a box
PARTS = ("day", "month", "year")


@dataclass
class Sketch:
    """What a page knows of one question, and the controls drawn of it so far.

    fields: {field: texts} as the question's type gives them. obstacles: those to show beside their fields.
    """

    question: Any
    fields: Mapping[str, list[str]]
    obstacles: list[AnswerObstacle] = field(default_factory=list)
    context: Mapping[str, Any] = field(default_factory=dict)
    is_heading: bool = False
    rows: int = 0  # how many rows a table should show at least
    drawn: list[SafeString] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)
    also: dict[str, str] = field(default_factory=dict)  # what its type calls a field -> what this question calls it

    def name(self, which: str) -> str:
        """What the control of this field is called, and its id."""
        return f"{self.question.code}-{which}"

    def value(self, which: str) -> str:
        """What stands in this field."""
        return (self.fields.get(which) or [""])[-1]

    def anchor(self, which: str) -> str:
        """The id that an error about this field leads to; the question's own when the field is not drawn."""
        return self.anchors.get(self.also.get(which, which), self.question.code)

    def html(self) -> SafeString:
        """All that was drawn."""
        return mark_safe("".join(self.drawn))  # noqa: S308 (components are escaped)

    def errors(self, *fields: str) -> SafeString | None:
        """The sentences about these fields, as one message."""
        found = [str(one) for one in self.obstacles if self.also.get(one.field, one.field) in fields]
        return format_html_join(mark_safe("<br>"), "{}", ((one,) for one in found)) if found else None

    def line(self, which: str, label: str, *, as_question: bool = False, **more: Any) -> None:
        """A field of one line."""
        self.anchors[which] = self.name(which)
        self._draw("input", which, label=self._label(label, as_question), value=self.value(which), **more)

    def money(self, which: str, label: str, **more: Any) -> None:
        """A sum in pounds."""
        more = {"prefix": "£", "inputmode": "decimal", "classes": "govuk-input--width-10", **more}
        self.line(which, label, **more)

    def area(
        self, which: str, label: str, *, as_question: bool = False, rows: int = LONG, limit: int | None = None,
        **more: Any,
    ) -> None:  # fmt: skip
        """A box of several lines, with the words left under it when there is a limit."""
        self.anchors[which], name = self.name(which), self.name(which)
        group: dict[str, Any] = {"before_input": {"text": render("never_name")}}
        if limit:
            group["after_input"] = {"text": self.words_left(name, limit, self.value(which))}
            more |= {"attributes": counted(name, limit), "described_by": f"{name}-words"}
        if as_question and self.question.why_we_ask:
            group["before_input"]["text"] = self.why() + group["before_input"]["text"]
        self._draw(
            "textarea", which, label=self._label(label, as_question), value=self.value(which), rows=rows,
            form_group=group, **more,
        )  # fmt: skip

    def words_left(self, stem: str, limit: int, *texts: str) -> SafeString:
        """How many words are left of the limit, in the words the script says too."""
        left = limit - sum(count_words(text) for text in texts)
        return render("words_left", id=stem, limit=limit, left=max(left, 0), over=max(-left, 0))

    def tick(self, which: str, legend: str, choices: Mapping[str, str], **more: Any) -> None:
        """Any of some choices."""
        self._choose("checkboxes", which, legend, choices, values=list(self.fields.get(which, [])), **more)

    def choose(self, which: str, legend: str, choices: Mapping[str, str], **more: Any) -> None:
        """One of some choices; nothing is chosen for anybody."""
        value = self.value(which)
        known = {"yes": "yes", "true": "yes", "no": "no", "false": "no"} if set(choices) == {"yes", "no"} else {}
        self._choose("radios", which, legend, choices, value=known.get(value.casefold(), value), **more)

    def _choose(self, kind: str, which: str, legend: str, choices: Mapping[str, str], **more: Any) -> None:
        self.anchors[which] = self.name(which)
        items = [{"value": code, "text": text} for code, text in choices.items()]
        fieldset = {"legend": {"text": legend, "classes": "govuk-fieldset__legend--s"}}
        self._draw(kind, which, id_prefix=self.name(which), fieldset=fieldset, items=items, **more)

    def date(self, which: str, legend: str, hint: str = "") -> None:
        """Three boxes; what could not be read as a date stands in them as it was typed."""
        self.anchors[which] = f"{self.name(which)}-day"
        values = {f"{self.name(which)}-{part}": self.value(f"{which}-{part}") for part in PARTS}
        if not any(values.values()) and self.value(which):
            values[f"{self.name(which)}-day"] = self.value(which)
        fieldset = {"legend": {"text": legend, "classes": "govuk-fieldset__legend--s"}}
        self._draw(
            "date_input", which, id=self.name(which), name_prefix=self.name(which), fieldset=fieldset,
            hint=hint or None, values=values,
        )  # fmt: skip

    def open_row(self, title: str) -> None:
        """What follows, up to `close_row`, is one row of a table."""
        self.drawn.append(
            format_html(
                '<fieldset class="govuk-fieldset pl-line"><legend class="govuk-fieldset__legend '
                'govuk-fieldset__legend--s">{}</legend>',
                title,
            )
        )

    def close_row(self) -> None:
        """The row ends."""
        self.drawn.append(mark_safe("</fieldset>"))

    def add_row(self, words: str) -> None:
        """A button that saves and shows one row more."""
        button = render(
            "button", text=words, name="go", value=f"add-{self.question.code}", classes="govuk-button--secondary"
        )
        self.drawn.append(button)

    def hidden(self, which: str) -> None:
        """A field that goes with the others, and is not shown."""
        hidden = '<input type="hidden" name="{}" value="{}">'
        self.drawn.append(format_html(hidden, self.name(which), self.value(which)))

    def upload(self, which: str, label: str, hint: str) -> None:
        """A field to choose files in. What is taken is said first."""
        self.anchors[which] = self.name(which)
        more = {"attributes": {"accept": kinds.ACCEPT}, "multiple": True}
        self._draw("file_upload", which, label=self._label(label, False), id=self.name(which), hint=hint, **more)

    def button(self, name: str, words: str) -> None:
        """A button that saves, and does something more with what was typed."""
        self.drawn.append(render("button", text=words, name="go", value=name, classes="govuk-button--secondary"))

    def say(self, words: str) -> None:
        """A sentence between two controls."""
        self.drawn.append(format_html('<p class="govuk-body">{}</p>', words))

    def total(self, sum_now: str, *, start: str = "", end: str = "", unit: str = "", words: str = "Total") -> None:
        """The sum of the controls whose names begin and end so; the page's script keeps it up to date."""
        self.drawn.append(
            format_html(
                '<p class="govuk-body" role="status" data-total="{}" data-end="{}" data-unit="{}">{}: <b>{}</b></p>',
                self.name(start), end, unit, words, sum_now or "nothing yet",
            )
        )  # fmt: skip

    def why(self) -> SafeString:
        """Why we ask."""
        return render("why_we_ask", text=self.question.why_we_ask) if self.question.why_we_ask else SafeString("")

    def _label(self, text: str, as_question: bool) -> dict[str, Any]:
        if not as_question:
            return {"text": text, "classes": "govuk-label--s"}
        size = "l" if self.is_heading else "m"
        return {"text": text, "classes": f"govuk-label--{size}", "is_page_heading": self.is_heading}

    def _draw(self, component: str, which: str, **options: Any) -> None:
        hint = options.pop("hint", None)
        error = self.errors(which, *(f"{which}-{part}" for part in PARTS))
        self.drawn.append(render(component, name=self.name(which), hint=hint, error_message=advice(error), **options))


def advice(error: SafeString | None) -> dict[str, Any] | None:
    """An error message that says of itself that it does not stop anyone from saving."""
    return {"text": error, "visually_hidden_text": "Change this before you send"} if error else None


def counted(stem: str, limit: int) -> dict[str, Any]:
    """The attributes by which the script counts the words of one or several boxes."""
    return {"data-counts": f"{stem}-words", "data-limit": limit}


def unclaimed(sketch: Sketch) -> Iterable[str]:
    """Sentences whose field was not drawn: they stand at the top of the question."""
    return [str(one) for one in sketch.obstacles if sketch.also.get(one.field, one.field) not in sketch.anchors]
