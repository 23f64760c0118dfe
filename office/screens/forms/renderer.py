"""The renderer named in settings.FORM_RENDERER: each field becomes one of our components."""

from typing import Any

from django.forms import BoundField
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

from ..components import render
from .matching import component_of


class PloughlandRenderer(TemplatesSetting):
    """Forms and field groups are ours; a lone widget stays Django's own, for Wagtail draws with those."""

    form_template_name = "django/forms/form.html"
    field_template_name = "django/forms/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """As Django's; a field group is given its control, ready drawn."""
        if template_name == self.field_template_name:
            context = {**context, "control": _control(context["field"])}
        return super().render(template_name, context, request)


def _control(field: BoundField) -> str:
    match = component_of(field)
    return render(match[0], **match[1]) if match else ""
