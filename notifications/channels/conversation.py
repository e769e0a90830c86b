"""One mail in conversation with an SMTP server: in two round trips where the server takes several commands at once
(PIPELINING, RFC 2920), else in the library's four."""

import smtplib
import socket
from contextlib import suppress
from typing import Final

_OK: Final = 250
_RECIPIENT_OK: Final = (250, 251)
_GO_ON: Final = 354
_LEAVES: Final = 421


def hand_over(server: smtplib.SMTP, mail: bytes, *, sender: str, to: str) -> None:
    """On return the server has taken it. `mail` ends with CR LF, and the addresses hold nothing but ASCII.
    Raises OSError, SMTPException, as `SMTP.sendmail` does."""
    if not (server.does_esmtp and server.has_extn("pipelining")):
        server.sendmail(sender, [to], mail)
        return
    size = f" size={len(mail)}" if server.has_extn("size") else ""
    server.send(f"mail FROM:<{sender}>{size}\r\nrcpt TO:<{to}>\r\ndata\r\n")
    refusal = _asked(server, sender, to)
    if refusal is not None:
        raise refusal
    server.send((mail.replace(b"\n.", b"\n..") if b"\n." in mail else mail) + b".\r\n")
    code, words = server.getreply()
    if code != _OK:
        _begin_anew(server, code)
        raise smtplib.SMTPDataError(code, words)


def _asked(server: smtplib.SMTP, sender: str, to: str) -> smtplib.SMTPException | None:
    """The answers to all three commands; why the mail may not come, of several reasons the first."""
    refusal: smtplib.SMTPException | None = None
    code, words = _answer(server)
    if code != _OK:
        refusal = smtplib.SMTPSenderRefused(code, words, sender)
    if code != _LEAVES:
        code, words = _answer(server)
        if code not in _RECIPIENT_OK:
            refusal = refusal or smtplib.SMTPRecipientsRefused({to: (code, words)})
    if code != _LEAVES:
        code, words = _answer(server)
        if code != _GO_ON:
            refusal = refusal or smtplib.SMTPDataError(code, words)
        elif refusal is not None:  # it waits for a mail to nobody (RFC 2920 section 3.1)
            server.send(b".\r\n")
            code, _words = server.getreply()
    if refusal is not None:
        _begin_anew(server, code)
    return refusal


def _answer(server: smtplib.SMTP) -> tuple[int, bytes]:
    """One of several answers. A server that sends each in a packet of its own waits until we have said that the one before
    arrived: that is said at once, for the system would wait 40 ms to say it with our next word."""
    if server.sock is not None:
        server.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
    return server.getreply()


def _begin_anew(server: smtplib.SMTP, code: int) -> None:
    """What has begun is over; so is the connection after "closing" (RFC 5321 section 3.8)."""
    if code == _LEAVES:
        server.close()
        return
    with suppress(smtplib.SMTPServerDisconnected):  # the next command says so
        server.rset()
