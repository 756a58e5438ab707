"""What waits on a phone and meets trouble: it is sent as soon as that is over, a warning sign even
before, and what the server made of it is said."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.servers.basehttp import WSGIRequestHandler
from django.utils import timezone
from playwright.sync_api import expect

from checkins.models import CheckIn, Plan
from routines.models import GuidedSession
from tests import builders
from tests.browser.conftest import how_it_is, sign_in, tick
from tests.browser.test_outbox import answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.offline import Handset

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.offline",)


class Way:
    """The way to the server: what happens to the answers on it. A status is a proxy's."""

    def __init__(self) -> None:
        self.trouble: int | str = ""
        self.address = "/"

    def meets(self, handler: Any) -> bool:
        """Whether the request does not get through."""
        return bool(self.trouble) and handler.command == "POST" and self.address in handler.path


@pytest.fixture
def way(handset: "Handset", monkeypatch: pytest.MonkeyPatch) -> "Iterator[Way]":
    """Free at first."""
    way = Way()
    parse_request = WSGIRequestHandler.parse_request

    def parse(handler: WSGIRequestHandler) -> bool:
        if not parse_request(handler):
            return False
        if not way.meets(handler):
            return True
        handler.close_connection = True
        if way.trouble != "dropped":
            handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
            head = f"HTTP/1.1 {way.trouble} -\r\nContent-Length: 9\r\nConnection: close\r\n\r\n"
            handler.wfile.write(head.encode() + b"<p>No</p>")
        return False

    monkeypatch.setattr(WSGIRequestHandler, "parse_request", parse)
    yield way
    way.trouble = ""
    handset.troubles[:] = [t for t in handset.troubles if "Status Error Code" not in t]


@pytest.fixture
def session(handset: "Handset") -> GuidedSession:
    """A finished session of today; the person looks at the page about it."""
    done = builders.do_session(handset.plan, feel="same")
    handset.visit(f"/session/{done.id}/feel/?change=1")
    return done


@pytest.fixture
def next_day(handset: "Handset") -> "Handset":
    """The person has begun yesterday, and today's question waits."""
    guest = builders.make_guest()
    handset.plan = builders.make_plan(guest, now=timezone.now() - timedelta(days=1))
    sign_in(handset.context, handset.address, guest)
    return handset


def send_until_tried(handset: "Handset", times: int = 1) -> None:
    """Send until the answer in front has met its trouble so often. The worker may be at it, too."""

    def is_tried() -> bool:
        handset.page.evaluate("hook.outbox.flush()")
        tries: int = handset.entries()[0].get("tries", 0)
        return tries >= times

    handset.wait_until(is_tried)


def check_in(handset: "Handset", **fields: list[str]) -> None:
    """Have a check-in wait."""
    handset.page.evaluate("(fields) => hook.keepEntry('/check-in/whole/', fields, '')", fields)


@pytest.mark.parametrize("status", [400, 404, 405, 413, 422, 429, 502])
def test_a_proxy_refuses_nothing(
    handset: "Handset", session: GuidedSession, way: Way, status: int
) -> None:
    way.trouble = status
    answer(handset, session, "worse")
    send_until_tried(handset)
    assert "problem" not in handset.entries()[0]
    way.trouble = ""
    handset.page.evaluate("hook.outbox.flush()")
    handset.wait_until_sent()
    session.refresh_from_db()
    assert session.feel == "worse"


@pytest.mark.parametrize("trouble", ["dropped", 503])
def test_it_is_tried_again_without_a_touch(
    handset: "Handset", session: GuidedSession, way: Way, trouble: int | str
) -> None:
    """As in a browser that does not come back by itself."""
    handset.page.evaluate("delete ServiceWorkerRegistration.prototype.sync")
    way.trouble = trouble
    handset.page.click("button[value=worse]")
    expect(handset.page.locator("h1")).to_have_text("Saved on this phone")
    assert handset.page.evaluate("navigator.onLine")
    way.trouble = ""
    handset.wait_until_sent()
    session.refresh_from_db()
    assert session.feel == "worse"


def test_a_browser_that_comes_back_is_told_that_something_waits(
    handset: "Handset", session: GuidedSession, way: Way
) -> None:
    way.trouble = 503
    answer(handset, session, "worse")
    send_until_tried(handset)
    assert handset.page.evaluate("hook.outbox.flush()") is False
    way.trouble = ""
    handset.wait_until(lambda: handset.page.evaluate("hook.outbox.flush()") is True)
    assert handset.entries() == []


def test_a_warning_sign_waits_for_no_other_answer(
    handset: "Handset", session: GuidedSession, way: Way
) -> None:
    way.trouble, way.address = 500, "/session/"
    answer(handset, session, "same")
    check_in(handset, feel=["worse"], pain=["9"], signs=["F08"])
    handset.page.evaluate("hook.outbox.flush()")
    handset.wait_until(lambda: Plan.objects.get().status == Plan.Status.LOCKED)


