"""The language of a text."""

from __future__ import annotations

import pytest

from classifier.language import language


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("en", "We would like to invite you to an interview at our office."),
        ("de", "Wir möchten Sie gerne zu einem Gespräch in unser Büro einladen."),
        ("fr", "Nous avons bien reçu votre candidature et vous en remercions."),
        ("es", "Hemos recibido su candidatura y le agradecemos el interés."),
        ("pt", "Recebemos a sua candidatura e agradecemos o seu interesse na vaga."),
        ("it", "Abbiamo ricevuto la tua candidatura e ti ringraziamo per l'interesse."),
        ("nl", "Wij hebben je sollicitatie ontvangen en nemen contact met je op."),
        ("", "Northwind 2026"),
        ("", ""),
    ],
)
def test_seven_languages_are_told_apart(expected: str, text: str) -> None:
    """One sentence is enough; two words of no language are none."""
    assert expected == language(text)
