"""The docs are held to the product: settings, commands, routes, terms, links, and the examples."""

import importlib.util
import json
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.main import get_command

from registry.access import Role
from registry.access.keeping import add_principal, issue_token
from registry.catalogue.listing import facet_names
from registry.catalogue.succession import Basis as HolderBasis, Share
from registry.commands.requesting import RequestState
from registry.digitization.metric import State
from registry.facts import FACTS, FactType
from registry.kinds import Kind
from registry.kinds.collection import Evidence
from registry.kinds.provenance import Certainty, ProvenanceClass
from registry.kinds.shape import leaves
from registry.settings import Settings
from registry.store.entry import Action
from registry.versions.status import Status
from registry.versions.validity import Basis
from registry.words import Term
from registry_api.app import create_app
from registry_api.errors import PROBLEMS
from registry_cli.main import app

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
READMES = {"README.md": "README.en.md", "README.en.md": "README.md"}
HOST = "127.0.0.1:8000"


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def one_line(text: str) -> str:
    return " ".join(text.split())


# --- Settings, commands, routes, problems ---------------------------------------------------------


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented_with_its_variable_and_default(name: str) -> None:
    default = Settings.model_fields[name].default

    shown = "none" if default is None else f"`{default}`"
    assert f"| `{name}` | `REGISTRY_{name.upper()}` | {shown} |" in read("docs/operations.md")


def commands(group: Any = None, path: str = "registry") -> Iterator[tuple[str, Any]]:
    """Every command with its words, e.g. ``registry token create``."""
    for name, command in (group or get_command(app)).commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def section(page: str, heading: str) -> str:
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize(("name", "command"), [pytest.param(*one, id=one[0]) for one in commands()])
def test_every_command_is_documented_with_its_options(name: str, command: Any) -> None:
    options = [opt for one in command.params for opt in one.opts if opt.startswith("--")]

    told = section(read("docs/cli.md"), name)
    assert told
    assert [one for one in options if f"`{one}`" not in told] == []


def routes(client: TestClient) -> set[tuple[str, str]]:
    """Every route as method and path; what all kinds have is folded into one."""
    paths = client.get("/v1/openapi.json").json()["paths"]
    return {
        (method.upper(), folded(path, paths))
        for path, methods in paths.items()
        for method in methods
    }


def folded(path: str, paths: Mapping[str, Any]) -> str:
    """``/v1/units/{code}`` is ``/v1/{kind}/{code}`` if every kind has it."""
    first, _, rest = path.removeprefix("/v1/").partition("/")
    everywhere = all(f"/v1/{kind.plural}/{rest}".rstrip("/") in paths for kind in Kind)
    if first == "{plural}" or (first in {kind.plural for kind in Kind} and everywhere):
        return f"/v1/{{kind}}/{rest}".rstrip("/")
    return path


def test_every_route_is_documented(client: TestClient) -> None:
    page = read("docs/rest.md")

    told = set(
        re.findall(r"^\| `(?:(GET|POST|PUT|DELETE|PATCH) )?([^` ]+)` \|", page, re.MULTILINE)
    )
    assert routes(client) - {(method or "GET", path) for method, path in told} == set()


@pytest.mark.parametrize("kind", Kind)
def test_the_facets_of_every_kind_are_documented(kind: Kind) -> None:
    common = {"instrument", *facet_names(kind)[-5:]}
    own = ", ".join(f"`{name}`" for name in facet_names(kind) if name not in common)

    assert f"| `{kind.plural}` | {own} |" in read("docs/rest.md")


@pytest.mark.parametrize("name", PROBLEMS)
def test_every_type_of_problem_is_documented_with_its_status(name: str) -> None:
    assert f"| `{name}` | {PROBLEMS[name][0]} |" in read("docs/rest.md")


# --- Words ----------------------------------------------------------------------------------------


def terms() -> list[Term]:
    """Every value of the lists the registry's own words come from, those of facts among them."""
    of_facts = [leaf.holds for fact in FACTS.values() for leaf in leaves(fact)]
    lists = [Kind, FactType, Status, Basis, ProvenanceClass, Certainty, Evidence]
    lists += [Share, HolderBasis, Role, RequestState, State]
    lists += [one for one in of_facts if isinstance(one, type) and issubclass(one, Term)]
    return [term for one in dict.fromkeys(lists) for term in one]


@pytest.mark.parametrize("term", terms(), ids=lambda term: f"{type(term).__name__}.{term}")
def test_every_term_is_explained_with_its_vietnamese_words(term: Term) -> None:
    page = one_line(read("docs/domain.md"))

    assert f"`{term.value}`" in page
    assert term.words.vi in page


@pytest.mark.parametrize("action", Action)
def test_every_action_of_the_log_is_explained(action: Action) -> None:
    assert f"| `{action}` |" in read("docs/domain.md")


