"""The door for web servers."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phinong.site.settings")

application = get_wsgi_application()

# Only now the framework knows its rooms. The first reader who misspells a name finds them read.
from phinong.discovery.suggestions import get_ready  # noqa: E402

Thread(target=get_ready, name="names-for-suggestions", daemon=True).start()
