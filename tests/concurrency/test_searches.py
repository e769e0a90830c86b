"""A search while PostgreSQL brings new words from the pending list of the index to their places, one word after the other."""

from threading import Event, Thread

import pytest
from django.db import connection, connections

from complaints import searching
from complaints.models import Complaint
from tests.factories import House

pytestmark = pytest.mark.usefixtures("committed")
CLEAR = "SELECT gin_clean_pending_list(indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam WHERE indrelid = 'complaints_words'::regclass AND amname = 'gin'"
ROUNDS, AT_ONCE, LOOKS = 30, 1_500, 3


def test_what_is_to_be_absent_is_absent_while_the_index_takes_new_words_in() -> None:
    house = House()
    case = house.file(description="Loket zaitun.")
    many = f"""
        UPDATE complaints_words SET words = strip(words_of_case(complaint_id) || array_to_tsvector(
            ARRAY(SELECT 'm' || n || 'r' || %s FROM generate_series(1, {AT_ONCE}) n)
        )) WHERE complaint_id = %s
    """
    over = Event()

    def clear() -> None:
        with connections["owner"].cursor() as cursor:
            while not over.is_set():
                cursor.execute(CLEAR)
        connections["owner"].close()

    clearing = Thread(target=clear)
    clearing.start()
    try:
        by, found = house.coordinator, []
        for turn in range(ROUNDS):
            with connection.cursor() as cursor:
                cursor.execute(many, [turn, case.pk])
            for _ in range(LOOKS):
                found += searching.found(Complaint.objects.visible_to(by), "-zaitun", by=by).cases
                found += searching.all_found(Complaint.objects.visible_to(by), "-zaitun", by=by)
    finally:
        over.set()
        clearing.join()
    assert found == []
