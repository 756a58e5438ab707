"""What a phone's outbox is told. An answer that waited on a phone comes to the same pages as any
other; only the reply differs: the phone forgets an answer only when it hears its id again."""

from datetime import datetime, timedelta

from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import Promise


def is_late(request: HttpRequest) -> bool:
    """Whether this answer waited on a phone."""
    return "Outbox-Id" in request.headers


def of_another(request: HttpRequest) -> HttpResponse | None:
    """The refusal of an answer that another person left on this phone, if it is one (trust.md T31).
    For who is signed in."""
    mine: str = request.user.account  # type: ignore[union-attr]
    if request.headers.get("Outbox-Account", mine) == mine:
        return None
    return JsonResponse({"code": "other-account"}, status=409)


def given_at(request: HttpRequest, now: datetime) -> datetime | None:
    """When a late answer was given, by its age in whole seconds. The phone measures that with one
    clock, so it does not matter what the clock shows. None where it says nothing of use."""
    age = request.headers.get("Outbox-Age", "")
    is_age = is_late(request) and age.isascii() and age.isdecimal() and len(age) < 10
    return now - timedelta(seconds=int(age)) if is_age else None


def acknowledged(
    request: HttpRequest, otherwise: HttpResponse, kept: str | Promise = ""
) -> HttpResponse:
    """Say that the answer is stored: its id and number to an outbox, `otherwise` to a browser.
    Only for after the writer has returned. `kept` says in words which earlier answer counts in
    its place, if one does."""
    if not is_late(request):
        return otherwise
    number = request.headers.get("Outbox-Seq", "")
    seq = int(number) if number.isascii() and number.isdecimal() and len(number) < 16 else None
    said = {"code": "kept-worse", "words": str(kept)} if kept else {"code": "saved"}
    return JsonResponse({"ack": request.headers["Outbox-Id"], "seq": seq} | said)


def refused(
    request: HttpRequest, otherwise: HttpResponse, code: str, words: str | Promise, page: str
) -> HttpResponse:
    """Say why the answer is not stored, in words that the phone shows the person, with the page
    to go on from. The status is that of `otherwise`, which a browser gets: 422 for a bad answer,
    409 where the state has moved on, also where a browser is sent elsewhere."""
    if not is_late(request):
        return otherwise
    said = {"code": code, "words": str(words), "page": page}
    return JsonResponse(said, status=max(otherwise.status_code, 409))


def not_yet(
    request: HttpRequest, otherwise: HttpResponse, code: str, words: str | Promise, page: str
) -> HttpResponse:
    """As `refused`, for an answer that can be stored once the person has done something on `page`:
    403, so that it goes on waiting on the phone, and is sent again."""
    if not is_late(request):
        return otherwise
    return JsonResponse({"code": code, "words": str(words), "page": page}, status=403)


def words_of(form: Form) -> str:
    """The errors of a form in one line."""
    return " ".join(dict.fromkeys(str(one) for field in form.errors.values() for one in field))
