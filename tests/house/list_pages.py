"""Every list page and the number of queries it takes, with one row or with thirty: one row a page, at most 15."""

LISTS: dict[tuple[str, str], int] = {
    ("officer", "/portal/officers/"): 22,
    ("officer", "/portal/officers/applications/"): 11,
    ("officer", "/portal/officers/rounds/"): 6,
    ("officer", "/portal/officers/forms/"): 6,
    ("officer", "/portal/officers/decisions/"): 5,
    ("officer", "/portal/officers/awards/"): 8,
    ("officer", "/portal/officers/reports/"): 6,
    ("officer", "/portal/officers/commissioning/"): 6,
    ("officer", "/portal/officers/commissioning/pipeline/"): 5,
    ("officer", "/portal/officers/commissioning/needs/"): 6,
    ("officer", "/portal/officers/delivery/"): 9,
    ("officer", "/portal/officers/messages/"): 6,
    ("lead", "/portal/applicants/"): 10,
    ("lead", "/portal/account/messages/"): 4,
    ("provider", "/portal/providers/tenders/"): 4,
    ("assessor", "/portal/assessors/"): 5,
    ("panel_chair", "/portal/panel/"): 5,
    ("commissioner", "/portal/commissioner/"): 6,
    ("finance", "/portal/finance/"): 11,
    ("finance", "/portal/finance/ledger/"): 6,
    ("legal", "/portal/legal/"): 6,
    ("legal", "/portal/legal/changes/"): 5,
    ("legal", "/portal/legal/interests/"): 5,
    ("administrator", "/portal/administrators/people/"): 6,
    ("auditor", "/portal/auditors/"): 7,
    ("csp_lead", "/funds/"): 6,
}

# Not a list but several of them on one page.
DESKS = {("officer", "/portal/officers/")}
