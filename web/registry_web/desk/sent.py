"""A form of the desk as it was sent."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from registry.errors import BadQuestion, Complaint, TooLarge
from registry.words import Words
from registry_web.desk.session import packed

LARGEST_FORM = 12_000_000
MOST_FIELDS = 20_000
_MOST_CARRIED = 4_000_000
"""Bytes of a file that a page of signing in carries along."""
_OF_SESSION = frozenset({"csrf", "token"})


@dataclass(frozen=True)
class Form:
    """What was sent: texts by name, and at most one file with its name."""

    texts: Mapping[str, str]
    file: tuple[str, bytes] | None
    path: str = ""

    @property
    def key(self) -> str | None:
        """What tells this form, sent with this content, from every other; ``None`` if unmarked.

        Changed and sent again, it is another deed.
        """
        if not self["once"]:
            return None
        said = sorted((name, one) for name, one in self.texts.items() if name not in _OF_SESSION)
        told = repr((self.path, said, self.file)).encode()
        return f"desk-{hashlib.sha256(told).hexdigest()}"

    @property
    def carried(self) -> dict[str, str]:
        """All of it as texts, to be sent once more; a large file has to be chosen again."""
        if self.file is None or len(self.file[1]) > _MOST_CARRIED:
            return dict(self.texts)
        name, content = self.file
        return {**self.texts, "name": name, "packed": packed(content)}

    def __getitem__(self, name: str) -> str:
        return self.texts.get(name, "").strip()


async def form_of(request: Request) -> Form:
    """The form that was sent.

    :raises TooLarge: past what a form may carry.
    :raises BadQuestion: if it cannot be read.
    """
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > LARGEST_FORM:
        raise TooLarge(_TOO_LARGE)
    try:
        sent: FormData = await request.form(
            max_files=1, max_fields=MOST_FIELDS, max_part_size=LARGEST_FORM
        )
    except MultiPartException as error:
        raise BadQuestion(_UNREADABLE, (Complaint("", "unreadable", _UNREADABLE),)) from error
    texts = {name: value for name, value in sent.multi_items() if isinstance(value, str)}
    files = [value for value in sent.values() if isinstance(value, UploadFile) and value.filename]
    file = (files[0].filename or "", await files[0].read()) if files else None
    await sent.close()
    return Form(texts, file, request.url.path)


_TOO_LARGE = Words(
    "Biểu gửi lên quá lớn; hãy chia nhỏ tệp.", "The form is too large; split the file."
)
_UNREADABLE = Words("Không đọc được biểu gửi lên.", "The form cannot be read.")
