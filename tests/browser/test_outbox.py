"""What waits on a phone: how much is always to be seen, nothing is dropped, nothing sent twice."""

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from checkins import recording
from routines import sessions
from tests import builders
from tests.browser.conftest import sign_in

if TYPE_CHECKING:
    from tests.browser.offline import Handset

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.offline",)


def answer(handset: "Handset", session: Any, feel: str, pain: int | None = None) -> None:
    """Have an answer wait, as a form does whose request found no network."""
    fields = {"feel": [feel]} | ({"pain": [str(pain)]} if pain is not None else {})
    handset.page.evaluate(
        "([url, fields]) => hook.keepEntry(url, fields, '')",
        [f"/session/{session.id}/feel/", fields],
    )


@pytest.fixture
def session(handset: "Handset") -> Any:
    """A finished session of today; the person looks at the page about it."""
    done = builders.do_session(handset.plan, feel="same")
    handset.visit(f"/session/{done.id}/feel/")
    return done


def test_answers_are_sent_in_their_order_and_once_from_two_tabs(
    handset: "Handset", session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int | None] = []
    record = sessions.record_feel
    monkeypatch.setattr(
        sessions, "record_feel", lambda *a, **k: (taken.append(k["pain"]), record(*a, **k))
    )
    other = handset.visit("/settings/", handset.new_page())
    handset.cut()
    for pain in range(1, 6):
        answer(handset, session, "same", pain)
    for page in (handset.page, other):
        expect(page.locator("#outbox [data-count]")).to_have_text(
            "5 answers are waiting to be sent."
        )
    handset.connect()
    handset.wait_until_sent()
    assert taken == [1, 2, 3, 4, 5]
    for page in (handset.page, other):
        expect(page.locator("#outbox")).to_be_hidden()


def test_an_answer_that_is_refused_stays_and_says_why(handset: "Handset", session: Any) -> None:
    strip = handset.page.locator("#outbox")
    answer(handset, session, "green")
    answer(handset, session, "worse")
    handset.page.evaluate("hook.outbox.flush()")
    expect(strip.locator("li p")).to_have_text("Select how your calf feels.")
    expect(strip).to_contain_text("1 answer is waiting to be sent.")
    session.refresh_from_db()
    assert session.feel == "worse", "the one behind it does not wait for it"
    handset.page.reload()
    strip.locator("text=Open the question").click()
    handset.page.wait_for_url(f"**/session/{session.id}/feel/")
    strip.locator("text=Remove this answer").click()
    expect(strip).to_be_hidden()
    assert handset.entries() == []


def test_a_key_that_stands_for_another_answer_is_said_and_tried_no_more(
    handset: "Handset", session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = handset.plan.check_ins.get()
    tried: list[str] = []
    answer_it = recording.answer
    monkeypatch.setattr(
        recording, "answer", lambda *a, **k: (tried.append("answer"), answer_it(*a, **k))[1]
    )
    fields = {"feel": ["worse"], "pain": ["5"], "none": ["on"], "key": [str(stored.key)]}
    keep = "(fields) => hook.keepEntry('/check-in/whole/', fields, '')"
    handset.page.evaluate(keep, fields | {"day": [stored.day.isoformat()]})
    strip = handset.page.locator("#outbox")
    expect(strip.locator("li p")).to_contain_text("Another answer counts")
    [entry] = handset.entries()
    assert entry["problem"]["code"] == "key-conflict"
    for _time in range(3):
        handset.page.evaluate("hook.outbox.flush()")
    handset.visit("/settings/")
    expect(strip.locator("button:visible")).to_have_text(["Remove this answer"])
    assert tried == ["answer"]
    stored.refresh_from_db()
    assert stored.pain == 3


def test_signed_out_it_waits_for_the_person_and_nobody_else(
    handset: "Handset", session: Any
) -> None:
    strip = handset.page.locator("#outbox")
    cookies = handset.context.cookies()
    handset.context.clear_cookies(name="session")
    answer(handset, session, "worse")
    handset.page.evaluate("hook.outbox.flush()")
    expect(strip).to_contain_text("Sign in again to send them.")
    other = builders.make_guest()
    builders.make_plan(other)
    sign_in(handset.context, handset.address, other)
    handset.visit("/today/")
    handset.page.evaluate("hook.outbox.flush()")
    expect(strip).to_be_hidden()
    assert len(handset.entries()) == 1, "the other person neither sends nor sees it"

    def is_kept() -> bool:
        """A late answer about the first person may once more drop everything."""
        handset.visit("/today/")
        return "/today/" in handset.private()

    handset.wait_until(is_kept)
    names = [name for name in handset.cached() if "-mine-" in name]
    assert [name.endswith(other.account) for name in names] == [True], "the first one's copies went"
    handset.context.add_cookies(cookies)
    handset.visit("/settings/")
    handset.wait_until_sent()
    session.refresh_from_db()
    assert session.feel == "worse"


@pytest.mark.parametrize("answered", ["200 page", "302", "403", "503", "ack of another"])
def test_an_answer_is_kept_until_its_own_id_comes_back(
    handset: "Handset", session: Any, answered: str
) -> None:
    """A service worker would take the request out of Playwright's hands; here none is."""
    said: dict[str, Any] = {
        "200 page": {"status": 200, "body": "<p>Sign in to the wireless</p>"},
        "302": {"status": 302, "headers": {"Location": "/"}},
        "403": {"status": 403, "body": "<p>No</p>"},
        "503": {"status": 503, "headers": {"Retry-After": "10"}},
        "ack of another": {"status": 200, "json": {"ack": "another", "seq": 1, "code": "saved"}},
    }
    handset.page.route("**/feel/", lambda route: route.fulfill(**said[answered]))
    handset.page.evaluate("navigator.serviceWorker.getRegistration().then((r) => r?.unregister())")
    answer(handset, session, "worse")
    handset.page.evaluate("hook.outbox.flush()")
    assert [entry.get("problem") for entry in handset.entries()] == [None]
    handset.page.unroute("**/feel/")
    handset.page.evaluate("hook.outbox.flush()")
    handset.wait_until_sent()


def test_logging_out_sends_or_discards_what_waits(handset: "Handset", session: Any) -> None:
    page = handset.page
    answer(handset, session, "green")
    page.evaluate("hook.outbox.flush()")
    expect(page.locator("#outbox li")).to_be_visible()
    answer(handset, session, "worse")
    page.route("**/feel/", lambda route: route.abort())
    handset.visit("/accounts/logout/")
    page.click("text=Log out and lose my history")
    gate = page.locator("[data-unsent]")
    expect(gate).to_contain_text("Some answers on this phone have not been sent yet.")
    page.unroute("**/feel/")
    gate.locator("text=Send now").click()
    expect(page.locator("#outbox")).to_contain_text("1 answer is waiting to be sent.")
    gate.locator("text=Discard them").click()
    page.wait_for_url(f"{handset.address}/")
    session.refresh_from_db()
    assert session.feel == "worse" and handset.entries() == []


def test_where_the_phone_keeps_nothing_the_answer_stays_in_its_form(
    handset: "Handset", session: Any
) -> None:
    page = handset.visit(f"/session/{session.id}/feel/?change=1")
    page.evaluate("() => { IDBObjectStore.prototype.add = () => { throw new Error('full'); }; }")
    handset.cut()
    page.click("button[value=worse]")
    expect(page.locator("[data-trouble]")).to_contain_text("Your answer is still here.")
    handset.troubles.clear()  # the phone's own
