"""The Django app of questions to a class."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """Predictions of a class."""

    name = "cnmviz.classroom.questions"
    label = "questions"
    verbose_name = "Questions to classes"

    def ready(self) -> None:
        """Answer the messages about questions, and tell who comes what is asked."""
        from cnmviz.classroom import assembly, deeds  # noqa: PLC0415 (models exist only now)

        from . import answering, asking, board  # noqa: PLC0415

        deeds.ANSWERS.update(asking.ANSWERS | answering.ANSWERS)
        assembly.HEARS.update(board.HEARS)
        assembly.GREETINGS.append(board.greet)
