"""Django's forms in GOV.UK's markup: `{{ form }}` and `{{ form.name.as_field_group }}` need nothing else."""

from .fields import DateField, Form, MoneyField, PlacesField, PlainErrors, UploadField, WordsField, YesNoField
from .renderer import PloughlandRenderer
from .widgets import DateParts

__all__ = [
    "DateField", "DateParts", "Form", "MoneyField", "PlacesField", "PlainErrors", "PloughlandRenderer", "UploadField",
    "WordsField", "YesNoField",
]  # fmt: skip
