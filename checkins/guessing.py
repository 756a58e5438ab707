"""Which region a phone is probably in, from the languages that it asks for. A guess is offered
first and never taken: a wrong number is worse than none (hazard H7)."""

from django.utils.translation.trans_real import parse_accept_lang_header

_OF_ITS_OWN = {"GB", "IE", "US", "CA", "AU", "NZ"}
# The other member states of the European Union, by ISO 3166-1.
_IN_THE_UNION = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IT", "LT",
    "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
}  # fmt: skip


def region_guessed(accept_language: str) -> str:
    """A region's code, or "" where the languages tell no place that has numbers here.

    Only the language that comes first is asked: who reads German first and American English next
    is not therefore in the United States."""
    wanted = [tag.split("-") for tag, _weight in parse_accept_lang_header(accept_language)]
    for language, *rest in wanted:
        place = next((part.upper() for part in rest if len(part) == 2), "")
        if place and language == wanted[0][0]:
            return place if place in _OF_ITS_OWN else "EU" if place in _IN_THE_UNION else ""
    return ""
