"""The small drawings of the daily warning signs, one a row (ux.md 2.16, look.md "signs").

Box 64, shown at 56. Filled apricot is sore or swollen, dots are numb or tingling, rays are sudden
or sharp; the drop is dark in both schemes, for it means dark. No faces. Colours are the page's
(`.cc-sign` in calfcare.css). Never the only carrier of meaning: the words stand beside."""

from django.utils.safestring import SafeString, mark_safe

_SHIN = (
    "M22 4C20.5 10 16 15 16 22.5C16 31 23.5 37 24.5 45C25 49 20.5 51.5 20.5 56C20.5 58.8 22.2 60"
    " 24.5 60H50.5C54.6 60 54.8 55.6 51 53.8C45.5 51.6 37.5 49.5 36.6 43.5C35.6 35 40.5 19 38.5 4"
)
_HIPS = "M14 4C14.5 12 8 19 8 30C8 41 11.5 50 12 60"

_SHAPES = {
    # Head, shoulders, both lungs and the windpipe.
    "breathing": (
        '<circle class="cs-skin" cx="32" cy="11" r="7.2"/><path class="cs-skin" d="M6 60V44C6 34'
        " 13 29.5 21 27.5C26 26.2 28 25 28.6 23.4H35.4C36 25 38 26.2 43 27.5C51 29.5 58 34 58"
        ' 44V60"/><path class="cs-line" d="M15.5 60V47M48.5 60V47"/><path class="cs-sore"'
        ' d="M29.4 38.5C29.4 36.8 27.8 35.6 26.3 36.6C22.6 39 20.6 45.5 20.6 51.5C20.6 54.6 22.8'
        " 55.4 25.2 54.4C28 53.2 29.4 51 29.4 48ZM34.6 38.5C34.6 36.8 36.2 35.6 37.7 36.6C41.4 39"
        ' 43.4 45.5 43.4 51.5C43.4 54.6 41.2 55.4 38.8 54.4C36 53.2 34.6 51 34.6 48Z"/><path'
        ' class="cs-edge" d="M32 29.5V38M29.4 41.5L32 38L34.6 41.5"/>'
    ),
    # Hips from the front, the part between the legs marked.
    "numb": (
        f'<path class="cs-ground" d="{_HIPS}H52C52.5 50 56 41 56 30C56 19 49.5 12 50 4Z"/><path'
        ' class="cs-calf" d="M32 25.5C39 27 44 31.5 44.5 38C44.8 43 43 49.5 39.5 54.5H24.5C21'
        ' 49.5 19.2 43 19.5 38C20 31.5 25 27 32 25.5Z"/><path class="cs-ground" d="M27.3 60C27.8'
        f' 51 29.5 43 32 36.5C34.5 43 36.2 51 36.7 60Z"/><path class="cs-line" d="{_HIPS}M50'
        " 4C49.5 12 56 19 56 30C56 41 52.5 50 52 60M27.3 60C27.8 51 29.5 43 32 36.5C34.5 43 36.2"
        ' 51 36.7 60"/><path class="cs-numb" d="M32 25.5C39 27 44 31.5 44.5 38C44.8 43 43 49.5 40'
        ' 54M32 25.5C25 27 20 31.5 19.5 38C19.2 43 21 49.5 24 54"/>'
    ),
    # Both legs, whole.
    "both": (
        '<path class="cs-legs" d="M18 4C16.5 9 14.5 14 15 21C15.5 27 18.2 30 18.2 35C18.2 39 16.8'
        " 41 17.2 45.5C17.6 49.5 19.5 51 19 54C18.5 56.5 14.5 57 14.5 59C14.5 60.5 16 60.8 18"
        " 60.8H25C27 60.8 27.8 59.6 27.5 57.5C27 53.5 28.5 50 28.6 45C28.7 40 28 38 28.6 33C29.2"
        " 28 31 23 32 18.5C33 23 34.8 28 35.4 33C36 38 35.3 40 35.4 45C35.5 50 37 53.5 36.5"
        " 57.5C36.2 59.6 37 60.8 39 60.8H46C48 60.8 49.5 60.5 49.5 59C49.5 57 45.5 56.5 45"
        " 54C44.5 51 46.4 49.5 46.8 45.5C47.2 41 45.8 39 45.8 35C45.8 30 48.5 27 49 21C49.5 14"
        ' 47.5 9 46 4"/>'
    ),
    # Two lower legs from behind, one bigger.
    "swollen": (
        '<path class="cs-skin" d="M7.6 4C6.8 12 5 16 5 23C5 33 9.5 40 9.9 47C10.1 51 8.5 53 8.5'
        " 56.5C8.5 59.2 10.5 60 14.5 60C18.5 60 20.5 59.2 20.5 56.5C20.5 53 18.9 51 19.1 47C19.5"
        ' 40 24 33 24 23C24 16 22.2 12 21.4 4"/><path class="cs-sore" d="M33.5 4C32.5 11 28.5 16'
        " 28.5 24C28.5 35 36 41 37 48C37.3 51.5 35.8 53 35.8 56.3C35.8 59.2 38 60 43.5 60C49 60"
        " 51.2 59.2 51.2 56.3C51.2 53 49.7 51.5 50 48C51 41 58.5 35 58.5 24C58.5 16 54.5 11 53.5"
        ' 4"/>'
    ),
    # A lower leg from the side, the cord at the heel parted, rays.
    "pop": (
        f'<path class="cs-skin" d="{_SHIN}"/><path class="cs-sore" d="M22.8 8C20.3 14 19.6 17 19.7'
        ' 20.5C19.8 25 22.5 28 24.8 32C28.5 28 31 24 30.5 18.5C30 14 27.2 10 22.8 8Z"/><path'
        ' class="cs-edge" d="M25.3 33.5L28 40M27.8 49.5L26.3 55.5M17.5 38.5L9 34M18 45H7.5M16'
        ' 51.5L8 55.5"/>'
    ),
    # The foot hangs; dots: numb.
    "foot": (
        '<path class="cs-skin" d="M20 4C18.5 10 14 14 14 21C14 29 21.5 33 21.5 39.5C21.5 44 18.6'
        " 46.5 20.2 50C21.5 52.8 25.5 52.3 28.5 54C33 56.5 36.5 59.8 41 61C45.5 62 47.4 58.8 45.6"
        ' 55.2C42.5 49.5 34.8 45.5 34.4 38C34.2 31 38.5 17 36.5 4"/><path class="cs-numb" d="M27'
        ' 46.5h.1M32.5 50h.1M38 54.8h.1M28 40.5h.1"/><path class="cs-edge" d="M51.5 34.5C54.5 39'
        ' 55.2 44 54 49.5M49.3 46L53.9 50L58.3 46.2"/>'
    ),
    # The whole lower leg sore, rays on both sides, and the moon of a night without sleep.
    "severe": (
        f'<g transform="translate(-3)"><path class="cs-skin" d="{_SHIN}"/><path class="cs-sore"'
        ' d="M25 6C20.5 13 19.2 18 19.3 23C19.4 30.5 25.5 36 27.8 43C32 36 35.8 27.5 34.6 18C33.8'
        ' 12 30 8 25 6Z"/></g><path class="cs-edge" d="M9.5 13L3 10.5M9 22.5H2.5M11.5 31.5L5.5'
        ' 34.5M41.5 29.5H48M40.5 38L46.5 41"/><path class="cs-sore" d="M54.6 4.5A9.3 9.3 0 1 0 61'
        ' 19.8A10.2 10.2 0 0 1 54.6 4.5Z"/>'
    ),
    # A sore muscle and a dark drop.
    "muscles": (
        f'<g transform="translate(-9)"><path class="cs-skin" d="{_SHIN}"/><path class="cs-sore"'
        ' d="M22.5 9C20 15 19.4 18 19.5 22.5C19.6 28 23 32 25.6 36.5C29 33 31.5 27 31 20.5C30.6'
        ' 15.5 27.5 11.5 22.5 9Z"/></g><path class="cs-drop" d="M50 11C54 17.5 58 21.5 58 27A8 8'
        ' 0 0 1 42 27C42 21.5 46 17.5 50 11Z"/>'
    ),
    # One spot on the shin bone, rays.
    "bone": (
        f'<g transform="translate(-5)"><path class="cs-skin" d="{_SHIN}"/><path class="cs-fine"'
        ' d="M28.5 5C29.5 16 28 32 28.6 46M34.5 5C34.8 16 32.4 32 33.3 45"/><circle'
        ' class="cs-sore" cx="31.6" cy="27" r="5"/></g><path class="cs-edge" d="M41.5 27H50.5M40'
        ' 19.5L47 14M39.5 34.5L46.5 40"/>'
    ),
    # From the low back down one leg.
    "back": (
        '<path class="cs-ground" d="M18 4C18.5 11 12 15 12 23C12 30 14.8 34 15.8 41C16.5 47 16 53'
        ' 16.5 60H47.5C48 53 47.5 47 48.2 41C49.2 34 52 30 52 23C52 15 45.5 11 46 4Z"/><path'
        ' class="cs-line" d="M18 4C18.5 11 12 15 12 23C12 30 14.8 34 15.8 41C16.5 47 16 53 16.5'
        " 60M46 4C45.5 11 52 15 52 23C52 30 49.2 34 48.2 41C47.5 47 48 53 47.5 60M32 23V33M29"
        ' 60C29 52 30 43 32 34C34 43 35 52 35 60"/><path class="cs-numb" d="M34.5 8C36 14 41.5 18'
        ' 43 26C44 33 41.8 44 41.4 60"/><circle class="cs-sore" cx="33" cy="7" r="4"/>'
    ),
}

DRAWINGS = {
    name: mark_safe(
        '<svg class="cc-sign" width="56" height="56" viewBox="0 0 64 64" aria-hidden="true"'
        f' focusable="false">{shapes}</svg>'
    )
    for name, shapes in _SHAPES.items()
}
"""By the name of their row (`checkins.warning_signs.ROWS`)."""


def drawing_of(name: str) -> SafeString:
    """The drawing of a row; nothing for a sign that has none."""
    return DRAWINGS[name] if name else mark_safe("")
