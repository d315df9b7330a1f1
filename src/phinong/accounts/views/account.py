"""Signing in and out, and everybody's own page."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phinong.accounts import actions
from phinong.accounts.forms import LanguageForm, SignInForm
from phinong.accounts.queries import held_by
from phinong.accounts.requests import SignedIn
from phinong.accounts.roles import May
from phinong.core.messages import say
from phinong.core.refusals import Refused

THEMES = ("light", "dark")
A_YEAR = 60 * 60 * 24 * 365


class SignIn(LoginView):
    """User name and password; who is signed in already goes on to the desk."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_invalid(self, form: Any) -> HttpResponse:
        """A refused form comes back with every reason."""
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


class SignOut(LogoutView):
    """Ends the session; by a form only, so that no link can do it."""

    next_page = "site:home"
    http_method_names = ("post", "options")


class ChangePassword(PasswordChangeView):
    """The old password once, the new one twice."""

    template_name = "accounts/password.html"
    success_url = reverse_lazy("accounts:me")

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        actions.password_changed(self.request.user, by=self.request.user)  # type: ignore[arg-type]
        messages.success(self.request, _("Your password is changed."))
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def locked_out(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """The answer after too many wrong passwords; django-axes calls it."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    context = {"minutes": minutes}
    return render(request, "accounts/locked_out.html", context, status=429)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: SignedIn) -> HttpResponse:
    """One's own roles, language, password, and what is kept of a person and why."""
    user = request.user
    asked = request.POST if request.method == "POST" else None
    form = LanguageForm(asked, initial={"language": user.language})
    if request.method == "POST" and form.is_valid():
        try:
            actions.choose_language(user, language=form.cleaned_data["language"], by=user)
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, say(reason))
        else:
            messages.success(request, _("Your language is kept."))
            return redirect("accounts:me")
    context = {"form": form, "held": held_by(user), "may_give": user.may_anywhere(May.GIVE_ROLES)}
    return render(request, "accounts/me.html", context, status=422 if form.errors else 200)


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep light, dark or the system's own colours in a cookie, and go back to the page."""
    chosen = request.POST.get("theme", "")
    answer = redirect(safe_next(request))
    if chosen in THEMES:
        answer.set_cookie(
            "theme",
            chosen,
            max_age=A_YEAR,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
        )
    else:
        answer.delete_cookie("theme", samesite="Lax")
    return answer


def safe_next(request: HttpRequest) -> str:
    """The address to go back to, when it is ours; else the start page."""
    wanted = request.POST.get("next", "")
    hosts = {request.get_host()}
    ours = url_has_allowed_host_and_scheme(wanted, hosts, require_https=request.is_secure())
    return wanted if ours else str(reverse_lazy("site:home"))
