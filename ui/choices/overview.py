"""总览 shows what the filters choose, and nothing else."""

from ui.choices.choices import Choices

CHOICES = Choices()
