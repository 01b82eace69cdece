"""A template: the form drawn as it looks, and what each of its cells means."""

from typing import Any

from registry.kinds import Kind
from registry.kinds.template import TemplateType
from registry_web.drawing import form
from registry_web.page import Page
from registry_web.record import Record
from registry_web.things import period_names, things, who


def shown(page: Page, record: Record) -> dict[str, Any]:
    """What its page works with."""
    content = record.content
    return {
        "type": TemplateType(content["template_type"]),
        "issuer": who(page, content["issuer"]),
        "submitted_by": [who(page, one) for one in content.get("submitted_by", ())],
        "periods": period_names(page, content["frequencies"]),
        "regimes": things(page, Kind.REGIME, content.get("regimes")),
        "drawn": form.drawn(content),
        "cells": form.cells(page, content),
    }
