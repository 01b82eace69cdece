"""A principal: a person or program that may change the catalogue, and in which role."""

from dataclasses import dataclass

from registry.words import Term


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
