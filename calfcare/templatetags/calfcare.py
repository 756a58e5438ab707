"""Template tags of the whole site."""

from django import template
from django.utils.safestring import SafeString, mark_safe

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
