"""Addresses of drafts."""

from django.urls import path

from phinong.drafting import (
    urls_electronic,
    urls_exchange,
    urls_intent,
    urls_keeping,
    urls_library,
    urls_life,
    urls_review,
    urls_routes,
    urls_sides,
    urls_signing,
    urls_word,
    urls_wording,
)
from phinong.drafting.views import drafts, workspace, writing

app_name = "drafting"

urlpatterns = [
    path("", drafts.draft_list, name="drafts"),
    *urls_intent.urlpatterns,  # "new" is no draft's code
    path("<slug:code>/", workspace.draft, name="draft"),
    path("<slug:code>/clauses/", writing.add, name="clause-add"),
    path("<slug:code>/clauses/<slug:uid>/", writing.write, name="clause-write"),
    path("<slug:code>/clauses/<slug:uid>/remove/", writing.remove, name="clause-remove"),
    path("<slug:code>/clauses/<slug:uid>/move/", writing.shift, name="clause-move"),
    path("<slug:code>/clauses/<slug:uid>/<slug:tag>/checked/", writing.checked, name="checked"),
    path("<slug:code>/versions/", writing.versions, name="versions"),
    path("<slug:code>/versions/new/", writing.fix, name="version-make"),
    path("<slug:code>/versions/<int:number>/restore/", writing.restore, name="version-restore"),
    path("<slug:code>/versions/<int:number>/verdict/", writing.verdict, name="verdict"),
    path("<slug:code>/move/", writing.move, name="move"),
    *urls_life.urlpatterns,
    *urls_exchange.urlpatterns,
    *urls_library.urlpatterns,
    *urls_word.urlpatterns,
    *urls_routes.urlpatterns,
    *urls_sides.urlpatterns,
    *urls_signing.urlpatterns,
    *urls_electronic.urlpatterns,
    *urls_keeping.urlpatterns,
    *urls_wording.urlpatterns,
    *urls_review.urlpatterns,
]
