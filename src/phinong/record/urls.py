"""Addresses of documents."""

from django.urls import path

from phinong.record.views import office, public

app_name = "record"

urlpatterns = [
    path("", public.document_list, name="documents"),
    path("<slug:code>.json", public.document_json, name="document-json"),
    path("<slug:code>/", public.document, name="document"),
    path("<slug:code>/file", public.document_file, name="document-file"),
    path("<slug:code>/withdraw/", office.withdraw, name="document-withdraw"),
    path("<slug:code>/restore/", office.restore, name="document-restore"),
]
