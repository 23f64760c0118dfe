"""Files of every sort, good and bad, made on the spot."""

import io
import zipfile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from reportlab.pdfgen import canvas

from office.records.files import kinds


def upload(name, content):
    return SimpleUploadedFile(name, content)


def pdf(change=None, **save):
    made = io.BytesIO()
    page = canvas.Canvas(made)
    page.drawString(72, 720, "Our policy")
    page.save()
    with pikepdf.open(made) as opened:
        if change:
            change(opened)
        out = io.BytesIO()
        opened.save(out, **save)
    return out.getvalue()


def locked_pdf():
    return pdf(encryption=pikepdf.Encryption(owner="o", user="u"))


def owner_locked_pdf():
    return pdf(encryption=pikepdf.Encryption(owner="o", user=""))


def scripted_pdf():
    action = {"/S": pikepdf.Name.JavaScript, "/JS": "app.alert(1)"}
    return pdf(lambda opened: opened.Root.__setattr__("OpenAction", pikepdf.Dictionary(action)))


def launching_pdf():
    def change(opened):
        link = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Link, "/Rect": [0, 0, 9, 9],
                "/A": {"/S": pikepdf.Name.Launch, "/F": "calc.exe"}}  # fmt: skip
        opened.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(link)])

    return pdf(change, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def carrying_pdf():
    return pdf(lambda opened: opened.attachments.__setitem__("a.exe", pikepdf.AttachedFileSpec(opened, b"MZ")))


def zipped(parts, compression=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def word(**more):
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"} | more)


def excel(**more):
    return zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>", **more})


def open_text(**more):
    return zipped({"mimetype": kinds.OPEN_TEXT, "content.xml": "<content/>", **more})


def picture(form="JPEG", size=(40, 20), mode="RGB", **more):
    made = io.BytesIO()
    Image.new(mode, size).save(made, form, **more)
    return made.getvalue()


def noise(form="JPEG"):
    """A picture with something in every part of its file."""
    made = io.BytesIO()
    Image.effect_noise((200, 200), 60).convert("RGB").save(made, form)
    return made.getvalue()


def picture_with_place():
    exif = Image.Exif()
    exif[0x0110] = "A telephone"
    exif.get_ifd(0x8825)[1] = "N"
    return picture(exif=exif.tobytes())


def attached_pdf():
    """A file pinned to the page itself, in no list of attachments."""

    def change(opened):
        inside = pikepdf.Stream(opened, b"MZ\x90")
        spec = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F="a.exe", EF=pikepdf.Dictionary(F=inside))
        pin = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.FileAttachment, "/Rect": [0, 0, 9, 9], "/FS": spec}
        opened.pages[0].Annots = pikepdf.Array([opened.make_indirect(pikepdf.Dictionary(pin))])

    return pdf(change)


def acting_pdf(where, **action):
    """An action of this sort, begun by this part of the PDF."""
    names = {f"/{key}": value for key, value in action.items()}

    def change(opened):
        act = pikepdf.Dictionary(names)
        if where == "page":
            opened.pages[0].AA = pikepdf.Dictionary(O=act)
        else:
            opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.GoTo, Next=pikepdf.Array([act]))

    return pdf(change)


def named_script_pdf():
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")

    def change(opened):
        names = pikepdf.Dictionary(Names=pikepdf.Array(["a", opened.make_indirect(action)]))
        opened.Root.Names = pikepdf.Dictionary(JavaScript=names)

    return pdf(change)


def form_pdf(with_xfa=False):
    """A form to fill in; the older sort is a program in disguise."""

    def change(opened):
        opened.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([]))
        if with_xfa:
            opened.Root.AcroForm.XFA = opened.make_stream(b"<xdp/>")

    return pdf(change)


def linked_pdf():
    """A link to a page on the web, as any letter may hold."""

    def change(opened):
        uri = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/")
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=uri)
        opened.pages[0].Annots = pikepdf.Array([link])

    return pdf(change)


def many_pages():
    made = io.BytesIO()
    page = canvas.Canvas(made)
    for number in range(60):
        page.drawString(72, 720, f"Page {number}")
        page.showPage()
    page.save()
    return made.getvalue()


def locked_zip():
    """The bit that says "with a password", set in both of the places where a zip keeps it."""
    content = bytearray(word())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def old_office(*streams):
    """The container that Word 97 used, and that a new document with a password lies in."""
    head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
    return head + b"".join(name.encode("utf-16-le") for name in streams) + b"\0" * 400


def bomb_of_headers():
    """A zip that is small and says it holds 4 GB."""
    content = bytearray(word())
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = (0xF0000000).to_bytes(4, "little")
    return bytes(content)


def relations(target):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    inner = f'<Relationship Id="r1" Type="{kind}" Target="{target}" TargetMode="External"/>'
    return {"word/_rels/settings.xml.rels": f"<Relationships>{inner}</Relationships>"}


def types(word_):
    return {"[Content_Types].xml": f'<Types><Override ContentType="application/{word_}"/></Types>'}


def cut(content, share):
    return content[: int(len(content) * share)]
