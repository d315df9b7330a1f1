"""Addresses of the signing of a draft."""

from django.urls import path

from phinong.drafting.views import signing

urlpatterns = [
    path("<slug:code>/signing/", signing.sign, name="signing"),
    path("<slug:code>/signing/signers/", signing.add_signer, name="signer-add"),
    path(
        "<slug:code>/signing/signers/<int:number>/remove/",
        signing.remove_signer,
        name="signer-remove",
    ),
    path("<slug:code>/paper/", signing.checked, name="paper"),
    path("<slug:code>/sealed.pdf", signing.sealed, name="sealed"),
]
