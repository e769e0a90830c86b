"""How a message may fail to leave, whatever carries it."""


class Undelivered(Exception):
    """A message did not leave. `code` is short and names nobody."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class AddressRefused(Undelivered):
    """Nothing will ever be taken for this address or number."""


class NotTaken(Undelivered):
    """This message is refused as it is."""


class TryLater(Undelivered):
    """No answer, a broken connection, or an answer that says "later"."""
