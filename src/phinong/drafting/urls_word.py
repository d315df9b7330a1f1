"""Addresses of DOCX files."""

from django.urls import path

from phinong.drafting.views import word

urlpatterns = [
    path("<slug:code>/text.docx", word.out, name="docx"),
    path("<slug:code>/word/", word.come_in, name="word"),
    path("<slug:code>/word/take/", word.take, name="word-take"),
]
