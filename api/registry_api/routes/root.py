"""What there is: the index of the service, the problems it answers with, whether it is ready."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from registry.catalogue import View
from registry.catalogue.listing import facet_names, table
from registry.errors import NotFound
from registry.facts import FactType
from registry.kinds import Kind
from registry.kinds.reading import Key
from registry.words import Words
from registry_api import links
from registry_api.acting import Acting
from registry_api.asking import CLOCKS, Asked, only
from registry_api.errors import PROBLEMS
from registry_api.generating import NAMED
from registry_api.json import PRIVATE, answer, words
from registry_api.openapi import answers, answers_to_change
from registry_api.outside import front_of
from registry_api.shapes.parts import asked, term

router = APIRouter()

ProblemName = Annotated[
    str,
    Path(
        description="The name of a problem.",
        json_schema_extra={"enum": list(PROBLEMS), NAMED: "ProblemName"},
    ),
]


@router.get(
    links.ROOT,
    tags=["index"],
    operation_id="get_index",
    summary="What the registry holds and where",
    responses=answers("IndexAnswer"),
)
async def get_index(request: Request, view: Asked) -> Response:
    """Answer each kind with how many are in force, by provenance and by data file."""
    only(request, CLOCKS)
    facts = [one.type for one in view.catalogue.all_facts(view.as_of)]
    return answer(
        {
            "names": words(_NAME),
            "notice": words(_NOTICE),
            "kinds": [_kind(view, kind) for kind in Kind],
            "facts": [
                {**term(sort), "count": facts.count(sort), "href": _facts_of(sort)}
                for sort in FactType
            ],
            "asked": asked(view),
            "links": {
                "self": links.ROOT,
                "search": f"{links.ROOT}/search",
                "log": f"{links.ROOT}/log",
                "facts": f"{links.ROOT}/facts",
                "digitization": f"{links.ROOT}/digitization",
                "openapi": f"{links.ROOT}/openapi.json",
            },
        }
    )


@router.get(
    "/problems/{name}", tags=["index"], operation_id="get_problem", summary="A problem type"
)
async def get_problem(request: Request, name: ProblemName) -> Response:
    """Answer what a type of problem means."""
    if name not in PROBLEMS:
        raise NotFound(_NO_PROBLEM.filled(name=name))
    status, title = PROBLEMS[name]
    address = f"{front_of(request)}/problems/{name}"
    shown = {"type": address, "status": status, "title": words(title)}
    return answer(shown, headers={"Vary": "Host"})


@router.get(
    f"{links.ROOT}/me",
    tags=["index"],
    operation_id="get_me",
    summary="Who the token stands for",
    responses=answers_to_change("PrincipalAnswer"),
)
async def get_me(principal: Acting) -> Response:
    """Answer the principal."""
    return answer(
        {"name": principal.name, "role": term(principal.role), "body": principal.body},
        cache=PRIVATE,
    )


def _kind(view: View, kind: Kind) -> dict[str, object]:
    codes = view.catalogue.codes.get(kind, ())
    page = table(view, kind).page(view, {}, after=None, limit=0)
    counted = {facet.name: facet for facet in page.facets}
    by = {
        name: {one.value: one.count for one in counted[name].values}
        for name in ("status", "provenance", "source_file")
    }
    return {
        **term(kind),
        "in_force": page.total,
        "known": sum(view.is_known(Key(kind, code)) for code in codes),
        "by": by,
        "filters": facet_names(kind),
        "href": f"{links.ROOT}/{kind.plural}",
    }


def _facts_of(sort: FactType) -> str:
    return f"{links.ROOT}/facts?type={sort.value}"


_NAME = Words(
    "Danh mục chỉ tiêu và chế độ báo cáo Chính phủ", "Government indicator and reporting registry"
)
_NOTICE = Words(
    "Phụ lục Quyết định 293/QĐ-TTg và danh sách chính thức 148 chế độ báo cáo chưa được đối chiếu: "
    "dữ liệu được tổng hợp từ văn bản pháp luật công khai, nguồn gốc ghi ở từng bản ghi.",
    "The annex of Decision 293/QĐ-TTg and the official list of the 148 regimes could not be "
    "checked: the data were compiled from public law, and every record says where it comes from.",
)
_NO_PROBLEM = Words("Không có loại lỗi {name}.", "There is no type of problem called {name}.")
