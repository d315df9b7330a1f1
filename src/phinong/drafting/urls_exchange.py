"""Addresses of keys and of texts that travel."""

from django.urls import path

from phinong.drafting.views import exchange

urlpatterns = [
    path("exchange/keys/", exchange.key_list, name="keys"),
    path("exchange/keys/trust/", exchange.trust_key, name="key-trust"),
    path("exchange/keys/<int:number>/revoke/", exchange.revoke_key, name="key-revoke"),
    path("exchange/keys/of/<slug:office>/make/", exchange.make_key, name="key-make"),
    path("exchange/keys/of/<slug:office>.json", exchange.public_key, name="key-public"),
    path("exchange/received/", exchange.receive, name="receive"),
    path("exchange/received/<str:token>/", exchange.arrived, name="arrived"),
    path("<slug:code>/bundles/send/", exchange.send, name="bundle-send"),
    path("<slug:code>/bundles/<int:number>/", exchange.bundle, name="bundle"),
    path("<slug:code>/bundles/<int:number>/approval/", exchange.approval, name="bundle-approval"),
    path("<slug:code>/bundles/<int:number>.json", exchange.download, name="bundle-file"),
]
