"""Static files as they are sent: hashed and compressed, and a script that names another by the name
under which that is sent. `make scripts` has made scripts and styles small before."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

# What scripts/build.mjs makes. The worker is no page's, but it is sent like the others.
SCRIPTS = ("js/site.js", "js/player.js", "js/safety.js", "js/worker.js")
_IMPORT = ((r'(?P<matched>from"(?P<url>\./site\.js)")', 'from"%(url)s"'),)


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Player and safety pages import the site's script, whose hashed name is put in."""

    # Only these: Django's own rule for modules trips over comments in scripts of others.
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/player.js", _IMPORT),
        ("js/safety.js", _IMPORT),
    )
