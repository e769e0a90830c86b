"""Messages and attachments."""

from typing import Any

from rest_framework import serializers

from accounts.actors import Actor
from api.shapes import basics
from complaints.models import Attachment, Statement
from workflow.record import timeline


def message(row: Statement, actor: Actor) -> dict[str, Any]:
    """A message or a note; staff see names, complainants the office."""
    return {
        "id": row.pk,
        "at": basics.instant(row.at),
        "actor_kind": row.author_kind,
        "actor": timeline.author(row, actor),
        "text": row.body,
        "attachments": [attachment(each) for each in row.attachments.all()],
    }


def attachment(row: Attachment) -> dict[str, Any]:
    """`size` and `sha256` are of what its readers get, null while there is nothing."""
    shown = row.shown
    return {
        "id": row.pk,
        "kind": row.kind,
        "mime": row.mime,
        "standing": row.standing.value,
        "size": shown.size if shown else None,
        "sha256": shown.sha256 if shown else None,
        "message": row.message_id,
        "at": basics.instant(row.at),
        "actor_kind": row.uploader_kind,
    }


class AttachmentShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    kind = serializers.CharField()
    mime = serializers.CharField()
    standing = serializers.ChoiceField(choices=Attachment.Standing.choices)
    size = serializers.IntegerField(allow_null=True)
    sha256 = serializers.CharField(allow_null=True)
    message = serializers.IntegerField(allow_null=True)
    at = serializers.DateTimeField()
    actor_kind = serializers.CharField()


class MessageShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    actor_kind = serializers.CharField()
    actor = serializers.CharField()
    text = serializers.CharField()
    attachments = AttachmentShape(many=True)
