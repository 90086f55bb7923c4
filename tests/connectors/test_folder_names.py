"""Folders and labels are understood in the languages of the people who use them."""

from __future__ import annotations

import pytest

from connectors.folder_names import from_utf7, use_of_labels, use_of_name, use_of_path
from models.message import Folder

NAMES = """\
inbox: Inbox Posteingang Boîte_de_réception Recibidos Caixa_de_entrada
inbox: Posta_in_arrivo Odebrane 受信トレイ Входящие
sent: Sent Gesendet Messages_envoyés Enviados Posta_inviata
sent: Verzonden Skickat Sendt Wysłane Lähetetyt
sent: 送信済みメール
junk: Spam Junk-E-Mail Courrier_indésirable Correo_no_deseado Lixo_eletrônico
junk: Ongewenst Skräppost Roskaposti Спам
drafts: Drafts Entwürfe Brouillons Borradores Rascunhos
drafts: Bozze Concepten Utkast Kladder Luonnokset
drafts: Taslaklar 下書き
trash: Trash Papierkorb Corbeille Papelera Lixeira
trash: Cestino Prullenbak Papperskorgen Papirkurv Kosz
trash: Корзина
archive: Archived Archiv Archivé Archivado Arquivado
archive: Archiviati Archief Arkiverad Tous_les_messages Alle_Nachrichten
"""


@pytest.mark.parametrize("line", NAMES.splitlines(), ids=lambda line: line[:20])
def test_names_in_many_languages(line: str) -> None:
    """Takeout's labels and servers' folders, in whatever language the account speaks."""
    use, _, names = line.partition(":")
    words = [name.replace("_", " ") for name in names.split()]
    assert [(word, Folder(use)) for word in words] == [(word, use_of_name(word)) for word in words]


def test_own_folders_tell_nothing() -> None:
    """The person's own folder is just a folder."""
    assert use_of_name("Jobs 2026") is None
    assert use_of_path(("Jobs", "Acme")) is None


def test_innermost_name_tells() -> None:
    """A year inside Sent is sent mail."""
    assert Folder.SENT is use_of_path(("Inbox", "Sent", "2026"))


@pytest.mark.parametrize(
    ("expected", "labels"),
    [
        (Folder.JUNK, ("Inbox", "Spam")),
        (Folder.SENT, ("Important", "Sent")),
        (Folder.INBOX, ("Jobs", "Posteingang")),
        (Folder.DRAFTS, ("\\Draft",)),
        (Folder.ARCHIVE, ("Archiviert", "Geöffnet")),
        (None, ("Jobs",)),
    ],
)
def test_labels(expected: Folder | None, labels: tuple[str, ...]) -> None:
    """Of several labels the weightiest says where a message lies."""
    assert expected is use_of_labels(labels)


@pytest.mark.parametrize(
    ("expected", "name"),
    [("Entwürfe", "Entw&APw-rfe"), ("A & B", "A &- B"), ("Спам", "&BCEEPwQwBDw-"), ("a&b", "a&b")],
)
def test_modified_utf7(expected: str, name: str) -> None:
    """Names on a server's disk come in the protocol's own spelling."""
    assert expected == from_utf7(name)
