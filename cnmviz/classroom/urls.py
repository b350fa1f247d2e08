"""The pages of classes, and of teachers who sign in."""

from django.urls import path

from . import accounts, entering, pages
from .copies import pages as copies
from .projector import pages as projector

urlpatterns = [
    path("classes/", pages.classes, name="classes"),
    path("classes/start", pages.start, name="class_start"),
    path("c/<str:code>", entering.join, name="class_join"),
    path("t/<str:code>", entering.take_over, name="takeover"),
    path("t/<str:code>/qr.svg", entering.take_over_qr, name="takeover_qr"),
    path("class/<str:code>/door", pages.door, name="class_door"),
    path("class/<str:code>/door/qr.svg", pages.door_qr, name="class_qr"),
    path("class/<str:code>/projector", projector.projector, name="class_projector"),
    path("class/<str:code>/projector/lab", projector.projected, name="class_projected"),
    path("class/<str:code>/projector/matrix", projector.matrix, name="class_projected_matrix"),
    path("projector/", projector.ask_code, name="projector_code"),
    path("class/<str:code>/keep", pages.keep, name="class_keep"),
    path("class/<str:code>/claim", pages.claim, name="class_claim"),
    path("class/<str:code>/wall", copies.wall, name="class_wall"),
    path("class/<str:key>/teach", pages.teach, name="class_teach"),
    path("login/", accounts.SignIn.as_view(), name="login"),
    path("logout/", accounts.SignOut.as_view(), name="logout"),
]
