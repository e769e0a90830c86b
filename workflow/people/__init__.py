"""Verbs about people of the office: invited, seated, handed over, disabled. What is kept of it: `accounts.people`."""
