"""The colour of a status word. The word always says it; the colour only helps the eye."""

GREY, GREEN, OCHRE, RED, TEAL = "govuk-tag--grey", "govuk-tag--green", "govuk-tag--orange", "govuk-tag--red", ""

_tones = {
    GREY: "draft; not sent yet; not funded; withdrawn; replaced; declined; lapsed; ended; closed; over; "
    "not started; ineligible; cancelled; expired; superseded; archived; reserve",
    GREEN: "awarded; published; met; signed; active; paid; accepted; completed; open for applications; funded; "
    "approved; passed; open; in force; live; running",
    OCHRE: "query open; published in part; needs a change; too close to call; returned; waiting for you; "
    "paused; on hold; suspended; your reply is due; set aside",
    RED: "overdue",
}  # fmt: skip
_tone_of_word = {word.strip(): tone for tone, words in _tones.items() for word in words.split(";")}


def tone(word: str) -> str:
    """The tag's class for a status word; teal, which needs none, when nothing else is said."""
    return _tone_of_word.get(word.strip().lower(), TEAL)
