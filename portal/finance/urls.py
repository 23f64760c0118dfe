"""Addresses under /portal/finance/."""

from django.urls import path

from . import bank, batches, decisions, ledger, months, payments, sources, today

app_name = "finance"
urlpatterns = [
    path("", today.show, name="today"),
    path("bank/<int:account_id>/", bank.check, name="bank_check"),
    path("batches/", batches.index, name="batches"),
    path("batches/remittance/", batches.remittance, name="remittance"),
    path("batches/<slug:reference>/", batches.show, name="batch"),
    path("batches/<slug:reference>/file/", batches.file, name="batch_file"),
    path("decisions/<str:reference>/", decisions.show, name="decision"),
    path("decisions/<str:reference>/advise/", decisions.advise, name="advise"),
    path("decisions/<str:reference>/steps/<slug:name>/", decisions.step, name="decision_step"),
    path("ledger/", ledger.show, name="ledger"),
    path("ledger/new-source/", ledger.name_source, name="source_new"),
    path("ledger/months/", months.show, name="months"),
    path("ledger/adjustments/<int:key>/steps/<slug:name>/", sources.adjustment_step, name="adjustment_step"),
    path("ledger/<slug:code>/", sources.show, name="source"),
    path("ledger/<slug:code>/adjust/", sources.adjust, name="adjust"),
    path("ledger/<slug:code>/rules/", sources.rules, name="source_rules"),
    path("ledger/<slug:code>/receive/", ledger.take_in, name="receive"),
    path("payments/<str:reference>/<int:number>/", payments.show, name="payment"),
    path("payments/<str:reference>/<int:number>/lift/", payments.lift, name="payment_lift"),
    path("payments/<str:reference>/<int:number>/again/", batches.again, name="payment_again"),
    path("payments/<str:reference>/<int:number>/numbers/", payments.numbers, name="payment_numbers"),
    path("payments/<str:reference>/<int:number>/steps/<slug:name>/", payments.step, name="payment_step"),
]
