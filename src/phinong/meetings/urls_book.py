"""Addresses of the agenda as files."""

from django.urls import path

from phinong.meetings.views import book

urlpatterns = [
    path("<slug:code>/agenda.docx", book.word, name="agenda-word"),
    path("<slug:code>/agenda.pdf", book.book, name="agenda-book"),
]
