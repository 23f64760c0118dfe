"""What a visitor may write to us, without an account."""

from typing import Any

from django import forms

from office.hearing.rules import LONGEST
from office.hearing.states import RemarkKind
from office.screens.forms import Form
from office.screens.forms.fields import YesNoField

HINTS = {
    RemarkKind.PROBLEM: ("What is wrong with this page?", "For example, a link that leads nowhere or a wrong figure."),
    RemarkKind.CONCERN: ("What worries you?", "We read it within one working day, and we do not show it to others."),
    RemarkKind.CHANGED: ("What changed for you?", "If we may, we show it on the page with our reply, without a name."),
    RemarkKind.USEFUL: ("What were you looking for?", "You can leave this empty."),
}


class SayForm(Form):
    """Words, and an address for our reply if one is wanted."""

    text = forms.CharField(max_length=LONGEST, widget=forms.Textarea,
                           error_messages={"required": "Write what you want to tell us",
                                           "max_length": f"Use {LONGEST:,} letters or fewer"})  # fmt: skip
    email = forms.EmailField(
        label="Your e-mail address, if you want a reply", required=False, max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": "Enter an e-mail address like name@example.com, or leave this empty"},
    )  # fmt: skip

    def __init__(self, *args: Any, kind: str, **more: Any) -> None:
        super().__init__(*args, **more)
        label, hint = HINTS[RemarkKind(kind)]
        self.fields["text"].label, self.fields["text"].help_text = label, hint
        if kind == RemarkKind.USEFUL:
            self.fields["text"].required = False
            self.fields["is_useful"] = YesNoField("Was this page useful?")
            self.order_fields(["is_useful", "text", "email"])


class FollowForm(Form):
    """Where to send it."""

    email = forms.EmailField(
        label="Your e-mail address", max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"required": "Enter your e-mail address",
                        "invalid": "Enter an e-mail address like name@example.com"},
    )  # fmt: skip
