"""The pictograms of the site, drawn in the colour of the words beside them; never the only carrier
of meaning."""

from django.utils.safestring import SafeString, mark_safe

_SOLID = {
    "start": (
        '<path d="M7 4.8c0-.9 1-1.4 1.7-.9l10.2 7.2c.6.4.6 1.3 0 1.7L8.7 20c-.7.5-1.7 0-1.7-.9z"/>'
    ),
    "pause": (
        '<rect x="5.5" y="4" width="4.5" height="16" rx="1.5"/>'
        '<rect x="14" y="4" width="4.5" height="16" rx="1.5"/>'
    ),
    "back": (
        '<rect x="5" y="5" width="2.5" height="14" rx="1"/>'
        '<path d="M19 6.2v11.6c0 .8-.9 1.3-1.6.8L9.4 12.8c-.6-.4-.6-1.2 0-1.6l8-5.8c.7-.5'
        ' 1.6 0 1.6.8z"/>'
    ),
    "skip": (
        '<rect x="16.5" y="5" width="2.5" height="14" rx="1"/>'
        '<path d="M5 6.2v11.6c0 .8.9 1.3 1.6.8l8-5.8c.6-.4.6-1.2 0-1.6l-8-5.8C5.9 4.9 5 5.4'
        ' 5 6.2z"/>'
    ),
}
_DRAWN = {
    "today": '<circle cx="12" cy="12" r="9"/><path d="m8 12.3 2.8 2.7 5-5.6"/>',
    "progress": '<path d="M3.5 20.5h17M7 16.5v-4M12 16.5v-11M17 16.5v-7"/>',
    "settings": (
        '<path d="M3 8h9M18 8h3M3 16h3M12 16h9"/><circle cx="15" cy="8" r="2.7"/>'
        '<circle cx="9" cy="16" r="2.7"/>'
    ),
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.2l3 1.8"/>',
    "roller": '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="3.2"/>',
    "wall": '<path d="M3 20.5h18M18.5 4v16.5"/>',
    "chevron-left": '<path d="m15 5-7 7 7 7"/>',
    "chevron-right": '<path d="m9 5 7 7-7 7"/>',
    "chevron-down": '<path d="m5 9 7 7 7-7"/>',
    "up": '<path d="M12 20V4M5 11l7-7 7 7"/>',
    "stay": '<path d="M4 9h16M4 15h16"/>',
    "down": '<path d="M12 4v16M5 13l7 7 7-7"/>',
    "arrow": '<path d="M3 12h17M14 6l6 6-6 6"/>',
    "phone": (
        '<path d="M6.5 3.5h2.6l1.7 4.4-2.2 1.6a11.5 11.5 0 0 0 5.9 5.9l1.6-2.2 4.4'
        ' 1.7v2.6a2.5 2.5 0 0 1-2.7 2.5A15.5 15.5 0 0 1 4 6.2a2.5 2.5 0 0 1 2.5-2.7z"/>'
    ),
    "stop": '<rect x="5" y="5" width="14" height="14" rx="3"/>',
    "sound": (
        '<path d="M4 9.5v5h3.2L12 18.5v-13L7.2 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8'
        ' 0 0 1 0 11"/>'
    ),
    "tick": '<path d="m5 12.5 4.8 4.8L19.5 7"/>',
}


def _svg(paint: str, shapes: str) -> SafeString:
    return mark_safe(
        f'<svg width="24" height="24" viewBox="0 0 24 24" {paint} '
        'aria-hidden="true" focusable="false">'
        f"{shapes}</svg>"
    )


_FILL = 'fill="currentColor"'
_STROKE = (
    'fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round"'
)
ICONS = {name: _svg(_FILL, shapes) for name, shapes in _SOLID.items()} | {
    name: _svg(_STROKE, shapes) for name, shapes in _DRAWN.items()
}
