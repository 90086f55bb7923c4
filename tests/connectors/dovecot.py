"""A real IMAP server for tests: a private Dovecot on 127.0.0.1 with a certificate of its own.

It never touches a Dovecot that the computer may run: its own folders, ports and processes.
"""

from __future__ import annotations

import contextlib
import grp
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from imapclient import IMAPClient

USERS = 500
"""How many mailboxes besides the first: one for each test."""
USER, PASSWORD = "sam@example.org", "right-Pass1"
SPECIAL = {"Drafts": "Drafts", "Junk": "Junk", "Sent": "Sent", "Trash": "Trash"}

CONFIG = """\
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/dovecot.log
listen = 127.0.0.1
protocols = imap
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
ssl = yes
ssl_cert = <{home}/server.pem
ssl_key = <{home}/server.key
disable_plaintext_auth = no
auth_failure_delay = 0
auth_mechanisms = plain login
mail_location = maildir:{home}/mail/%u
first_valid_uid = 1
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
protocol imap {{
  imap_capability = {capability}
}}
passdb {{
  driver = passwd-file
  args = {home}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
{mailboxes}
}}
"""
MAILBOX = '  mailbox "{name}" {{\n    special_use = \\{use}\n    auto = subscribe\n  }}\n'


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. ``context`` trusts its certificate."""

    home: Path
    port: int
    tls_port: int
    context: ssl.SSLContext
    host: str = "localhost"
    user: str = USER
    password: str = PASSWORD

    @contextlib.contextmanager
    def signed_in(self) -> Iterator[IMAPClient]:
        """A second, independent look at the mailbox."""
        with IMAPClient(self.host, self.port, ssl=False, timeout=10) as client:
            client.login(self.user, self.password)
            yield client

    def put(self, folder: str, *mails: bytes) -> None:
        """Put mails into a folder, which is made when it is not there."""
        with self.signed_in() as client:
            if not client.folder_exists(folder):
                client.create_folder(folder)
            for mail in mails:
                client.append(folder, mail)

    def user_number(self, number: int) -> Server:
        """The same server with another user's untouched mailbox."""
        return replace(self, user=f"sam{number}@example.org")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def certify(home: Path) -> ssl.SSLContext:
    """Make a certificate for localhost; the context that trusts it."""
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
        " -keyout server.key -out server.pem -subj /CN=localhost"
        " -addext subjectAltName=DNS:localhost,IP:127.0.0.1"
    )
    subprocess.run(command.split(), cwd=home, check=True, capture_output=True)
    (home / "server.key").chmod(0o644 if os.geteuid() == 0 else 0o600)
    return ssl.create_default_context(cafile=str(home / "server.pem"))


def _users() -> dict[str, object]:
    """Which users the server may become: as root the unprivileged ones, else ourselves."""
    me = pwd.getpwuid(os.geteuid())
    if os.geteuid() != 0:
        group = grp.getgrgid(os.getegid()).gr_name
        names = {"internal": me.pw_name, "internal_group": group, "login": me.pw_name}
        return {**names, "uid": me.pw_uid, "gid": os.getegid()}
    nobody = pwd.getpwnam("nobody")
    names = {"internal": "dovecot", "internal_group": "dovecot", "login": "dovenull"}
    return {**names, "uid": nobody.pw_uid, "gid": nobody.pw_gid}


@contextlib.contextmanager
def dovecot(*, special: dict[str, str] | None = None, capability: str = "") -> Iterator[Server]:
    """Run a server. ``special``: use to folder name; ``capability`` replaces what it announces."""
    program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        raise RuntimeError(
            "These tests read from a real mail server: install Dovecot"
            " (apt-get install dovecot-imapd)."
        )
    with tempfile.TemporaryDirectory(prefix="dovecot-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        server = _prepared(home, SPECIAL if special is None else special, capability)
        command = [program, "-F", "-c", str(home / "dovecot.conf")]
        with (home / "output").open("wb") as output:
            process = subprocess.Popen(
                command,
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        try:
            _await_greeting(server, process)
            yield server
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(10)


def _prepared(home: Path, special: dict[str, str], capability: str) -> Server:
    """Everything the server reads, in a folder its unprivileged processes can enter."""
    home.chmod(0o755)
    users = _users()
    for name in ("run", "state", "mail"):
        (home / name).mkdir()
    if os.geteuid() == 0:
        os.chown(home / "mail", int(str(users["uid"])), int(str(users["gid"])))
    server = Server(home, free_port(), free_port(), certify(home))
    users_there = [USER, *(f"sam{number}@example.org" for number in range(USERS))]
    (home / "users").write_text("".join(f"{one}:{{PLAIN}}{PASSWORD}\n" for one in users_there))
    text = CONFIG.format(
        home=home,
        port=server.port,
        tls_port=server.tls_port,
        capability=capability,
        mailboxes="".join(MAILBOX.format(use=use, name=name) for use, name in special.items()),
        **users,
    )
    (home / "dovecot.conf").write_text(text, encoding="utf-8")
    return server


def _await_greeting(server: Server, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if process.poll() is not None:
            break
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", server.port), 1) as link,
        ):
            if link.recv(100).startswith(b"* OK"):
                return
        time.sleep(0.05)
    raise RuntimeError(f"Dovecot did not start: {(server.home / 'output').read_text()}")
