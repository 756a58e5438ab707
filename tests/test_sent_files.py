"""Scripts and styles are sent small, and the scripts are what the modules in scripts/ make."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

from calfcare.static_files import SCRIPTS
from tests import node


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the files as they are sent have been collected, twice over."""
    root, ours = tmp_path_factory.mktemp("sent"), tmp_path_factory.mktemp("ours")
    for folder in ("js", "css", "img"):
        shutil.copytree(Path("static") / folder, ours / folder)
    storage = {"BACKEND": "calfcare.static_files.StaticFilesStorage"}
    with override_settings(
        STATIC_ROOT=root,
        STATICFILES_DIRS=[ours],
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
        STORAGES=settings.STORAGES | {"staticfiles": storage},
    ):
        for _time in range(2):
            call_command("collectstatic", interactive=False, verbosity=0)
        assert staticfiles_storage.url("js/player.js") != "/static/js/player.js"
        yield root


def hashed(root: Path, name: str) -> Path:
    """The file that is sent for a name."""
    path = root / name
    [found] = path.parent.glob(f"{path.stem}.????????????{path.suffix}")
    return found


@pytest.mark.skipif(not node.installed(), reason="npm has not installed the build")
def test_scripts_and_styles_are_what_their_sources_make():
    check = subprocess.run([node.NODE, node.BUILD, "--check"], capture_output=True, text=True)
    assert check.returncode == 0, check.stderr


def test_there_are_no_other_scripts_than_those_and_they_have_no_comments(sent):
    assert {f"js/{path.name}" for path in Path("static/js").iterdir()} == set(SCRIPTS)
    for name in SCRIPTS:
        assert not re.search(r"/\*\*|^\s*//", hashed(sent, name).read_text(), re.MULTILINE), name


def test_the_player_takes_its_part_from_the_file_that_the_page_has_loaded(sent):
    imports = re.findall(r'from"([^"]+)"', hashed(sent, "js/player.js").read_text())
    assert set(imports) == {f"./{hashed(sent, 'js/site.js').name}"}


@pytest.mark.parametrize("name", ["css/calfcare.css", "css/admin.css"])
def test_styles_are_sent_without_comments_and_a_space_that_means_something_stays(sent, name):
    text = hashed(sent, name).read_text()
    assert "/*" not in text
    assert text.count(" :is(") >= Path("styles", Path(name).name).read_text().count(") :is(")
