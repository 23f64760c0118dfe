"""GOV.UK's components and our own, as templates: `render("button", text="Save and continue")`.

The options are those of govuk-frontend in snake_case, with one `text` for its two (`text` and
`html`): a text is escaped unless it is marked safe. Where govuk-frontend wants a dictionary with a
text in it (label, hint, error_message, legend), a plain string will do.
"""

from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from . import charts, controls, flows, lists, maps, pictures, versions
from .options import attrs

__all__ = ["attrs", "render"]

_prepared = {
    "button": controls.button,
    "panel": lists.panel,
    "input": controls.single,
    "textarea": controls.single,
    "select": controls.select,
    "file_upload": controls.single,
    "radios": controls.radios,
    "checkboxes": controls.checkboxes,
    "date_input": controls.date_input,
    "error_message": controls.error_message,
    "fieldset": controls.fieldset,
    "summary_list": lists.summary_list,
    "table": lists.table,
    "task_list": lists.task_list,
    "bar": pictures.bar,
    "sparkline": pictures.sparkline,
    "line_chart": charts.line_chart,
    "line_spark": charts.line_chart,
    "rank_bar": pictures.rank_bar,
    "flow": flows.flow,
    "map": maps.map_,
    "two_versions": versions.two_versions,
}


def render(name: str, /, **options: Any) -> SafeString:
    """The HTML of one component. An unknown name raises TemplateDoesNotExist."""
    prepare = _prepared.get(name)
    context = prepare(options) if prepare else options
    if name == "date_input":
        context["items"] = [render("input", **item) for item in context["items"]]
    return mark_safe(get_template(f"components/{name}.html").render(context).strip())  # noqa: S308 (escaped by the template)
