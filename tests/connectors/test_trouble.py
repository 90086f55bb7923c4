"""Each thing that goes wrong on the way is told in one sentence, with what to do about it."""

from __future__ import annotations

import errno
import socket
import ssl

import pytest
from imapclient.exceptions import (
    CapabilityError,
    IMAPClientAbortError,
    IMAPClientError,
    LoginError,
)
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordSetError

from connectors.trouble import told, trouble_of
from models.errors import AppError


def certificate_error() -> ssl.SSLCertVerificationError:
    """As OpenSSL raises it."""
    error = ssl.SSLCertVerificationError(1, "bad")
    error.verify_message = "self-signed certificate"
    return error


def tls_error(reason: str) -> ssl.SSLError:
    """As OpenSSL raises it."""
    error = ssl.SSLError(1, reason)
    error.reason = reason
    return error


def gone_while_signing_in() -> LoginError:
    """As IMAPClient raises it when the line breaks during LOGIN."""
    error = LoginError("socket error: EOF")
    error.__context__ = IMAPClientAbortError("socket error: EOF")
    return error


def non_ascii() -> UnicodeEncodeError:
    """As imaplib raises it for a password outside ASCII."""
    return UnicodeEncodeError("ascii", "ü", 0, 1, "no")


HOST = "mail.example.org"


@pytest.mark.parametrize(
    ("title", "retry", "error"),
    [
        (
            "mail.example.org did not accept this user name",
            False,
            LoginError("[AUTHENTICATIONFAILED] no"),
        ),
        (
            "mail.example.org is busy",
            True,
            LoginError("[ALERT] Too many simultaneous connections."),
        ),
        ("mail.example.org is busy", True, IMAPClientError("[THROTTLED] slow down")),
        (
            "mail.example.org takes no password over an open",
            False,
            LoginError("[PRIVACYREQUIRED] no"),
        ),
        ("mail.example.org cannot do that: MOVE", False, CapabilityError("MOVE")),
        (
            "mail.example.org refused: no such mailbox",
            False,
            IMAPClientError("no such\r\n mailbox"),
        ),
        ("mail.example.org ended the connection.", True, IMAPClientAbortError("socket error: EOF")),
        ("mail.example.org ended the connection.", True, gone_while_signing_in()),
        ("mail.example.org ended the connection.", True, ConnectionResetError()),
        ("mail.example.org ended the connection.", True, ssl.SSLEOFError(8, "EOF")),
        ("mail.example.org refused the connection.", True, ConnectionRefusedError()),
        ("mail.example.org did not answer in time.", True, TimeoutError()),
        ("There is no server named mail.example.org", True, socket.gaierror(-2, "unknown")),
        (
            "mail.example.org cannot be reached: No route",
            True,
            OSError(errno.EHOSTUNREACH, "No route"),
        ),
        ("mail.example.org cannot be reached: odd", True, OSError("odd")),
        (
            "The certificate of mail.example.org is not to be trusted: self-signed",
            False,
            certificate_error(),
        ),
        (
            "mail.example.org does not speak TLS on this port.",
            False,
            tls_error("WRONG_VERSION_NUMBER"),
        ),
        ("No secure connection to mail.example.org: BAD_DH.", False, tls_error("BAD_DH")),
        ("The user name or password has characters", False, non_ascii()),
        ("The system's keychain is locked.", False, KeyringLocked()),
        ("This computer offers no keychain.", False, NoKeyringError()),
        ("This computer offers no keychain.", False, InitError()),
        ("The system's keychain did not take", False, PasswordSetError("disk full")),
    ],
)
def test_one_clear_sentence(title: str, retry: bool, error: Exception) -> None:  # noqa: FBT001
    """The person reads what happened; the program knows whether to try again."""
    found = trouble_of(error, host=HOST, user="sam@example.org")
    assert found is not None
    assert (title, retry) == (found.title[: len(title)], found.retry)


@pytest.mark.parametrize(
    ("word", "host", "user"),
    [
        ("apppasswords", "imap.gmail.com", "sam@gmail.com"),
        ("app password", "imap.mail.yahoo.com", "sam@yahoo.com"),
        ("app-specific", "imap.mail.me.com", "sam"),
        ("app password", "imap.fastmail.com", "sam@example.org"),
        ("no longer takes passwords", "outlook.office365.com", "sam@outlook.com"),
        ("switched on", "mail.relay.example", "sam@gmx.de"),
        ("Bridge", "127.0.0.1", "sam@proton.me"),
        ("app password", "mail.example.org", "sam@example.org"),
    ],
)
def test_wrong_password_says_which_one_is_wanted(word: str, host: str, user: str) -> None:
    """Where a provider wants an app password, that is said, and where to make one."""
    found = trouble_of(LoginError("no"), host=host, user=user)
    assert found is not None
    assert word in found.advice


@pytest.mark.parametrize("error", [ValueError("ours"), FileNotFoundError(2, "no", "file")])
def test_our_own_mistakes_stay_visible(error: Exception) -> None:
    """What nobody foresaw is not dressed up as trouble of the network."""
    with pytest.raises(type(error)), told(host=HOST):
        raise error


def test_library_errors_leave_translated() -> None:
    """Inside ``told`` only AppErrors leave; one that is translated already stays as it is."""
    with pytest.raises(AppError, match="refused the connection"), told(host=HOST):
        raise ConnectionRefusedError
    known = AppError("Known.")
    with pytest.raises(AppError) as caught, told(host=HOST):
        raise known
    assert caught.value is known
