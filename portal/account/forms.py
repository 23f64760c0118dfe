"""Forms of signing in and of one's own account."""

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
