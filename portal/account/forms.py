"""Forms of signing in and of one's own account."""

from typing import Any

from allauth.account.forms import AddEmailForm, ConfirmEmailVerificationCodeForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from office.screens.forms import Form

TOO_MANY = "You have tried too often. Wait a few minutes, then try again."


class AddressForm(Form):
    """Where to send a code."""

    email = forms.EmailField(
        label="Your e-mail address",
        help_text="We will send a code to it. You do not need a password.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Enter your e-mail address",
            "invalid": "Enter an e-mail address, like name@example.org",
            "max_length": "Enter an e-mail address of 254 letters or fewer",
        },
    )
    shared = forms.BooleanField(
        label="This is a shared computer",
        help_text="For a library, a school or somebody else's phone. We keep nothing on it when you leave.",
        required=False,
    )

    def clean_email(self) -> str:
        """Capitals do not matter in an address."""
        return self.cleaned_data["email"].lower()


class CodeForm(Form):
    """The code that was sent, shown by an authenticator, or read out."""

    code = forms.CharField(
        label="Code",
        help_text="6 digits from our e-mail, the code of your authenticator app, or the 8 digits we read to you.",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "govuk-input--width-10"}
        ),
        error_messages={"required": "Enter the code", "max_length": "Enter the code: 6 or 8 digits"},
    )


class NameForm(Form):
    """What to call somebody."""

    name = forms.CharField(
        label="Your name",
        help_text="Your group and the office see it.",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": "Enter your name", "max_length": "Enter a name of 120 letters or fewer"},
    )


class _OurWords:
    """Before one of allauth's forms: a label that says what is wanted, a hint, and no words inside the box."""

    field, label, hint, missing = "code", "Code", "", "Enter the code"
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.fields[self.field]
        asked.label, asked.help_text = self.label, self.hint
        asked.error_messages["required"] = self.missing
        asked.widget.attrs.pop("placeholder", None)
        if self.field == "code":
            asked.widget.attrs["class"] = "govuk-input--width-10"


class AddAddressForm(_OurWords, AddEmailForm):
    """Another address of one's own."""

    field, label, missing = "email", "Your other e-mail address", "Enter an e-mail address"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].error_messages["invalid"] = "Enter an e-mail address, like name@example.org"


class ConfirmAddressForm(_OurWords, ConfirmEmailVerificationCodeForm):
    """The code sent to another address."""

    hint = "6 digits from our e-mail."


class SecondFactorForm(_OurWords, AuthenticateForm):
    """The second factor, at signing in."""

    hint = "6 digits from your app, or a recovery code."


class SecondFactorAgainForm(_OurWords, ReauthenticateForm):
    """The second factor, once more."""

    hint = SecondFactorForm.hint


class SetUpAppForm(_OurWords, ActivateTOTPForm):
    """The first code of a new authenticator app."""

    hint = "6 digits that the app shows now."
