"""phinong serve"""

import gc
import os
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from phinong.places.models import Body


class Command(BaseCommand):
    help = "Serve the site; brings the database up to date first."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 4))
        parser.add_argument(
            "--demo", action="store_true", help="fill an empty database with the demonstration"
        )

    def handle(self, **options: Any) -> None:
        if migrations_wait():
            call_command("migrate", verbosity=0)
        if options["demo"] and not Body.objects.exists():
            call_command("demo")
        self.stdout.write(f"Phinong: http://{options['host']}:{options['port']}/")
        self.stdout.flush()
        connections.close_all()
        serve(options)


def migrations_wait() -> bool:
    """Whether the database lacks a migration."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def serve(options: dict[str, Any]) -> None:
    """Serve until told to stop, one blocking thread per worker (see docs/adr/0004).

    Its workers are forked from this process, in which every room is ready, so a start pays for
    that once. The application itself is made in each worker: it starts a thread.
    """
    gc.collect()
    gc.freeze()  # what the workers share stays shared: nothing looks through it again
    server = Granian(
        "phinong.site.wsgi:application",
        address=options["host"],
        port=options["port"],
        interface=Interfaces.WSGI,
        workers=options["workers"],
        blocking_threads=1,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    )
    server.serve()
