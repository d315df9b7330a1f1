"""Every address of the site. Rooms bring their own; this file only says where they hang."""

from django.urls import include, path

from phinong.site.i18n import by_language
from phinong.site.views import health, language

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("", language.choose, name="choose-language"),
    *by_language(
        path("", include("phinong.site.pages")),
        path("account/", include("phinong.accounts.urls")),
        path("", include("phinong.places.urls")),
        path("", include("phinong.ties.urls")),
        path("drafts/", include("phinong.drafting.urls")),
        path("meetings/", include("phinong.meetings.urls")),
        path("activities/", include("phinong.activities.urls")),
        path("learning/", include("phinong.learning.urls")),
        path("documents/", include("phinong.record.urls")),
        path("search/", include("phinong.discovery.urls")),
    ),
]

handler404 = "phinong.site.views.errors.not_found"
handler500 = "phinong.site.views.errors.server_error"
