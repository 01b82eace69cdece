"""A principal: a person or program that may change the catalogue, and in which role."""

from dataclasses import dataclass

from registry.words import Term, Words


class Role(Term):
    """What a principal is for. Reading needs none of them."""

    READER = "reader", "Người tra cứu", "Reader"
    STEWARD = "steward", "Cán bộ đầu mối của cơ quan", "Steward of a body"
    REGISTRAR = "registrar", "Cán bộ đăng ký (VPCP)", "Registrar"
    ADMIN = "admin", "Quản trị", "Administrator"


@dataclass(frozen=True)
class Principal:
    """Who acts. ``body`` is the code of the body a steward stands for."""

    name: str
    role: Role
    body: str | None = None


ANONYMOUS = Principal("anonymous", Role.READER)
"""Anyone who comes without a token."""

SEEDER = "registry seed"
IMPORTER = "registry import"
RECORDER = "registry facts"

_COMMANDS = {
    SEEDER: Words("nạp dữ liệu ban đầu", "initial load"),
    IMPORTER: Words("nhập tệp bằng lệnh", "import by command"),
    RECORDER: Words("ghi sự kiện bằng lệnh", "facts by command"),
}
"""How commands sign the log where no person is named, and what a reader calls them."""


def actor_words(name: str) -> Words:
    """Who wrote a line of the log, as a person reads it: a name, or the command that signed."""
    return _COMMANDS.get(name, Words(name, name))
