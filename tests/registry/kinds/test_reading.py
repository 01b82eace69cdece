"""What marks say of given content."""

from registry.kinds.body import Body
from registry.kinds.reading import facet, facets


def test_a_facet_within_a_list_carries_the_list_in_its_value() -> None:
    regions = [
        {"codelist": "CL_VUNG_2021", "code": "DBSH"},
        {"codelist": "CL_VUNG_2025", "code": "DBSH"},
    ]
    given = {"names": {"vi": "Hà Nội"}, "body_type": "city", "regions": regions}

    both = ("CL_VUNG_2021:DBSH", "CL_VUNG_2025:DBSH")
    assert facet(Body, given, "region") == both
    assert facets(Body, given)["region"] == both
