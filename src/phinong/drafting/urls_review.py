"""Addresses of reviews: the office's, the asked body's, and the link's."""

from django.urls import path

from phinong.drafting.views import remarks, review_link, reviewed, reviews

urlpatterns = [
    path("reviews/asked/", reviewed.asked_list, name="asked-list"),
    path("reviews/asked/<int:number>/", reviewed.asked, name="asked"),
    path("reviews/asked/<int:number>/remarks/", reviewed.remark, name="asked-remark"),
    path("reviews/asked/<int:number>/outcome/", reviewed.outcome, name="asked-outcome"),
    path(
        "reviews/asked/<int:number>/remarks/<int:remark>/reply/",
        reviewed.reply,
        name="asked-reply",
    ),
    path("r/<slug:secret>/", review_link.page, name="link"),
    path("r/<slug:secret>/remarks/", review_link.remark, name="link-remark"),
    path("r/<slug:secret>/outcome/", review_link.outcome, name="link-outcome"),
    path("r/<slug:secret>/remarks/<int:remark>/reply/", review_link.reply, name="link-reply"),
    path("<slug:code>/reviews/", reviews.reviews, name="reviews"),
    path("<slug:code>/reviews/table/", reviews.table, name="review-table"),
    path("<slug:code>/reviews/table.docx", reviews.table_file, name="review-table-docx"),
    path("<slug:code>/reviews/<int:number>/revoke/", reviews.revoke, name="review-revoke"),
    path("<slug:code>/reviews/<int:number>/renew/", reviews.renew, name="review-renew"),
    path("<slug:code>/reviews/<int:number>/remind/", reviews.remind, name="review-remind"),
    path("<slug:code>/remarks/", remarks.add, name="remark-add"),
    path("<slug:code>/remarks/<int:number>/<slug:verb>/", remarks.settle, name="remark-settle"),
    path("<slug:code>/versions/redline.docx", reviews.redline_file, name="redline-docx"),
]
