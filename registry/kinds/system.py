"""Information system or database (hệ thống thông tin, cơ sở dữ liệu) in and around reporting."""

from typing import Annotated

from registry.kinds.codes import BodyCode
from registry.kinds.content import Content, Line, Text
from registry.kinds.marks import Facet, Label, Responsible, Searched


class System(Content):
    """A system that carries reports or feeds them. Whether it is linked is told by facts."""

    system_type: Annotated[Line, Label("Loại hệ thống", "Type of system"), Facet("system_type")]
    """reporting_hub, federation, portal, exchange, national_database, statistics …"""
    owner: Annotated[
        BodyCode | None, Label("Cơ quan chủ quản", "Owner"), Facet("owner"), Responsible()
    ] = None
    """The body that owns it."""
    role: Annotated[
        Text | None, Label("Vai trò trong báo cáo", "Role in reporting"), Searched()
    ] = None
    """What it does for reporting."""
