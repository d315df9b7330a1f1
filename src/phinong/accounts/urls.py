"""Addresses of accounts."""

from django.urls import path

from phinong.accounts.views import account, roles

app_name = "accounts"

urlpatterns = [
    path("sign-in/", account.SignIn.as_view(), name="sign-in"),
    path("sign-out/", account.SignOut.as_view(), name="sign-out"),
    path("", account.me, name="me"),
    path("password/", account.ChangePassword.as_view(), name="password"),
    path("theme/", account.theme, name="theme"),
    path("roles/", roles.role_list, name="roles"),
    path("roles/give/", roles.give, name="role-give"),
    path("roles/<int:number>/take/", roles.take, name="role-take"),
]
