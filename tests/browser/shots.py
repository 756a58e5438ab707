"""`make shots`: pictures of the main pages at phone size, light and dark, in a real browser.

The site is served as people get it, from a folder of its own. A folder given as the first word
takes the place of docs/pictures/, and then every page is taken, wide ones too."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
MAIN = {"landing", "check", "today", "player", "feel", "result", "progress", "warning-signs"}
PHONE, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
# As on a phone. A browser without windows has no screen to keep on.
KEEPS_LIGHT = "navigator.wakeLock.request = async () => ({released: false, release() {}});"


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def served(folder: str) -> Iterator[str]:
    """The real server in a folder of its own; its address."""
    port = free_port()
    environment = os.environ | {"VAR_DIR": folder, "PORT": str(port), "REGION": "GB", "HTTPS": "0"}
    environment |= {"ALLOWED_HOSTS": "127.0.0.1"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "calfcare"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        for _try in range(120):
            try:
                urllib.request.urlopen(f"{address}/readyz", timeout=2)
                break
            except OSError:
                time.sleep(0.5)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


class Camera:
    """Takes a page in both themes."""

    def __init__(self, page: Any, folder: Path, *, everything: bool) -> None:
        self.page, self.folder, self.everything = page, folder, everything

    def take(self, name: str, *, whole: bool = True, wide: bool = False) -> None:
        """Save `name`-light.png and `name`-dark.png of the page as it is now."""
        if not self.everything and name not in MAIN:
            return
        for theme in ("light", "dark"):
            self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            self.page.wait_for_timeout(100)
            self.page.screenshot(path=self.folder / f"{name}-{theme}.png", full_page=whole)
        if wide and self.everything:
            self.page.set_viewport_size(WIDE)
            self.take(f"{name}-wide")
            self.page.set_viewport_size(PHONE)
        self.page.emulate_media(color_scheme="light", reduced_motion="no-preference")


def walk(page: Any, address: str, camera: Camera) -> None:
    """Go through the first day and the next morning, taking pictures on the way."""
    page.goto(address)
    camera.take("landing", wide=True)
    page.click("text=Start now")
    page.wait_for_selector("[name=agree]")
    camera.take("country", wide=True)
    page.check("[name=agree]")
    page.click("button.cc-button--primary")
    for number in range(1, 7):
        page.wait_for_selector(f"text={number} of 6")
        camera.take(f"safety-{number}")
        page.click("text=None of these")
    for name, value in [("side", "left"), ("since", "2to6"), ("roller", "roller")]:
        page.wait_for_selector(f"[name={name}][value='{value}']").check()
        camera.take(f"question-{name}")
        page.click("text=Continue")
    page.wait_for_selector("[name=tight][value='5']").check()
    page.check("[name=pain][value='3']")
    camera.take("pain")
    page.click("text=Continue")
    page.wait_for_selector("text=Check your plan")
    camera.take("check")
    page.click("text=Confirm and go to today")
    page.wait_for_selector("text=Your plan is ready")
    page.goto(f"{address}/today/")
    camera.take("today", wide=True)
    page.click("text=Start (about")
    camera.take("session")
    start = page.query_selector("[data-action=start], [data-part=start]")
    if start:
        start.click()
        page.wait_for_timeout(16_500)
        camera.take("player", whole=False)
    session = page.url
    page.goto(f"{session}step/1/")
    camera.take("step")
    page.goto(session)
    page.evaluate("document.querySelector('form[action$=\"complete/\"]').submit()")
    page.wait_for_selector("text=How does your calf feel now")
    camera.take("feel")
    page.click("button[value=better]")
    page.wait_for_selector("h1:has-text('Done for today')")
    camera.take("saved")
    page.goto(f"{address}/today/")
    camera.take("today-done", wide=True)


def demo_person(folder: str) -> str:
    """Load the demo person, with today's session still to do; a session cookie of theirs."""
    code = (
        "from django.contrib.auth import get_user_model, SESSION_KEY, BACKEND_SESSION_KEY,"
        " HASH_SESSION_KEY\n"
        "from django.contrib.sessions.backends.db import SessionStore\n"
        "from django.core.management import call_command\n"
        "from checkins.models import CheckIn\n"
        "call_command('load_demo', verbosity=0)\n"
        "user = get_user_model().objects.get(email='demo@calfcare.localhost')\n"
        "session = SessionStore()\n"
        "session[SESSION_KEY] = str(user.pk)\n"
        "session[BACKEND_SESSION_KEY] = 'django.contrib.auth.backends.ModelBackend'\n"
        "session[HASH_SESSION_KEY] = user.get_session_auth_hash()\n"
        "session.save()\n"
        "print('cookie', session.session_key)\n"
    )
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", code],
        cwd=ROOT,
        env=os.environ | {"VAR_DIR": folder, "HTTPS": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split("cookie ")[1].split()[0]


def later(page: Any, address: str, camera: Camera) -> None:
    """A person with four weeks behind them, who answers today's questions once more."""
    page.goto(f"{address}/check-in/result/")
    camera.take("result", wide=True)
    page.goto(f"{address}/today/")
    camera.take("today-later")
    page.goto(f"{address}/check-in/")
    page.click("button[value=better]")
    page.wait_for_selector("[name=tight][value='2']").check()
    page.check("[name=pain][value='1']")
    camera.take("tight-and-pain", wide=True)
    page.click("text=Continue")
    page.wait_for_selector("h1:has-text('Anything new today?')")
    camera.take("signs", wide=True)
    page.goto(f"{address}/progress/")
    camera.take("progress", wide=True)
    for name in (
        "settings", "settings/agreement", "running", "help/warning-signs", "help/how-we-decide",
        "help/about",
    ):  # fmt: skip
        page.goto(f"{address}/{name}/")
        camera.take(name.rsplit("/", 1)[-1])


def main(arguments: list[str]) -> int:
    """Take all pictures. Needs Chromium."""
    from playwright.sync_api import sync_playwright

    from tests.browser import chromium, faces

    program = chromium.path()
    if program is None:
        print("Chromium is not installed (apt install chromium).", file=sys.stderr)
        return 1
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    with tempfile.TemporaryDirectory() as var, served(var) as address, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=program, args=chromium.ARGUMENTS, env=faces.environment()
        )
        kind = {"viewport": PHONE, "device_scale_factor": 2, "locale": "en-GB"}
        page = browser.new_context(**kind).new_page()
        page.add_init_script(KEEPS_LIGHT)
        walk(page, address, Camera(page, folder, everything=bool(arguments)))
        context = browser.new_context(**kind)
        context.add_cookies(
            [{"name": "session", "value": demo_person(var), "url": address, "httpOnly": True}]
        )
        page = context.new_page()
        later(page, address, Camera(page, folder, everything=bool(arguments)))
        browser.close()
    print(f"Pictures are in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
