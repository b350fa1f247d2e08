"""The Django app of classes."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, pre_delete


class ClassroomConfig(AppConfig):
    """Live classes."""

    name = "cnmviz.classroom"
    verbose_name = "Classes"

    def ready(self) -> None:
        """Keep the gate of their labs, know their codes, hear of people who move or are renamed, take labs along."""
        from cnmviz.labs import carrying, extras, people  # noqa: PLC0415 (models exist only now)
        from cnmviz.labs import gate as gates  # noqa: PLC0415
        from cnmviz.labs import joining as codes  # noqa: PLC0415

        from . import belonging, deleting, gate, joining, lab_page, takeover  # noqa: PLC0415
        from .copies import registered  # noqa: PLC0415
        from .light import registered as light  # noqa: PLC0415
        from .models import Class  # noqa: PLC0415
        from .presenting import registered as presenting  # noqa: PLC0415

        gates.GATES.append(gate.why_not)
        codes.CODES.append(joining.address)
        extras.EXTRAS.append(lab_page.extra)
        carrying.carried.connect(takeover.carry)
        carrying.carried.connect(belonging.carry)
        registered.add()
        light.add()
        presenting.add()
        people.renamed.connect(joining.heard_name)
        pre_delete.connect(deleting.remember, sender=Class)
        post_delete.connect(deleting.take_along, sender=Class)
