"""The command `phinong`: Django's commands and our own under one name."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run `phinong COMMAND …`; see `phinong help`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phinong.site.settings")
    execute_from_command_line(["phinong", *sys.argv[1:]])


if __name__ == "__main__":
    main()
