"""The site's addresses and the two of the floor."""

from calfcare.urls import handler500, urlpatterns
from tests.bench import floor

__all__ = ["handler500", "urlpatterns"]
urlpatterns = [*floor.urlpatterns, *urlpatterns]
