"""Addresses of the forms, under /portal/officers/forms/."""

from django.urls import path

from . import building, comparing, lists, printing, publishing, trying

VERSION = "forms/<slug:code>/<int:number>/"

of_forms = [
    path("forms/", lists.index, name="forms"),
    path("forms/<slug:code>/draft/", lists.draft, name="form_draft"),
    path(VERSION, building.show, name="form_version"),
    path(f"{VERSION}change/", building.change, name="form_change"),
    path(f"{VERSION}move/", building.move, name="form_move"),
    path(f"{VERSION}sections/new/", building.new_section, name="form_section_new"),
    path(f"{VERSION}sections/<int:key>/", building.section, name="form_section"),
    path(f"{VERSION}sections/<int:key>/remove/", building.remove_section, name="form_section_remove"),
    path(f"{VERSION}sections/<int:key>/questions/new/", building.new_question, name="form_question_new"),
    path(f"{VERSION}questions/<slug:question>/", building.question, name="form_question"),
    path(f"{VERSION}questions/<slug:question>/remove/", building.remove_question, name="form_question_remove"),
    path(f"{VERSION}compare/", comparing.show, name="form_compare"),
    path(f"{VERSION}try/", trying.show, name="form_try"),
    path(f"{VERSION}publish/", publishing.publish, name="form_publish"),
    path(f"{VERSION}discard/", publishing.discard, name="form_discard"),
    path(f"{VERSION}whole.pdf", printing.pdf, name="form_pdf"),
    path(f"{VERSION}whole.docx", printing.word, name="form_word"),
]
