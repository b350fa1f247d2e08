"""The Django app of lessons."""

from django.apps import AppConfig


class LessonsConfig(AppConfig):
    """What a lesson asks for, and who has come how far."""

    name = "cnmviz.lessons"
    verbose_name = "Lessons"

    def ready(self) -> None:
        """Put the lesson into the lab's page, and hear of forks and of people who move to another device."""
        from cnmviz.labs import carrying, extras, past  # noqa: PLC0415 (models exist only now)

        from . import builder_page, forking, lab_page, progress  # noqa: PLC0415

        extras.EXTRAS += [lab_page.extra, builder_page.extra]
        past.forked.connect(forking.go_along)
        carrying.carried.connect(progress.carry)
