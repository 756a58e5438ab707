"""Who: a person, with or without an e-mail address, and how they like to be guided."""

import hashlib
from functools import cache
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


@cache
def time_zones() -> frozenset[str]:
    """Every name of the time-zone database. Kept: to list them reads hundreds of files."""
    return frozenset(available_timezones())


def validate_time_zone(name: str) -> None:
    """Refuse a name that is not in the time-zone database."""
    if name not in time_zones():
        raise ValidationError(_("Select a time zone from the list."))


class UserManager(BaseUserManager["User"]):
    """Makes guests, and staff for the command line."""

    def create_guest(self, *, time_zone: str = "") -> "User":
        """A person without a name, a password or an address: a row to hang the answers on.

        A time zone that is not in the database is left out: the site's own then decides."""
        guest = self.model(time_zone=time_zone if time_zone in time_zones() else "")
        guest.set_unusable_password()
        guest.save(using=self._db)
        return guest

    def create_user(
        self, email: str | None = None, password: str | None = None, **extra: Any
    ) -> "User":
        """A person with an address."""
        user = self.model(email=email.lower() if email else None, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **extra: Any) -> "User":
        """Someone who may do everything in the admin."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Without an e-mail address they are a guest of this one device."""

    class Region(models.TextChoices):
        """Whose phone numbers and wording the warning pages use (clinical.md 3.1)."""

        UNSET = "", _("Not set")
        GB = "GB", _("United Kingdom")
        IE = "IE", _("Ireland")
        US = "US", _("United States")
        CA = "CA", _("Canada")
        AU = "AU", _("Australia")
        NZ = "NZ", _("New Zealand")
        EU = "EU", _("Another country in the European Union")
        OTHER = "other", _("Another country")  # general words, and nothing to call

    class Voice(models.TextChoices):
        """How much the voice says (ux.md 2.6)."""

        AUTO = "auto", _("Full for your first 3 sessions, then brief")
        FULL = "full", _("Full: every step explained")
        BRIEF = "brief", _("Brief: only what changes")
        OFF = "off", _("No voice: tones only")

    class Sound(models.TextChoices):
        """What is heard in a session (ux.md 2.6). How much the voice says is `Voice`."""

        VOICE = "voice", _("Voice or tones: works with the phone locked, your music stops")
        READER = "reader", _("Screen reader: tones only, your screen reader says each step")
        TONES = "tones", _("With music: soft sounds, keep the screen on")
        OFF = "off", _("No sound: watch the screen")

    class Pace(models.TextChoices):
        """How fast the rolls go."""

        NORMAL = "normal", _("Normal: 3 seconds each way")
        SLOW = "slow", _("Slower: 6 seconds each way")

    email = models.EmailField(_("e-mail address"), null=True, blank=True, unique=True)
    is_staff = models.BooleanField(_("may use the admin"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    region = models.CharField(_("region"), max_length=5, blank=True, choices=Region)
    time_zone = models.CharField(
        _("time zone"), max_length=64, blank=True, validators=[validate_time_zone]
    )
    voice = models.CharField(_("voice"), max_length=5, choices=Voice, default=Voice.AUTO)
    sound = models.CharField(_("sound"), max_length=6, choices=Sound, default=Sound.VOICE)
    pace = models.CharField(_("pace"), max_length=6, choices=Pace, default=Pace.NORMAL)
    waits = models.BooleanField(_("wait for me between steps"), default=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="one_person_per_email_address_whatever_its_case"
            ),
            models.CheckConstraint(
                condition=~models.Q(email=""), name="a_guest_has_no_email_address_not_an_empty_one"
            ),
            models.CheckConstraint(
                condition=models.Q(sound__in=["voice", "reader", "tones", "off"]),
                name="sound_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.email or f"guest {self.pk}"

    def clean(self) -> None:
        """An empty address is no address."""
        super().clean()
        self.email = self.email.lower() if self.email else None

    @property
    def account(self) -> str:
        """What a phone keeps this person's things under. It says nothing about them."""
        return hashlib.sha256(str(self.pk).encode()).hexdigest()[:12]

    @property
    def is_guest(self) -> bool:
        """Whether only this device can open the person's history."""
        return self.email is None

    @property
    def zone(self) -> ZoneInfo:
        """The zone that decides which day it is for this person."""
        return ZoneInfo(self.time_zone or settings.TIME_ZONE)
