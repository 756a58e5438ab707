"""The site's own settings as it is served, and the addresses of the floor."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-the-benchmark-" + "x" * 50)
os.environ.setdefault("ALLOWED_HOSTS", "testserver")
os.environ.setdefault("HTTPS", "0")
os.environ.setdefault("REGION", "GB")

from calfcare.settings import *  # noqa: E402, F403

ROOT_URLCONF = "tests.bench.urls"
LOGGING = {"version": 1}
