"""Every limit in one table. What blocks is the act itself, for seconds; no account and no address is ever shut."""

from typing import Final

from accounts.limits.counting import Budget

STRANGER: Final = Budget("sign-in", free=5, refill=180, first=1, longest=900)
"""Wrong passwords for one account from one address, by browsers that never signed in to it."""
ADDRESS: Final = Budget("sign-in-address", free=10, refill=60, first=1, longest=30, grows=True)
"""Wrong passwords from one address for any account. It grows with the people who signed in from there: a carrier's
address, or that of an office, stands for many."""
ACCOUNT: Final = Budget("sign-in-account", free=12, refill=30, first=5, longest=30)
"""Wrong passwords for one account from all addresses, by browsers that never signed in to it."""
BROWSER: Final = Budget("sign-in-browser", free=10, refill=60, first=1, longest=30)
"""Wrong passwords from a browser that signed in to the account before. Nothing that others do counts here."""
CODES: Final = Budget("codes", free=30, refill=20, first=2, longest=60)
"""Access codes that opened nothing, by address. A code that opens its case always does."""
NEW_CODES: Final = Budget("new-codes", free=5, refill=300, first=30, longest=600)
"""Requests of a new access code, by address. How many mails leave, the mailbox and the case decide."""
PASSWORD_LINKS: Final = Budget("password-links", free=5, refill=300, first=30, longest=600)
"""Requests of a link to a new password, by address. How many mails leave, the person's last hour decides."""
CONTACTS: Final = Budget("contacts", free=6, refill=600, first=60, longest=600)
"""Corrections of contact details, by case."""
PHONE_CODES: Final = Budget("phone-codes", free=10, refill=600, first=60, longest=600)
"""Codes typed to prove a phone, by case."""
TOKENS: Final = Budget("tokens", free=30, refill=20, first=2, longest=60)
"""Bearer tokens that are none, by address. A token that holds always does."""
FILINGS: Final = Budget("filings", free=30, refill=60, first=60, longest=60)
"""Filings from one address; those beyond are taken in all the same, and looked at."""
ALL_FILINGS: Final = Budget("all-filings", free=1_000_000, refill=5, first=0, longest=0)
"""Filings from everywhere: only counted, to set how much there is to compute before the next (`proof.py`)."""
EXPORTS: Final = Budget("exports", free=30, refill=5, first=5, longest=30)
"""Tables and papers made to be taken away, by account or case."""
UPLOADS: Final = Budget("uploads", free=40, refill=15, first=5, longest=60)
"""Files sent, by account or case."""
EVIDENCE: Final = Budget("evidence", free=60, refill=5, first=5, longest=60)
"""Lots of evidence sent, by account: a folder comes in several."""
