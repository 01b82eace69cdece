"""Digitization on one screen: gathered once, then shown as a page, on paper and as a workbook."""
