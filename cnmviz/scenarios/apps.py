"""The Django app of scenarios."""

from django.apps import AppConfig


class ScenariosConfig(AppConfig):
    """Labs that are saved and shared, and the files that they come from and go to."""

    name = "cnmviz.scenarios"
    verbose_name = "Scenarios"

    def ready(self) -> None:
        from cnmviz.labs import carrying, extras, past  # noqa: PLC0415 (models are there only now)

        from . import files, lab_page, saving  # noqa: PLC0415

        extras.EXTRAS += [lab_page.extra, files.exports]
        carrying.carried.connect(saving.hand_over)
        past.forked.connect(saving.go_along)
