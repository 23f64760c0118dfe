"""Addresses under /portal/administrators/."""

from django.urls import path

from . import funds, letterhead, people, today

app_name = "administrators"
urlpatterns = [
    path("", today.show, name="today"),
    path("people/", people.index, name="people"),
    path("people/<int:key>/", people.show, name="person"),
    path("people/<int:key>/give/", people.give, name="role_give"),
    path("people/<int:key>/withdraw/<slug:role>/", people.withdraw, name="role_withdraw"),
    path("letterhead/", letterhead.show, name="letterhead"),
    path("funds/", funds.index, name="funds"),
    path("funds/new/", funds.new, name="fund_new"),
    path("funds/<slug:code>/give/", funds.give, name="key_give"),
    path("funds/<slug:code>/withdraw/<int:key>/", funds.withdraw, name="key_withdraw"),
]
