"""What a programmer would write in an hour, without clocks, events, outbox or retries."""

import secrets
from typing import Any, Final

from django.db import connection, transaction
from django.utils.timezone import now
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from bench.floor.models import Filed, Person

PAGE: Final = 25


class ComplainantFields(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=200)
    email = serializers.EmailField(required=False, allow_blank=True, default="")
    phone = serializers.CharField(required=False, allow_blank=True, max_length=20, default="")
    address = serializers.CharField(required=False, allow_blank=True, max_length=5000, default="")


class FilingFields(serializers.Serializer[Any]):
    unit = serializers.CharField(allow_null=True, max_length=40)
    agency = serializers.CharField(required=False, allow_null=True, max_length=40)
    subject = serializers.CharField(min_length=5, max_length=200)
    description = serializers.CharField(min_length=10, max_length=10_000)
    occurred_on = serializers.DateField(required=False, allow_null=True)
    identity = serializers.ChoiceField(choices=["named", "confidential", "anonymous"])
    complainant = ComplainantFields(required=False, allow_null=True)
    settlement_sought = serializers.CharField(required=False, allow_null=True, max_length=5000)
    channel = serializers.CharField(required=False)
    claimed_received_on = serializers.DateField(required=False, allow_null=True)


class Complaints(APIView):
    def post(self, request: Request) -> Response:
        """Validate the fields of a filing and make two inserts in one transaction."""
        fields = FilingFields(data=request.data)
        fields.is_valid(raise_exception=True)
        told = fields.validated_data
        with transaction.atomic():
            filed = Filed.objects.create(
                reference=secrets.token_hex(8),
                unit=told["unit"],
                agency=told["agency"],
                subject=told["subject"],
                description=told["description"],
                occurred_on=told.get("occurred_on"),
                identity=told["identity"],
                received_at=now(),
            )
            Person.objects.create(filed=filed, **told["complainant"])
        return Response({"reference": filed.reference, "received_at": filed.received_at}, status=201)

    def get(self, _request: Request) -> Response:
        """The first page of cases in deadline order: one query."""
        return Response(
            {
                "results": rows(
                    """
                    SELECT c.reference, c.state, u.code AS unit, a.code AS agency, c.classification,
                           c.received_at, c.next_due_at
                    FROM complaints_complaint c
                    JOIN accounts_agency a ON a.id = c.agency_id
                    LEFT JOIN accounts_unit u ON u.id = c.unit_id
                    WHERE c.kind = 'complaint' ORDER BY c.next_due_at, c.id LIMIT %s
                    """,
                    [PAGE],
                )
            }
        )


class OneComplaint(APIView):
    def get(self, _request: Request, reference: str) -> Response:
        """A case with its clocks, history and words: four queries."""
        case = rows("SELECT * FROM complaints_complaint WHERE reference = %s", [reference])[0]
        return Response(
            {
                "case": {
                    name: case[name] for name in ("reference", "state", "received_at", "classification")
                },
                "duties": rows(
                    "SELECT kind, due_on, met_at FROM workflow_duty WHERE complaint_id = %s", [case["id"]]
                ),
                "events": rows(
                    "SELECT seq, name, at FROM workflow_event WHERE complaint_id = %s", [case["id"]]
                ),
                "words": rows(
                    "SELECT kind, body FROM complaints_statement WHERE complaint_id = %s", [case["id"]]
                ),
            }
        )


class Handling(APIView):
    def get(self, _request: Request) -> Response:
        """Counts by unit: one GROUP BY over every case and its settlement clock."""
        return Response(
            {
                "groups": rows(
                    """
                    SELECT c.unit_id, count(*) AS received, count(c.answered_at) AS answered,
                           count(*) FILTER (WHERE d.met_at < d.due_at) AS met
                    FROM complaints_complaint c
                    LEFT JOIN workflow_duty d ON d.complaint_id = c.id AND d.kind = 'settle' AND d.round = 1
                    GROUP BY c.unit_id
                    """,
                    [],
                )
            }
        )


def rows(statement: str, values: list[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
