"""Nobody is signed in any more: no answer is lost, each is sent after signing in, and once."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from checkins.models import CheckIn, Plan
from routines import sessions
from tests import builders
from tests.accounts.codes import code_of
from tests.browser.conftest import how_it_is, sign_in, tick, watch

if TYPE_CHECKING:
    from tests.browser.offline import Handset

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.offline",)

EMAIL = "anna@example.org"
REFUSED = ("status of 40", "Status Error Code 40")  # what a browser notes of a refused form
WAYS_OUT: dict[str, Callable[[Any], Any]] = {
    "the cookie is gone": lambda context: context.clear_cookies(name="session"),
    "no cookie is left": lambda context: context.clear_cookies(),
    "logged out elsewhere": lambda _context: Session.objects.all().delete(),
}


@pytest.fixture
def anna(site: str) -> Any:
    """A person with an address, and a plan since two days ago."""
    cache.clear()  # the limits on asking for codes
    person = builders.make_guest()
    person.email = EMAIL
    person.save()
    EmailAddress.objects.create(user=person, email=EMAIL, verified=True, primary=True)
    builders.make_plan(person, now=timezone.now() - timedelta(days=2))
    return person


@pytest.fixture
def annas(handset: "Handset", anna: Any) -> "Handset":
    """Her phone, with the worker of the site."""
    handset.plan = Plan.objects.get(user=anna)
    sign_in(handset.context, handset.address, anna)
    return handset


@pytest.fixture
def plain(page: Any, site: str, anna: Any) -> Iterator[Any]:
    """A page on another phone of hers, that keeps no copies: as over plain http."""
    troubles: list[str] = []
    watch(page, troubles)
    sign_in(page.context, site, anna)
    yield page
    assert not [one for one in troubles if not any(word in one for word in REFUSED)]


def enter_code(page: Any) -> None:
    """Sign in on the page that asks for the address."""
    page.fill("[name=login], [name=email]", EMAIL)
    sent = len(mail.outbox)
    page.click("text=Send me a code")
    page.wait_for_selector("[name=code]").fill(code_of(mail.outbox[sent]))
    page.click("main button.cc-button--primary")
    page.wait_for_url("**/today/")


def go_to_the_second_question(page: Any, address: str) -> Any:
    """Say that it is worse, and come to the pain."""
    page.goto(f"{address}/check-in/")
    page.click("button[value=worse]")
    page.wait_for_url("**/check-in/pain/")
    return page


@pytest.mark.parametrize("way_out", WAYS_OUT)
def test_how_it_felt_is_kept_and_sent_once_after_signing_in(
    annas: "Handset", way_out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    record = sessions.record_feel
    monkeypatch.setattr(
        sessions, "record_feel", lambda *a, **k: (taken.append(k["feel"]), record(*a, **k))
    )
    session, page = builders.start_session(annas.plan), annas.page
    sessions.finish(session.id, now=timezone.now())
    annas.visit(f"/session/{session.id}/feel/")
    # Until then an answer is on its way that would bring the old cookies back.
    annas.wait_until(lambda: f"/session/{session.id}/feel/" in annas.private())
    WAYS_OUT[way_out](annas.context)
    page.click("button[value=worse]")
    expect(page.locator("h1")).to_have_text("Saved on this phone")
    expect(page.locator(".cc-lead:visible")).to_have_text(
        "You are signed out. We will send it when you sign in again."
    )
    expect(page.locator("text=Rest your calf for the rest of today.")).to_be_visible()
    strip = page.locator("#outbox")
    expect(strip).to_contain_text("1 answer is waiting to be sent.")
    expect(strip).to_contain_text("Sign in again to send them.")
    assert not taken
    page.click("main a:has-text('Sign in'):visible")
    enter_code(page)
    annas.wait_until(lambda: bool(taken))
    expect(strip).to_be_hidden()
    session.refresh_from_db()
    assert session.feel == "worse" and taken == ["worse"]


def test_the_steps_of_a_check_in_go_on_on_the_page_that_is_kept(annas: "Handset") -> None:
    annas.visit("/today/")
    annas.wait_until(lambda: "/check-in/whole/" in annas.private())
    page = go_to_the_second_question(annas.page, annas.address)
    annas.context.clear_cookies(name="session")
    how_it_is(page, tight=6, pain=8)
    page.click("text=Continue")
    expect(page.locator("button:has-text('None of these')")).to_be_visible()
    expect(page.locator("[name=feel]:checked")).to_have_value("worse")
    expect(page.locator("[name=tight]:checked")).to_have_value("6")
    expect(page.locator("[name=pain]:checked")).to_have_value("8")
    expect(page.locator("[data-advice=same_day]")).to_be_visible()
    expect(page.locator("#outbox")).to_be_hidden()
    tick(page, "F08")
    page.click("main button:has-text('Continue')")
    expect(page.locator("h1")).to_have_text("Saved on this phone")
    expect(page.locator("[data-advice=same_day] a[href^='tel:']")).to_be_visible()
    page.locator("#outbox >> text=Sign in again").click()
    enter_code(page)
    expect(page.locator("h1")).to_contain_text("Is your pain that strong?")
    stored = CheckIn.objects.latest("received_at")
    assert (stored.feel, stored.pain, stored.signs) == ("worse", 8, ["F08"])


def test_without_a_copy_the_step_stays_until_she_has_signed_in_elsewhere(
    plain: Any, site: str
) -> None:
    page = go_to_the_second_question(plain, site)
    page.context.clear_cookies()
    how_it_is(page, tight=6, pain=4)
    page.click("text=Continue")
    line = page.locator("[data-trouble]")
    expect(line).to_contain_text("Your answer is still here.")
    expect(line.locator("text=You are signed out.")).to_be_visible()
    expect(page.locator("[name=pain]:checked")).to_have_value("4")
    line.locator("button").click()
    expect(line.locator("text=You are signed out.")).to_be_visible()
    with page.context.expect_page() as opened:
        line.locator("a").click()
    enter_code(opened.value)
    line.locator("button").click()
    expect(page.locator("[name=feel]:checked")).to_have_value("worse")
    expect(page.locator("[name=pain]:checked")).to_have_value("4")
    page.click("button:has-text('None of these')")
    page.wait_for_url("**/check-in/result/")
    stored = CheckIn.objects.latest("received_at")
    assert (stored.feel, stored.tight, stored.pain, stored.signs) == ("worse", 6, 4, [])


def test_another_person_who_signs_in_instead_gets_none_of_it(plain: Any, site: str) -> None:
    page = go_to_the_second_question(plain, site)
    page.context.clear_cookies(name="session")
    how_it_is(page, tight=6, pain=4)
    page.click("text=Continue")
    line = page.locator("[data-trouble]")
    expect(line.locator("text=You are signed out.")).to_be_visible()
    berta = builders.make_guest()
    builders.make_plan(berta, now=timezone.now() - timedelta(days=2))
    sign_in(page.context, site, berta)
    page.context.clear_cookies(name="csrf")  # as a sign-in does
    line.locator("button").click()
    expect(line.locator("text=You are signed out.")).to_be_hidden()
    expect(line).to_contain_text("Your answer is still here.")
    expect(page.locator("[name=pain]:checked")).to_have_value("4")
    assert not CheckIn.objects.filter(plan__user=berta, pain=4).exists()


def test_a_setting_stays_chosen_and_can_be_saved_after_signing_in(
    plain: Any, site: str, anna: Any
) -> None:
    page = plain
    page.goto(f"{site}/settings/pace/")
    chosen = page.locator("[name=pace][value=slow]")
    chosen.check()
    page.context.clear_cookies()
    page.click("main button:has-text('Save')")
    line = page.locator("[data-trouble]")
    expect(line.locator("text=You are signed out.")).to_be_visible()
    expect(chosen).to_be_checked()
    with page.context.expect_page() as opened:
        line.locator("a").click()
    enter_code(opened.value)
    line.locator("button").click()
    page.wait_for_url("**/settings/?saved=1")
    anna.refresh_from_db()
    assert anna.pace == "slow"


def test_the_end_of_a_session_is_kept_and_the_kept_question_comes_next(handset: "Handset") -> None:
    path, page = handset.load_once(), handset.page
    cookies = handset.context.cookies()
    handset.visit(path)
    page.wait_for_selector("[data-player][data-state]")
    handset.context.clear_cookies(name="session")
    page.click("[data-action=start]:visible")
    page.wait_for_timeout(450)  # these are no second taps
    page.evaluate(
        "for (let n = 0; n < 30; n++) document.querySelector('[data-action=skip]')?.click();"
        "track.playbackRate = 16"  # the last words
    )
    page.wait_for_selector("h1:has-text('How does your calf feel now?')")
    strip = page.locator("#outbox")
    expect(strip).to_contain_text("1 answer is waiting to be sent.")
    expect(strip).to_contain_text("Sign in again to send them.")
    page.click("button[value=better]")
    expect(page.locator("h1")).to_have_text("Saved on this phone")
    expect(strip).to_contain_text("2 answers are waiting to be sent.")
    assert handset.session().finished_at is None
    handset.context.add_cookies(cookies)
    handset.visit("/settings/")
    handset.wait_until_sent()
    session = handset.session()
    assert session.finished_at and session.feel == "better"
