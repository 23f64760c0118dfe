"""What can be found: one document for each public page, and the words that stand in them."""

from django.db import models

from .typed import LONGEST_WORD


class SearchDoc(models.Model):
    """One public page as the search knows it. It says nothing that the page does not.

    The index itself (FTS5 or tsvector) hangs on this table and is put up after every migrate: index.py.
    """

    address = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    dated = models.DateField(null=True, blank=True)
    title_words = models.TextField(blank=True)  # cut up by typed.py
    words = models.TextField(blank=True)
    publication = models.OneToOneField(
        "records.Publication", models.PROTECT, null=True, blank=True, related_name="search_doc"
    )

    class Meta:
        indexes = [models.Index(fields=["kind"], name="cms_search_by_kind")]

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word that stands in some document, to be offered when one is mistyped."""

    word = models.CharField(max_length=LONGEST_WORD, unique=True)
    first = models.CharField(max_length=1)
    size = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["first", "size"], name="cms_search_word_near")]

    def __str__(self) -> str:
        return self.word
