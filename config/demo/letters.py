"""The words of what the demo told: its messages count as delivered, so they hold what would have been sent."""

from collections.abc import Sequence

from django.db import connection

from notifications.models import Message
from notifications.rendering import render


def word(messages: Sequence[Message]) -> None:
    """Keep the rendered words with these messages, in one statement."""
    words = [(message.pk, render(message)) for message in messages]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE notifications_message SET subject = w.subject, body_text = w.text, body_html = w.html
            FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[]) AS w (id, subject, text, html)
            WHERE notifications_message.id = w.id
            """,
            [
                [pk for pk, _words in words],
                [said.subject for _pk, said in words],
                [said.text for _pk, said in words],
                [said.html for _pk, said in words],
            ],
        )
