"""All pages: the labs at the root, lessons, classes and Django's admin beside them."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("cnmviz.labs.urls")),
    path("", include("cnmviz.classroom.urls")),
    path("", include("cnmviz.classroom.questions.urls")),
    path("", include("cnmviz.classroom.results.urls")),
    path("", include("cnmviz.classroom.replay.urls")),
    path("", include("cnmviz.lessons.urls")),
    path("", include("cnmviz.scenarios.urls")),
    path("", include("cnmviz.scenarios.file_urls")),
]
handler404 = "cnmviz.labs.views.not_found"
handler403 = "cnmviz.labs.views.barred"