def test_what_asks_for_more_waits_for_what_was_said_before_it(
    next_day: "Handset", way: Way
) -> None:
    """A good check-in, decided without the bad session before it, could raise the plan."""
    yesterday = builders.do_session(next_day.plan)
    other = builders.do_session(next_day.plan, slot="evening")
    next_day.visit(f"/session/{yesterday.id}/feel/")
    way.trouble, way.address = 500, str(yesterday.id)
    answer(next_day, yesterday, "same", 5)
    check_in(next_day, feel=["better"], pain=["1"], none=["on"])
    answer(next_day, other, "same", 4)
    next_day.page.evaluate("hook.outbox.flush()")
    noted = GuidedSession.objects.filter(id=other.id, worst_pain=4)
    next_day.wait_until(noted.exists)  # another session's does not wait
    assert CheckIn.objects.filter(plan=next_day.plan).count() == 1
    way.trouble = ""
    next_day.page.evaluate("hook.outbox.flush()")
    next_day.wait_until_sent()
    assert CheckIn.objects.filter(plan=next_day.plan).count() == 2


def test_one_that_never_gets_through_can_be_removed(
    handset: "Handset", session: GuidedSession, way: Way
) -> None:
    way.trouble = 500
    answer(handset, session, "worse")
    send_until_tried(handset, 6)
    strip = handset.page.locator("#outbox")
    expect(strip.locator("li p")).to_have_text("We could not send this answer yet. We keep trying.")
    expect(strip.locator("text=Open the question")).to_be_hidden()
    expect(strip.locator("text=Try again")).to_be_visible()
    strip.locator("text=Remove this answer").click()
    expect(strip).to_be_hidden()
    assert handset.entries() == []


def test_an_answer_in_whose_place_a_worse_one_was_kept_says_so(
    handset: "Handset", session: GuidedSession
) -> None:
    GuidedSession.objects.update(feel="worse")
    handset.cut()
    handset.page.click("button[value=better]")
    expect(handset.page.locator("h1")).to_have_text("Saved on this phone")
    handset.connect()
    strip = handset.page.locator("#outbox")
    expect(strip.locator("li p")).to_have_text("We kept your earlier answer: worse.")
    assert [entry["fields"] for entry in handset.entries()] == [{}], "the answer itself is gone"
    handset.visit("/settings/")
    expect(strip.locator("[data-count]")).to_be_hidden()
    expect(strip.locator("button:visible")).to_have_text(["I have read this"])
    strip.locator("text=I have read this").click()
    expect(strip).to_be_hidden()
    assert handset.entries() == []


def test_two_check_ins_of_a_day_become_one_and_the_worse_one_counts(next_day: "Handset") -> None:
    page = next_day.visit("/today/")
    next_day.wait_until(lambda: "/check-in/whole/" in next_day.private())
    next_day.cut()
    for feel, tight, pain, sign in (("worse", 2, 5, "F21"), ("better", 6, 1, "F19")):
        next_day.visit("/check-in/whole/")
        page.check(f"[name=feel][value={feel}]")
        how_it_is(page, tight, pain)
        tick(page, sign)
        page.click("main button:has-text('Continue')")
        expect(page.locator("h1")).to_have_text("Saved on this phone")
    expect(page.locator("main")).to_contain_text("You answered twice. The worse answer counts.")
    expect(page.locator("main")).to_contain_text("Rest your calf for the rest of today.")
    next_day.connect()
    next_day.wait_until_sent()
    stored = CheckIn.objects.filter(plan=next_day.plan).latest("day")
    assert (stored.feel, stored.tight, stored.pain) == ("worse", 6, 5)
    assert stored.signs == ["F19", "F21"]
    assert stored.event
    expect(page.locator("#outbox [data-count]")).to_be_hidden()
    expect(page.locator("#outbox li")).to_have_count(0)


def test_a_session_of_yesterday_evening_counts_when_it_is_sent_at_breakfast(
    handset: "Handset",
) -> None:
    path, page = handset.load_once(), handset.page
    handset.cut()
    page.click("button:has-text('Start (about')")
    page.wait_for_url(f"**{path}")
    handset.finish()
    page.click("button[value=better]")
    expect(page.locator("h1")).to_have_text("Saved on this phone")
    for entry in handset.entries():  # the night passes
        entry["at"] -= 24 * 3600 * 1000
        page.evaluate(
            "(entry) => hook.outbox.remove(entry).then(() => hook.outbox.add(entry))", entry
        )
    going = handset.session()
    going.day -= timedelta(days=1)
    going.started_at -= timedelta(days=1)
    going.save()
    handset.connect()
    handset.visit("/help/about/")
    handset.wait_until_sent()
    going.refresh_from_db()
    assert going.finished_at and not going.stopped_at and going.feel == "better"
    assert going.started_at < going.finished_at < going.started_at + timedelta(hours=1)
