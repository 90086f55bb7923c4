"""Library errors become one clear sentence and what to do about it: here, and nowhere else.

What is not foreseen passes unchanged: it is a defect of the program and is shown as one.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from imapclient.exceptions import (
    CapabilityError,
    IMAPClientAbortError,
    IMAPClientError,
    LoginError,
)
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

from connectors.providers import SignIn, provider_at, provider_for
from models.errors import AppError

_BUSY = re.compile(
    r"\[(?:unavailable|limit|inuse|throttled|serverbug|overquota)\]|too many|throttl|try again"
    r"|rate limit|temporar|bandwidth|exceeded|busy",
    re.IGNORECASE,
)
_NEEDS_TLS = re.compile(r"privacyrequired|logindisabled|starttls|disallowed on non", re.IGNORECASE)
_NOT_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL", "RECORD_LAYER_FAILURE")
_SIGN_IN_ADVICE = {
    SignIn.PASSWORD: "Check the password.",
    SignIn.APP_PASSWORD: "Your usual password does not work here.",
    SignIn.OAUTH: "",
    SignIn.BRIDGE: "",
}


@contextmanager
def told(*, host: str = "", user: str = "") -> Iterator[None]:
    """Inside, every foreseeable error of the libraries leaves as an ``AppError``."""
    try:
        yield
    except Exception as error:
        known = trouble_of(error, host=host, user=user)
        if known is None or known is error:
            raise
        raise known from error


def trouble_of(error: Exception, *, host: str = "", user: str = "") -> AppError | None:
    """What to tell the person, or None for what nobody foresaw.

    ``retry`` is set where the same try may work later.
    """
    match error:
        case AppError():
            return error
        case KeyringError() | InitError():
            return _keychain(error)
        case UnicodeEncodeError():
            return AppError(
                "The user name or password has characters this server cannot take.",
                "Type it again, or make an app password.",
            )
        case ssl.SSLError():
            return _tls(error, host)
        case IMAPClientError():
            return _imap(error, host, user)
        case OSError():
            return _network(error, host)
    return None


def _imap(error: IMAPClientError, host: str, user: str) -> AppError:
    """Answers of an IMAP server. imaplib's errors are no OSErrors."""
    text = str(error)
    gone = isinstance(error, IMAPClientAbortError)
    if gone or isinstance(error.__context__, IMAPClientAbortError):  # IMAPClient: a failed login
        return AppError(
            f"{host} ended the connection.", "It is tried again; nothing was lost.", retry=True
        )
    if _NEEDS_TLS.search(text):
        return AppError(
            f"{host} takes no password over an open connection.", "Choose TLS or STARTTLS."
        )
    if _BUSY.search(text):
        return AppError(
            f"{host} is busy or asks for a pause.", "Try again in some minutes.", retry=True
        )
    if isinstance(error, LoginError):
        return _password(host, user)
    if isinstance(error, CapabilityError):
        return AppError(f"{host} cannot do that: {text}")
    return AppError(f"{host} refused: {_short(text)}")


def _password(host: str, user: str) -> AppError:
    provider = provider_at(host) or provider_for(user)
    if provider is None:
        return AppError(
            f"{host} did not accept this user name and password.",
            "Check both; many providers want an app password instead of the usual one.",
        )
    advice = f"{_SIGN_IN_ADVICE[provider.sign_in]} {provider.advice}".strip()
    return AppError(f"{provider.name} did not accept this user name and password.", advice)


def _tls(error: ssl.SSLError, host: str) -> AppError:
    if isinstance(error, ssl.SSLCertVerificationError):
        return AppError(
            f"The certificate of {host} is not to be trusted: {error.verify_message}.",
            "Nothing was sent. Check the server's name; on public Wi-Fi, try another network.",
        )
    if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return AppError(
            f"{host} ended the connection.", "It is tried again; nothing was lost.", retry=True
        )
    if error.reason in _NOT_TLS:
        return AppError(
            f"{host} does not speak TLS on this port.", "Choose STARTTLS, or another port."
        )
    return AppError(f"No secure connection to {host}: {error.reason or 'TLS failed'}.")


def _network(error: OSError, host: str) -> AppError | None:
    """Trouble on the way. Errors about files are not meant: their rooms tell them themselves."""
    if error.filename is not None:
        return None
    match error:
        case socket.gaierror():
            return AppError(
                f"There is no server named {host}, or no network.",
                "Check the name and the connection.",
                retry=True,
            )
        case ConnectionRefusedError():
            return AppError(
                f"{host} refused the connection.", "Check the server's name and port.", retry=True
            )
        case TimeoutError():
            return AppError(f"{host} did not answer in time.", "Try again later.", retry=True)
        case ConnectionError():
            return AppError(
                f"{host} ended the connection.", "It is tried again; nothing was lost.", retry=True
            )
    return AppError(
        f"{host} cannot be reached: {error.strerror or error}.", "Check the connection.", retry=True
    )


def _keychain(error: Exception) -> AppError:
    if isinstance(error, KeyringLocked):
        return AppError("The system's keychain is locked.", "Unlock it and try again.")
    if isinstance(error, NoKeyringError | InitError):
        return AppError(
            "This computer offers no keychain.", "The password is asked for at every start."
        )
    return AppError("The system's keychain did not take the password.", _short(str(error)))


def _short(text: str) -> str:
    return " ".join(text.split())[:200]
