"""The shipped Plan, held against the lines it was taken from."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from office.plan import shipped

LINES = {int(n): text for n, text in json.loads((Path(__file__).parent / "source-lines.json").read_text()).items()}
CONTENT = shipped.read()
PARTS = [(key, row) for key in (*shipped.PARTS, "districts", "forums") for row in CONTENT[key]]
NARRATED = [row for _, row in PARTS if "narrative" in row]


def words(text):
    """One text without the source's marks, and with single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"</?p>|\*", " ", text)).strip()


def source(first, last=None):
    """The words of a run of source lines, each as we mended it."""
    mended = []
    for number in range(first, (last or first) + 1):
        line = LINES.get(number, "")
        for note in CONTENT["source_notes"]:
            if note["source_line"] == number and "ours" in note:
                line = line.replace(note["printed"], note["ours"])
        mended.append(line)
    return words(" ".join(mended))


def claimed(row):
    """What a row says that its line says: the exact words where it mends them, else its own."""
    if "source_words" in row:
        return row["source_words"].split("\n")
    if "printed" in row:
        return [row["printed"]]
    return [row.get("text") or row["name"]]


@pytest.mark.parametrize(("key", "row"), PARTS, ids=[f"{key}-{row['code']}" for key, row in PARTS])
def test_every_row_is_found_in_its_line(key, row):
    if "printed" in row:
        assert row["printed"] in LINES[row["source_line"]]
        return
    found = source(row["source_line"], row.get("source_last_line"))
    for piece in claimed(row):
        assert words(piece) in found


@pytest.mark.parametrize("row", NARRATED, ids=[row["code"] for row in NARRATED])
def test_every_narrative_is_found_in_its_lines_whole(row):
    assert words(row["narrative"]) in source(row["narrative_line"], row["narrative_last_line"])


def test_outcomes_and_themes_leave_out_no_word_of_their_chapter():
    for key in ("outcomes", "themes"):
        for row in CONTENT[key]:
            assert words(row["narrative"]) == source(row["narrative_line"], row["narrative_last_line"])


def test_other_names_of_a_forum_are_found_in_their_lines():
    for forum in CONTENT["forums"]:
        for alias in forum["aliases"]:
            assert alias["name"] in LINES[alias["line"]]


def test_the_plans_own_words_are_found_in_their_lines():
    plan = CONTENT["plan"]
    for field in ("title", "refreshed", "vision", "vision_narrative"):
        assert plan[field] in LINES[plan[f"{field}_line"]]


def test_a_commitment_stands_under_the_theme_printed_before_it():
    names = {theme["code"]: theme["name"] for theme in CONTENT["themes"]}
    for row in CONTENT["commitments"]:
        assert re.match(rf"- \*+{names[row['theme']]}\.\*+ ", LINES[row["source_line"]])


def test_nothing_is_missing_and_nothing_is_made_up():
    assert {key: len(CONTENT[key]) for key in (*shipped.PARTS, "districts", "forums")} == {
        "themes": 6, "outcomes": 4, "commitments": 28, "priorities": 16, "pledges": 4, "success_statements": 12,
        "objectives": 19, "measures": 22, "source_notes": 10, "districts": 5, "forums": 15,
    }  # fmt: skip
    assert Counter(row["outcome"] for row in CONTENT["commitments"]) == {"O1": 7, "O2": 7, "O3": 8, "O4": 6}
    assert [row["code"] for row in CONTENT["measures"]] == [f"M{n:02}" for n in range(1, 23)]


def test_measures_that_are_only_watched_have_no_better_direction():
    watched = {row["code"] for row in CONTENT["measures"] if row["direction"] == "monitor"}
    assert watched == {"M12", "M13", "M16", "M17", "M21"}
    assert {row["code"] for row in CONTENT["measures"] if row["kind"] == "compound"} == {"M04", "M10"}
    assert {row["code"] for row in CONTENT["measures"] if row["from_provider_reports"]} == {"M17", "M20", "M21"}


def test_what_is_odd_in_the_source_is_written_down():
    assert {note["source_line"] for note in CONTENT["source_notes"]} >= {129, 197, 230, 279, 308, 337, 344}
