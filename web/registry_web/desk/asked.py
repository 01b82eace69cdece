"""A decision as a form of the desk says it, and the command it stands for."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from registry.commands import decide
from registry.commands.offering import RISES, Decision
from registry.commands.work import Work
from registry.errors import Complaint, Invalid
from registry.kinds.reading import Key
from registry.versions.status import Status
from registry.words import Words
from registry_web.desk.sent import Form

TEXTS = ("document", "reason", "valid_to", "status")
"""The fields of one line."""
_CHOSEN = "successor-"
_TOO = "predecessor-"


class Asked(NamedTuple):
    """A decision as the form says it."""

    decision: Decision
    key: Key
    number: str
    edition: int
    texts: dict[str, str]
    successors: tuple[Key, ...] = ()
    too: tuple[tuple[Key, int], ...] = ()
    """What is superseded together with it, each with the edition that was read."""

    @property
    def editions(self) -> dict[Key, int]:
        """Every record it is about, with the edition that was read."""
        return {self.key: self.edition, **dict(self.too)}

    def command(self, work: Work) -> int:
        """Carry it out; answers the revision."""
        return _COMMANDS[self.decision](work, self)


def read(decision: Decision, key: Key, form: Form) -> Asked:
    """What the form says of a decision about a record."""
    names = [name.removeprefix(_CHOSEN) for name in form.texts if name.startswith(_CHOSEN)]
    return Asked(
        decision=decision,
        key=key,
        number=form["number"],
        edition=int(form["edition"]) if form["edition"].isdigit() else 0,
        texts={name: form[name] for name in TEXTS},
        successors=tuple(Key(key.kind, name) for name in names),
        too=tuple(_too(key, form)),
    )


def _too(key: Key, form: Form) -> Iterator[tuple[Key, int]]:
    """The other records that are superseded, if they are ticked, with what was read of each."""
    for name, value in form.texts.items():
        if name.startswith(_TOO) and value.isdigit():
            yield Key(key.kind, name.removeprefix(_TOO)), int(value)


def _rise(work: Work, asked: Asked) -> int:
    return decide.give_status(
        work,
        asked.key,
        asked.number,
        RISES[asked.decision],
        document=asked.texts["document"],
        edition=asked.edition,
    )


def _repair(work: Work, asked: Asked) -> int:
    given = asked.texts["status"]
    if given not in set(Status):
        raise _invalid("status", _NO_STATUS)
    reason = asked.texts["reason"]
    return decide.repair_status(
        work, asked.key, asked.number, Status(given), reason=reason, edition=asked.edition
    )


def _supersede(work: Work, asked: Asked) -> int:
    editions = asked.editions
    reason = asked.texts["reason"]
    return decide.supersede(
        work, tuple(editions), asked.successors, reason=reason, editions=editions
    )


def _retire(work: Work, asked: Asked) -> int:
    try:
        last = date.fromisoformat(asked.texts["valid_to"])
    except ValueError:
        raise _invalid("valid_to", _NO_DAY) from None
    return decide.retire(work, asked.key, last, reason=asked.texts["reason"], edition=asked.edition)


def _void(work: Work, asked: Asked) -> int:
    reason = asked.texts["reason"]
    return decide.void(work, asked.key, asked.number, reason=reason, edition=asked.edition)


def _invalid(name: str, said: Words) -> Invalid:
    return Invalid(said, (Complaint(f"/{name}", "missing", said),))


_COMMANDS: dict[Decision, Callable[[Work, Asked], int]] = {
    Decision.QUALIFY: _rise,
    Decision.STANDARD: _rise,
    Decision.REPAIR: _repair,
    Decision.SUPERSEDE: _supersede,
    Decision.RETIRE: _retire,
    Decision.VOID: _void,
}

_NO_STATUS = Words("Hãy chọn trạng thái đúng.", "Choose the right status.")
_NO_DAY = Words("Hãy nêu ngày cuối cùng có hiệu lực.", "Say the last day it is in force.")
