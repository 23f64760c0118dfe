"""Every address and who may open it. A view in no row fails tests/house/test_access.py, which prints the row to add.

One line an address, as Django writes it, under the folder of its audience. Third parties' own addresses stand
as one row for all of them, by their beginning.
"""

from dataclasses import dataclass

from office.people.roles import Role


@dataclass(frozen=True)
class Who:
    """Who gets in. `audience`: the code in portal/audiences.py, where the view is one of the portal's."""

    roles: frozenset[str] = frozenset()
    visitors: bool = False
    audience: str = ""

    def admits(self, roles: frozenset[str]) -> bool:
        """True when somebody signed in with these roles gets in; without roles named, everybody does."""
        return not self.roles or not self.roles.isdisjoint(roles)


def _of(audience: str, *roles: str) -> Who:
    return Who(frozenset(roles), audience=audience)


ANYONE = Who(visitors=True)
SIGNED_IN = Who()
EDITORS = Who(frozenset({Role.EDITOR, Role.ADMINISTRATOR}))
ACCOUNT = _of("account")
APPLICANTS = _of("applicants")
OFFICERS = _of("officers", Role.OFFICER)
ASSESSORS = _of("assessors", Role.ASSESSOR)
PANEL = _of("panel", Role.PANEL_MEMBER, Role.PANEL_CHAIR)
COMMISSIONER = _of("commissioner", Role.COMMISSIONER, Role.DEPUTY)
FINANCE = _of("finance", Role.FINANCE)
LEGAL = _of("legal", Role.LEGAL)
PROVIDERS = _of("providers", Role.PROVIDER)
PARTNERS = _of("partners", Role.CSP_LEAD, Role.MEASURE_OWNER)
AUDITORS = _of("auditors", Role.AUDITOR)
ADMINISTRATORS = _of("administrators", Role.ADMINISTRATOR)


def under(folder: str, who: Who, *addresses: str) -> dict[str, Who]:
    """The rows of one folder."""
    return {f"{folder}{address}": who for address in addresses}


