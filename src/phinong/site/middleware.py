"""What happens around every request of ours."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from phinong.core.acting import NotAllowed


class NotAllowedIsNotThere:
    """Answers 404 to those who may not: a refusal must not tell that something exists."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, NotAllowed):
            raise Http404 from exception
