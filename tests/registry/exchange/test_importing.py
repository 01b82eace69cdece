"""Files coming in: what would change, what is refused, and where."""

import io
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from python_calamine import CalamineWorkbook

import generated
from factories import Ticking, proposal, statement
from files import edited_csv, edited_workbook
from registry.access import Principal, Role
from registry.catalogue import Catalogue, View
from registry.catalogue.follower import Follower
from registry.commands.load import load
from registry.commands.work import perform
from registry.errors import Invalid
from registry.exchange.comparing import Effect, Trust
from registry.exchange.everything import write_everything
from registry.exchange.exporting import FileFormat, chosen, export, history, whole
from registry.exchange.importing import Imported, load_file
from registry.exchange.ndjson import write_ndjson
from registry.exchange.reading import read_file
from registry.exchange.restoring import restore
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.store import Store
from registry.versions.status import Status

EVERY_KIND = [one for one in FileFormat if one is not FileFormat.CSV]
"""The forms that hold several kinds."""

TODAY = date(2026, 1, 1)
ReadCatalogue = Callable[[Store], Catalogue]


@pytest.fixture
def origin(migrated_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A registry of its own to export from."""
    path = tmp_path / "origin.db"
    shutil.copy(migrated_file, path)
    made = Store(f"sqlite:///{path}", now=Ticking())
    yield made
    made.close()


def view_of(store: Store) -> View:
    follower = Follower(store)
    follower.catch_up()
    return follower.catalogue.at(TODAY)


def bring(
    store: Store, given: bytes, *, dry_run: bool = False, trust: Trust = Trust.CONTENT
) -> Imported:
    reading = read_file(given, "tệp")
    return perform(
        store,
        Follower(store),
        Principal("me", Role.ADMIN),
        lambda work: load_file(work, reading, trust=trust),
        dry_run=dry_run,
    )


def complaints(store: Store, given: bytes) -> list[tuple[str, str | None]]:
    with pytest.raises(Invalid) as refused:
        bring(store, given)
    return [(one.code, one.place) for one in refused.value.complaints]


def faults_of(store: Store, given: bytes, trust: Trust) -> list[tuple[str, str | None]]:
    try:
        bring(store, given, trust=trust)
    except Invalid as refused:
        return [(one.code, one.place) for one in refused.complaints]
    return []


def exported(store: Store, kind: Kind, file_format: FileFormat) -> bytes:
    view = view_of(store)
    return export(chosen(view, kind), file_format, view)


@pytest.mark.parametrize("file_format", EVERY_KIND)
def test_the_reference_data_go_into_an_empty_registry_and_out_again(
    seeded_catalogue: Catalogue, store: Store, catalogue_of: ReadCatalogue, file_format: FileFormat
) -> None:
    view = seeded_catalogue.at(date(2021, 7, 1))
    a_file = export(whole(view), file_format, view)

    bring(store, a_file)

    restored = catalogue_of(store).at(date(2021, 7, 1))
    assert shown(export(whole(restored), file_format, restored)) == shown(a_file)


def test_the_reference_data_brought_in_again_change_nothing(
    seeded_file: Path, seeded_catalogue: Catalogue
) -> None:
    view = seeded_catalogue.at(date(2021, 7, 1))
    a_file = export(whole(view), FileFormat.CSV_ZIP, view)

    with opened(f"sqlite:///{seeded_file}") as store:
        again = bring(store, a_file, dry_run=True)

    assert again.count(Effect.UNCHANGED) == len(again.rows) > 1_000
    assert again.facts == 0


def shown(a_file: bytes) -> object:
    """All of the file but the hidden origin, which names the revision it was made from."""
    if b"xl/workbook.xml" not in a_file:
        return a_file
    book = CalamineWorkbook.from_filelike(io.BytesIO(a_file))
    titles = [title for title in book.sheet_names if title != "_registry"]
    return {title: book.get_sheet_by_name(title).to_python() for title in titles}


def test_a_dry_run_tells_each_field_and_writes_nothing(store: Store) -> None:
    load(store, [proposal(code="a", quantity="đếm"), proposal(code="b")], actor="me")
    changed = edited_csv(
        exported(store, Kind.UNIT, FileFormat.CSV), (0, "quantity", "tiền"), (0, "symbol", "đ")
    )

    done = bring(store, changed, dry_run=True)

    first, second = done.rows
    assert (first.effect, first.before, first.number) == (Effect.CHANGED, "1.0.0", "2.0.0")
    assert [(one.pointer, one.before, one.after) for one in first.changes] == [
        ("/symbol", None, "đ"),
        ("/quantity", "đếm", "tiền"),
    ]
    assert (second.effect, store.head()) == (Effect.UNCHANGED, 2)


def test_what_the_dry_run_told_is_what_happens(store: Store) -> None:
    load(store, [proposal(code="a")], actor="me")
    changed = edited_csv(exported(store, Kind.UNIT, FileFormat.CSV), (0, "symbol", "=1+1"))
    guarded = changed.replace(b"=1+1", b"'=1+1")

    told, done = bring(store, guarded, dry_run=True), bring(store, guarded)

    assert told == done
    version = view_of(store).get(Key(Kind.UNIT, "a")).version
    assert (str(version.number), version.content["symbol"]) == ("1.0.1", "=1+1")


def test_a_new_row_is_a_new_record(quick_store: Store) -> None:
    load(quick_store, [proposal(code="a")], actor="me")
    a_file = edited_csv(
        exported(quick_store, Kind.UNIT, FileFormat.CSV),
        (0, "code", "moi"),
        (0, "version", ""),
        (0, "valid_from", "1/7/2025"),
        (0, "basis", ""),
    )

    done = bring(quick_store, a_file)

    (entry,) = quick_store.entries(since=1)
    assert done.count(Effect.NEW) == 1
    assert (entry.code, entry.valid_from, entry.basis) == ("moi", date(2025, 7, 1), "stated")


def test_semicolons_and_marks_apart_are_read_as_excel_and_macs_write_them(
    quick_store: Store,
) -> None:
    load(quick_store, [proposal(code="a", name="Tỷ lệ")], actor="me")
    text = exported(quick_store, Kind.UNIT, FileFormat.CSV).decode("utf-8-sig")
    apart = unicodedata.normalize("NFD", text.replace(",", ";"))

    done = bring(quick_store, apart.encode())

    assert done.count(Effect.UNCHANGED) == 1


def test_a_workbook_that_excel_saved_again_changes_only_what_was_edited(store: Store) -> None:
    load(store, [proposal(code="a"), proposal(code="b", sdmx_multiplier=3)], actor="me")
    a_file = exported(store, Kind.UNIT, FileFormat.XLSX)
    saved = edited_workbook(
        a_file, ("Đơn vị tính", 1, "sdmx_multiplier", 6), ("Đơn vị tính", 1, "symbol", "tr.")
    )

    done = bring(store, saved)

    assert [(row.key.code, row.effect.value) for row in done.rows] == [
        ("a", "unchanged"),
        ("b", "changed"),
    ]
    assert done.made_at == 2
    assert view_of(store).get(Key(Kind.UNIT, "b")).version.content["sdmx_multiplier"] == 6


@pytest.mark.parametrize("file_format", [FileFormat.XLSX, FileFormat.CSV])
def test_a_row_changed_here_and_there_is_refused_with_both_changes(
    store: Store, file_format: FileFormat
) -> None:
    load(store, [proposal(code="a"), proposal(code="b")], actor="me")
    a_file = exported(store, Kind.UNIT, file_format)
    load(store, [proposal(code="a", quantity="tiền"), proposal(code="b", ucum="1")], actor="other")
    edited = (
        edited_csv(a_file, (0, "symbol", "đ"))
        if file_format is FileFormat.CSV
        else edited_workbook(a_file, ("Đơn vị tính", 0, "symbol", "đ"))
    )

    with pytest.raises(Invalid) as refused:
        bring(store, edited)

    (complaint,) = refused.value.complaints
    assert complaint.code == "changed-since"
    assert "1.0.0 → 1.1.0: Đại lượng" in complaint.message.vi
    assert "Ký hiệu" in complaint.message.vi
    assert store.head() == 4


def test_a_row_the_registry_moved_on_from_and_the_file_left_alone_changes_nothing(
    quick_store: Store,
) -> None:
    load(quick_store, [proposal(code="a")], actor="me")
    a_file = exported(quick_store, Kind.UNIT, FileFormat.XLSX)
    load(quick_store, [proposal(code="a", quantity="tiền")], actor="other")

    done = bring(quick_store, a_file)

    assert (done.rows[0].effect, quick_store.head()) == (Effect.UNCHANGED, 2)


def test_a_file_of_another_registry_says_nothing_about_this_one(
    quick_store: Store, origin: Store
) -> None:
    load(origin, [proposal(code="a", quantity="tiền")], actor="me")
    load(quick_store, [proposal(code="a")], actor="me")

    done = bring(quick_store, exported(origin, Kind.UNIT, FileFormat.XLSX))

    assert (done.made_at, done.rows[0].effect) == (None, Effect.CHANGED)


def test_all_faults_are_told_at_once_with_sheet_row_and_column(quick_store: Store) -> None:
    load(
        quick_store,
        [
            proposal(Kind.CODELIST, "CL_NHOM_CHI_TIEU"),
            proposal(Kind.PERIOD, "A"),
            proposal(Kind.INDICATOR, "i1", disaggregations=[{"text": "giới tính"}]),
            proposal(Kind.INDICATOR, "i2"),
        ],
        actor="me",
    )
    a_file = edited_workbook(
        exported(quick_store, Kind.INDICATOR, FileFormat.XLSX),
        ("Chỉ tiêu", 0, "names.vi", ""),
        ("Chỉ tiêu", 0, "sequence", "ba"),
        ("Chỉ tiêu", 0, "valid_from", "hôm qua"),
        ("Chỉ tiêu", 1, "units.2.unit", "khong-co"),
        ("Chỉ tiêu - Phân tổ chủ yếu", 0, "body_types", "ministry; làng"),
    )

    assert complaints(quick_store, a_file) == [
        ("date_from_datetime_parsing", 'Chỉ tiêu, dòng 3, cột "Có hiệu lực từ" (valid_from)'),
        ("missing", 'Chỉ tiêu, dòng 3, cột "Tên › Tiếng Việt" (names.vi)'),
        ("int_parsing", 'Chỉ tiêu, dòng 3, cột "Số thứ tự" (sequence)'),
        ("enum", 'Chỉ tiêu - Phân tổ chủ yếu, dòng 3, cột "Loại cơ quan, địa phương" (body_types)'),
        ("unknown-reference", 'Chỉ tiêu, dòng 4, cột "Đơn vị tính 2 › Đơn vị tính" (units.2.unit)'),
    ]


def test_a_status_is_not_raised_by_a_file(quick_store: Store) -> None:
    load(quick_store, [proposal(code="a")], actor="me")
    a_file = edited_csv(
        exported(quick_store, Kind.UNIT, FileFormat.CSV), (0, "status", Status.STANDARD.value)
    )

    assert [code for code, _ in complaints(quick_store, a_file)] == ["status"]


@pytest.mark.parametrize(
    ("status", "trust", "codes"),
    [
        (Status.CANDIDATE, Trust.CONTENT, []),
        (Status.QUALIFIED, Trust.CONTENT, ["status"]),
        (Status.RETIRED, Trust.CONTENT, ["status"]),
        (Status.QUALIFIED, Trust.STATUS, []),
    ],
)
def test_the_status_of_a_new_record_is_believed_only_when_asked_to(
    quick_store: Store, status: Status, trust: Trust, codes: list[str]
) -> None:
    load(quick_store, [proposal(code="a")], actor="me")
    a_file = edited_csv(
        exported(quick_store, Kind.UNIT, FileFormat.CSV), (0, "code", "b"), (0, "status", status)
    )

    assert [one for one, _ in faults_of(quick_store, a_file, trust)] == codes


def test_a_candidate_is_not_published_by_a_file(quick_store: Store) -> None:
    load(quick_store, [proposal(code="a", status=Status.CANDIDATE)], actor="me")
    a_file = edited_csv(exported(quick_store, Kind.UNIT, FileFormat.CSV), (0, "status", "recorded"))

    assert [code for code, _ in complaints(quick_store, a_file)] == ["status"]
    assert quick_store.head() == 1


def test_a_retired_record_is_not_changed_by_a_file(quick_store: Store) -> None:
    load(quick_store, [proposal(code="a", status=Status.RETIRED)], actor="me")
    a_file = edited_csv(exported(quick_store, Kind.UNIT, FileFormat.CSV), (0, "symbol", "đ"))

    assert [code for code, _ in complaints(quick_store, a_file)] == ["status"]


def test_facts_come_in_once(store: Store) -> None:
    load(store, [], [statement(FactType.TALLY, metric="m", numerator=1)], actor="me")
    view = view_of(store)
    a_file = export(whole(view), FileFormat.CSV, view)

    again = bring(store, a_file)
    more = bring(store, edited_csv(a_file, (0, "numerator", "2")))

    assert (again.facts, more.facts) == (0, 1)


def test_a_fact_that_was_voided_since_is_not_brought_back(store: Store) -> None:
    load(store, [], [statement(FactType.TALLY, metric="m", numerator=1)], actor="me")
    view = view_of(store)
    before = export(whole(view), FileFormat.NDJSON, view)
    with store.write("me") as writing:
        writing.void_fact(1, "sai")

    done = bring(store, before)

    assert (done.facts, store.head()) == (0, 2)


def test_several_versions_of_an_item_go_out_and_come_in_as_ndjson(
    quick_store: Store, origin: Store
) -> None:
    for day, quantity in ((date(2019, 1, 1), "đếm"), (date(2021, 1, 1), "tiền")):
        load(origin, [proposal(code="a", valid_from=day, quantity=quantity)], actor="me")
    lines = b"".join(write_ndjson(history(view_of(origin), Kind.UNIT)))

    done = bring(quick_store, lines)

    assert [row.number for row in done.rows] == ["1.0.0", "2.0.0"]
    assert b"".join(write_ndjson(history(view_of(quick_store), Kind.UNIT))) == lines


def test_lines_of_a_file_are_refused_with_their_numbers(quick_store: Store) -> None:
    load(quick_store, [proposal(code="a")], actor="me")
    line = exported(quick_store, Kind.UNIT, FileFormat.NDJSON)
    lines = [
        line,
        b'{"kind": "unit"}\n',
        b"{\xff}\n",
        line.replace(b'"unit"', b'"sausage"'),
        line.replace(b'"status"', b'"colour"'),
        line.replace(b'"vi"', b'"fr"'),
    ]

    assert complaints(quick_store, b"".join(lines)) == [
        ("no_record", "tệp, dòng 2"),
        ("not_json", "tệp, dòng 3"),
        ("no_record", "tệp, dòng 4"),
        ("unknown_field", "tệp, dòng 5"),
        ("missing", "tệp, dòng 6"),
        ("extra_forbidden", "tệp, dòng 6"),
    ]


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_generated_registry_goes_through_every_form_into_empty_ones(
    new_database: Callable[[], str], data: st.DataObject
) -> None:
    lists = ("CL_GIA", "CL_NHOM_CO_QUAN", "CL_NHOM_CHI_TIEU", "CL_LINH_VUC_BAO_CAO")
    first = [proposal(Kind.CODELIST, code) for code in lists]
    records = [one for kind in Kind for one in data.draw(generated.records(kind))]
    facts = [data.draw(generated.facts(fact_type)) for fact_type in FactType]
    ndjson = b"".join(write_ndjson([*records, *facts]))

    with opened(new_database()) as store:
        load(store, first, actor="me")
        bring(store, ndjson)
        view = view_of(store)
        forms = {form: export(whole(view), form, view) for form in EVERY_KIND}
        everything = io.BytesIO()
        write_everything(store, everything)

    for form, given_file in forms.items():
        with opened(new_database()) as store:
            bring(store, given_file)
            view = view_of(store)
            assert shown(export(whole(view), form, view)) == shown(given_file)
    with opened(new_database()) as store:
        restore(store, everything)
        again = io.BytesIO()
        write_everything(store, again)
        assert again.getvalue() == everything.getvalue()


@contextmanager
def opened(url: str) -> Iterator[Store]:
    store = Store(url, now=Ticking())
    yield store
    store.close()
