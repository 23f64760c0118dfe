"""Forms about a group and who belongs to it."""

from typing import Any

from django import forms

from office.people.organisations.models import IncomeBand, MembershipKind, OrganisationKind
from office.plan.models import District
from office.screens.forms import Form

NOT_OURS = {OrganisationKind.OFFICE}
PHONE_WHY = "If our e-mail does not reach you, we call this number."


def _text(label: str, longest: int, hint: str = "", *, required: bool = False, **attributes: str) -> forms.CharField:
    """One line of text, with errors in words."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=longest,
        required=required,
        widget=forms.TextInput(attrs=attributes),
        error_messages={"max_length": f"{label}: enter {longest} letters or fewer"},
    )


class ProfileForm(Form):
    """What a group says of itself, once."""

    name = _text("Name of your group", 160, required=True, autocomplete="organization")
    kind = forms.ChoiceField(
        label="What kind of group is it?",
        choices=[choice for choice in OrganisationKind.choices if choice[0] not in NOT_OURS],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of group it is"},
    )
    district = forms.ModelChoiceField(
        label="Which district are you in?", queryset=District.objects.none(), required=False, empty_label="Choose one"
    )
    phone_on_file = _text("Telephone number", 30, PHONE_WHY, autocomplete="tel")
    committee_size = forms.IntegerField(
        label="How many people on your committee are not related to each other?",
        help_text="Our funds ask for three or more.",
        required=False,
        min_value=0,
        max_value=999,
        error_messages={
            "invalid": "Enter a number, like 4",
            "min_value": "Enter 0 or more",
            "max_value": "Enter a number below 1,000",
        },
    )
    charity_number = _text("Charity number", 14, "If you have one. Like 1089464, or SC012345 in Scotland.")
    company_number = _text("Company number", 12, "If you have one. Like 01234567.")
    income_band = forms.ChoiceField(
        label="What was your income last year?", choices=IncomeBand.choices, required=False, widget=forms.Select
    )
    address = forms.CharField(
        label="Address",
        help_text="We never publish it.",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "street-address"}),
        error_messages={"max_length": "Address: enter 400 letters or fewer"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["district"].queryset = District.objects.all()  # type: ignore[attr-defined]


class InviteForm(Form):
    """Whom to ask to join."""

    email = forms.EmailField(
        label="Their e-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Enter their e-mail address",
            "invalid": "Enter an e-mail address, like name@example.org",
            "max_length": "Enter an e-mail address of 254 letters or fewer",
        },
    )
    kind = forms.ChoiceField(
        label="What may they do?",
        choices=[
            (MembershipKind.MEMBER, "Write: change applications and reports"),
            (MembershipKind.SIGNATORY, "Sign: read applications, and confirm them as the second person"),
            (MembershipKind.VIEWER, "View: read applications and reports, and change nothing"),
            (MembershipKind.LEAD, "Lead: write, send, sign, and invite others"),
        ],
        initial=MembershipKind.MEMBER,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they may do"},
    )


class AskToLeadForm(Form):
    """Why somebody else should lead now."""

    why = forms.CharField(
        label="Why should you lead now?", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="For example, our lead has moved away. An officer may ring your group's number on file.",
        error_messages={"required": "Say why you should lead", "max_length": "Use 1,000 letters or fewer"},
    )  # fmt: skip


class ReadOutForm(Form):
    """Before a code is read out over the telephone."""

    called_number = _text("The number you called", 30, "Call the number on this page, no other.", required=True)
    user = forms.ChoiceField(
        label="Who are you speaking to?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who you are speaking to"},
    )

    def __init__(self, *args: Any, people: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [(one.pk, str(one)) for one in people]  # type: ignore[attr-defined]
