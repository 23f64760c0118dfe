"""The structure of a paper (headings, lists, tables) as a PDF keeps it, beside what is drawn."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .scripts import as_typed


@dataclass
class Tag:
    """One element of the structure: what it is, what it holds, and where its own text is drawn."""

    kind: str  # H1, P, L, LI, Lbl, LBody, Table, TR, TH, TD
    kids: list["Tag"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)  # (page from 0, its mark)
    scope: str = ""  # Column or Row, of a TH
    words: str = ""  # what a Figure shows, for who cannot see it

    def add(self, kind: str, scope: str = "") -> "Tag":
        """A new element inside this one."""
        self.kids.append(Tag(kind, scope=scope))
        return self.kids[-1]


def finished(drawn: bytes, root: Tag, *, title: str, language: str) -> bytes:
    """The drawn PDF with its structure, language, title and readable letters. Byte-stable."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        _add_structure(pdf, root)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = String(language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            about["dc:title"] = title
            about["dc:language"] = [language]
        for thing in pdf.objects:
            if isinstance(thing, Dictionary) and thing.get("/Type") == Name.Font and "/ToUnicode" in thing:
                thing.ToUnicode.write(_readable(thing.ToUnicode.read_bytes()))
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _add_structure(pdf: pikepdf.Pdf, root: Tag) -> None:
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    parents: list[dict[int, Any]] = [{} for _ in pdf.pages]
    tree.K = _element(pdf, root, tree, parents)
    numbers = []
    for at, page in enumerate(pdf.pages):
        page.StructParents = at
        page.Tabs = Name.S
        numbers += [at, pdf.make_indirect(Array([parents[at][mark] for mark in sorted(parents[at])]))]
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    tree.ParentTreeNextKey = len(parents)
    pdf.Root.StructTreeRoot = tree


def _element(pdf: pikepdf.Pdf, tag: Tag, parent: Any, parents: list[dict[int, Any]]) -> Any:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + tag.kind), P=parent))
    if tag.scope:
        element.A = Dictionary(O=Name.Table, Scope=Name("/" + tag.scope))
    if tag.words:
        element.Alt = String(tag.words)
    kids = []
    for page, mark in tag.marks:
        kids.append(Dictionary(Type=Name.MCR, Pg=pdf.pages[page].obj, MCID=mark))
        parents[page][mark] = element
    kids += [_element(pdf, kid, element, parents) for kid in tag.kids]
    if kids:
        element.K = Array(kids)
    return element


def _readable(cmap: bytes) -> bytes:
    """The map from drawn letters to text: joined forms back to their letters, and beyond the basic plane too."""
    before, _, rest = cmap.decode("latin-1").partition("beginbfchar")
    pairs, _, after = rest.partition("endbfchar")
    before = before[: before.rstrip().rfind("\n")]  # without the count
    fixed = [_pair(line) for line in pairs.strip().splitlines()]
    blocks = [fixed[at : at + 100] for at in range(0, len(fixed), 100)]  # no more than 100 in one block
    body = "".join(f"\n{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (before + body + after).encode("latin-1")


def _pair(line: str) -> str:
    code, value = line.split()
    text = as_typed(chr(int(value.strip("<>"), 16)))
    return f"{code} <{text.encode('utf-16-be', 'replace').hex().upper()}>"
