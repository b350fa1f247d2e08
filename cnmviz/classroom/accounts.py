"""Teachers who have an account sign in here. Nobody needs one; the operator makes them in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cnmviz.labs.buckets import Buckets

from . import limits

TOO_MANY = "Too many passwords were tried from this address. Wait a minute, and try again."

_tries = Buckets()


class SignIn(LoginView):
    """Django's own, at a rate at which no password is guessed."""

    template_name = "classroom/login.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        address = request.META.get("REMOTE_ADDR")
        if _tries.full(address, per_second=limits.PASSWORDS_PER_SECOND, at_once=limits.PASSWORDS_AT_ONCE):
            return render(request, "classroom/closed.html", {"why": TOO_MANY}, status=429)
        return super().post(request, *args, **kwargs)
