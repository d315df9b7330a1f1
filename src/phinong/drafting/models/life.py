"""What an office subscribes to: its calendar of reminders."""

from django.db import models


class OfficeCalendar(models.Model):
    """The calendar of an office, by body code. A new edition closes the address before it.

    The address itself is computed from the edition and the installation's secret, so nothing kept
    here opens it.
    """

    office = models.CharField(max_length=120, unique=True)
    edition = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.office} {self.edition}"
