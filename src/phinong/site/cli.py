"""The command `phinong`: Django's commands and our own under one name."""

import os
import sys


def main() -> None:
    """Run `phinong COMMAND …`; see `phinong help`."""
    if sys.argv[1:2] == ["read"]:  # needs no settings and no database, and starts in a third
        from phinong.reader.__main__ import main as read  # noqa: PLC0415

        sys.exit(read(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phinong.site.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(["phinong", *sys.argv[1:]])


if __name__ == "__main__":
    main()
