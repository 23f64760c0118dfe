"""Addresses under /portal/officers/."""

from django.urls import path

from . import (
    applications,
    awards,
    bids,
    checks,
    decisions,
    diligence,
    earlier,
    gates,
    incidents,
    judging,
    letters,
    lots,
    meetings,
    messages,
    outcomes,
    over_programming,
    payments,
    quarters,
    questions,
    readers,
    reliability,
    remarks,
    reports,
    reviews,
    rounds,
    today,
    trails,
)
from .commissioning.urls import of_commissioning
from .forms.urls import of_forms

app_name = "officers"

ROUND = "rounds/<slug:fund>/<int:number>/"
BID = "applications/<str:reference>/"
DECISION = "decisions/<str:reference>/"

of_rounds = [
    path("rounds/", rounds.index, name="rounds"),
    path("rounds/new/", rounds.prepare, name="round_new"),
    path(ROUND, rounds.show, name="round"),
    path(f"{ROUND}change/", rounds.change, name="round_change"),
    path(f"{ROUND}clone/", rounds.clone, name="round_clone"),
    path(f"{ROUND}pots/new/", rounds.add_pot, name="round_pot_new"),
    path(f"{ROUND}pots/raise/", rounds.raise_pots, name="round_raise"),
    path(f"{ROUND}decision/", rounds.draft_decision, name="round_draft_decision"),
    path(f"{ROUND}steps/<slug:name>/", rounds.step, name="round_step"),
    path(f"{ROUND}trail/", rounds.happened, name="round_trail"),
    path(f"{ROUND}gates/", gates.index, name="round_gates"),
    path(f"{ROUND}gates/<int:key>/", gates.show, name="gate"),
    path(f"{ROUND}gates/<int:key>/evidence/", gates.add_evidence, name="gate_evidence"),
    path(f"{ROUND}gates/<int:key>/steps/hold_evidence/", gates.add_evidence, name="gate_hold_evidence"),
    path(f"{ROUND}gates/<int:key>/steps/<slug:name>/", gates.step, name="gate_step"),
    path(f"{ROUND}questions/", questions.index, name="round_questions"),
    path(f"{ROUND}questions/<int:key>/", questions.answer, name="round_question"),
    path(f"{ROUND}judging/", judging.show, name="round_judging"),
    path(f"{ROUND}judging/draw/", judging.draw, name="round_draw"),
    path(f"{ROUND}judging/due/", judging.due, name="round_scores_due"),
    path(f"{ROUND}judging/readers/<int:reader>/remind/", judging.remind, name="round_remind"),
    path(f"{ROUND}judging/give-out/", judging.give_out, name="round_give_out"),
    path(f"{ROUND}judging/reliability/", reliability.show, name="round_reliability"),
    path(f"{ROUND}judging/reliability/announce/", reliability.announce, name="round_announce"),
    path(f"{ROUND}judging/lots/", lots.show, name="round_lots"),
    path(f"{ROUND}judging/lots/draw.txt", lots.by_hand, name="round_lots_file"),
    path(f"{ROUND}contest/steps/<slug:name>/", judging.step, name="contest_step"),
    path(f"{ROUND}letters/", letters.show, name="round_letters"),
    path(f"{ROUND}meetings/", meetings.index, name="round_meetings"),
    path(f"{ROUND}meetings/new/", meetings.plan, name="round_meeting_new"),
    path(f"{ROUND}meetings/<int:key>/attendance/", meetings.attendance, name="meeting_attendance"),
    path(f"{ROUND}meetings/<int:key>/steps/<slug:name>/", meetings.step, name="meeting_step"),
    path(f"{ROUND}meetings/<int:key>/decision/", meetings.draft_decision, name="meeting_decision"),
]

of_applications = [
    path("applications/", applications.index, name="applications"),
    path("applications/table.csv", applications.export, name="applications_csv"),
    path("applications/pass/", applications.pass_many, name="applications_pass"),
    path(BID, bids.show, name="application"),
    path(f"{BID}answers/", bids.answers, name="application_answers"),
    path(f"{BID}files/", bids.files, name="application_files"),
    path(f"{BID}group/", bids.group, name="application_group"),
    path(f"{BID}messages/", bids.told, name="application_messages"),
    path(f"{BID}trail/", bids.happened, name="application_trail"),
    path(f"{BID}steps/<slug:name>/", bids.step, name="application_step"),
    path(f"{BID}entry/steps/agree/", readers.moderate, name="entry_agree"),
    path(f"{BID}entry/steps/<slug:name>/", bids.entry_step, name="entry_step"),
    path(f"{BID}checks/", checks.show, name="application_checks"),
    path(f"{BID}checks/pass/", checks.pass_one, name="application_pass"),
    path(f"{BID}checks/refuse/", checks.refuse, name="application_refuse"),
    path(f"{BID}checks/ask/", checks.ask, name="application_ask"),
    path(f"{BID}readers/", readers.show, name="application_readers"),
    path(f"{BID}readers/choose/", readers.choose, name="application_choose"),
    path(f"{BID}readers/<int:key>/release/", readers.release, name="application_release"),
    path(f"{BID}diligence/", diligence.show, name="application_diligence"),
    path(f"{BID}diligence/checks/<slug:code>/", diligence.check, name="application_check"),
    path(f"{BID}diligence/subsidy/", diligence.subsidy, name="application_subsidy"),
    path(f"{BID}diligence/power/", diligence.power, name="application_power"),
    path(f"{BID}review/", reviews.show, name="application_review"),
    path(f"{BID}review/steps/<slug:name>/", reviews.step, name="application_review_step"),
    path(f"{BID}name/", outcomes.name, name="application_name"),
    path(f"{BID}feedback/", outcomes.feedback, name="application_feedback"),
    path(f"{BID}reserve/", outcomes.from_reserve, name="application_reserve"),
    path(f"{BID}moderate/", readers.moderate, name="application_moderate"),
]

