"""The scripts are sent without their comments, and a browser still reads every one of them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

from calfcare.static_files import BUNDLES, scripts

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the files as they are sent have been collected, twice over."""
    root = tmp_path_factory.mktemp("static")
    storage = {"BACKEND": "calfcare.static_files.StaticFilesStorage"}
    with override_settings(
        STATIC_ROOT=root,
        STATICFILES_DIRS=[("js", "static/js")],
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
        STORAGES=settings.STORAGES | {"staticfiles": storage},
    ):
        for _time in range(2):
            call_command("collectstatic", interactive=False, verbosity=0)
        assert staticfiles_storage.url("js/player.js") != "/static/js/player.js"
        yield root / "js"


def test_small_scripts_can_be_read_and_have_no_comments(page: Any, served: Path) -> None:
    sources = sorted(Path("static/js").rglob("*.js"))
    assert len(sources) > 5
    for source in sources:
        name = source.relative_to("static/js")
        text = (served / name).read_text()
        assert len(text) < len(source.read_text()) * 0.8, name
        assert not re.search(r"/\*\*|^\s*//", text, re.MULTILINE), name
        hashed = list((served / name).parent.glob(f"{source.stem}.????????????.js"))
        assert [one.read_text() for one in hashed] == [text], name
        page.evaluate("(script) => { new Function(script); }", text)


def test_each_page_asks_for_one_file_of_its_own(page: Any, served: Path) -> None:
    for bundle, parts in BUNDLES.items():
        assert scripts(bundle) == [f"js/{bundle}.bundle.js"]
        text = (served / f"{bundle}.bundle.js").read_text()
        assert text == "\n".join((served / f"{part}.js").read_text() for part in parts)
        page.evaluate("(script) => { new Function(script); }", text)
    used = {part for parts in BUNDLES.values() for part in parts} | {"copies"}  # of the worker
    assert used == {
        str(one.relative_to("static/js"))[:-3] for one in Path("static/js").rglob("*.js")
    }
