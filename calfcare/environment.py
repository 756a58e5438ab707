"""Typed readers for settings that come from the environment. A bad value stops the start."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def env_str(name: str, default: str = "") -> str:
    """The variable's text, stripped."""
    return os.environ.get(name, default).strip()


def env_bool(name: str, default: bool) -> bool:
    """1/true/yes/on or 0/false/no/off; anything else is an error, not a guess."""
    word = env_str(name, "1" if default else "0").lower()
    if word not in _TRUE | _FALSE:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {word!r}")
    return word in _TRUE


def env_int(name: str, default: int, *, low: int, high: int) -> int:
    """A whole number within low..high."""
    word = env_str(name, str(default))
    try:
        number = int(word)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {word!r}") from None
    if not low <= number <= high:
        raise ImproperlyConfigured(f"{name} must be between {low} and {high}, not {number}")
    return number


def env_list(name: str) -> list[str]:
    """Comma-separated words; empty ones are dropped."""
    return [word.strip() for word in env_str(name).split(",") if word.strip()]


def env_choice(name: str, choices: set[str]) -> str:
    """One of the choices, or empty where the variable is not set."""
    word = env_str(name)
    if word and word not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(sorted(choices))}")
    return word


def sqlite(path: Path) -> dict[str, Any]:
    """Settings for the embedded database: nothing acknowledged is lost to a power cut (FULL),
    readers never wait (WAL), and a write waits its turn instead of failing (IMMEDIATE)."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """Settings for postgres://user:password@host:port/name?option=value, with psycopg's pool.
    An empty host means the local socket or PGHOST."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must start with postgres://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {
            **dict(parse_qsl(parts.query)),
            "connect_timeout": 3,
            "options": "-c statement_timeout=5s -c lock_timeout=4s",
            "pool": {"min_size": 1, "max_size": 8, "timeout": 5},
        },
    }
