"""The notices of what could not be obtained, and which records must carry them."""

from registry.catalogue import View
from registry.kinds.reading import Key
from registry.words import Words

ANNEX_293 = Words(
    "Phụ lục Quyết định 293/QĐ-TTg chưa thu thập được. Các chỉ tiêu ở đây là chỉ tiêu có thật, "
    "tổng hợp từ văn bản công khai; việc chúng thuộc bộ 200 chỉ tiêu là dựng lại, chưa đối chiếu.",
    "The annex of Decision 293/QĐ-TTg could not be obtained. These are real indicators compiled "
    "from public law; that they belong to the 200 is reconstructed and unchecked.",
)
LIST_148 = Words(
    "Danh sách chính thức 148 chế độ báo cáo chưa thu thập được. Các chế độ ở đây là chế độ có "
    "thật, tổng hợp từ văn bản công khai; việc chúng thuộc danh sách 148 là dựng lại, chưa đối "
    "chiếu.",
    "The official list of the 148 reporting regimes could not be obtained. These are real regimes "
    "compiled from public law; that they belong to the 148 is reconstructed and unchecked.",
)

NOTICES = {"bo-chi-tieu-293": ANNEX_293, "che-do-bao-cao-148": LIST_148}
"""The notice of each collection whose list was not obtained."""

BOTH = tuple(NOTICES.values())


def notices_for(view: View, key: Key) -> tuple[Words, ...]:
    """What the reader of an item must be told: it is such a collection, or belongs to one."""
    return tuple(
        said
        for code, said in NOTICES.items()
        if key.code == code or code in view.memberships.get(key, ())
    )
