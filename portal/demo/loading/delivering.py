"""Delivery: offers accepted, bank details checked, agreements signed, payments made, reports written."""

import datetime as dt
from functools import partial
from typing import Any

from office.agreements import publishing, queries
from office.agreements.banking import give_bank_details, verify_bank_details
from office.agreements.batching import ANSWER, make_batch, name_of, read_remittance
from office.agreements.models import Agreement, ProgressReport
from office.ledger.actions import recover
from office.records import clock
from office.records.money import in_pounds
from office.records.steps import take
from office.submissions.actions import save_answers

from .story import Story, at
from .timeline import Timeline

Record = dict[str, Any]
VALUE = "The Board compared its cost with like projects."
WELL_DONE = "Thank you. We have read this and have no questions."
HALF_HOUR = dt.timedelta(minutes=30)


def tell(story: Story, timeline: Timeline) -> None:
    """Each award's own days, then each report's."""
    for award in story["awards"]:
        _tell_award(story, timeline, award)
    for report in story["progress_reports"]:
        if "award" in report:
            _tell_report(story, timeline, report)


def _tell_award(story: Story, timeline: Timeline, award: Record) -> None:
    timeline.at(at(award["accepted_on"], 19), partial(_accept, story, award))
    timeline.at(at(award["accepted_on"], 19) + HALF_HOUR, partial(_give_bank_details, story, award))
    timeline.at(at(award["agreement_signed_on"], 11), partial(_sign, story, award))
    timeline.at(at(award["bank_verified_on"], 14), partial(_verify, story, award))
    for payment in award["payments"]:
        if payment["status"] in ("approved", "paid"):
            timeline.at(at(payment["approved_on"], 11), partial(_approve, story, award, payment))
        if payment["status"] == "paid":
            timeline.at(at(payment["paid_on"], 11), partial(_release, story, award, payment))
            timeline.at(at(payment["paid_on"], 15), partial(_send, story))
    if pause := award.get("paused"):
        timeline.at(at(pause["from"], 11), partial(_pause, story, award, pause))
    if recovery := award.get("recovery"):
        timeline.at(at(recovery["received_on"], 11), partial(_recover, story, award, recovery))
    if award["state"] == "complete":
        last = max(_accepted_days(story, award))
        timeline.at(at(last, 16), partial(_complete, story, award))


def _accepted_days(story: Story, award: Record) -> list[str]:
    reports = [report for report in story["progress_reports"] if report.get("award") == award["ref"]]
    return [report["accepted_on"] for report in reports] + [award["agreement_signed_on"]]


def _agreement(award: Record) -> Agreement:
    return Agreement.objects.select_related("organisation", "commitment").get(
        award__application__reference=award["application"]
    )


def _lead(story: Story, award: Record) -> Any:
    return story.lead_of(award["group"])


def _accept(story: Story, award: Record) -> None:
    take(_agreement(award), "accept", by=_lead(story, award), name="Group lead (demo)")


def _give_bank_details(story: Story, award: Record) -> None:
    organisation = story.get("group", award["group"])
    if organisation.bank_accounts.exists():
        return
    number = f"{10_000_000 + organisation.pk * 7919 % 89_999_999:08d}"
    give_bank_details(organisation=organisation, account_name=organisation.name[:60], sort_code="00-00-00",
                      account_number=number, by=_lead(story, award))  # fmt: skip


def _sign(story: Story, award: Record) -> None:
    take(_agreement(award), "sign_for_office", by=story.person("officer"))


def _verify(story: Story, award: Record) -> None:
    account = story.get("group", award["group"]).bank_accounts.filter(replaced_at=None, verified_at=None).first()
    if account:
        verify_bank_details(account=account, called_number="01632 960000", by=story.person(award["bank_verified_by"]))


def _instalment(award: Record, payment: Record) -> Any:
    return _agreement(award).instalments.get(number=payment["n"])


def _approve(story: Story, award: Record, payment: Record) -> None:
    prepared = take(_instalment(award, payment), "prepare", by=story.person("officer-2"), reason=VALUE)
    take(prepared, "approve", by=story.person(payment["approved_by"]))


def _release(story: Story, award: Record, payment: Record) -> None:
    take(_instalment(award, payment), "release", by=story.person(payment["released_by"]))


def _send(story: Story) -> None:
    """What was released that day goes to the finance system, which answers the same afternoon."""
    finance = story.person("finance-1")
    if not queries.to_send(finance).exists():
        return
    batch = make_batch(by=finance)
    lines = [
        f"{batch},{name_of(one)},{in_pounds(one.amount_pence)},{clock.today()},paid,BACS {batch}"
        for one in batch.instalments.select_related("agreement")
    ]
    read_remittance(text="\n".join([",".join(ANSWER), *lines]), by=finance)


def _pause(story: Story, award: Record, pause: Record) -> None:
    take(_agreement(award), "pause", by=story.person(pause["agreed_by"]), reason=pause["reason"])


def _recover(story: Story, award: Record, recovery: Record) -> None:
    recover(commitment=_agreement(award).commitment, pence=recovery["amount"] * 100, note=recovery["reason"][:200],
            by=story.person(recovery["confirmed_by"]))  # fmt: skip


def _complete(story: Story, award: Record) -> None:
    take(_agreement(award), "complete", by=story.person("officer"))


def _tell_report(story: Story, timeline: Timeline, report: Record) -> None:
    if report.get("saved_on"):
        timeline.at(at(report["saved_on"], 20), partial(_write, story, report))
    if report.get("submitted_on"):
        timeline.at(at(report["submitted_on"], 20), partial(_write, story, report))
        timeline.at(at(report["submitted_on"], 20) + HALF_HOUR, partial(_submit, story, report))
    for returned in report.get("returns", []):
        timeline.at(at(returned["on"], 12), partial(_return, story, report, returned))
    if report.get("resubmitted_on"):
        timeline.at(at(report["resubmitted_on"], 20), partial(_submit, story, report))
    if report.get("accepted_on"):
        timeline.at(at(report["accepted_on"], 12), partial(_accept_report, story, report))


def _report(report: Record) -> ProgressReport:
    found = ProgressReport.objects.select_related("agreement__organisation", "submission")
    return found.get(agreement__award__reference=report["award"], kind=report["kind"])


def _reporter(story: Story, report: Record) -> Any:
    award = next(award for award in story["awards"] if award["ref"] == report["award"])
    return _lead(story, award)


def _write(story: Story, report: Record) -> None:
    said = report["answers"]
    given = {
        code: said[code]
        for code in ("what_we_did", "what_changed", "what_we_learned", "anything_left")
        if said.get(code)
    }
    given["who_and_how_many"] = {"number": str(report["people"]), "text": said.get("who_and_how_many", "")}
    given["money_spent"] = {"number": str(report["spend_to_date"]), "text": said.get("money_spent", "")}
    agreed = bool(report.get("consent", {}).get("publishable", report.get("consent")))
    given["story_or_photo"] = {"yes": "yes" if agreed else "no", "text": said.get("story_or_photo", "")}
    save_answers(submission=_report(report).submission, given=given, by=_reporter(story, report))


def _submit(story: Story, report: Record) -> None:
    take(_report(report), "submit", by=_reporter(story, report))


def _return(story: Story, report: Record, returned: Record) -> None:
    take(_report(report), "send_back", by=story.person(returned["by"]), reply=returned["reason"])


def _accept_report(story: Story, report: Record) -> None:
    by = story.person(report["accepted_by"])
    accepted = take(_report(report), "accept", by=by, reply=WELL_DONE)
    publishing.publish_report(report=accepted, by=by)
