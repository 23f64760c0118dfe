"""A paper's two forms say the same, and the PDF can be read aloud, copied and kept."""

import datetime as dt
import io
import unicodedata
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader

from office.records import letterhead
from office.records.actors import THE_CLOCK
from office.records.stationery import Bullets, Heading, KeyFacts, Paper, Paragraph, Table, as_html, as_pdf
from office.records.stationery.scripts import joined

from .pdf_reading import fonts, opened, structure

pytestmark = pytest.mark.django_db

POLISH = "Zażółć gęślą jaźń"
URDU = "محمد علی خان"


def offer(*blocks):
    return Paper(
        title=f"Grant offer to {POLISH}",
        reference="SCF-8-0012",
        dated=dt.date(2020, 12, 18),
        to=("The lead applicant", "Leeds Lights"),
        signed="Police and Crime Commissioner",
        blocks=blocks
        or (
            Heading("What we offer"),
            Paragraph(f"We offer £3,000 to {URDU} of {POLISH}.\nIt is for young people."),
            KeyFacts((("Amount", "£3,000"), ("Group", "نوجوانوں کا کلب (Youth club)"))),
            Heading("Conditions"),
            Bullets(("Keep your receipts.", "Tell us of any change within 5 working days. " * 4)),
            Heading("In this order", level=3),
            Bullets(("Sign.", "Send."), is_numbered=True),
            Table(
                head=("Instalment", "Due", "Amount"),
                rows=tuple((str(n), "Friday 18 December 2020", f"£{n},000") for n in range(1, 60)),
                caption="When we pay",
                amounts=frozenset({2}),
            ),
        ),
    )


@pytest.fixture(autouse=True)
def _office():
    letterhead.load_letterhead(by=THE_CLOCK)


class Reader(HTMLParser):
    """The words of a page, and how many elements of each kind it has."""

    def __init__(self, html):
        super().__init__()
        self.words, self.counts = [], {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.counts[tag] = self.counts.get(tag, 0) + 1

    def handle_data(self, data):
        self.words.append(data)


def without_space(text):
    return "".join(text.split())


def without_labels(elements):
    return without_space("".join(text for kind, text in elements if kind != "Lbl"))


def test_both_twins_say_the_same_words_in_the_same_order():
    html = Reader(as_html(offer()))
    assert without_labels(structure(as_pdf(offer()))) == without_space("".join(html.words))


def test_both_twins_have_the_same_headings_lists_and_tables():
    html, kinds = Reader(as_html(offer())).counts, [kind for kind, _ in structure(as_pdf(offer()))]
    assert [kinds.count(kind) for kind in ("H1", "H2", "H3")] == [html[tag] for tag in ("h1", "h2", "h3")] == [1, 2, 1]
    assert kinds.count("LI") == html["li"]
    assert kinds.count("L") == html["ul"] + html["ol"]
    assert kinds.count("TD") == html["td"] + html["dd"]
    assert kinds.count("TH") == html["th"] + html["dt"]
    assert kinds.count("Table") == html["table"] + html["dl"]


def test_it_is_tagged_and_says_its_language_and_title():
    with opened(as_pdf(offer())) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as about:
            assert about["dc:title"] == f"Grant offer to {POLISH}"
            assert "pdfuaid:part" not in about  # never claimed
        assert [int(page.StructParents) for page in pdf.pages] == list(range(len(pdf.pages)))


def test_header_cells_say_what_they_head():
    with opened(as_pdf(offer())) as pdf:
        scopes = [str(one.A.Scope) for one in pdf.objects if "/A" in _dictionary(one) and "/S" in _dictionary(one)]
    assert (scopes.count("/Column"), scopes.count("/Row")) == (3, 2)


def _dictionary(thing):
    return thing.keys() if type(thing).__name__ == "Object" and hasattr(thing, "keys") else ()


def test_headings_are_bookmarks_and_pages_are_numbered():
    reader = PdfReader(io.BytesIO(as_pdf(offer())))
    assert reader.outline[0].title == f"Grant offer to {POLISH}"
    assert [one.title for one in reader.outline[1]] == ["What we offer", "Conditions", "In this order"]
    assert len(reader.pages) == 3
    assert "SCF-8-0012, page 2 of 3" in reader.pages[1].extract_text()


def test_a_head_is_repeated_on_each_page_for_the_eye_only():
    reader = PdfReader(io.BytesIO(as_pdf(offer())))
    assert [page.extract_text().count("Instalment") for page in reader.pages[1:]] == [1, 1]
    assert [text for kind, text in structure(as_pdf(offer())) if kind == "TH"].count("Instalment") == 1


def test_every_font_is_embedded():
    assert set(fonts(as_pdf(offer())).values()) == {True}
    assert any("NotoNaskhArabic" in name for name in fonts(as_pdf(offer())))


@pytest.mark.parametrize(
    "name", [POLISH, URDU, "الأمل", "نوجوانوں کا کلب", "Київ", "Ελλάδα", "Gŵyl", "O’Brien & Söhne"]
)
def test_names_survive_copying(name):
    text = PdfReader(io.BytesIO(as_pdf(offer(Paragraph(f"To {name} of Leeds."))))).pages[0].extract_text()
    assert name in unicodedata.normalize("NFC", " ".join(text.split()))


def test_it_is_the_same_bytes_every_time():
    assert as_pdf(offer()) == as_pdf(offer())


@pytest.mark.parametrize(
    "hostile",
    ["<b>bold</b>", "<img src='file:///etc/passwd'>", "&amp; & <", "<font color=red>", "{{ 7 }} {% x %}", "=1+1", "😀"],
)
def test_what_somebody_typed_is_printed_as_it_stands(hostile):
    paper = offer(Paragraph(hostile))
    assert hostile in [text for _, text in structure(as_pdf(paper))]
    assert hostile in "".join(Reader(as_html(paper)).words)


def test_what_cannot_be_printed_is_left_out():
    paper = offer(Paragraph("a\x00b\u202ec\td\r\ne\ud800"))
    assert paper.blocks[0].text == "abc d\ne"
    assert as_pdf(paper)


@pytest.mark.parametrize("blocks", [(Paragraph(""),), (Paragraph("x" * 3000),), (KeyFacts((("A", "word " * 3000),)),)])
def test_nothing_is_too_empty_or_too_long(blocks):
    html = Reader(as_html(offer(*blocks)))
    assert without_labels(structure(as_pdf(offer(*blocks)))) == without_space("".join(html.words))


def test_letters_join_as_their_neighbours_ask():
    assert joined("بب") == "\ufe91\ufe90"
    assert joined("لا") == "\ufefb"
    assert joined("دا") == "\ufea9\ufe8d"
    assert joined("ab") == "ab"


def test_the_letterhead_is_the_one_of_its_date():
    letterhead.set_letterhead(effective_from=dt.date(2021, 5, 10), body_name="Office of the Mayor", by=THE_CLOCK)
    assert "Office of the Mayor" not in as_html(offer())
    assert structure(as_pdf(offer()))[1][1] == "Office of the Police and Crime Commissioner for West Yorkshire"
