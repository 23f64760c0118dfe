"""The index of each database: FTS5 on SQLite, tsvector on PostgreSQL. Words come cut up, so none is an operator."""

from typing import Any, Protocol

Query = tuple[str, list[Any]]


class Engine(Protocol):
    """What an index must do."""

    PUT_UP: tuple[str, ...]

    def matching(self, words: list[str]) -> Query:
        """SQL of the keys of documents that hold every word, the last of them perhaps half typed."""
        ...

    def ranked(self, words: list[str], most: int) -> Query:
        """The same, best first, `most` at most."""
        ...


class Fts5:
    """SQLite: an index of external content, kept by triggers."""

    _NEW = "INSERT INTO cms_search(rowid, title_words, words) VALUES (new.id, new.title_words, new.words);"
    _OLD = (
        "INSERT INTO cms_search(cms_search, rowid, title_words, words) "
        "VALUES ('delete', old.id, old.title_words, old.words);"
    )
    PUT_UP: tuple[str, ...] = (
        "CREATE VIRTUAL TABLE IF NOT EXISTS cms_search USING fts5(title_words, words, content='cms_searchdoc', "
        "content_rowid='id', tokenize='porter unicode61')",
        "DROP TRIGGER IF EXISTS cms_search_new",
        "DROP TRIGGER IF EXISTS cms_search_gone",
        "DROP TRIGGER IF EXISTS cms_search_changed",
        f"CREATE TRIGGER cms_search_new AFTER INSERT ON cms_searchdoc BEGIN {_NEW} END",
        f"CREATE TRIGGER cms_search_gone AFTER DELETE ON cms_searchdoc BEGIN {_OLD} END",
        f"CREATE TRIGGER cms_search_changed AFTER UPDATE ON cms_searchdoc BEGIN {_OLD} {_NEW} END",
    )

    def matching(self, words: list[str]) -> Query:
        """Each word between quotation marks, so that AND, OR and NEAR are words."""
        return "SELECT rowid FROM cms_search WHERE cms_search MATCH %s", [self._match(words)]

    def ranked(self, words: list[str], most: int) -> Query:
        """A word of the title counts ten times."""
        sql = "SELECT rowid FROM cms_search WHERE cms_search MATCH %s ORDER BY bm25(cms_search, 10, 1), rowid DESC"
        return f"{sql} LIMIT {most:d}", [self._match(words)]

    def _match(self, words: list[str]) -> str:
        return " ".join([*(f'"{word}"' for word in words[:-1]), *(f'"{word}"*' for word in words[-1:])])


class TsVector:
    """PostgreSQL: a generated column with a GIN index."""

    PUT_UP: tuple[str, ...] = (
        "ALTER TABLE cms_searchdoc ADD COLUMN IF NOT EXISTS found tsvector GENERATED ALWAYS AS "
        "(setweight(to_tsvector('english'::regconfig, title_words), 'A') || "
        "to_tsvector('english'::regconfig, words)) STORED",
        "CREATE INDEX IF NOT EXISTS cms_search_found ON cms_searchdoc USING gin (found)",
    )

    def matching(self, words: list[str]) -> Query:
        """Letters and figures only, so that to_tsquery reads no operator but ours."""
        return "SELECT id FROM cms_searchdoc WHERE found @@ to_tsquery('english', %s)", [self._match(words)]

    def ranked(self, words: list[str], most: int) -> Query:
        """By the standard rank; the title weighs most."""
        sql = (
            "SELECT id FROM cms_searchdoc, to_tsquery('english', %s) asked WHERE found @@ asked "
            "ORDER BY ts_rank(found, asked) DESC, id DESC"
        )
        return f"{sql} LIMIT {most:d}", [self._match(words)]

    def _match(self, words: list[str]) -> str:
        return " & ".join([*(f"'{word}'" for word in words[:-1]), *(f"'{word}':*" for word in words[-1:])])


ENGINES: dict[str, Engine] = {"sqlite": Fts5(), "postgresql": TsVector()}
