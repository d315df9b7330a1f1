"""Addresses of each side's steps."""

from django.urls import path

from phinong.drafting.views import routes

urlpatterns = [
    path("<slug:code>/sides/<int:party>/", routes.route, name="route"),
    path("<slug:code>/sides/<int:party>/start/", routes.start, name="route-start"),
    path("<slug:code>/sides/<int:party>/steps/", routes.add, name="step-add"),
    path("<slug:code>/sides/<int:party>/steps/<int:number>/", routes.step, name="step"),
]
