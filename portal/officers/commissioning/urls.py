"""Addresses under /portal/officers/commissioning/."""

from django.urls import path

from . import (
    clarifications,
    contracts,
    cycles,
    evaluation,
    gates,
    needs,
    notices,
    papers,
    performance,
    register,
    tenders,
)

SERVICE = "commissioning/services/<str:reference>/"
CYCLE = "commissioning/cycles/<str:reference>/"
CONTRACT = "commissioning/contracts/<str:reference>/"
TENDER = "commissioning/tenders/<str:reference>/"
NEED = "commissioning/needs/<str:reference>/"

of_commissioning = [
    path("commissioning/", register.index, name="commissioning"),
    path("commissioning/pipeline/", register.pipeline, name="pipeline"),
    path("commissioning/services/new/", register.new, name="service_new"),
    path(SERVICE, register.show, name="service"),
    path(f"{SERVICE}start/<slug:kind>/", register.start, name="cycle_start"),
    path(CYCLE, cycles.show, name="cycle"),
    path(f"{CYCLE}steps/<slug:name>/", cycles.step, name="cycle_step"),
    path(f"{CYCLE}plan/", cycles.plan, name="cycle_plan"),
    path(f"{CYCLE}options/", cycles.option, name="cycle_option"),
    path(f"{CYCLE}advise/", cycles.advise, name="cycle_advise"),
    path(f"{CYCLE}change/", cycles.put, name="cycle_change"),
    path(f"{CYCLE}decision/", cycles.decision, name="cycle_decision"),
    path(f"{CYCLE}tender/", cycles.tender, name="cycle_tender"),
    path(f"{CYCLE}gates/<int:key>/", gates.show, name="cycle_gate"),
    path(f"{CYCLE}gates/<int:key>/steps/hold_evidence/", gates.add_evidence, name="cycle_gate_evidence"),
    path(f"{CYCLE}gates/<int:key>/steps/<slug:name>/", gates.step, name="cycle_gate_step"),
    path(CONTRACT, contracts.show, name="contract"),
    path(f"{CONTRACT}steps/<slug:name>/", contracts.step, name="contract_step"),
    path(f"{CONTRACT}changes/<int:number>/steps/<slug:name>/", contracts.change_step, name="change_step"),
    path(f"{CONTRACT}concerns/<int:key>/steps/<slug:name>/", contracts.concern_step, name="concern_step"),
    path(f"{CONTRACT}items/<int:key>/", contracts.item, name="contract_item"),
    path(f"{CONTRACT}items/<int:key>/done/", contracts.tick, name="contract_tick"),
    path(f"{CONTRACT}measures/", performance.measure, name="contract_measure"),
    path(f"{CONTRACT}promises/", performance.promise, name="contract_promise"),
    path(f"{CONTRACT}reports/<int:key>/steps/<slug:name>/", performance.step, name="service_report_step"),
    path(f"{CONTRACT}figures/<int:key>/dispute/", performance.dispute, name="figure_dispute"),
    path(f"{CONTRACT}exit/", contracts.exit_plan, name="contract_exit"),
    path(f"{CONTRACT}hand-over/", contracts.hand_over, name="contract_hand_over"),
    path(f"{CONTRACT}change/", contracts.change, name="contract_change"),
    path(f"{CONTRACT}concern/", contracts.concern, name="contract_concern"),
    path(f"{CONTRACT}papers/<slug:which>/", papers.of_contract, name="contract_paper"),
    path(f"{CONTRACT}papers/<slug:which>.pdf", papers.of_contract_pdf, name="contract_paper_pdf"),
    path(TENDER, tenders.show, name="tender"),
    path(f"{TENDER}steps/<slug:name>/", tenders.step, name="tender_step"),
    path(f"{TENDER}answers/", clarifications.answer, name="tender_answers"),
    path(f"{TENDER}evaluation/", evaluation.show, name="tender_evaluation"),
    path(f"{TENDER}evaluation/steps/<slug:name>/", evaluation.step, name="tender_evaluation_step"),
    path(f"{TENDER}evaluation/draw/", evaluation.draw, name="tender_draw"),
    path(f"{TENDER}evaluation/give-out/", evaluation.give_out, name="tender_give_out"),
    path(f"{TENDER}bids/<str:bid>/", evaluation.bid, name="tender_bid"),
    path(f"{TENDER}bids/<str:bid>/moderate/", evaluation.moderate, name="tender_bid_moderate"),
    path(f"{TENDER}papers/<slug:which>/", papers.of_tender, name="tender_paper"),
    path(f"{TENDER}papers/<slug:which>.pdf", papers.of_tender_pdf, name="tender_paper_pdf"),
    path(f"{TENDER}decision/", tenders.decision, name="tender_decision"),
    path("commissioning/notices/", notices.index, name="notices"),
    path("commissioning/notices/<int:key>/", notices.record, name="notice"),
    path("commissioning/needs/", needs.index, name="needs"),
    path("commissioning/needs/new/", needs.new, name="need_new"),
    path(NEED, needs.show, name="need"),
    path(f"{NEED}refresh/", needs.refresh, name="need_refresh"),
    path(f"{NEED}gaps/", needs.gap, name="need_gap"),
    path(f"{NEED}gaps/<int:key>/", needs.close_gap, name="need_close_gap"),
    path(f"{NEED}consultation/", needs.consultation, name="need_consultation"),
]
