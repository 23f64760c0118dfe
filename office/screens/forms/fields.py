"""Fields that say what is wrong in words one can act on."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from office.records.files import kinds
from office.submissions.wording import count_words

from ..words import pounds_of
from .widgets import PARTS, DateParts


class MoneyField(forms.Field):
    """Pounds, as Decimal. Takes £1,234.50, 1234.5 and 1 234; refuses fractions of a penny."""

    prefix = "£"

    def __init__(self, *, least: Decimal = Decimal(0), most: Decimal | None = None, **more: Any) -> None:
        self.least, self.most = least, most
        more.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"}))
        more.setdefault("error_messages", {}).setdefault("required", "Enter an amount in pounds")
        super().__init__(**more)

    def prepare_value(self, value: Any) -> Any:
        """1234.50 is shown as it would be typed; what was typed wrongly is shown as it was."""
        return pounds_of(value).removeprefix("£") if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        """Raises ValidationError unless it is a sum in whole pence."""
        text = re.sub(r"[£,\s]", "", str(value or ""))
        if not text:
            return None
        # Twelve digits are enough for any office, and no notation (1e9, NaN) can slip in.
        if not re.fullmatch(r"-?\d{1,12}(\.\d{1,2})?", text, re.ASCII):
            raise ValidationError("Enter an amount in pounds and whole pence, like 4,500 or 4,500.50")
        return Decimal(text)

    def validate(self, value: Any) -> None:
        """Between the least and the most."""
        super().validate(value)
        if value is None:
            return
        if self.most is not None and value > self.most:
            raise ValidationError(f"Enter an amount of {pounds_of(self.most)} or less")
        if value < self.least:
            raise ValidationError(f"Enter an amount of {pounds_of(self.least)} or more")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compared as sums, so that £4,500 is the same as 4500."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class DateField(forms.Field):
    """A date in three boxes."""

    widget = DateParts

    def __init__(self, *, what: str = "a date", **more: Any) -> None:
        more.setdefault("error_messages", {}).setdefault("required", f"Enter {what}")
        self.what = what[0].upper() + what[1:]
        super().__init__(**more)

    def to_python(self, value: Any) -> dt.date | None:
        """Raises ValidationError naming the parts that are missing, or unless the date is real."""
        if isinstance(value, dt.date) or not value or not any(value.values()):
            return value if isinstance(value, dt.date) else None
        missing = [part for part in PARTS if not value.get(part)]
        if missing:
            raise ValidationError(f"{self.what} must include a {' and a '.join(missing)}")
        try:
            day, month, year = (int(value[part]) for part in PARTS)
            if year < 1000:
                raise ValidationError("Year must include 4 numbers")
            return dt.date(year, month, day)
        except (ValueError, OverflowError):
            raise ValidationError(f"{self.what} must be a real date") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compared as dates."""
        try:
            return bool(initial != self.to_python(data))
        except ValidationError:
            return True


class WordsField(forms.CharField):
    """A long answer with a limit in words, counted as the page counts them."""

    def __init__(self, *, words: int, rows: int = 8, **more: Any) -> None:
        self.words = words
        more.setdefault("widget", forms.Textarea(attrs={"rows": rows, "data-words": words}))
        super().__init__(**more)

    def validate(self, value: Any) -> None:
        """Too many words are refused with their number; nothing typed is cut."""
        super().validate(value)
        over = count_words(value or "") - self.words
        if over > 0:
            raise ValidationError(
                f"Your answer is {over} word{'' if over == 1 else 's'} too long. Use {self.words} or fewer"
            )


class YesNoField(forms.ChoiceField):
    """Yes or no, and nothing chosen beforehand."""

    def __init__(self, question: str, **more: Any) -> None:
        words = {"required": f"Choose yes or no: {question}", "invalid_choice": "Choose yes or no"}
        super().__init__(
            label=question,
            choices=(("yes", "Yes"), ("no", "No")),
            widget=forms.RadioSelect,
            error_messages=words,
            **more,
        )


class PlacesField(forms.MultipleChoiceField):
    """Any of some places, or none of them: "BRA,LEE" or "none"."""

    none = "none"

    def __init__(self, question: str, places: dict[str, str], **more: Any) -> None:
        words = {"required": f"Tick at least one: {question}", "invalid_choice": "Tick places from this list"}
        choices = [*places.items(), (self.none, "None of these")]
        super().__init__(
            label=question, choices=choices, widget=forms.CheckboxSelectMultiple, error_messages=words, **more
        )

    def prepare_value(self, value: Any) -> Any:
        """The boxes to tick, from what was kept."""
        return value.split(",") if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """Raises ValidationError when places and none of them are ticked together."""
        ticked = super().clean(value)
        if self.none in ticked and len(ticked) > 1:
            raise ValidationError("Tick the places, or “None of these”, but not both")
        return ",".join(ticked)


class UploadField(forms.FileField):
    """A file. What kinds are taken, and how large, is said before one is chosen; `hint` says what it is for."""

    def __init__(self, *, hint: str = "", **more: Any) -> None:
        more.setdefault("error_messages", {}).setdefault("empty", "This file is empty. Choose another.")
        largest = kinds.LARGEST // 1024 // 1024
        says = f"{kinds.IN_WORDS[0].upper()}{kinds.IN_WORDS[1:]}, up to {largest} MB."
        more.setdefault("widget", forms.FileInput(attrs={"accept": kinds.ACCEPT}))
        super().__init__(help_text=f"{hint} {says}".strip(), **more)


class PlainErrors:
    """A form whose unanswered questions are named; for fields that gave no words of their own."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _ask_again(field, str(field.label or name))


def _ask_again(field: forms.Field, label: str) -> str:
    if isinstance(field, forms.FileField):
        return f"Choose a file for “{label}”"
    if isinstance(field, forms.BooleanField):
        return f"Tick “{label}” to go on"
    return f"Answer “{label}”"


class Form(PlainErrors, forms.Form):
    """Django's form with plain errors. The same mixin goes before a ModelForm."""
