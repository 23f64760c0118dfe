"""Django forms that a form is written with; what a type may be set to is drawn from the type itself."""

from collections.abc import Mapping
from typing import Any

from django import forms

from office.screens.forms import Form
from office.submissions.conditions import possible
from office.submissions.models import Part, Question
from office.submissions.types import QUESTION_TYPES, Setting
from office.submissions.types.setting import CHOICES, FIELDS, TICK, WHOLE

from .lines import boxes_as_lines, boxes_in, choices_as_lines, choices_in

TYPES = [(code, kind.called) for code, kind in QUESTION_TYPES.items()]
MOST = 100_000_000
ANOTHER_TYPE = "If you choose another type, save it, and set it up on the page that comes back."


class FormForm(Form):
    """What a form says of itself."""

    title = forms.CharField(label="Title", max_length=120)
    intro = forms.CharField(label="What is said before one starts", widget=forms.Textarea, required=False)
    minutes = forms.IntegerField(label="How many minutes it takes", min_value=1, max_value=600)


class SectionForm(Form):
    """A task in the task list."""

    title = forms.CharField(label="Title of the section", max_length=100)
    group = forms.CharField(label="The heading it stands under", max_length=60, help_text="For example: Your project.")


class NewQuestionForm(Form):
    """A question before it is set up."""

    label = forms.CharField(label="The question", max_length=200)
    type = forms.ChoiceField(label="How it is answered", choices=TYPES)
    code = forms.SlugField(label="Its code", max_length=20, help_text="What exports and rules call it.")


class QuestionForm(Form):
    """All a question says. Fields named `set_...` are what its type may be set to."""

    stamp = forms.CharField(widget=forms.HiddenInput)
    label = forms.CharField(label="The question", max_length=200)
    type = forms.ChoiceField(label="How it is answered", choices=TYPES, help_text=ANOTHER_TYPE)
    hint = forms.CharField(label="Help text", widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000)
    why_we_ask = forms.CharField(
        label="Why we ask", widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )
    required = forms.BooleanField(label="It must be answered before it is sent", required=False)
    show_when = forms.ChoiceField(label="Ask it", required=False)
    part = forms.ChoiceField(label="Who reads the answer", choices=Part.choices, widget=forms.RadioSelect)
    criterion = forms.ChoiceField(label="Which criterion it serves", required=False)
    is_public = forms.BooleanField(label="Show the answer to everyone if it is funded", required=False)

    def __init__(self, data: Any, *, question: Question, before: list[Question], criteria: Mapping[str, str],
                 stamp: str) -> None:  # fmt: skip
        self.question, self.kind = question, QUESTION_TYPES[question.type]
        super().__init__(data, initial={**_as_typed(question), "stamp": stamp})
        self.fields["show_when"].choices = _conditions(before)  # type: ignore[attr-defined]
        served = {**({question.criterion: question.criterion} if question.criterion else {}), **criteria}
        named = [(code, f"{code} {name}" if name != code else code) for code, name in served.items()]
        self.fields["criterion"].choices = [("", "None"), *named]  # type: ignore[attr-defined]
        if self.kind.counts_words:
            self.fields["word_limit"] = _whole("The most words", least=1)
        if self.kind.counts_characters:
            self.fields["character_limit"] = _whole("The most characters", least=1)
        for setting in self.kind.settings:
            self.fields[f"set_{setting.name}"] = _field(setting)

    def says(self) -> dict[str, Any]:
        """As `change_question` takes it. A type newly chosen starts with nothing set."""
        given = self.cleaned_data
        plain = ("label", "type", "hint", "why_we_ask", "required", "part", "criterion", "is_public")
        before, _, answer = given["show_when"].partition("=")
        return {
            **{name: given[name] for name in plain},
            "word_limit": given.get("word_limit"), "character_limit": given.get("character_limit"),
            "show_when": {"question": before, "is": answer} if answer else {},
            "options": self._options() if given["type"] == self.question.type else {},
        }  # fmt: skip

    def _options(self) -> dict[str, Any]:
        """What is set, and what no officer sets (the names other parts of the system know it by)."""
        set_here = {setting.name for setting in self.kind.settings}
        found = {name: value for name, value in self.question.options.items() if name not in set_here}
        for setting in self.kind.settings:
            value = _as_option(setting, self.cleaned_data[f"set_{setting.name}"], self.question.options)
            if value not in (None, "", [], False):
                found[setting.name] = value
        return found


def _as_typed(question: Question) -> dict[str, Any]:
    condition = question.show_when
    settings = QUESTION_TYPES[question.type].settings
    return {
        **{name: getattr(question, name) for name in ("label", "type", "hint", "why_we_ask", "required", "part",
                                                      "criterion", "is_public", "word_limit", "character_limit")},
        "show_when": f"{condition['question']}={condition['is']}" if condition else "",
        **{f"set_{one.name}": _shown(one, question.options.get(one.name)) for one in settings},
    }  # fmt: skip


def _conditions(before: list[Question]) -> list[tuple[str, str]]:
    """Always, or after each possible answer to a question that comes before it."""
    after = [
        (f"{question.code}={code}", f"Only if {question.code}, “{question.label}”, is “{label}”")
        for question in before
        for code, label in possible(question).items()
    ]
    return [("", "Always"), *after]


def _whole(label: str, least: int = 0, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=MOST, required=False, help_text=help_text)


def _field(setting: Setting) -> forms.Field:
    more: dict[str, Any] = {"label": setting.label, "required": False, "help_text": setting.hint}
    if setting.kind == WHOLE:
        return _whole(setting.label, help_text=setting.hint)
    if setting.kind == TICK:
        return forms.BooleanField(**more)
    if setting.kind in (CHOICES, FIELDS):
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 6}), max_length=6000, **more)
    return forms.CharField(max_length=300, **more)


def _shown(setting: Setting, value: Any) -> Any:
    if setting.kind == CHOICES:
        return choices_as_lines(value or [])
    if setting.kind == FIELDS:
        return boxes_as_lines(value or [])
    return bool(value) if setting.kind == TICK else value


def _as_option(setting: Setting, typed: Any, options: Mapping[str, Any]) -> Any:
    before = options.get(setting.name) or []
    if setting.kind == CHOICES:
        return choices_in(typed, before)
    if setting.kind == FIELDS:
        return boxes_in(typed, before)
    return setting.value if setting.kind == TICK and typed else typed
