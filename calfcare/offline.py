"""What makes the site an app that works without a connection (docs/decisions/0011): its manifest,
its service worker, the page for where nothing is kept, and what an outbox asks before it sends."""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import resolve, reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from calfcare import static_files

ICONS = (("icon-192.png", 192, "any"), ("icon-512.png", 512, "any"),
         ("icon-maskable-512.png", 512, "maskable"))  # fmt: skip
KINDS = ("plan", "done", "new-day")  # what a phone without a connection has to say


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone shows for the app on its home screen. The colours are those of the page."""
    response = JsonResponse(
        {
            "id": "/",
            "name": _("Calfcare"),
            "short_name": _("Calfcare"),
            "description": _("Guided rolling and stretching for a tight calf."),
            "lang": get_language(),
            "dir": "rtl" if get_language_bidi() else "ltr",
            "start_url": reverse("checkins:today"),
            "scope": "/",
            "display": "standalone",
            "background_color": "#f8f4ed",
            "theme_color": "#dbe6dc",
            "icons": [
                {
                    "src": static(f"img/{name}"),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": purpose,
                }
                for name, size, purpose in ICONS
            ],
        },
        content_type="application/manifest+json",
    )
    patch_cache_control(response, public=True, no_cache=True)
    return response


@login_not_required
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker of this release. It lists every asset under its hashed name, so that another
    release is another worker."""
    assets = shell()
    body = render(
        request,
        "sw.js",
        {"assets": json.dumps(assets, indent=2), "release": release()},
        content_type="text/javascript",
    )
    patch_cache_control(body, public=True, no_cache=True)
    return body


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """For an address that is not on this phone. The worker asks for each of its kinds."""
    about = next((kind for kind in KINDS if kind in request.GET), "")
    return render(request, "offline.html", {"about": about})


@require_safe
def outbox(request: HttpRequest) -> JsonResponse:
    """Whose answers may be sent from here now, and a fresh token to send them with."""
    account = getattr(request, "account", "")
    return JsonResponse({"account": account, "token": get_token(request)})


@cache
def shell() -> list[str]:
    """The address of every script, style and picture that people's pages use."""
    folder = Path(settings.BASE_DIR) / "static"
    pictures = [path.relative_to(folder).as_posix() for path in sorted(folder.glob("img/*.*"))]
    scripts = ["django_htmx/htmx-2.min.js", *static_files.SCRIPTS]
    return [static(name) for name in ["css/calfcare.css", "css/session.css", *scripts, *pictures]]


@cache
def release() -> str:
    """A name for this release that changes with its assets, its worker, and every byte of the
    pages that the worker keeps for everybody: the numbers and words on them must be the newest."""
    worker = (settings.BASE_DIR / "templates" / "sw.js").read_text()
    pages = [_page(reverse(name)) for name in ("routines:landing", "checkins:warning-signs")]
    pages += [_page(reverse("offline"), kind) for kind in ("", *KINDS)]
    parts = [*shell(), worker, *pages]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _page(path: str, query: str = "") -> str:
    """A page of the shell as a phone gets it that says nothing about itself."""
    request = HttpRequest()
    request.method, request.path, request.GET = "GET", path, QueryDict(query)
    request.user = AnonymousUser()
    with translation.override(settings.LANGUAGE_CODE):
        page: HttpResponse = resolve(path).func(request)
    return page.content.decode()
