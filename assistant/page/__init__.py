"""What the page shows: the chat, Markdown, HTML and CSV, without any user interface library."""

from assistant.page.chat import Chat
from assistant.page.csv_folder import CsvFolder
from assistant.page.fragments import badges_html, error_html, footer_html, parameters_text, tables_html
from assistant.page.frames import answer_frames
from assistant.page.grid import rows_html
from assistant.page.live import Live
from assistant.page.message import answer_markdown, evidence_html
from assistant.page.note import note_html
from assistant.page.rows_csv import rows_csv
from assistant.page.signed_in import forging_warning, signed_in

__all__ = [
    "Chat",
    "CsvFolder",
    "Live",
    "answer_frames",
    "answer_markdown",
    "badges_html",
    "error_html",
    "evidence_html",
    "footer_html",
    "forging_warning",
    "note_html",
    "parameters_text",
    "rows_csv",
    "rows_html",
    "signed_in",
    "tables_html",
]
