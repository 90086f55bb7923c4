"""Run by test_keychain inside a D-Bus session with an unlocked GNOME keyring: a round trip."""

from __future__ import annotations

import sys

from connectors.keychain import Keychain, find_keychain


def main() -> int:
    """Write, read and forget a password in the real keychain; print what was read."""
    backend = find_keychain()
    keychain = Keychain(backend, service="Heardback test", patience=20)
    keychain.write("sam@example.org", "sécret-1")
    read = keychain.read("sam@example.org")
    keychain.forget("sam@example.org")
    keychain.forget("sam@example.org")
    after = keychain.read("sam@example.org")
    sys.stdout.buffer.write(f"{type(backend).__module__} {read} [{after}]".encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
