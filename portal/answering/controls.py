"""Which controls each question type has: a plain dictionary, as the types themselves are."""

from collections.abc import Callable
from typing import Any

from django.utils.safestring import SafeString

from office.records.files import kinds
from office.records.money import pounds
from office.screens.components import render
from office.submissions.conditions import possible
from office.submissions.types.budget import Budget
from office.submissions.types.declarations import ROLES
from office.submissions.types.files import Files, in_words
from office.submissions.types.match import KINDS
from office.submissions.types.people_and_checks import FIELDS
from office.submissions.types.places import SHARE
from office.submissions.types.question_type import names
from office.submissions.types.reading import read_amount, read_whole

from .sketch import SHORT, Sketch, counted

YES_NO = {"yes": "Yes", "no": "No"}
LINES_SHOWN = 3
# Types that are one box: the question itself is its label.
ALONE = {"short_text", "long_text", "number", "money"}


def draw(sketch: Sketch) -> SafeString:
    """The controls of a question."""
    CONTROLS[sketch.question.type](sketch)
    return sketch.html()


def _short_text(sketch: Sketch) -> None:
    question = sketch.question
    sketch.line("text", question.label, as_question=True, hint=question.hint)
    sketch.drawn.append(sketch.why())


def _long_text(sketch: Sketch) -> None:
    question = sketch.question
    rows = 13 if (question.word_limit or 0) > 150 else 8
    sketch.area("text", question.label, as_question=True, hint=question.hint, limit=question.word_limit, rows=rows)


def _number(sketch: Sketch) -> None:
    question = sketch.question
    draw_it = sketch.money if question.type == "money" else sketch.line
    more = {"classes": "govuk-input--width-10", "inputmode": "numeric" if question.type == "number" else "decimal"}
    draw_it("number", question.label, as_question=True, hint=question.hint, **more)
    sketch.drawn.append(sketch.why())


def _day(sketch: Sketch) -> None:
    sketch.date("day", "Day", "For example, 31 1 2020.")


def _yes_no(sketch: Sketch) -> None:
    sketch.choose("yes", "Yes or no", YES_NO, classes="govuk-radios--inline")


def _one_of(sketch: Sketch) -> None:
    sketch.choose("choice", "Choose one", possible(sketch.question))


def _some_of(sketch: Sketch) -> None:
    most = sketch.question.options.get("most")
    sketch.tick("choice", f"Choose up to {most}" if most else "Choose all that apply", possible(sketch.question))


def _places(sketch: Sketch) -> None:
    known = sketch.context.get("districts", {})
    sketch.line(
        "postcode", "Find a district by its postcode", hint="We do not keep the postcode.",
        classes="govuk-input--width-10", autocomplete="postal-code",
    )  # fmt: skip
    sketch.button(f"find-{sketch.question.code}", "Find the district")
    sketch.tick("districts", "Districts", known)
    sketch.say("More than one district? Say about what share of the people you help is in each. Together it is 100.")
    for code, name in known.items():
        sketch.line(f"{SHARE}{code}", f"{name}, per cent", classes="govuk-input--width-3", inputmode="numeric")
    shares = (read_whole(sketch.value(f"{SHARE}{code}").removesuffix("%")) for code in known)
    total = sum(int(share) for share in shares if share is not None)
    sketch.total(f"{total}%" if total else "", start=SHARE, unit="%", words="Together")
    sketch.area("areas", "Neighbourhoods or wards", rows=SHORT, limit=sketch.question.word_limit)


def _number_and_text(sketch: Sketch) -> None:
    options = sketch.question.options
    draw_number = sketch.money if options.get("unit") == "pounds" else sketch.line
    draw_number("number", options.get("number_label", "Number"), classes="govuk-input--width-10", inputmode="decimal")
    label = options.get("text_label", options.get("text_missing", "Say more in words"))
    sketch.area("text", label.rstrip("."), rows=SHORT + 2, limit=sketch.question.word_limit)