ROWS: dict[str, Who] = {
    **under(
        "",
        ANYONE,
        "health/live",
        "health/ready",
        "brand/<slug:colour>.css",
        "demo/components/",
        "media/images/<path:name>",
        "funds/",
        "funds/<slug:fund>/",
        "funds/<slug:fund>/<slug:round>/",
        "funds/<slug:fund>/<slug:round>/form/",
        "funds/<slug:fund>/<slug:round>/check/",
        "funds/<slug:fund>/<slug:round>/check/result/",
        "open-data/",
        "open-data/360giving.json",
        "open-data/360giving.csv",
        "open-data/<slug:name>.json",
        "open-data/<slug:name>.csv",
        "feeds/decisions.atom",
        "feeds/rounds.ics",
        "^((?:[\\w\\-]+/)*)$",
    ),
    "files/<uuid:key>/": SIGNED_IN,
    "portal/": ACCOUNT,
    **under(
        "account/",
        ANYONE,
        "login/",
        "login/code/",
        "login/code/confirm/",
        "logout/",
        "inactive/",
        "confirm-email/",
        "second-factor/authenticate/",
        "second-factor/webauthn/login/",
    ),
    **under(
        "account/",
        SIGNED_IN,
        "",
        "email/",
        "second-factor/totp/activate/",
        "second-factor/webauthn/add/",
        "second-factor/",
        "second-factor/reauthenticate/",
        "second-factor/totp/deactivate/",
        "second-factor/recovery-codes/",
        "second-factor/recovery-codes/generate/",
        "second-factor/recovery-codes/download/",
        "second-factor/webauthn/",
        "second-factor/webauthn/reauthenticate/",
        "second-factor/webauthn/keys/<int:pk>/remove/",
        "second-factor/webauthn/keys/<int:pk>/edit/",
    ),
    **under(
        "portal/account/",
        ACCOUNT,
        "",
        "messages/",
        "messages/<int:key>/",
        "messages/<int:key>/read/",
        "roles/",
        "name/",
        "groups/new/",
        "groups/<int:key>/",
        "groups/<int:key>/profile/",
        "groups/<int:key>/invite/",
        "groups/<int:key>/members/<int:member>/remove/",
        "groups/<int:key>/members/<int:member>/lead/",
        "groups/<int:key>/invitations/<int:invitation>/withdraw/",
        "invitations/<str:token>/",
    ),
    **under(
        "portal/applicants/",
        APPLICANTS,
        "",
        "apply/<slug:fund>/<slug:round_slug>/",
        "applications/<str:reference>/",
        "applications/<str:reference>/sections/<int:order>/",
        "applications/<str:reference>/autosave/",
        "applications/<str:reference>/versions/<int:key>/",
        "applications/<str:reference>/check/",
        "applications/<str:reference>/submit/",
        "applications/<str:reference>/sent/",
        "applications/<str:reference>/queries/<int:key>/",
        "applications/<str:reference>/receipt/",
        "applications/<str:reference>/receipt.pdf",
        "applications/<str:reference>/copy/",
        "applications/<str:reference>/copy.pdf",
        "applications/<str:reference>/outcome/",
        "applications/<str:reference>/steps/<slug:name>/",
        "grants/<str:reference>/",
        "grants/<str:reference>/accept/",
        "grants/<str:reference>/steps/<slug:name>/",
        "grants/<str:reference>/bank/",
        "grants/<str:reference>/papers/<slug:name>/",
        "grants/<str:reference>/papers/<slug:name>.pdf",
        "reports/<str:reference>/",
        "reports/<str:reference>/sections/<int:order>/",
        "reports/<str:reference>/autosave/",
        "reports/<str:reference>/versions/<int:key>/",
        "reports/<str:reference>/check/",
        "reports/<str:reference>/submit/",
        "groups/<int:key>/policies/",
    ),
    **under(
        "portal/officers/",
        OFFICERS,
        "",
        "rounds/",
        "rounds/new/",
        "rounds/<slug:fund>/<int:number>/",
        "rounds/<slug:fund>/<int:number>/change/",
        "rounds/<slug:fund>/<int:number>/pots/new/",
        "rounds/<slug:fund>/<int:number>/decision/",
        "rounds/<slug:fund>/<int:number>/steps/<slug:name>/",
        "rounds/<slug:fund>/<int:number>/trail/",
        "commissioning/",
        "commissioning/pipeline/",
        "commissioning/services/new/",
        "commissioning/services/<str:reference>/",
        "commissioning/services/<str:reference>/start/<slug:kind>/",
        "commissioning/cycles/<str:reference>/",
        "commissioning/cycles/<str:reference>/steps/<slug:name>/",
        "commissioning/cycles/<str:reference>/plan/",
        "commissioning/cycles/<str:reference>/options/",
        "commissioning/cycles/<str:reference>/advise/",
        "commissioning/cycles/<str:reference>/change/",
        "commissioning/cycles/<str:reference>/decision/",
        "commissioning/cycles/<str:reference>/tender/",
        "commissioning/cycles/<str:reference>/gates/<int:key>/",
        "commissioning/cycles/<str:reference>/gates/<int:key>/steps/hold_evidence/",
        "commissioning/cycles/<str:reference>/gates/<int:key>/steps/<slug:name>/",
        "commissioning/contracts/<str:reference>/",
        "commissioning/contracts/<str:reference>/steps/<slug:name>/",
        "commissioning/contracts/<str:reference>/changes/<int:number>/steps/<slug:name>/",
        "commissioning/contracts/<str:reference>/concerns/<int:key>/steps/<slug:name>/",
        "commissioning/contracts/<str:reference>/items/<int:key>/",
        "commissioning/contracts/<str:reference>/items/<int:key>/done/",
        "commissioning/contracts/<str:reference>/exit/",
        "commissioning/contracts/<str:reference>/hand-over/",
        "commissioning/contracts/<str:reference>/change/",
        "commissioning/contracts/<str:reference>/concern/",
        "commissioning/tenders/<str:reference>/",
        "commissioning/tenders/<str:reference>/steps/<slug:name>/",
        "commissioning/tenders/<str:reference>/decision/",
        "commissioning/needs/",
        "commissioning/needs/new/",
        "commissioning/needs/<str:reference>/",
        "commissioning/needs/<str:reference>/refresh/",
        "commissioning/needs/<str:reference>/gaps/",
        "commissioning/needs/<str:reference>/gaps/<int:key>/",
        "commissioning/needs/<str:reference>/consultation/",
        "rounds/<slug:fund>/<int:number>/gates/",
        "rounds/<slug:fund>/<int:number>/gates/<int:key>/",
        "rounds/<slug:fund>/<int:number>/gates/<int:key>/evidence/",
        "rounds/<slug:fund>/<int:number>/gates/<int:key>/steps/hold_evidence/",
        "rounds/<slug:fund>/<int:number>/gates/<int:key>/steps/<slug:name>/",
        "rounds/<slug:fund>/<int:number>/judging/",
        "rounds/<slug:fund>/<int:number>/judging/draw/",
        "rounds/<slug:fund>/<int:number>/judging/give-out/",
        "rounds/<slug:fund>/<int:number>/contest/steps/<slug:name>/",
        "rounds/<slug:fund>/<int:number>/meetings/",
        "rounds/<slug:fund>/<int:number>/meetings/new/",
        "rounds/<slug:fund>/<int:number>/meetings/<int:key>/attendance/",
        "rounds/<slug:fund>/<int:number>/meetings/<int:key>/steps/<slug:name>/",
        "rounds/<slug:fund>/<int:number>/meetings/<int:key>/decision/",
        "applications/",
        "applications/table.csv",
        "applications/pass/",
        "applications/<str:reference>/",
        "applications/<str:reference>/answers/",
        "applications/<str:reference>/files/",
        "applications/<str:reference>/group/",
        "applications/<str:reference>/messages/",
        "applications/<str:reference>/trail/",
        "applications/<str:reference>/steps/<slug:name>/",
        "applications/<str:reference>/entry/steps/agree/",
        "applications/<str:reference>/entry/steps/<slug:name>/",
        "applications/<str:reference>/checks/",
        "applications/<str:reference>/checks/pass/",
        "applications/<str:reference>/checks/refuse/",
        "applications/<str:reference>/checks/ask/",
        "applications/<str:reference>/readers/",
        "applications/<str:reference>/readers/choose/",
        "applications/<str:reference>/readers/<int:key>/release/",
        "applications/<str:reference>/moderate/",
        "decisions/",
        "decisions/new/",
        "decisions/<str:reference>/",
        "decisions/<str:reference>/write/<slug:code>/",
        "decisions/<str:reference>/advise/",
        "decisions/<str:reference>/publish/",
        "decisions/<str:reference>/steps/<slug:name>/",
        "one-time-codes/",
        "one-time-codes/<int:key>/",
        "applications/<str:reference>/name/",
        "applications/<str:reference>/feedback/",
        "applications/<str:reference>/reserve/",
        "decisions/<str:reference>/notice/",
        "decisions/<str:reference>/notice.pdf",
        "awards/",
        "awards/<str:reference>/",
        "awards/<str:reference>/steps/<slug:name>/",
        "awards/<str:reference>/publish/",
        "awards/<str:reference>/papers/<slug:which>/",
        "awards/<str:reference>/papers/<slug:which>.pdf",
        "reports/",
        "reports/<str:reference>/",
        "reports/<str:reference>/steps/<slug:name>/",
        "reports/<str:reference>/publish/",
        "messages/",
        "messages/<int:key>/",
        "trail/<slug:app>/<slug:model>/<int:key>/",
        "rounds/<slug:fund>/<int:number>/pots/raise/",
    ),
    **under(
        "portal/assessors/",
        ASSESSORS,
        "",
        "contests/<int:key>/declare/",
        "contests/<int:key>/compare/<slug:code>/",
        "bids/<int:key>/",
        "bids/<int:key>/declare/",
        "bids/<int:key>/steps/<slug:name>/",
    ),
    **under(
        "portal/panel/",
        PANEL,
        "",
        "meetings/<slug:reference>/",
        "meetings/<slug:reference>/ranking.csv",
        "meetings/<slug:reference>/declare/",
        "meetings/<slug:reference>/attendance/",
        "meetings/<slug:reference>/steps/<slug:name>/",
        "meetings/<slug:reference>/minutes/",
        "meetings/<slug:reference>/minutes.pdf",
        "meetings/<slug:reference>/bids/<str:bid>/",
        "meetings/<slug:reference>/bids/<str:bid>/recommend/",
        "meetings/<slug:reference>/bids/<str:bid>/step-out/",
    ),
    **under(
        "portal/commissioner/",
        COMMISSIONER,
        "",
        "decisions/<str:reference>/",
        "decisions/<str:reference>/declare/",
        "decisions/<str:reference>/steps/<slug:name>/",
    ),
    **under(
        "portal/finance/",
        FINANCE,
        "",
        "bank/<int:account_id>/",
        "decisions/<str:reference>/",
        "decisions/<str:reference>/advise/",
        "decisions/<str:reference>/steps/<slug:name>/",
        "ledger/",
        "ledger/new-source/",
        "ledger/<slug:code>/receive/",
        "payments/<str:reference>/<int:number>/",
        "payments/<str:reference>/<int:number>/numbers/",
        "payments/<str:reference>/<int:number>/steps/<slug:name>/",
    ),
    **under(
        "portal/legal/",
        LEGAL,
        "",
        "interests/",
        "interests/new/",
        "interests/<int:key>/end/",
        "decisions/<str:reference>/",
        "decisions/<str:reference>/advise/",
        "decisions/<str:reference>/delegate/",
        "decisions/<str:reference>/close/<slug:code>/",
        "decisions/<str:reference>/open/<slug:code>/",
        "decisions/<str:reference>/steps/<slug:name>/",
    ),
    **under(
        "portal/providers/",
        PROVIDERS,
        "",
        "agreements/<str:reference>/",
    ),
    **under(
        "portal/auditors/",
        AUDITORS,
        "",
        "export/",
        "verify/",
        "things/<str:kind>/<int:key>/",
    ),
    **under(
        "portal/administrators/",
        ADMINISTRATORS,
        "",
        "people/",
        "people/<int:key>/",
        "people/<int:key>/give/",
        "people/<int:key>/withdraw/<slug:role>/",
        "letterhead/",
        "funds/",
        "funds/new/",
        "funds/<slug:code>/give/",
        "funds/<slug:code>/withdraw/<int:key>/",
    ),
}

# By their beginning: Wagtail's own editing screens, its documents, its page passwords.
THEIRS: dict[str, Who] = {"cms/": EDITORS, "documents/": ANYONE, "_util/": ANYONE}

# A script that saves a draft is answered 401 in JSON, not sent to a page; asked by GET, it is not there at all (405).
FOR_SCRIPTS = (
    "portal/applicants/applications/<str:reference>/autosave/",
    "portal/applicants/reports/<str:reference>/autosave/",
)
