"""The catalogue in other people's formats: NDJSON, CSV, XLSX, and one zip of everything.

What goes out can come back in: without loss, with every fault named by file, row and column.
"""
