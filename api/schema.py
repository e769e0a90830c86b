"""What the OpenAPI description cannot guess: how callers identify themselves, how long texts may be, and that
refusals are problem documents. `api/openapi.yaml` is made from it (`bin/check` compares)."""

from typing import Any, Final

from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema

from complaints import texts
from complaints.codes import choices
from law.codes import CLOCKS, Classification

CLASSIFICATIONS: Final = choices(Classification)
DUTY_KINDS: Final = choices(CLOCKS)
"""The generator recognises the codes of the law by these lists and gives each one name (settings: ENUM_NAME_OVERRIDES)."""


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # registers itself on definition
    target_class = "api.identity.BearerToken"
    name = "staff"

    def get_security_definition(self, _auto_schema: AutoSchema) -> dict[str, Any]:
        return {"type": "http", "scheme": "bearer", "description": "A token of `POST tokens/`"}


class TypedField(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]  # registers itself on definition
    target_class = "api.bodies.Typed"

    def map_serializer_field(self, _auto_schema: AutoSchema, _direction: str) -> dict[str, Any]:
        least, most, _one_line = texts.LIMITS[self.target.kind]
        shortest = least if self.target.required else 0
        return {"type": "string", "minLength": shortest, "maxLength": most}


class ScoreField(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]  # registers itself on definition
    target_class = "api.scores.Score"

    def map_serializer_field(self, _auto_schema: AutoSchema, _direction: str) -> dict[str, Any]:
        return {"type": "number", "minimum": 0, "maximum": 100}


def describe_refusals(result: dict[str, Any], **_context: Any) -> dict[str, Any]:
    """Refusals are `application/problem+json`; complainants identify themselves by their access code."""
    code = {"type": "apiKey", "in": "header", "name": "X-Access-Code", "description": "The key to one case"}
    result["components"].setdefault("securitySchemes", {})["complainant"] = code
    for path, item in result["paths"].items():
        for operation in item.values():
            for status, response in operation.get("responses", {}).items():
                content = response.get("content", {})
                if status[0] in "45" and "application/json" in content:
                    content["application/problem+json"] = content.pop("application/json")
            if "{reference}" in path and "/notes/" not in path:
                operation.setdefault("security", []).append({"complainant": []})
    return result
