"""Teachers who have an account sign in here. Nobody needs one; the operator makes them in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, LogoutView
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cnmviz.labs import people
from cnmviz.labs.buckets import Buckets

from . import belonging, limits

TOO_MANY = "Too many passwords were tried from this address. Wait a minute, and try again."
BEFORE = "person-before"
"""The cookie with whom the browser was before somebody signed in."""

_tries = Buckets()


class SignIn(LoginView):
    """Django's own, at a rate at which no password is guessed. The browser becomes the person of the account."""

    template_name = "classroom/login.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        address = request.META.get("REMOTE_ADDR")
        if _tries.full(address, per_second=limits.PASSWORDS_PER_SECOND, at_once=limits.PASSWORDS_AT_ONCE):
            return render(request, "classroom/closed.html", {"why": TOO_MANY}, status=429)
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        browser = people.person_in(self.request.COOKIES)
        return super().get_context_data(belongings=belonging.belongings(browser), **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        browser, theirs = people.person_in(self.request.COOKIES), "theirs" in self.request.POST
        user = form.get_user()
        assert isinstance(user, User)
        person = belonging.sign_in(user, browser, theirs=theirs)
        response = super().form_valid(form)
        people.remember(response, person)
        if browser and browser != person and not theirs:
            kept = signing.get_cookie_signer(salt=BEFORE).sign(browser)
            response.set_cookie(BEFORE, kept, max_age=people.YEAR, httponly=True, samesite="Lax")
        return response


class SignOut(LogoutView):
    """Django's own. The browser is who it was before, or nobody yet."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(request, *args, **kwargs)
        try:
            before = signing.get_cookie_signer(salt=BEFORE).unsign(request.COOKIES.get(BEFORE, ""))
        except signing.BadSignature:
            before = people.fresh_person()
        people.remember(response, before)
        response.delete_cookie(BEFORE, samesite="Lax")
        return response
