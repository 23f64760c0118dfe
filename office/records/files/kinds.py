"""Which files are taken: the pairs of ending and real content. Everything else is refused."""

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
OPEN_TEXT = "application/vnd.oasis.opendocument.text"
OPEN_SHEET = "application/vnd.oasis.opendocument.spreadsheet"
PDF, JPEG, PNG, TEXT, CSV = "application/pdf", "image/jpeg", "image/png", "text/plain", "text/csv"
OLD_OFFICE = "application/x-ole-storage"  # also what a Word file locked with a password is

TAKEN: dict[str, str] = {
    "pdf": PDF, "docx": WORD, "xlsx": EXCEL, "pptx": POWERPOINT, "odt": OPEN_TEXT, "ods": OPEN_SHEET,
    "jpg": JPEG, "jpeg": JPEG, "png": PNG, "txt": TEXT, "csv": CSV,
}  # fmt: skip
IN_WORDS = "PDF, Word, Excel, PowerPoint, OpenDocument, JPG, PNG, CSV or plain text"

# What people have at hand that is not taken, and what to do about it.
INSTEAD = {
    **dict.fromkeys(("doc", "docm", "dot", "dotm", "rtf", "pages", "wps"), "Save it as a PDF or as Word (.docx)."),
    **dict.fromkeys(("xls", "xlsm", "xlsb", "xlt", "numbers"), "Save it as Excel (.xlsx) or CSV."),
    **dict.fromkeys(("ppt", "pptm", "pps", "ppsx", "key"), "Save it as PowerPoint (.pptx) or as a PDF."),
    **dict.fromkeys(("heic", "heif", "webp", "gif", "bmp", "tif", "tiff"), "Save the picture as JPG or PNG."),
    **dict.fromkeys(("zip", "rar", "7z"), "Send each file in it on its own."),
}

ZIPPED = {WORD, EXCEL, POWERPOINT, OPEN_TEXT, OPEN_SHEET}
IMAGES = {JPEG, PNG}

LARGEST = 10 * 1024 * 1024
ACCEPT = ",".join(f".{ending}" for ending in TAKEN)
"""For the `accept` of a file field."""
