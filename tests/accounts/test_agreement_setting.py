"""Settings say whether health answers are kept, since when, and take the yes back."""

import pytest

from checkins.models import Agreement, CheckIn
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db
ADDRESS = "/settings/agreement/"
CHANGED = "We now also ask how tight your calf is"


def row(client):
    page = Page(client.get("/settings/"))
    assert ADDRESS in page.links.values()
    return next(words for words in page.links if words.startswith("Your health answers"))


@pytest.fixture
def unasked(routine, client):
    person = builders.make_unasked()
    builders.sign_in(client, person)
    return person


def test_the_list_says_since_when_they_are_kept(clock, client, plan):
    assert row(client).endswith("Kept since 7 September 2026")


def test_the_page_shows_what_was_agreed_to_and_what_withdrawing_means(clock, client, plan):
    page = Page(client.get(ADDRESS))
    assert page.heading == "Your health answers"
    for words in (
        "Kept since 7 September 2026.",
        "Your answers about your health are kept on this site so that it can make your plan.",
        "Check-ins and sessions stop until you agree again.",
        "A lock stays in force.",
        "Your answers so far are not deleted.",
    ):
        assert words in page.text
    assert list(page.buttons) == ["Withdraw"]


def test_withdrawing_says_so_and_offers_the_yes_again(client, plan, clock):
    clock.later(hours=30)
    response = Page(client.get(ADDRESS)).press(client, "Withdraw")
    assert response["Location"] == ADDRESS
    page = Page(client.get(ADDRESS))
    assert "You withdrew on 8 September 2026." in page.text
    assert list(page.buttons) == ["Yes, I agree"] and CHANGED not in page.text
    assert row(client).endswith("Not kept")
    assert CheckIn.objects.count() == 1, "what was answered before stays"


def test_after_a_yes_today_goes_on(client, plan):
    client.post(ADDRESS, {"withdraw": "on"})
    assert Page(client.get(ADDRESS)).press(client, "Yes, I agree")["Location"] == "/today/"
    assert Agreement.objects.filter(withdrawn_at=None).count() == 1


def test_a_person_with_a_plan_from_before_reads_once_what_has_changed(client, unasked, clock):
    builders.make_plan(unasked)
    page = Page(client.get(ADDRESS))
    assert CHANGED in page.text and "warning signs every day, because" in page.text
    assert row(client).endswith("Not kept")
    client.post(ADDRESS, {"agree": "on"})
    client.post(ADDRESS, {"withdraw": "on"})
    assert CHANGED not in Page(client.get(ADDRESS)).text


def test_somebody_without_a_plan_reads_that_nothing_is_kept(client, unasked):
    page = Page(client.get(ADDRESS))
    assert "Nothing is kept." in page.text and CHANGED not in page.text


@pytest.mark.parametrize(
    "answer", [{}, {"agree": "on", "withdraw": "on"}, {"agree": "yes"}, {"withdraw": "\x00"}]
)
def test_an_answer_that_is_not_plain_changes_nothing(client, plan, answer):
    before = list(Agreement.objects.values())
    response = client.post(ADDRESS, answer)
    assert response.status_code == 422 and "There is a problem" in response.content.decode()
    assert list(Agreement.objects.values()) == before


def test_withdrawing_twice_keeps_the_first_moment(client, plan, clock):
    client.post(ADDRESS, {"withdraw": "on"})
    first = Agreement.objects.get().withdrawn_at
    clock.later(hours=1)
    client.post(ADDRESS, {"withdraw": "on"})
    assert Agreement.objects.get().withdrawn_at == first


def test_it_is_the_own_yes_alone_that_is_taken_back(client, plan):
    other = builders.make_guest()
    client.post(ADDRESS, {"withdraw": "on", "user": other.pk})
    assert Agreement.objects.get(user=other).withdrawn_at is None


def test_the_day_is_that_of_the_persons_own_time_zone(client, plan, clock):
    clock.later(hours=4)
    client.post("/settings/time-zone/", {"time_zone": "Pacific/Kiritimati"})
    client.post(ADDRESS, {"withdraw": "on"})
    client.post(ADDRESS, {"agree": "on"})
    assert "since 8 September 2026" in row(client)
