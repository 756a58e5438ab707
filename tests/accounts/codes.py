"""Giving an address and signing in by code, as a person does."""

import re
from typing import Any

from django.core import mail
from django.test import Client

ASK, CONFIRM = "/accounts/login/code/", "/accounts/login/code/confirm/"
GIVE, VERIFY = "/accounts/email/", "/accounts/confirm-email/"
CODE = re.compile(r"^([A-Z0-9-]{5,12})$", re.MULTILINE)  # on a line of its own


def code_of(letter: Any) -> str:
    """The code that the letter brings."""
    found = CODE.search(letter.body)
    assert found, letter.body
    return found[1]


def give(client: Client, email: str) -> Any:
    """Ask for a code for a new address."""
    return client.post(GIVE, {"email": email, "action_add": "on"}, follow=True)


def claim(client: Client, email: str = "anna@example.org") -> Any:
    """Give an address and enter its code: the guest becomes an account."""
    give(client, email)
    return client.post(VERIFY, {"code": code_of(mail.outbox[-1])}, follow=True)


def sign_in(client: Client, email: str = "anna@example.org") -> Any:
    """Ask for a code and enter it on another device."""
    client.post(ASK, {"email": email})
    return client.post(CONFIRM, {"code": code_of(mail.outbox[-1])}, follow=True)
