"""Signed-in sessions (Django's, not guided ones), kept in the database."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """Looks up only what can be a key. PostgreSQL refuses some bytes that a broken cookie may
    hold, and such a visitor is a stranger, not an error (trust.md F28)."""

    def _validate_session_key(self, key: str | None) -> bool:
        """Keys are made of plain letters and digits."""
        usual = super()._validate_session_key(key)  # type: ignore[misc]  # unknown to the stubs
        return bool(usual and key and key.isascii() and key.isalnum())
