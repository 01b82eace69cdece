"""The interface of every record, and the type of each kind."""

from datetime import date
from typing import Any

import strawberry

from registry.kinds import MODELS, Content, Kind
from registry.kinds.provenance import Provenance
from registry.kinds.urn import urn
from registry.versions.status import Status
from registry.versions.validity import Basis
from registry_graphql.clocks import Info
from registry_graphql.contents import content_fields, part_type
from registry_graphql.entities import KEYS
from registry_graphql.facts import facts_about_field, make_facts
from registry_graphql.ids import id_of
from registry_graphql.log import line_type
from registry_graphql.making import Fields, field, make_interface, make_type
from registry_graphql.own import OWN
from registry_graphql.scalars import Instant, Json
from registry_graphql.seen import Fact, Part, Record
from registry_graphql.shells import FACT, FACTS, KINDS, LINE, NODE, RECORD
from registry_graphql.terms import enumeration
from registry_graphql.timelines import history_fields, timeline_fields
from registry_graphql.uses import back_fields, reference_fields
from registry_graphql.wordtypes import Lang, Language, WordsType, in_language

_DAY: Any = date
_ID = "Định danh — A global id, for `node` and caches; opaque. Other clocks give another id."
_NODE = "Đối tượng có định danh — Anything with a global id (Relay)."
_RECORD = "Bản ghi — A version of an item, as of both clocks, with all that surrounds its content."
_COMMON = frozenset(Content.model_fields)


def make_records() -> None:
    """Make the interfaces and the type of each kind."""
    make_interface(NODE, {"id": field(strawberry.ID, _ID, _id)}, _NODE)
    NODE.resolve_type = RECORD.resolve_type = FACT.resolve_type = type_name_of
    make_interface(RECORD, {**_common(), **timeline_fields(RECORD)}, _RECORD)
    make_facts()
    line_type()
    for kind, bare in KINDS.items():
        model = MODELS[kind]
        said = f"{kind.words.vi} — {' '.join((model.__doc__ or '').split())}"
        fields = {
            **content_fields(model, without=_COMMON),
            **timeline_fields(bare),
            **back_fields(kind),
            **OWN.get(kind, dict)(),
        }
        bare.is_type_of = _is_of(kind)
        make_type(bare, fields, said, keys=KEYS)


def _common() -> Fields:
    return {
        "kind": field(
            enumeration(Kind), "Loại — What it is.", lambda root: root.version.key.kind.value
        ),
        "code": field(str, "Mã — Its code, for ever.", lambda root: root.version.key.code),
        "key": field(
            str, "Khóa — Kind and code: `indicator:KTXH-099`.", lambda root: str(root.version.key)
        ),
        "urn": field(
            str,
            "Tên toàn cầu — The version's name, valid anywhere (RFC 8141).",
            lambda root: urn(root.version.key, str(root.version.number)),
        ),
        "name": field(str, "Tên — Its name in a language.", _name),
        **content_fields(Content),
        "version": field(
            str, "Phiên bản — The version's number.", lambda root: str(root.version.number)
        ),
        "status": field(
            enumeration(Status),
            "Trạng thái đăng ký — How far it has come in registration, as known then.",
            lambda root: root.resolved.status.value,
        ),
        "status_words": field(
            WordsType,
            "Trạng thái đăng ký — Its registration status. In words.",
            lambda root: root.resolved.status.words,
        ),
        "valid_from": field(
            _DAY | None,
            "Có hiệu lực từ — First day in force; absent: since before the records begin.",
            lambda root: root.resolved.first,
        ),
        "valid_to": field(
            _DAY | None,
            "Có hiệu lực đến — Last day in force, really: by its end or by the next version.",
            lambda root: root.resolved.last,
        ),
        "validity_basis": field(
            enumeration(Basis),
            "Căn cứ của ngày hiệu lực — How the first day is known.",
            lambda root: root.version.validity.basis.value,
        ),
        "in_force": field(
            bool,
            "Đang có hiệu lực — Whether it is in force on the day asked about. False: a reference "
            "to what has ended or not yet begun, or a version asked for by its number.",
            lambda root: root.is_in_force,
        ),
        "provenance": field(
            part_type(Provenance),
            "Nguồn gốc — Where it comes from and how sure it is.",
            lambda root: Part(root.view, root.version.provenance),
        ),
        "digest": field(
            str,
            "Mã băm — SHA-256 over the canonical JSON of its content.",
            lambda root: f"sha256:{root.version.digest}",
        ),
        "content": field(
            Json,
            "Nội dung — The whole content, in the names of REST: what the digest is over.",
            lambda root: root.content,
        ),
        **history_fields(),
        **reference_fields(),
        "facts": facts_about_field(),
        "revision": field(
            int, "Dòng nhật ký — The revision that recorded it.", lambda root: root.version.revision
        ),
        "recorded_at": field(
            Instant, "Ghi lúc — When it was recorded.", lambda root: root.version.instant
        ),
        "recorded_by": field(str, "Người ghi — Who recorded it.", lambda root: root.version.actor),
        "voided_at_revision": field(
            int | None,
            "Bị hủy ở dòng — The revision from which it counts no more; absent: it counts.",
            lambda root: root.version.voided,
        ),
    }


def _is_of(kind: Kind) -> Any:
    return lambda obj, _info: isinstance(obj, Record) and obj.version.key.kind is kind


def _id(root: Any, info: Info) -> str:
    return id_of(root, info.context)


def _name(root: Record, lang: Lang = Language.VI) -> str:
    return in_language(root.content["names"], lang)


def type_name_of(obj: Any, _info: Any, _abstract: Any) -> str:
    """The GraphQL type of what stands behind an interface."""
    if isinstance(obj, Record):
        return str(KINDS[obj.version.key.kind].__name__)
    if isinstance(obj, Fact):
        return str(FACTS[obj.fact.type].__name__)
    return str(LINE.__name__)
