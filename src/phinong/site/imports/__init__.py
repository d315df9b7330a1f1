"""Ties from a spreadsheet: read, checked row by row, shown, and only then saved."""
