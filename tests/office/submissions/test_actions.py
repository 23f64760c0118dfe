"""Saving loses nothing: partial saves, two writers, old revisions, hostile input, sending and taking back."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from office.records import clock
from office.records.steps import Forbidden, Refused, Stale
from office.submissions.actions import keep_aside, lock, save_answers, settle_conflict, unlock
from office.submissions.models import Answer, AnswerVersion, Receipt, Submission
from office.submissions.queries import answers_by_code, history, open_conflicts, plain_answers, questions_by_code
from office.submissions.rules import obstacles_to_sending
from office.submissions.sending import verify_receipt
from office.submissions.writing import MOST_CHARACTERS, Origin
from tests.office.submissions.conftest import COMPLETE, CONTEXT

pytestmark = pytest.mark.django_db


def text_of(submission, code="q03"):
    return Answer.objects.get(submission=submission, question__code=code).text


@pytest.fixture
def begun(draft, lead):
    """Question 3 has been answered once."""
    save_answers(submission=draft, given={"q03": "Every Friday"}, base={}, by=lead)
    return draft


def test_any_answers_are_saved_and_say_their_revisions(draft, lead, at_noon):
    saved = save_answers(submission=draft, given={"q01": "Friday Lights", "q05": {"number": "12"}}, base={}, by=lead)
    assert (saved.saved_at, saved.revisions, saved.conflicts) == (at_noon, {"q01": 1, "q05": 1}, {})
    assert (draft.revision, draft.saved_at) == (1, at_noon)
    assert answers_by_code(draft)["q05"].number == 12


def test_blanks_errors_and_over_long_text_are_saved(draft, lead):
    given = {"q01": "x" * 500, "q02": "word " * 90, "q13": {"start": "soon"}, "q14": [{"item": "", "cost": "much"}]}
    save_answers(submission=draft, given=given, base={}, by=lead)
    answers = answers_by_code(draft)
    assert answers["q02"].text == "word " * 90
    assert answers["q13"].typed == {"start": "soon"}
    assert answers["q14"].typed == {"0-cost": "much"}


def test_the_same_content_sent_again_changes_nothing(begun, lead):
    again = save_answers(submission=begun, given={"q03": "Every Friday"}, base={"q03": 0}, by=lead)
    assert (again.revisions, again.revision, again.conflicts) == ({"q03": 1}, 1, {})
    assert not AnswerVersion.objects.exists()


def test_a_required_question_left_blank_is_not_begun_but_an_optional_one_is_answered(draft, lead):
    saved = save_answers(submission=draft, given={"q03": "", "q15": []}, base={}, by=lead)
    assert saved.revisions == {"q03": 0, "q15": 1}


def test_an_old_revision_overwrites_nothing_and_both_versions_come_back(begun, lead, colleague):
    save_answers(submission=begun, given={"q03": "Every Saturday"}, base={"q03": 1}, by=colleague)
    saved = save_answers(submission=begun, given={"q03": "Every Friday night", "q01": "Name"}, base={"q03": 1}, by=lead)
    conflict = saved.conflicts["q03"]
    assert (conflict.mine.text, conflict.theirs.text) == ("Every Friday night", "Every Saturday")
    assert (conflict.theirs_by, conflict.revision) == (colleague, 2)
    assert text_of(begun) == "Every Saturday"
    assert saved.revisions == {"q03": 2, "q01": 1}


def test_an_answer_begun_by_two_at_once_is_a_conflict_too(draft, lead, colleague):
    save_answers(submission=draft, given={"q03": "Mine"}, base={"q03": 0}, by=lead)
    saved = save_answers(submission=draft, given={"q03": "Yours"}, base={"q03": 0}, by=colleague)
    assert saved.conflicts.keys() == {"q03"}


def test_more_typing_onto_an_old_revision_goes_into_the_same_version(begun, lead, colleague):
    save_answers(submission=begun, given={"q03": "Every Saturday"}, base={"q03": 1}, by=colleague)
    for turn, text in enumerate(("Every Friday n", "Every Friday night", "Every Friday night"), 1):
        typed(begun, lead, text, base=1, page="a", turn=turn)
    save_answers(submission=begun, given={"q03": "Every Friday night"}, base={"q03": 1}, by=lead)
    assert [version.content["text"] for version in open_conflicts(begun)] == ["Every Friday night"]


@pytest.fixture
def conflict(begun, lead, colleague):
    save_answers(submission=begun, given={"q03": "Every Saturday"}, base={"q03": 1}, by=colleague)
    return save_answers(submission=begun, given={"q03": "Every Friday night"}, base={"q03": 1}, by=lead).conflicts[
        "q03"
    ]


@pytest.mark.parametrize(
    ("choice", "stands", "kept"),
    [
        ("mine", "Every Friday night", {"Every Saturday"}),
        ("theirs", "Every Saturday", {"Every Friday night"}),
        ("merged", "Every Friday and Saturday", {"Every Saturday", "Every Friday night"}),
    ],
)
def test_a_conflict_is_settled_and_the_unused_version_is_kept(begun, conflict, lead, choice, stands, kept):
    settle_conflict(version=conflict.version, choice=choice, base=2, merged="Every Friday and Saturday", by=lead)
    assert text_of(begun) == stands
    unused = {version.content["text"] for version in history(begun, "q03") if not version.was_chosen}
    assert unused == kept
    assert not open_conflicts(begun).exists()


def test_a_conflict_is_not_settled_over_a_third_version(begun, conflict, lead, colleague):
    save_answers(submission=begun, given={"q03": "Every Sunday"}, base={"q03": 2}, by=colleague)
    with pytest.raises(Stale):
        settle_conflict(version=conflict.version, choice="mine", base=2, by=lead)
    assert text_of(begun) == "Every Sunday"


def test_a_conflict_is_settled_once(conflict, lead):
    settle_conflict(version=conflict.version, choice="theirs", base=2, by=lead)
    with pytest.raises(Stale):
        settle_conflict(version=conflict.version, choice="mine", base=2, by=lead)


def test_a_choice_must_be_made(conflict, lead):
    with pytest.raises(Refused, match="Choose which version"):
        settle_conflict(version=conflict.version, choice="", base=2, by=lead)


def test_two_versions_stand_in_the_way_of_sending(complete, lead, colleague):
    save_answers(submission=complete, given={"q03": "Every Saturday"}, base={"q03": 1}, by=colleague)
    save_answers(submission=complete, given={"q03": "Every Friday night"}, base={"q03": 1}, by=lead)
    assert obstacles_to_sending(complete, CONTEXT) == [
        "There are two versions of “What will you do, where, how often, and with whom?”. Choose which one to use."
    ]


def test_one_sitting_is_one_version_and_another_writer_starts_the_next(begun, lead, colleague):
    for number, text in enumerate(("Every Friday n", "Every Friday night"), 1):
        save_answers(submission=begun, given={"q03": text}, base={"q03": number}, by=lead)
    save_answers(submission=begun, given={"q03": "Every Friday night!"}, base={"q03": 3}, by=colleague)
    assert [version.content["text"] for version in history(begun, "q03")] == ["Every Friday night"]


def test_a_later_sitting_and_a_great_loss_start_a_version(begun, lead, at_noon):
    with clock.set_to(at_noon + dt.timedelta(minutes=6)):
        save_answers(submission=begun, given={"q03": "Every Friday night"}, base={"q03": 1}, by=lead)
        save_answers(submission=begun, given={"q03": ""}, base={"q03": 2}, by=lead)
    assert [version.content["text"] for version in history(begun, "q03")] == ["Every Friday night", "Every Friday"]


def test_without_a_base_the_answer_is_written_onto_whatever_stands(begun, lead):
    assert save_answers(submission=begun, given={"q03": "New"}, by=lead).revisions == {"q03": 2}


def test_only_the_groups_own_people_and_an_officer_may_save(draft, stranger, other_group, colleague, officer):
    for writer in (colleague, officer):
        save_answers(submission=draft, given={"q01": f"By {writer.pk}"}, by=writer)
    with pytest.raises(Forbidden):
        save_answers(submission=draft, given={"q01": "Theirs"}, by=stranger)


HOSTILE = [
    "<script>alert(1)</script>",
    "=1+1",
    "\u202eabc",
    "a\x00b",
    "👩‍👩‍👧🎉",
    "\ud800",
    "نحن",
    "a" * MOST_CHARACTERS,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_hostile_text_is_stored_without_what_no_person_types(draft, lead, text):
    save_answers(submission=draft, given={"q03": text, "q04": {"districts": [text], "areas": text}}, base={}, by=lead)
    kept = text.replace("\u202e", "").replace("\x00", "").replace("\ud800", "")
    assert not kept or text_of(draft) == kept


def test_what_is_far_too_long_is_refused_in_words_and_kept_once_beside_the_answer(begun, lead):
    given = {"q03": "x" * (MOST_CHARACTERS + 1), "q01": "Name"}
    for base in (1, 1):
        saved = save_answers(submission=begun, given=given, base={"q03": base, "q01": 0}, by=lead)
    assert saved.too_long["q03"].startswith("This is longer than 100,000 characters")
    assert (text_of(begun), text_of(begun, "q01")) == ("Every Friday", "Name")
    assert [len(version.content["text"]) for version in history(begun, "q03")] == [MOST_CHARACTERS + 1]
    assert not open_conflicts(begun).exists()


def test_a_code_the_form_does_not_have_is_named(draft, lead):
    assert save_answers(submission=draft, given={"q99": "?"}, by=lead).unknown == ["q99"]


def test_a_save_takes_as_many_queries_for_one_answer_as_for_all(draft, lead, colleague):
    def queries(given, base, by):
        assert by.standing  # read once a request, before
        with CaptureQueriesContext(connection) as captured:
            save_answers(submission=draft, given=given, base=base, by=by)
        return len(captured)

    assert questions_by_code(draft.question_set)  # a published form is read once and kept
    one = queries({"q01": "Friday Lights"}, {}, lead)
    assert queries(COMPLETE, {"q01": 1}, lead) == one
    shorter = {code: "x" for code in COMPLETE}
    assert queries(shorter, dict.fromkeys(COMPLETE, 1), colleague) == one + 1  # and the versions before


def test_a_sent_submission_keeps_its_answers_and_late_typing_is_kept_aside(complete, lead):
    lock(submission=complete, reference="SCF-24-001", by=lead)
    with pytest.raises(Refused, match="has been sent"):
        save_answers(submission=complete, given={"q01": "Another name"}, by=lead)
    late = {"q01": "Another name", "q02": COMPLETE["q02"], "q99": "?"}
    assert keep_aside(submission=complete, given=late, by=lead) == ["q01"]
    assert keep_aside(submission=complete, given=late, by=lead) == []
    assert text_of(complete, "q01") == COMPLETE["q01"]
    assert [version.content["text"] for version in history(complete, "q01")] == ["Another name"]


def test_a_complete_form_can_be_sent_and_gives_a_receipt_that_can_be_verified(complete, lead, at_noon):
    assert obstacles_to_sending(complete, CONTEXT) == []
    receipt = lock(submission=complete, reference="SCF-24-001", by=lead)
    assert (receipt.sent_at, receipt.sent_by) == (at_noon, lead)
    assert verify_receipt(Receipt.objects.get())
    assert obstacles_to_sending(complete, CONTEXT) == ["This has already been sent."]
    with pytest.raises(Refused):
        lock(submission=complete, reference="SCF-24-001", by=lead)


def test_what_a_colleague_saved_since_the_answers_were_checked_is_not_sent_unread(complete, lead):
    checked = Submission.objects.get(pk=complete.pk)
    save_answers(submission=complete, given={"q01": ""}, by=lead)
    with pytest.raises(Stale):
        lock(submission=checked, reference="SCF-24-001", by=lead)
    assert Submission.objects.get().locked_at is None


def test_an_answer_changed_behind_the_lock_is_found_out(complete, lead):
    receipt = lock(submission=complete, reference="SCF-24-001", by=lead)
    Answer.objects.filter(question__code="q01").update(text="Forged")
    assert not verify_receipt(Receipt.objects.get(pk=receipt.pk))


def test_each_sending_has_its_own_receipt_and_both_stay_true(complete, lead, at_noon):
    first = lock(submission=complete, reference="SCF-24-001", by=lead)
    unlock(submission=complete, by=lead)
    save_answers(submission=complete, given={"q01": "A better name"}, by=lead)
    with clock.set_to(at_noon + dt.timedelta(hours=1)):
        second = lock(submission=complete, reference="SCF-24-001", by=lead)
    assert first.content_hash != second.content_hash
    assert all(verify_receipt(receipt) for receipt in Receipt.objects.all())


def test_a_receipts_content_may_be_erased_and_then_vouches_only_while_the_answers_stand(complete, lead):
    lock(submission=complete, reference="SCF-24-001", by=lead)
    Receipt.objects.update(content="")
    assert verify_receipt(Receipt.objects.get())
    unlock(submission=complete, by=lead)
    assert not verify_receipt(Receipt.objects.get())


def test_answers_come_back_in_the_shape_they_were_given(complete):
    plain = plain_answers(complete)
    assert plain["q06"] == COMPLETE["q06"]
    assert plain["q21"] == COMPLETE["q21"]
    assert plain["q14"]["lines"][1]["cost"] == "810"


def typed(draft, person, text, *, base, page, turn, code="q03"):
    """Saved from a page's script."""
    origins = {code: Origin(page, turn)}
    return save_answers(submission=draft, given={code: text}, base={code: base}, origins=origins, by=person)


