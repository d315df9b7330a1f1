"""Addresses of the site's own pages: home, desk, review, intake, gallery."""

from django.urls import path

from phinong.site.views import (
    appearance,
    desk,
    desk_lists,
    gallery,
    handover,
    home,
    intake,
    review,
    review_together,
)

app_name = "site"

urlpatterns = [
    path("", home.home, name="home"),
    path("desk/", desk.desk, name="desk"),
    path("desk/disputes/", desk_lists.disputes, name="desk-disputes"),
    path("desk/changes/", desk_lists.changes, name="desk-changes"),
    path("desk/sources/", desk_lists.sources, name="desk-sources"),
    path("handover/bodies/<slug:code>.pdf", handover.body_pdf, name="handover-body-pdf"),
    path("handover/bodies/<slug:code>/", handover.body, name="handover-body"),
    path("handover/ties/<slug:code>.pdf", handover.tie_pdf, name="handover-tie-pdf"),
    path("handover/ties/<slug:code>/", handover.tie, name="handover-tie"),
    path("review/", review.queue, name="review"),
    path("review/new/", intake.add, name="intake"),
    path("review/<slug:code>/", review.document, name="review-document"),
    path("review/<slug:code>/together/", review_together.accept, name="review-together"),
    path("review/<slug:code>/together/undo/", review_together.undo, name="review-together-undo"),
    path("review/<slug:code>/<int:order>/", review.finding, name="review-finding"),
    path("review/<slug:code>/<int:order>/accept/", review.accept, name="review-accept"),
    path("review/<slug:code>/<int:order>/reject/", review.reject, name="review-reject"),
    path("review/<slug:code>/<int:order>/undo/", review.undo, name="review-undo"),
    path("appearance/", appearance.choose, name="appearance"),
    path("ui/", gallery.gallery, name="gallery"),
]
