"""Addresses of what follows a signing: reminders, calendars, renewals, an end."""

from django.urls import path

from phinong.drafting.views import life

urlpatterns = [
    path("life/reminders/", life.reminders, name="reminders"),
    path("life/calendars/<slug:office>/renew/", life.renew_address, name="calendar-renew"),
    path("life/calendars/<slug:office>/<slug:token>.ics", life.office_calendar, name="calendar"),
    path("life/agreements/<slug:code>.ics", life.agreement_calendar, name="agreement-calendar"),
    path("life/agreements/<slug:code>/renew/", life.renew, name="renew"),
    path("life/agreements/<slug:code>/turn/", life.turn, name="turn"),
]
