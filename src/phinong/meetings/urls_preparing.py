"""Addresses on which a meeting is prepared."""

from django.urls import path

from phinong.meetings.views import invited, preparing

urlpatterns = [
    path("invited/<slug:secret>/", invited.invited, name="invited"),
    path("<slug:code>/prepare/", preparing.prepare, name="prepare"),
    path("<slug:code>/arrange/", preparing.arrange, name="arrange"),
    path("<slug:code>/number/", preparing.number, name="number"),
    path("<slug:code>/chair/", preparing.chair, name="chair"),
    path("<slug:code>/items/", preparing.item_add, name="item-add"),
    path("<slug:code>/items/<int:number>/", preparing.item, name="item"),
    path("<slug:code>/items/<int:number>/papers/", preparing.paper, name="paper"),
    path("<slug:code>/call/", preparing.call, name="call"),
    path("<slug:code>/invitations/<int:number>/", preparing.answer, name="answer"),
    path("<slug:code>/move/", preparing.move, name="move"),
    path("<slug:code>/invitation.ics", preparing.invitation, name="invitation"),
]
