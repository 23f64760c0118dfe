"""The addresses under /account/. Allauth's own pages for passwords and signing up have none."""

from allauth.account import views
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from . import second_factor, signing_in

urlpatterns: list[URLPattern | URLResolver] = [
    path("", signing_in.show, name="account"),
    path("login/", signing_in.ask_for_address, name="account_login"),
    path(
        "login/code/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="account_request_login_code",
    ),
    path("login/code/confirm/", signing_in.ask_for_code, name="account_confirm_login_code"),
    path("logout/", signing_in.SignOut.as_view(), name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("email/", views.email, name="account_email"),
    path("confirm-email/", views.email_verification_sent, name="account_email_verification_sent"),
    path("second-factor/totp/activate/", second_factor.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("second-factor/webauthn/add/", second_factor.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("second-factor/", include("allauth.mfa.urls")),
]
