"""`schema/`: the API's description, made once for each process and language, with an ETag."""

import hashlib
from typing import Any, Final

from django.http import HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.encoding import force_bytes
from django.utils.translation import get_language
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.request import Request

_made: Final[dict[str, tuple[bytes, str]]] = {}
"""(text, ETag) by language."""


class Description(SpectacularAPIView):
    """As drf-spectacular's, which generates it at every request: seconds of a processor for whoever asks."""

    authentication_classes = ()

    @extend_schema(exclude=True)
    def get(self, request: Request, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        renderer = request.accepted_renderer
        key = get_language() or ""
        if key not in _made:
            schema = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]  # untyped in drf-spectacular
            text = force_bytes(renderer.render(schema, renderer_context={}))
            _made[key] = text, f'"{hashlib.sha256(text).hexdigest()[:32]}"'
        text, etag = _made[key]
        headers = {"ETag": etag, "Content-Disposition": f'inline; filename="tuntas.{renderer.format}"'}
        response = HttpResponse(text, content_type=renderer.media_type, headers=headers)
        return get_conditional_response(request._request, etag=etag, response=response) or response  # noqa: SLF001 - Django's own, under DRF's
