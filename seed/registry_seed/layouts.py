"""The columns of each data file: which there are, which may not be empty, which tell rows apart."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """What one file must look like."""

    file: str
    columns: tuple[str, ...]
    """All its columns; neither fewer nor more, in any order."""
    filled: tuple[str, ...]
    """Columns that may not be empty."""
    key: tuple[str, ...] = ()
    """Columns that together are unique."""
    family: str = ""
    """Files of one family share their keys: a unit is not given in two files."""


def _layout(file: str, filled: str, other: str = "", *, key: str = "", family: str = "") -> Layout:
    always = tuple(filled.split())
    columns = (*always, *other.split())
    return Layout(file, columns, always, tuple(key.split()), family or file)


_CODELISTS = {
    "filled": "codelist_id code name_vi name_en sort provenance source_ref",
    "other": "parent_code sdmx_code valid_from valid_to note",
    "key": "codelist_id code",
    "family": "codelists",
}
_UNITS = {
    "filled": "id name_vi symbol_vi name_en quantity sdmx_unit_mult",
    "other": "unece_rec20 ucum base_unit factor_to_base iso4217 sdmx_unit note",
    "key": "id",
    "family": "units",
}
_INSTRUMENTS = {
    "filled": "number type title_vi issuer status_note provenance",
    "other": "issued_date effective_date supersedes",
}

LAYOUTS: tuple[Layout, ...] = (
    _layout("codelists.csv", **_CODELISTS),
    _layout("codelists_added.csv", **_CODELISTS),
    _layout("codelist_names.csv", "codelist_id name_vi name_en", "note", key="codelist_id"),
    _layout("fields_added.csv", "codelist_id name_vi name_en", key="codelist_id name_vi"),
    _layout(
        "search_terms.csv",
        "kind term meaning direction condition provenance",
        "note",
        key="term meaning",
    ),
    _layout("units_of_measure.csv", **_UNITS),
    _layout("units_added.csv", **_UNITS),
    _layout(
        "periods.csv",
        "id name_vi name_en regex",
        "sdmx_freq iso8601_duration example alternative_notations example_start example_end"
        " cutoff_nd09_2019 note",
        key="id",
    ),
    _layout("legal_instruments.csv", **_INSTRUMENTS),
    _layout("legal_instruments_added.csv", **_INSTRUMENTS),
    _layout(
        "bodies.csv",
        "id name_vi name_en kind provenance source_ref",
        "code abbreviation parent_id gso_code valid_from valid_to code_provenance aliases note",
        key="id",
    ),
    _layout(
        "regions_membership.csv",
        "scheme region_code region_name_vi province_id provenance source_ref",
        "valid_from valid_to",
        key="scheme province_id",
    ),
    _layout("parties.csv", "text", "body group note", key="text"),
    _layout(
        "body_succession.csv",
        "predecessor_id successor_id date kind provenance",
        "legal_basis note",
        key="predecessor_id successor_id date",
    ),
    _layout(
        "systems.csv",
        "id name_vi name_en owner_id kind role_in_reporting provenance source_ref",
        "connected connected_date valid_from valid_to notes",
        key="id",
    ),
    _layout("systems_vi.csv", "id role_vi", key="id"),
    _layout("translations.csv", "vi", "en", key="vi en"),
    _layout(
        "connections_2021.csv",
        "body_id name_vi kind connected as_of provenance",
        "notes",
        key="body_id as_of",
    ),
    _layout(
        "indicators.csv",
        "seq code name_vi name_en group_vi unit_vi periodicity responsible_body key_2021"
        " provenance source_ref",
        "national_code disaggregations_vi definition_vi method_vi data_sources_vi"
        " coordinating_bodies",
        key="code",
    ),
    _layout(
        "disaggregations.csv",
        "text",
        "indicators codelist body_types periods price_bases note",
        key="text indicators",
    ),
    _layout(
        "regimes.csv",
        "seq code name_vi name_en kind field_vi lead_body reporting_bodies_vi recipient_vi"
        " frequency cutoff_rule deadline_vi admin_levels submission_method_vi legal_basis"
        " electronic_2021 provenance source_ref",
        key="code",
    ),
    _layout(
        "templates.csv",
        "code name_vi name_en kind frequency issuing_body legal_basis submitted_by_vi"
        " provenance source_ref",
        "form_number regime_codes",
        key="code",
    ),
    _layout(
        "template_fields.csv",
        "template_code order field_id label_vi role datatype required",
        "section_vi indicator_code codelist_id unit_vi min max formula note",
        key="template_code field_id",
    ),
    _layout(
        "collections.csv",
        "code name_vi name_en member_kind provenance",
        "rule expected_count legal_basis note",
        key="code",
    ),
    _layout(
        "collection_members.csv",
        "collection member_code evidence",
        "source_ref note",
        key="collection member_code",
    ),
    _layout(
        "tallies.csv",
        "metric date_precision numerator provenance",
        "scope as_of denominator definition_vi source_ref note",
    ),
    _layout(
        "targets.csv",
        "id metric due provenance",
        "scope share_percent count of responsible_body legal_basis source_ref",
        key="id",
    ),
)
