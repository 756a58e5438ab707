"""How tightness and pain went, in one sentence. A number that rose is told as plainly as one that
fell, and nothing is said of why."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.dateformat import format as date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from checkins.changes import TIGHT, Change


def line_of(since: date, changes: Sequence[Change], *, today: date) -> str:
    """For the end of a session: "Tightness went from 5 to 3 since Monday."."""
    yesterday = today - timedelta(days=1)
    when = _("yesterday") if since == yesterday else date_format(since, "l")
    numbers = {"since": when, "before": changes[0].before, "now": changes[0].now}
    if len(changes) == 2:
        numbers |= {"pain_before": changes[1].before, "pain_now": changes[1].now}
        words = _(
            "Since {since}, tightness went from {before} to {now}, "
            "and pain from {pain_before} to {pain_now}."
        )
    elif changes[0].measure == TIGHT:
        words = _("Tightness went from {before} to {now} since {since}.")
    else:
        words = _("Pain went from {before} to {now} since {since}.")
    told = words.format(**numbers)
    return f"{told} {_('That can happen.')}" if any(c.rose for c in changes) else told


def lead_of(first: date, last: date, changes: Sequence[Change], *, today: date) -> SafeString:
    """For the progress page: "Since 14 August: tightness from 6 to 2, pain from 4 to 1."."""
    numbers = {"first": date_format(first, "j F"), "last": date_format(last, "j F")}
    both = format_html_join(", ", "{}", ((_one(change),) for change in changes))
    if first == last:
        words = _("On {first}: {numbers}.")
    elif last == today:
        words = _("Since {first}: {numbers}.")
    else:
        words = _("From {first} to {last}: {numbers}.")
    return format_html(words, **numbers, numbers=both)


def first_line(tight: int | None, pain: int) -> str:
    """For a page that has one answer alone to show: "You began with tightness 5 and pain 3."."""
    if tight is None:
        return _("You began with pain {pain} out of 10.").format(pain=pain)
    words = _("You began with tightness {tight} and pain {pain} out of 10.")
    return words.format(tight=tight, pain=pain)


def _one(change: Change) -> SafeString:
    is_tight = change.measure == TIGHT
    if change.is_none:
        words = (
            _("tightness <b>{now}</b> both times")
            if is_tight
            else _("pain <b>{now}</b> both times")
        )
    elif is_tight:
        words = _("tightness from <b>{before} to {now}</b>")
    else:
        words = _("pain from <b>{before} to {now}</b>")
    return format_html(words, before=change.before, now=change.now)