def test_the_page_of_kinds_is_what_its_script_writes() -> None:
    spec = importlib.util.spec_from_file_location("write_kinds", DOCS / "write_kinds.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    assert script.written() == read("docs/kinds.md")


# --- READMEs and links ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", READMES)
def test_a_readme_is_short(name: str) -> None:
    assert len(read(name).splitlines()) < 120


@pytest.mark.parametrize(("name", "other"), READMES.items())
def test_a_readme_leads_to_the_other_language_at_its_top(name: str, other: str) -> None:
    assert f"]({other})" in "\n".join(read(name).splitlines()[:5])


def links() -> list[Any]:
    pages = [ROOT / name for name in READMES] + sorted(DOCS.rglob("*.md"))
    return [
        pytest.param(page, link, id=f"{page.relative_to(ROOT)}: {link}")
        for page in pages
        for link in links_of(page)
    ]


def links_of(page: Path) -> list[str]:
    """The links of a page that stay in the project, each once; code shows no links."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    found = dict.fromkeys(re.findall(r"\]\(([^)\s]+)\)", text))
    return [link for link in found if not link.startswith(("http:", "https:"))]


@pytest.mark.parametrize(("page", "link"), links())
def test_every_link_leads_somewhere(page: Path, link: str) -> None:
    path, _, anchor = link.partition("#")

    target = (page.parent / path).resolve() if path else page
    assert target.exists()
    assert not anchor or anchor in anchors(target)


def anchors(page: Path) -> set[str]:
    """The anchors a forge gives to the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


# --- Examples -------------------------------------------------------------------------------------


@dataclass
class Example:
    """A curl command of a page, the status it promises, and the answer shown under it."""

    page: str
    status: int
    method: str = "GET"
    path: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    shown: str | None = None

    @classmethod
    def of(cls, page: str, status: int, command: str) -> "Example":
        made = cls(page, status)
        words = iter(shlex.split(command)[1:])
        for word in words:
            if word == "-X":
                made.method = next(words)
            elif word == "-H":
                name, _, value = next(words).partition(": ")
                made.headers[name.lower()] = value
            elif word == "-d":
                made.body = next(words)
            elif word.startswith(f"http://{HOST}"):
                made.path = word.removeprefix(f"http://{HOST}")
        if made.body is not None:
            made.headers.setdefault("content-type", "application/x-www-form-urlencoded")
        return made


def examples() -> list[Example]:
    found: list[Example] = []
    for page in (*READMES, *(f"docs/{path.name}" for path in sorted(DOCS.glob("*.md")))):
        for language, block in re.findall(r"^```(\w+)\n(.*?)^```", read(page), re.M | re.S):
            if language == "sh":
                found += in_block(page, block)
            elif language == "json":
                found[-1].shown = block
    return found


def in_block(page: str, block: str) -> Iterator[Example]:
    """The curl commands of a block; a comment such as ``# 404`` says what the next one answers."""
    status = 200
    for line in re.sub(r"\\\n", " ", block).splitlines():
        promised = re.match(r"# (\d{3})\b", line)
        if promised:
            status = int(promised[1])
        elif line.startswith("curl ") and HOST in line:
            yield Example.of(page, status, line)
            status = 200


EXAMPLES = [pytest.param(one, id=f"{one.page}: {one.method} {one.path}") for one in examples()]


@pytest.fixture(scope="module")
def desk(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator["Desk"]:
    path = tmp_path_factory.mktemp("docs") / "registry.db"
    shutil.copy(seeded_file, path)
    made = create_app(Settings(database_url=f"sqlite:///{path}", poll_seconds=60))  # type: ignore[arg-type]
    store = made.state.service.store
    made.state.service.follower.catch_up()
    made.state.service.search.catch_up(made.state.service.catalogue)
    tokens = {}
    for role, body in ((Role.STEWARD, "bo-y-te"), (Role.REGISTRAR, None)):
        add_principal(store, role.value, role, body)
        tokens[f"${role.name}"] = issue_token(store, role.value, days=1)[1]
    with TestClient(made) as client:
        yield Desk(client, tokens)


@dataclass
class Desk:
    """A service that takes changes, and the tokens the examples name."""

    client: TestClient
    tokens: dict[str, str]

    def send(self, example: Example) -> Any:
        headers = {"host": HOST, **example.headers}
        for name, token in self.tokens.items():
            headers = {key: value.replace(name, token) for key, value in headers.items()}
        body = None if example.body is None else example.body.encode()
        return self.client.request(example.method, example.path, headers=headers, content=body)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_answers_as_it_is_shown(desk: Desk, example: Example) -> None:
    answer = desk.send(example)

    assert answer.status_code == example.status, answer.text
    if example.shown is not None:
        assert list(misses(json.loads(example.shown), answer.json(), "")) == []


def misses(shown: Any, real: Any, at: str) -> Iterator[str]:
    """Where a shortened answer says what the real one does not.

    Keys and elements may be left out, and ``…`` stands for any stretch of a text.
    """
    if isinstance(shown, dict) and isinstance(real, dict):
        for name, value in shown.items():
            if name not in real:
                yield f"{at}/{name}: not there"
            else:
                yield from misses(value, real[name], f"{at}/{name}")
    elif isinstance(shown, list) and isinstance(real, list) and shown:
        rest = iter(real)
        for index, element in enumerate(shown):
            if not any(not list(misses(element, one, "")) for one in rest):
                yield f"{at}/{index}: no such element"
    elif not same(shown, real):
        yield f"{at}: {shown!r}, really {real!r}"


def same(shown: Any, real: Any) -> bool:
    if isinstance(shown, str) and isinstance(real, str):
        pattern = ".*".join(re.escape(part) for part in shown.split("…"))
        return re.fullmatch(pattern, real, re.DOTALL) is not None
    return bool(shown == real) and type(shown) is type(real)


def test_the_pages_show_many_examples() -> None:
    assert len([one for one in examples() if one.shown]) > 20
