"""SQL that a question brings along: mended by the rules, its unknown names filled in by the model."""

from assistant.given_sql.blanks import Blanks
from assistant.given_sql.given import Given, given_sql, words_beside
from assistant.given_sql.template import Template, longest, templates

__all__ = ["Blanks", "Given", "Template", "given_sql", "longest", "templates", "words_beside"]
