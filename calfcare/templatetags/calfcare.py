"""Template tags of the whole site."""

from functools import cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from calfcare.drawings import drawing_of
from calfcare.icons import ICONS
from checkins import warning_signs
from checkins.regions import WITH_NUMBERS, Region
from checkins.rules import newest
from checkins.views.access import region_of

register = template.Library()

_BOOST = mark_safe(
    'hx-boost="true" hx-target="#main" hx-select="#main" '
    'hx-swap="outerHTML show:window:top" hx-push-url="true"'
)


@register.simple_tag
def boost() -> SafeString:
    """Attributes that let htmx swap #main instead of loading the page. They stand on each link
    and form itself, so that a later move to htmx 4 (no inheritance) is small."""
    return _BOOST


@register.simple_tag
def script(name: str) -> SafeString:
    """A script that scripts/build.mjs makes, to run once the page stands."""
    return format_html('<script type="module" src="{}"></script>', static(f"js/{name}.js"))


@register.inclusion_tag("_advice.html", takes_context=True)
def advice(context: Any, *, at_start: bool = False) -> dict[str, Any]:
    """What to do at each level of warning sign, hidden until an answer on the page calls for it.
    A page that asks carries it, because advice must not wait for a network (hazard H18). What the
    form was sent with calls for it too: a form that is refused takes no advice away."""
    cards = warning_signs.level_cards(region_of(context["request"]), at_start=at_start)
    return {"cards": cards, "level": _level_of(context.get("form"))}


def _level_of(form: Any) -> warning_signs.Level | None:
    """The most urgent level among the answers that stand in a form. One that nobody offered counts
    for nothing: the form refuses it."""
    given: set[str] = set()
    for name in {"signs", "conditions", "pain"} & getattr(form, "fields", {}).keys():
        value = form[name].value()
        given |= {str(one) for one in (value if isinstance(value, list) else [value])}
    codes = [box.code for box in warning_signs.boxes("start") if box.code in given]
    severe = {str(pain) for pain in range(newest().policy.severe_pain, 11)}  # F18
    return warning_signs.outcome([*codes, *(["F18"] if given & severe else [])]).level


@register.simple_tag
def fixed(template_name: str, here: str = "") -> SafeString:
    """A part of many pages that depends on nothing but the language, rendered once for each."""
    return _fixed(template_name, here, get_language())


@cache
def _fixed(template_name: str, here: str, _language: str | None) -> SafeString:
    return render_to_string(template_name, {"here": here})


@register.simple_tag
def icon(name: str) -> SafeString:
    """A pictogram. `KeyError` for one that is not drawn."""
    return ICONS[name]


@register.simple_tag
def drawing(name: str) -> SafeString:
    """The small drawing of a row of warning signs; nothing where there is none."""
    return drawing_of(name)


@register.simple_tag
def sign_drawing(code: str) -> SafeString:
    """The drawing of the daily row that a sign belongs to; nothing where it has none."""
    return drawing_of(warning_signs.DRAWING.get(code, ""))


@register.simple_tag
def places_to_call() -> tuple[Region, ...]:
    """Every place with an emergency number, for a red card of somebody who is nowhere yet."""
    return WITH_NUMBERS
