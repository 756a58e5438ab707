"""How allauth's e-mail codes fit people who start as guests."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """There is no sign-up page: a person starts as a guest and gives an address later."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: the first answer makes the row, the e-mail page makes it an account."""
        return False