def _plan_fit(sketch: Sketch) -> None:
    most = sketch.question.options.get("most_priorities", 3)
    sketch.choose("outcome", "One outcome", sketch.context.get("outcomes", {}))
    sketch.tick("priorities", f"Up to {most} priorities", sketch.context.get("priorities", {}))
    sketch.area("why", "Why you chose these", limit=sketch.question.word_limit)


def _changes(sketch: Sketch) -> None:
    question = sketch.question
    for number in range(_rows(sketch, at_least=3, most=question.options.get("most_rows", 3))):
        stem, limit = sketch.name(f"{number}"), question.word_limit
        more: dict[str, Any] = {"attributes": counted(stem, limit)} if limit else {}
        sketch.open_row(f"Change {number + 1}")
        sketch.area(f"{number}-change", "What will be different", rows=SHORT, **more)
        sketch.area(f"{number}-how_known", "How you will know", rows=SHORT, **more)
        if limit:
            both = sketch.value(f"{number}-change"), sketch.value(f"{number}-how_known")
            sketch.drawn.append(sketch.words_left(stem, limit, *both))
        sketch.close_row()


def _yes(sketch: Sketch) -> None:
    options = sketch.question.options
    sketch.also["yes"] = names(options, "yes")
    sketch.choose(names(options, "yes"), options.get("yes_label", "Yes or no"), YES_NO, classes="govuk-radios--inline")


def _words(sketch: Sketch, note: str = "") -> None:
    options = sketch.question.options
    label = options.get("text_label", "Say more in words")
    sketch.area(names(options, "text"), label + note, rows=SHORT + 2, limit=sketch.question.word_limit)


def _yes_and_why(sketch: Sketch) -> None:
    _yes(sketch)
    _words(sketch, " (only if you said yes)")


def _partners(sketch: Sketch) -> None:
    _words(sketch)
    _yes(sketch)


def _people_and_checks(sketch: Sketch) -> None:
    for field in sketch.question.options.get("fields", FIELDS):
        note = "" if field.get("required", True) else " (if you have one)"
        if field.get("type") == "date":
            sketch.date(field["code"], field["label"] + note, "For example, 31 1 2020.")
        elif field["code"].endswith("_role"):
            sketch.line(field["code"], field["label"] + note)
        else:
            sketch.area(field["code"], field["label"] + note, rows=SHORT)


def _dates(sketch: Sketch) -> None:
    sketch.date("start", "First day")
    sketch.date("end", "Last day")


def _budget(sketch: Sketch) -> None:
    most = sketch.question.options.get("most_rows", Budget.most_rows)
    shown = _rows(sketch, at_least=LINES_SHOWN, most=most)
    for number in range(shown):
        sketch.open_row(f"Line {number + 1}")
        sketch.line(f"{number}-item", "What you will pay for")
        sketch.line(
            f"{number}-working",
            "How you worked it out, and why you need it",
            hint="For example, 20 hours at £15" if not number else "",
        )
        sketch.money(f"{number}-cost", "What it costs")
        sketch.money(f"{number}-ask", "How much of it you ask us for")
        sketch.close_row()
    if shown < most:
        sketch.add_row("Add another line")
    sketch.area(
        "paste", "Or paste lines from a spreadsheet", rows=SHORT,
        hint="Copy four columns: what you will pay for, how you worked it out, what it costs, how much you ask us for.",
    )  # fmt: skip
    sketch.button(f"paste-{sketch.question.code}", "Look at the pasted lines")
    total = _sum_of(sketch, "ask", shown)
    cost = _sum_of(sketch, "cost", shown)
    sketch.total(pounds(cost) if cost else "", end="-cost", unit="£", words="What it costs in all")
    sketch.total(pounds(total) if total else "", end="-ask", unit="£", words="What your lines ask us for")
    hint = f"Your lines come to {pounds(total)}. Leave this empty if that is what you ask for." if total else ""
    sketch.money("asked", "How much you ask us for in all", hint=hint)


