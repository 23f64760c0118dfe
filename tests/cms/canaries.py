"""A canary for every text that is not for the public: planted in the rows, looked for in every byte that is answered.

What may be read by everybody is named here; every other text of every model gets a canary, so that a new field is
private until somebody says otherwise.
"""

import io
import itertools
import zipfile

from django.apps import apps
from django.db import models
from pypdf import PdfReader

from grants.awards.models import Award
from grants.panels.models import Recommendation
from office.agreements.models import Agreement
from office.records import guards

OURS = {"records", "post", "people", "principles", "submissions", "judging", "decisions", "ledger", "agreements",
        "delivery", "hearing", "grants", "commissioning"}  # fmt: skip
SHORTEST = 8  # letters that a field must hold for a canary to live there

# By model: fields that the public may read, of every row. "*": all of them.
PUBLIC = {
    "records.Letterhead": "*",
    "records.Publication": "*",
    "records.PublishedVersion": "*",
    "records.OutboxItem": "*",  # names of kinds and keys of rows: no words
    "principles.PrincipleSet": "*",
    "principles.Principle": "*",
    "submissions.QuestionSet": "*",
    "submissions.Section": "*",
    "submissions.Question": "*",
    "judging.Rubric": "*",
    "judging.Criterion": "*",
    "judging.Anchor": "*",
    "decisions.DecisionRecord": {"reference", "kind", "title", "summary", "delegation", "signed_as", "frozen_hash"},
    "decisions.DecisionSection": {"code", "heading", "text", "exemption", "public_interest"},
    "decisions.Advice": {"text", "exemption", "public_interest"},
    "ledger.Source": "*",
    "ledger.Pot": "*",
    "agreements.Agreement": {"kind", "reference", "title", "publish_as"},
    "agreements.AgreedMeasure": {"change"},
    "agreements.ProgressReport": {"reference"},
    "grants.EarlierAward": "*",
    "grants.Fund": "*",
    "grants.Round": {"name", "theme", "extended_because"},
    "grants.Application": {"title"},
    "grants.Award": {"reference", "purpose", "conditions", "reasons", "publish_as", "legal_power"},
    "submissions.Answer": {"text"},
    "people.Organisation": {"name"},
    "commissioning.Service": {"reference", "name", "about", "lead_commissioner"},
    "commissioning.Contract": {"reference", "extensions"},
    "commissioning.Tender": {"reference", "title"},
    "grants.RoundQuestion": {"as_published", "answer"},
}
# And of those, the rows in which even they are private.
PRIVATE_ROWS = [
    ("people.Organisation", {"contracts__isnull": True}, {"name"}),
    ("decisions.DecisionRecord", {"publication": None}, {"title", "summary"}),
    ("decisions.DecisionSection", {"decision__publication": None}, {"text", "public_interest"}),
    ("submissions.Answer", {"question__is_public": False}, {"text"}),
    ("submissions.Answer", {"submission__application__isnull": False}, {"text"}),
]
# A changed word here is another state or another person, not another text.
LEFT = {"state", "password", "kind", "type", "code", "series", "quarter", "route", "subject_type", "key", "digest"}


def plant() -> dict[str, str]:
    """{canary: where it sits}, in every private text of every row there is. The guards are taken down for it."""
    guards.take_down()
    planted, number = {}, itertools.count(100)
    for model in apps.get_models():
        if model._meta.app_label in OURS:
            public = PUBLIC.get(model._meta.label, set())
            wanted = [one for one in texts_of(model) if public != "*" and one.name not in public]
            _plant(planted, number, model._base_manager.all(), wanted)
    for label, rows, names in PRIVATE_ROWS:
        model = apps.get_model(label)
        _plant(planted, number, model._base_manager.filter(**rows), [model._meta.get_field(name) for name in names])
    return planted


def allow_withheld_names(officer) -> None:
    """Every group's name is withheld, so that it is as private as the rest."""
    words = "A group in Bradford"
    Award.objects.update(publish_as=words, withheld_by=officer, name_withheld_because="Safety.")
    Recommendation.objects.update(publish_as=words, name_decided_by=officer, name_withheld_because="Safety.")
    Agreement.objects.update(publish_as=words)


def texts_of(model) -> list[models.Field]:
    """The fields of a model that hold words of somebody's."""
    return [
        one
        for one in model._meta.concrete_fields
        if isinstance(one, models.CharField | models.TextField)
        and not (one.choices or one.primary_key or one.name in LEFT or one.name.endswith("hash"))
        and (one.max_length or SHORTEST) >= SHORTEST
    ]


def _plant(planted, number, rows, fields):
    keys = list(rows.values_list("pk", flat=True))
    for one in fields if keys else []:
        canary = f"zq{next(number)}qz"
        planted[canary] = f"{one.model._meta.label}.{one.name}"
        for at, key in enumerate(keys):
            words = f"{canary}{at}"[: one.max_length]  # no two alike, where the database wants that
            one.model._base_manager.filter(pk=key).update(**{one.name: words})


def everything_in(answer) -> str:
    """An answer's headers and body as text: of a PDF its pages and what it says of itself, of a Word file its parts."""
    said = [answer.headers, answer.text]
    if answer.body.startswith(b"%PDF"):
        paper = PdfReader(io.BytesIO(answer.body))
        said += [page.extract_text() for page in paper.pages]
        said += [str(paper.metadata), str(paper.xmp_metadata and paper.xmp_metadata.rdf_root.toxml())]
    if answer.body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(answer.body)) as parts:
            said += [parts.read(name).decode("utf-8", "replace") for name in parts.namelist()]
    return "\n".join(said)


def leaks(answers, words) -> dict[str, set[str]]:
    """{address: the words found there}, whatever their capitals."""
    wanted = {word.casefold(): word for word in words}
    found = {}
    for address, answer in answers.items():
        text = f"{address}\n{everything_in(answer)}".casefold()
        if here := {word for low, word in wanted.items() if low in text}:
            found[address] = here
    return found
