"""Valid contents of every kind, made up by hypothesis from the shapes of the models."""

import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from registry.errors import Invalid
from registry.exchange.records import Envelope, FactRecord, Record
from registry.facts import FACTS, FactType
from registry.kinds import MODELS, Kind
from registry.kinds.content import Citation, Party
from registry.kinds.marks import CodeOf, KeyedBy, RefersTo
from registry.kinds.parsing import parse, plain
from registry.kinds.reading import Key
from registry.kinds.shape import Shape, shape_of
from registry.versions.status import Status
from registry.words import Term

CODE = "A"
"""The one code that everything generated refers to."""

LETTERS = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĐĂÂÊÔƠƯ"
SIGNS = " \n\r\t;,\\\"'=+-@·|{}[]:/_x0041_%&<>#\u2028\x85😀"
BEGINNINGS = ["=", "+", "-", "@", "'", "{}", "_x000D_", "0204", "-5", "true", "1/2/2021", "\\;", ""]


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


texts = st.one_of(
    st.builds(
        lambda beginning, rest: _clean(beginning + rest),
        st.sampled_from(BEGINNINGS),
        st.text(LETTERS + SIGNS + "abcz019", max_size=30),
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cn", "Cc")), max_size=20).map(_clean),
    st.just("Tỷ lệ; thất nghiệp\n" * 50).map(_clean),
).filter(bool)

days = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat)


def contents(kind: Kind) -> st.SearchStrategy[Any]:
    """Valid contents of a kind, as plain data without defaults."""
    return _valid(MODELS[kind], _REPAIRS.get(kind, _as_it_is))


def records(kind: Kind) -> st.SearchStrategy[list[Record]]:
    """Several records of a kind with codes of their own."""
    one = st.tuples(contents(kind), _valid(Envelope, _in_order))
    return st.lists(one, min_size=1, max_size=4).map(
        lambda pairs: [
            _record(kind, f"{CODE}{index or ''}", content, envelope)
            for index, (content, envelope) in enumerate(pairs)
        ]
    )


def facts(fact_type: FactType) -> st.SearchStrategy[FactRecord]:
    """Facts of a type."""
    made = _valid(FACTS[fact_type], lambda data: _about(fact_type, data))
    return made.map(lambda content: FactRecord(fact_type, content))


def _record(kind: Kind, code: str, content: Any, envelope: Any) -> Record:
    around = {"code": code, "version": "1.0.0", "status": Status.RECORDED.value}
    basis = "stated" if "valid_from" in envelope else "open"
    return Record(Key(kind, code), {"basis": basis, **envelope, **around}, content)


def _valid(model: Any, repair: Callable[[Any], Any]) -> st.SearchStrategy[Any]:
    def checked(data: Any) -> Any:
        try:
            return plain(parse(model, repair(data)))
        except Invalid:
            return None

    return _values(shape_of(model)).map(checked).filter(lambda data: data is not None)


def _values(shape: Shape) -> st.SearchStrategy[Any]:
    if shape.element is not None:
        key = shape.mark(KeyedBy)
        lists = st.lists(_values(shape.element), max_size=3)
        return lists.map(lambda found: _told_apart(found, key)) if key else lists
    if shape.fields:
        required = {
            name: _values(inner)
            for name, inner in shape.fields.items()
            if shape.holds.model_fields[name].is_required()
        }
        optional = {
            name: _values(inner) for name, inner in shape.fields.items() if name not in required
        }
        if shape.holds in (Party, Citation):
            filled_by: list[st.SearchStrategy[Any]] = [
                st.fixed_dictionaries(
                    {name: optional[name]},
                    optional={other: optional[other] for other in optional if other != name},
                )
                for name in sorted({*shape.holds.resolved_by, "text"})
            ]
            return st.one_of(filled_by)
        return st.fixed_dictionaries(required, optional=optional)
    return _plain_values(shape)


def _plain_values(shape: Shape) -> st.SearchStrategy[Any]:
    refers = shape.mark(RefersTo)
    if refers is not None:
        return st.just(CODE if refers.kind else f"body:{CODE}")
    if shape.mark(CodeOf) is not None or any(getattr(one, "pattern", 0) for one in shape.marks):
        return st.just(CODE)
    if issubclass(shape.holds, Term):
        return st.sampled_from(list(shape.holds)).map(str)
    return _BY_TYPE[shape.holds]


_BY_TYPE: dict[type, st.SearchStrategy[Any]] = {
    str: texts,
    bool: st.booleans(),
    int: st.integers(0, 100),
    date: days,
    Decimal: st.decimals(-(10**9), 10**9, places=3).map(str),
}


def _told_apart(found: list[Any], key: KeyedBy) -> list[Any]:
    """The elements with keys of their own, where they can be numbered."""
    seen = {}
    for index, element in enumerate(found):
        own = element[key.field]
        own = f"{own}{index or ''}" if own == CODE and key.field in ("code", "id") else own
        seen[own] = {**element, key.field: own}
    return list(seen.values())


def _as_it_is(data: Any) -> Any:
    return data


def _in_order(data: Any) -> Any:
    since, until = data.get("valid_from"), data.get("valid_to")
    if since and until and until < since:
        return {**data, "valid_from": until, "valid_to": since}
    return data


def _about(fact_type: FactType, data: Any) -> Any:
    kinds = sorted(FACTS[fact_type].subject_kinds) or [Kind.BODY]
    return {"on": "2025-03-01", **data, "subject": f"{kinds[0].value}:{CODE}"}


def _codelist(data: Any) -> Any:
    codes = [{**one, "parent": None} for one in data["codes"]]
    return {**data, "codes": codes}


def _collection(data: Any) -> Any:
    kind = data["member_kind"]
    members = [{**one, "item": f"{kind}:{CODE}"} for one in data.get("members", [])][:1]
    return {**data, "members": members}


def _template(data: Any) -> Any:
    first = data["fields"][0]["id"] if data["fields"] else None
    headers = [{**one, "parent": None} for one in data.get("headers", [])]
    under = headers[0]["id"] if headers else None
    changed = {"header": under, "formula": None, "equalities": [f"{first}+1", f"{first}-0"]}
    return {**data, "headers": headers, "fields": [{**one, **changed} for one in data["fields"]]}


_REPAIRS = {
    Kind.CODELIST: _codelist,
    Kind.COLLECTION: _collection,
    Kind.TEMPLATE: _template,
}