def _match(sketch: Sketch) -> None:
    most = sketch.question.options.get("most_rows", 8)
    shown = _rows(sketch, at_least=2, most=most)
    for number in range(shown):
        sketch.open_row(f"Row {number + 1}")
        sketch.line(f"{number}-source", "Who it comes from")
        sketch.choose(f"{number}-kind", "Kind", KINDS, classes="govuk-radios--inline")
        sketch.money(f"{number}-amount", "What it is worth")
        sketch.close_row()
    if shown < most:
        sketch.add_row("Add another row")


def _declarations(sketch: Sketch) -> None:
    ticks = sketch.question.options.get("ticks", [])
    ticked = set(sketch.fields.get("ticks", []))
    stem = sketch.name("ticks")
    items = []
    for number, one in enumerate(ticks):
        code = one["code"]
        sketch.anchors[code] = f"{stem}-{number + 1}" if number else stem
        items.append({"value": code, "text": one["label"], "checked": code in ticked or sketch.value(code) == "yes"})
    error = sketch.errors("ticks", *(one["code"] for one in ticks))
    sketch.anchors["ticks"] = stem
    sketch.drawn.append(
        render(
            "checkboxes", name=stem, id_prefix=stem, items=items,
            error_message={"text": error, "visually_hidden_text": "Before you send"} if error else None,
            fieldset={"legend": {"text": "Tick each one you agree to", "classes": "govuk-fieldset__legend--s"}},
        )
    )  # fmt: skip
    for field, label in ROLES.items():
        sketch.line(field, label, hint="For example, chair or treasurer.")


def _files(sketch: Sketch) -> None:
    """What is there, each with a tick that keeps it; and a field to choose more."""
    for number in range(_rows(sketch, at_least=0, most=0)):
        name, size = sketch.value(f"{number}-name"), sketch.value(f"{number}-size")
        words = f"Send {name} ({in_words(int(size) if size.isdecimal() else 0)})"
        sketch.tick(f"{number}-file", name, {sketch.value(f"{number}-file"): words})
        sketch.hidden(f"{number}-name")
        sketch.hidden(f"{number}-size")
    most = sketch.question.options.get("most_rows", Files.most)
    sketch.upload("upload", "Choose a file", f"{kinds.IN_WORDS}, up to {kinds.LARGEST // 1024 // 1024} MB each. "
                  f"Send {most} at most. It is saved when you press a button below.")  # fmt: skip


def _rows(sketch: Sketch, *, at_least: int, most: int) -> int:
    """As many rows as are filled and one more, but never fewer than were typed."""
    filled = 1 + max((int(name.split("-")[0]) for name in sketch.fields if name[:1].isdigit()), default=-1)
    return max(min(max(at_least, filled + 1, sketch.rows), most), filled)


def _sum_of(sketch: Sketch, column: str, rows: int) -> int:
    """What a column of money comes to, in pence; cells that are no amounts count nothing."""
    amounts = (read_amount(sketch.value(f"{number}-{column}")) for number in range(rows))
    return int(sum(amount * 100 for amount in amounts if amount is not None))


CONTROLS: dict[str, Callable[[Sketch], None]] = {
    "short_text": _short_text,
    "long_text": _long_text,
    "number": _number,
    "money": _number,
    "date": _day,
    "yes_no": _yes_no,
    "one_of": _one_of,
    "some_of": _some_of,
    "places": _places,
    "number_and_text": _number_and_text,
    "plan_fit": _plan_fit,
    "changes": _changes,
    "partners": _partners,
    "people_and_checks": _people_and_checks,
    "dates": _dates,
    "budget": _budget,
    "match": _match,
    "yes_and_why": _yes_and_why,
    "declarations": _declarations,
    "file": _files,
}
