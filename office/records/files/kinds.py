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

ZIPPED = {WORD, EXCEL, POWERPOINT, OPEN_TEXT, OPEN_SHEET}
IMAGES = {JPEG, PNG}

LARGEST = 10 * 1024 * 1024
ACCEPT = ",".join(f".{ending}" for ending in TAKEN)
"""For the `accept` of a file field."""