of_decisions = [
    path("decisions/", decisions.index, name="decisions"),
    path("decisions/new/", decisions.draft, name="decision_new"),
    path("decisions/over-programming/", over_programming.ask, name="over_programming"),
    path(DECISION, decisions.show, name="decision"),
    path(f"{DECISION}write/<slug:code>/", decisions.write, name="decision_write"),
    path(f"{DECISION}advise/", decisions.advise, name="decision_advise"),
    path(f"{DECISION}publish/", decisions.publish, name="decision_publish"),
    path(f"{DECISION}notice/", decisions.notice, name="decision_notice"),
    path(f"{DECISION}notice.pdf", decisions.notice_pdf, name="decision_notice_pdf"),
    path(f"{DECISION}steps/<slug:name>/", decisions.step, name="decision_step"),
]

AWARD = "awards/<str:reference>/"
REPORT = "reports/<str:reference>/"

INCIDENT = "incidents/<str:reference>/"
of_incidents = [
    path("incidents/", incidents.index, name="incidents"),
    path(INCIDENT, incidents.show, name="incident"),
    path(f"{INCIDENT}actions/new/", incidents.act, name="incident_act"),
    path(f"{INCIDENT}actions/<int:key>/done/", incidents.done, name="incident_done"),
    path(f"{INCIDENT}hold/", incidents.hold, name="incident_hold"),
    path(f"{INCIDENT}steps/<slug:name>/", incidents.step, name="incident_step"),
]

of_awards = [
    path("awards/", awards.index, name="awards"),
    path(AWARD, awards.show, name="award"),
    path(f"{AWARD}payments/<int:number>/prepare/", payments.prepare, name="payment_prepare"),
    path(f"{AWARD}steps/<slug:name>/", awards.step, name="award_step"),
    path(f"{AWARD}release/", awards.release, name="award_release"),
    path(f"{AWARD}publish/", awards.publish, name="award_publish"),
    path(f"{AWARD}papers/<slug:which>/", awards.paper, name="award_paper"),
    path(f"{AWARD}papers/<slug:which>.pdf", awards.paper_pdf, name="award_paper_pdf"),
    path("reports/", reports.index, name="reports"),
    path(REPORT, reports.show, name="report"),
    path(f"{REPORT}steps/<slug:name>/", reports.step, name="report_step"),
    path(f"{REPORT}publish/", reports.publish, name="report_publish"),
]

of_records = [
    path("earlier/", earlier.index, name="earlier"),
    path("earlier/new/", earlier.new, name="earlier_new"),
    path("earlier/<int:key>/undo/", earlier.undo, name="earlier_undo"),
    path("remarks/", remarks.index, name="remarks"),
    path("remarks/<int:key>/", remarks.show, name="remark"),
    path("remarks/<int:key>/steps/<slug:name>/", remarks.step, name="remark_step"),
    path("messages/", messages.index, name="messages"),
    path("messages/<int:key>/", messages.show, name="message"),
    path("trail/<slug:app>/<slug:model>/<int:key>/", trails.show, name="trail"),
]

QUARTER = "delivery/<slug:reference>/"
MEASURE = f"{QUARTER}<slug:code>/"

of_quarters = [
    path("delivery/", quarters.index, name="quarters"),
    path(QUARTER, quarters.show, name="quarter"),
    path(f"{QUARTER}summary/", quarters.summary, name="quarter_summary"),
    path(f"{QUARTER}questions/", quarters.question, name="quarter_question"),
    path(f"{QUARTER}promises/", quarters.promise, name="quarter_promise"),
    path(f"{QUARTER}promises/<int:key>/done/", quarters.done, name="quarter_done"),
    path(f"{QUARTER}correct/", quarters.correct, name="quarter_correct"),
    path(f"{QUARTER}steps/<slug:name>/", quarters.step, name="quarter_step"),
    path(MEASURE, quarters.measure, name="measure"),
    path(f"{MEASURE}enter/", quarters.enter, name="measure_enter"),
    path(f"{MEASURE}nudge/", quarters.nudge, name="measure_nudge"),
    path(f"{MEASURE}steps/<slug:name>/", quarters.measure_step, name="measure_step"),
]

urlpatterns = [
    path("", today.show, name="today"),
    *of_rounds,
    *of_forms,
    *of_applications,
    *of_decisions,
    *of_awards,
    *of_incidents,
    *of_commissioning,
    *of_quarters,
    *of_records,
]