def test_a_page_that_never_heard_of_its_own_save_is_no_clash_with_itself(draft, lead):
    typed(draft, lead, "Every", base=0, page="a", turn=1)
    assert typed(draft, lead, "Every Friday", base=0, page="a", turn=2).revisions == {"q03": 2}
    assert answers_by_code(draft)["q03"].text == "Every Friday"


def test_words_that_come_late_do_not_replace_what_the_same_page_typed_after_them(draft, lead):
    typed(draft, lead, "Every Friday", base=0, page="a", turn=2)
    for base in (0, 1):
        saved = typed(draft, lead, "Every", base=base, page="a", turn=1)
        assert (saved.revisions, saved.conflicts) == ({"q03": 1}, {})
    assert answers_by_code(draft)["q03"].text == "Every Friday"


def test_two_windows_of_one_person_clash_and_each_keeps_its_own_version(draft, lead):
    typed(draft, lead, "Every Friday", base=0, page="a", turn=1)
    for page, text in (("b", "Every Saturday"), ("c", "Every Sunday"), ("b", "Every Saturday night")):
        assert typed(draft, lead, text, base=0, page=page, turn=len(text)).conflicts.keys() == {"q03"}
    waiting = {version.content["text"] for version in open_conflicts(draft)}
    assert waiting == {"Every Saturday night", "Every Sunday"}
    assert answers_by_code(draft)["q03"].text == "Every Friday"


def test_typing_on_is_held_to_every_rule_of_a_save(draft, lead, colleague):
    typed(draft, lead, "Every Friday night in the hall", base=0, page="a", turn=1)
    assert typed(draft, lead, "Every Friday night in the big hall", base=1, page="a", turn=2).revisions == {"q03": 2}
    # A page is one person's; most of an answer gone begins a version; what was sent stays as it is.
    assert typed(draft, colleague, "Mine", base=1, page="a", turn=3).conflicts.keys() == {"q03"}
    assert typed(draft, lead, "Gone", base=2, page="a", turn=4).revisions == {"q03": 3}
    kept = [version.content["text"] for version in history(draft, "q03")]
    assert "Every Friday night in the big hall" in kept
    lock(submission=draft, reference="A", by=lead)
    with pytest.raises(Refused):
        typed(draft, lead, "Gone again", base=3, page="a", turn=5)
