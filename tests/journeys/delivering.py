"""What becomes of a grant: accepted, paid by two people, reported on, and read by everyone."""

import csv
import io
from typing import Any

from grants.awards.models import Award
from office.agreements.models import Agreement, BankAccount

from .post import the_outbox_leaves
from .visitors import Visitor

ANSWERS = {
    "What have you done with the grant so far?": "Thirty-nine sessions.",
    "Number of different people so far": "118",
    "Say": "Young people from five streets.",
    "What has changed, and how do you know?": "Fewer calls, by the team's monthly count.",
    "What have you learned?": "Music brings them in.",
    "Pounds spent so far": "4130",
    "What is left to do or to spend?": "Nothing is left.",
}


def the_offer_is_accepted(cast: Any) -> None:
    """She reads it, types her name, and says where it is to be paid; the office signs."""
    cast.agreement = agreement = Agreement.objects.get()
    cast.award = Award.objects.get()
    at = f"/portal/applicants/grants/{agreement.reference}/"
    desk = cast.desks["lead"].goes_to("/portal/applicants/").goes_to(at).sees("We offer £4,130")
    desk.goes_to(f"{at}papers/agreement/").goes_to(at).presses("Accept the offer")
    desk.presses("Accept the offer").sees("There is a problem")
    desk.writes("Type your full name to accept", "Group lead").presses("Accept the offer").sees("You have accepted")
    desk.follows("Give your bank details").writes("Name on the account", "Beckside Youth Club")
    desk.writes("Sort code", "08-99-9").writes("Account number", "66374958").presses("Save the bank details")
    assert desk.status == 422
    desk.writes("Sort code", "08-99-99").presses("Save the bank details").sees("We have your bank details")
    assert desk.fetches(f"{at}papers/agreement.pdf").body().startswith(b"%PDF")
    cast.at("officer").goes_to(f"/portal/officers/awards/{cast.award.reference}/").presses("Sign for the office")


def the_first_payment_needs_two_people(cast: Any) -> None:
    """The officer prepares it; of two people of finance, whoever approved it finds no way to release it."""
    at = f"/portal/finance/payments/{cast.agreement.reference}/1/"
    officer = cast.at("officer").goes_to(f"/portal/officers/awards/{cast.award.reference}/")
    officer.follows("Prepare payment 1").presses("Prepare payment").sees("There is a problem")
    officer.writes("Why is this value for money?", "The cheapest of three halls.").presses("Prepare payment")
    first = cast.at("finance_1").goes_to("/portal/finance/").goes_to(at).sees("not checked yet")
    second = cast.at("finance_2").goes_to(f"/portal/finance/bank/{BankAccount.objects.get().pk}/")
    second.writes("Which number did you ring?", "0113 496 0000").presses("I have checked these details")
    first.goes_to(at).presses("Approve payment").sees("Approved")
    assert first.page.get_by_role("button", name="Release payment").count() == 0
    first.is_answered(404, f"{at}steps/release/")
    second.goes_to(at).presses("Release payment").sees("Paid")
    cast.agreement.refresh_from_db()
    assert cast.agreement.state == "active"


def the_report_is_written(cast: Any) -> None:
    """Section by section, as the application was."""
    report = cast.report = cast.agreement.reports.get()
    at = f"/portal/applicants/reports/{report.reference}/"
    desk = cast.desks["lead"].goes_to(at)
    sections = report.submission.question_set.sections.values_list("order", flat=True)
    for order in sections:
        _answer(desk.goes_to(f"{at}sections/{order}/"))
        desk.presses("Save and continue")
    desk.goes_to(f"{at}check/").presses("Send report")


def _answer(desk: Visitor) -> None:
    for label, words in ANSWERS.items():
        for box in desk.page.get_by_role("textbox", name=label).all():
            if not box.input_value():
                box.fill(words)
    if desk.page.get_by_role("radio").count():
        desk.ticks("No")


def it_is_returned_once_and_accepted(cast: Any) -> None:
    """With words either way."""
    at = f"/portal/officers/reports/{cast.report.reference}/"
    desk = cast.at("officer").goes_to("/portal/officers/reports/").goes_to(at).sees("Thirty-nine sessions.")
    desk.goes_to(f"{at}steps/send_back/").presses("Return for a change").sees("There is a problem")
    _reply(desk, "How many different people came?", "Return for a change")
    hers = cast.desks["lead"].goes_to(f"/portal/applicants/reports/{cast.report.reference}/")
    hers.sees("We ask you to change something", "How many different people came?")
    hers.presses("Check your answers").presses("Send report")
    desk.goes_to(f"{at}steps/accept/")
    _reply(desk, "Thank you. A clear report.", "Accept report")
    desk.goes_to(f"{at}publish/").presses("Publish").sees("The report is published.")


def _reply(desk: Visitor, words: str, button: str) -> None:
    desk.page.get_by_role("textbox").first.fill(words)
    desk.presses(button).sees("Done.")


def the_public_finds_it_all(cast: Any, decision: Any, judge: Any) -> None:
    """The decision, the award, the report; and data that the standard's own schema accepts."""
    the_outbox_leaves()
    anyone = cast.desks["public"].goes_to("/").goes_to("/decisions/").follows(decision.title)
    anyone.goes_to(f"/decisions/{decision.reference}/").sees(decision.title)
    anyone.goes_to("/awards/").goes_to(f"/awards/{cast.award.reference}/").sees("£4,130", "Beckside Youth Club")
    anyone.goes_to("/progress/").goes_to(f"/progress/{cast.report.reference}/").sees("Thirty-nine sessions.")
    anyone.goes_to("/open-data/")
    data = anyone.fetches("/open-data/360giving.json").json()
    assert [grant["amountAwarded"] for grant in data["grants"]] == [4130]
    assert [error.message for error in judge.iter_errors(data)] == []
    table = anyone.fetches("/open-data/360giving.csv").text().removeprefix("\ufeff")
    assert len(list(csv.DictReader(io.StringIO(table)))) == 1
