"""Vietnamese text made comparable: pure functions from text to text, the same for both sides.

A text goes ``clean`` → ``words`` → ``normal_numbers`` → ``fold`` → ``bigrams``; a query the same
way, with ``decode_query`` before the numbers. Nothing here raises on any text, and the time is
linear in its length.
"""

from registry.search.text.agreement import Agreement, agreement
from registry.search.text.bigrams import bigrams
from registry.search.text.document_types import DocumentType
from registry.search.text.documents import Document, asked_documents, cited_documents
from registry.search.text.folding import Folded, clean, fold, fold_with_offsets
from registry.search.text.glue import glue, without
from registry.search.text.numbers import normal_numbers
from registry.search.text.phonotactics import is_marked_syllable, is_syllable
from registry.search.text.syllables import Word, placed, syllables, words
from registry.search.text.telex import decoded
from registry.search.text.tones import accent_key, merge_i_y, spelled
from registry.search.text.typed_query import Reading, decode_query

__all__ = [
    "Agreement",
    "Document",
    "DocumentType",
    "Folded",
    "Reading",
    "Word",
    "accent_key",
    "agreement",
    "asked_documents",
    "bigrams",
    "cited_documents",
    "clean",
    "decode_query",
    "decoded",
    "fold",
    "fold_with_offsets",
    "glue",
    "is_marked_syllable",
    "is_syllable",
    "merge_i_y",
    "normal_numbers",
    "placed",
    "spelled",
    "syllables",
    "without",
    "words",
]
