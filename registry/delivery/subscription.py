"""A subscription: what state it is in, what it wants, what went wrong."""

import orjson

from registry.catalogue.wanting import Wanted
from registry.kinds.kind import Kind
from registry.kinds.parsing import canonical
from registry.kinds.reading import Key
from registry.words import Term


class State(Term):
    """How far a subscription has come."""

    PENDING = "pending", "Chờ bên nhận đồng ý", "Waiting for the receiver's consent"
    ACTIVE = "active", "Đang gửi", "Active"
    PAUSED = "paused", "Tạm dừng", "Paused"
    REFUSED = "refused", "Bên nhận không đồng ý", "Refused by the receiver"
    GONE = "gone", "Bên nhận đã chấm dứt (410)", "Ended by the receiver (410)"


class Failure(Term):
    """Why the last attempt did not succeed."""

    NO_SUCH_HOST = "no-such-host", "Không tìm thấy máy nhận", "No such host"
    FORBIDDEN_ADDRESS = (
        "forbidden-address",
        "Địa chỉ nội bộ không được phép",
        "An address inside that is not allowed",
    )
    UNREACHABLE = "unreachable", "Không kết nối được", "Cannot be reached"
    INSECURE = "insecure", "Chứng thư TLS không hợp lệ", "The TLS certificate is not valid"
    TOO_SLOW = "too-slow", "Bên nhận trả lời quá chậm", "Answered too slowly"
    BAD_ANSWER = "bad-answer", "Câu trả lời không đúng HTTP", "The answer was no HTTP"
    STATUS = "status", "Bên nhận trả lời mã lỗi", "Answered with a refusing status"
    NO_CONSENT = "no-consent", "Bên nhận không đồng ý nhận", "Did not consent to being told"
    OTHER_KEY = (
        "other-key",
        "Khóa của máy chủ khác với khi đăng ký",
        "The server's key is another than when it was made",
    )


def written(wanted: Wanted) -> str:
    """What is wanted, as it is stored."""
    return canonical(
        {
            "kinds": sorted(kind.value for kind in wanted.kinds),
            "items": sorted(map(str, wanted.items)),
            "bodies": sorted(key.code for key in wanted.bodies),
        }
    ).decode()


def read(text: str) -> Wanted:
    """What is wanted, from how it is stored."""
    stored = orjson.loads(text)
    return Wanted(
        kinds=frozenset(map(Kind, stored["kinds"])),
        items=frozenset(map(Key.parse, stored["items"])),
        bodies=frozenset(Key(Kind.BODY, code) for code in stored["bodies"]),
    )
