"""Tables as files: CSV, and a workbook for Excel and its like. No cell of anybody's is ever read as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import xlsxwriter

from .tables import Cell, Table

FORMULA = tuple("=+-@\t\r\n|%＝＋－＠")  # noqa: RUF001 (some programs take the wide ones too)
WIDEST = 60
NARROWEST = 12


def as_csv(table: Table) -> str:
    """With a byte order mark, by which Excel knows that it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(harmless(column) for column in table.columns)
    writer.writerows([harmless(cell) for cell in row] for row in table.rows)
    return f"\ufeff{text.getvalue()}"


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: a text that looks like one gets an apostrophe in front."""
    looks = isinstance(cell, str) and (cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA))
    return f"'{cell}" if looks else cell


def as_workbook(tables: Iterable[Table], title: str) -> bytes:
    """One sheet for each table, with its columns' names fixed at the top. Texts are stored as texts."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for table in tables:
        sheet = book.add_worksheet(table.title)
        sheet.freeze_panes(1, 1)
        for at, column in enumerate(table.columns):
            sheet.write_string(0, at, column, head)
            sheet.set_column(at, at, _width(table, at))
        for line, row in enumerate(table.rows, start=1):
            for at, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(line, at, cell, wrap)
                else:
                    sheet.write_number(line, at, cell, wrap)
    book.close()
    return file.getvalue()


def _width(table: Table, at: int) -> int:
    longest = max((len(str(row[at])) for row in table.rows), default=0)
    return max(NARROWEST, min(WIDEST, longest + 2))
