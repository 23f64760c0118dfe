"""Reads a tagged PDF as a screen reader does: by its structure, not by the order of drawing."""

import io
import re

import pikepdf


def opened(content):
    return pikepdf.open(io.BytesIO(content))


def _letters(font):
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>\s", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _marked_texts(page):
    """Mark -> text, an ActualText standing for what is drawn inside it."""
    fonts = {name: _letters(font) for name, font in page.Resources.Font.items()}
    texts, mark, spoken, font, depth = {}, None, None, None, []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                depth.append(str(operands[0]))
                facts = operands[1] if len(operands) > 1 else {}
                if "/MCID" in facts:
                    mark = int(facts["/MCID"])
                    texts[mark] = ""
                if "/ActualText" in facts:
                    spoken = str(facts["/ActualText"])
                    texts[mark] = texts.get(mark, "") + spoken
            case "EMC":
                if depth.pop() == "/Span":
                    spoken = None
                else:
                    mark = None
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" if mark is not None and spoken is None:
                texts[mark] += "".join(font[code] for code in bytes(operands[0]))
    return texts


def structure(content):
    """Every element as (kind, text), in reading order."""
    found = []
    with opened(content) as pdf:
        pages = {page.obj.objgen: _marked_texts(page) for page in pdf.pages}

        def walk(element):
            text = ""
            place = len(found)
            found.append(None)
            for kid in element.get("/K", []):
                if "/MCID" in kid:
                    text += pages[kid.Pg.objgen][int(kid.MCID)] + " "
                else:
                    walk(kid)
            found[place] = (str(element.S).lstrip("/"), text.strip())

        walk(pdf.Root.StructTreeRoot.K)
    return found


def fonts(content):
    """Name -> whether it is embedded, of every font any page uses."""
    with opened(content) as pdf:
        return {
            str(font.BaseFont): "/FontFile2" in font.get("/FontDescriptor", {})
            for page in pdf.pages
            for font in page.Resources.Font.values()
        }
