"""What the page shows of an answer: Markdown, HTML and CSV, without any user interface library."""

from assistant.page.fragments import badges_html, error_html, footer_html, parameters_text, tables_html
from assistant.page.grid import rows_html
from assistant.page.live import Live
from assistant.page.rows_csv import rows_csv

__all__ = [
    "Live",
    "badges_html",
    "error_html",
    "footer_html",
    "parameters_text",
    "rows_csv",
    "rows_html",
    "tables_html",
]
