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
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>", **more})


def excel(**more):
    return zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>", **more})


def open_text(**more):
    return zipped({"mimetype": kinds.OPEN_TEXT, "content.xml": "<content/>", **more})


def picture(form="JPEG", size=(40, 20), **more):
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, form, **more)
    return made.getvalue()


def picture_with_place():
    exif = Image.Exif()
    exif[0x0110] = "A telephone"
    exif.get_ifd(0x8825)[1] = "N"
    return picture(exif=exif.tobytes())


GOOD = {
    "policy.pdf": pdf(), "POLICY.PDF": pdf(), "letter.docx": word(), "budget.xlsx": excel(), "plan.odt": open_text(),
    "photo.jpg": picture(), "photo.jpeg": picture(), "logo.png": picture("PNG"), "notes.txt": b"Na\xc3\xafve notes",
    "old.csv": b"name,amount\nCaf\xe9,\xa33\n", "BMX.csv": b"BMX club,12\n", "MZ.txt": b"MZ is how it begins",
    "zażółć گھر.pdf": pdf(),
}  # fmt: skip

BAD = {
    "empty.pdf": (b"", "empty"),
    "big.pdf": (b"%PDF-" + b"0" * kinds.LARGEST, "10 MB or smaller"),
    "tool.exe": (b"MZ\0\0", "of this kind"),
    "no_ending": (b"words", "of this kind"),
    "page.html": (b"<html>", "of this kind"),
    "drawing.svg": (b"<svg/>", "of this kind"),
    "macro.docm": (word(), "of this kind"),
    "tool.pdf": (b"MZ\x90\0" + b"\0" * 200, "something else"),
    "page.txt": (b"<html><script>alert(1)</script></html>", "something else"),
    "drawing.csv": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "something else"),
    "gif.jpg": (b"GIF89a/*" + b"\0" * 50, "something else"),
    "photo.png": (picture(), "something else"),
    "plain.docx": (zipped({"a.txt": "a"}), "something else"),
    "budget.docx": (excel(), "something else"),
    "both.docx": (word(**{"xl/workbook.xml": "<workbook/>"}), "something else"),
    "locked.pdf": (locked_pdf(), "locked with a password"),
    "owner.pdf": (owner_locked_pdf(), "locked with a password"),
    "locked.docx": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "locked with a password"),
    "script.pdf": (scripted_pdf(), "scripts or actions"),
    "launch.pdf": (launching_pdf(), "scripts or actions"),
    "carrier.pdf": (carrying_pdf(), "carries other files"),
    "cut.pdf": (pdf()[:40], "damaged"),
    "cut.jpg": (picture()[:60], "damaged"),
    "macro.docx": (word(**{"word/vbaProject.bin": "x"}), "macros"),
    "macro.xlsx": (excel(**{"xl/vbaProject.bin": "x"}), "macros"),
    "macro.odt": (open_text(**{"Basic/script-lc.xml": "x"}), "macros"),
    "bomb.docx": (word(**{"word/media/zeros.bin": b"\0" * 30_000_000}), "unpacks to far more"),
    "flood.png": (picture("PNG", (10_000, 6_000)), "too large to open"),
}  # fmt: skip
