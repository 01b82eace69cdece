"""What every item is called by others: an index from each such name to who ever bore it.

It only grows: whether an item bears the name on a day is asked of the version in force that day.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple, cast

from registry.catalogue.catalogue import Catalogue
from registry.catalogue.version import Version
from registry.kinds.kind import Kind
from registry.kinds.reading import Key
from registry.words import Term


class Means(Term):
    """What a name was recognised as."""

    CODE = "code", "Mã trong danh mục", "Code in this registry"
    URN = "urn", "Tên URN", "URN"
    NATIONAL_CODE = "national_code", "Mã số chỉ tiêu quốc gia", "National indicator code"
    FORM_NUMBER = "form_number", "Ký hiệu biểu", "Form number"
    IDENTIFIER = "identifier", "Mã định danh cơ quan", "Identifier of a body"
    NUMBER = "number", "Số, ký hiệu văn bản", "Number of a legal instrument"


class Name(NamedTuple):
    """A name an item bears, and in which list or scheme it means that."""

    value: str
    means: Means
    scheme: str | None = None


class Bearer(NamedTuple):
    """An item that bears a name, or did."""

    key: Key
    means: Means
    scheme: str | None


def bearers(catalogue: Catalogue, text: str) -> tuple[Bearer, ...]:
    """Every item that any of its versions calls so."""
    return _index(catalogue).get(folded(text), ())


def names_of(version: Version) -> Iterator[Name]:
    """The names a version bears, its code apart."""
    content = version.content
    if version.key.kind is Kind.BODY:
        for one in content.get("identifiers", ()):
            yield Name(one["value"], Means.IDENTIFIER, one["scheme"])
    elif version.key.kind is Kind.INDICATOR:
        for one in content.get("national_codes", ()):
            yield Name(one["value"], Means.NATIONAL_CODE, one.get("instrument"))
    elif version.key.kind is Kind.TEMPLATE and content.get("form_number"):
        yield Name(content["form_number"], Means.FORM_NUMBER)
    elif version.key.kind is Kind.INSTRUMENT:
        yield Name(content["number"], Means.NUMBER)


def folded(text: str) -> str:
    """A name without what people write differently: case, spaces, *Biểu số* before a number."""
    plain = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return _FORM.sub("", plain) or plain


_FORM = re.compile(r"^(biểu|mẫu)( mẫu| biểu)?( số)?( ?:)? (?=\S)")

_Index = dict[str, tuple[Bearer, ...]]


def _index(catalogue: Catalogue) -> _Index:
    """The index at the catalogue's revision: carried on from the last one by what changed since."""
    kept = catalogue.shared.setdefault("names", (0, {}))
    at, index = cast(tuple[int, _Index], kept)
    if at < catalogue.revision:
        for key in _touched(catalogue, at):
            for version in catalogue.items.get(key, ()):
                _add(index, version)
        catalogue.shared["names"] = (catalogue.revision, index)
    return index


def _touched(catalogue: Catalogue, since: int) -> set[Key]:
    if since == 0:
        return set(catalogue.items)
    lines = catalogue.log(since, catalogue.revision - since)
    return {Key(Kind(one.kind), one.code) for one in lines if one.kind and one.code}


def _add(index: _Index, version: Version) -> None:
    key = version.key
    found = [Name(key.code, Means.CODE), *names_of(version)]
    for name in found:
        bearer, under = Bearer(key, name.means, name.scheme), folded(name.value)
        there = index.get(under, ())
        if bearer not in there:
            index[under] = (*there, bearer)
