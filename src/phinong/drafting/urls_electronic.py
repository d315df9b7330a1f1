"""Addresses of electronic signatures on the sealed text."""

from django.urls import path

from phinong.drafting.views import electronic

urlpatterns = [
    path("<slug:code>/signing/electronic/", electronic.sign, name="electronic-sign"),
    path("<slug:code>/signing/electronic/receive/", electronic.receive, name="electronic-receive"),
    path("<slug:code>/signatures/", electronic.signatures, name="signatures"),
    path("<slug:code>/signed.pdf", electronic.signed, name="signed"),
]
