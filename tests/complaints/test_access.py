"""The complainant's key to a case: what is kept of it, and what it opens."""

import hashlib
import hmac

import pytest

from complaints import access
from complaints.references import BadCheckCharacter, access_code_hash
from tests.factories import House

CODE = "GR3W-G6G1-BG2J-04W0-6818-G180-100G"


def test_what_is_kept_of_a_code_stays_what_it_always_was(settings) -> None:
    """Else every code that people hold would open nothing after an upgrade."""
    settings.SECRET_KEY = "a secret of the product"
    key = hmac.new(b"a secret of the product", b"tuntas.access-code", hashlib.sha256).digest()
    kept = hmac.new(key, CODE.encode(), hashlib.sha256).hexdigest()
    assert kept == "8e9fd55e690b9c8c0c017671bc1c7b0d21d6aff8fe0371ec22e8d5e8325e283b"
    assert access_code_hash(CODE, access.key()) == kept


@pytest.mark.django_db
def test_a_code_opens_its_own_case_however_it_is_typed_and_no_other() -> None:
    house = House()
    one, two = house.file(), house.file()
    assert access.opens(one.row, one.access_code)
    assert access.opens(one.row, one.access_code.lower().replace("-", " "))
    assert not access.opens(two.row, one.access_code)
    assert not access.opens(one.row, "TNT-7K4M-2Q9X-C")
    with pytest.raises(BadCheckCharacter):
        access.opens(one.row, CODE[:-1] + "H")


@pytest.mark.django_db
def test_a_case_without_a_code_is_opened_by_none() -> None:
    row = House().file().row
    row.access_hash = ""
    assert not access.opens(row, CODE)
