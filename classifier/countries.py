"""The country somebody writes from: by the domain's ending, a phone prefix, a line of address.

Only what a sender shows; nothing is looked up.
"""

from __future__ import annotations

import re
from functools import lru_cache

from classifier.domains import is_free_mail

_ENDINGS = {
    one: one.upper()
    for one in (
        "ar at au be bg br ca ch cl cn cz de dk ee es fi fr gr hr hu ie il in it jp kr lt lu lv mx"
        " my nl no nz pe ph pl pt ro rs se sg si sk th tr tw ua za"
    ).split()
} | {"uk": "GB"}
_PREFIXES = {
    "49": "DE", "43": "AT", "41": "CH", "44": "GB", "353": "IE", "33": "FR", "32": "BE",
    "31": "NL", "352": "LU", "34": "ES", "351": "PT", "39": "IT", "45": "DK", "46": "SE",
    "47": "NO", "358": "FI", "48": "PL", "420": "CZ", "36": "HU", "40": "RO", "30": "GR",
    "55": "BR", "52": "MX", "54": "AR", "56": "CL", "57": "CO", "91": "IN", "61": "AU",
    "64": "NZ", "65": "SG", "81": "JP", "86": "CN", "972": "IL", "27": "ZA", "90": "TR",
    "1": "US",
}  # fmt: skip
_NAMES = {
    "germany": "DE", "deutschland": "DE", "austria": "AT", "österreich": "AT", "schweiz": "CH",
    "switzerland": "CH", "suisse": "CH", "france": "FR", "belgique": "BE", "belgium": "BE",
    "belgië": "BE", "nederland": "NL", "netherlands": "NL", "españa": "ES", "spain": "ES",
    "portugal": "PT", "brasil": "BR", "brazil": "BR", "italia": "IT", "italy": "IT",
    "united kingdom": "GB", "england": "GB", "scotland": "GB", "ireland": "IE", "usa": "US",
    "united states": "US", "canada": "CA", "denmark": "DK", "sweden": "SE", "sverige": "SE",
    "norway": "NO", "finland": "FI", "poland": "PL", "polska": "PL", "india": "IN",
    "australia": "AU", "singapore": "SG", "luxembourg": "LU",
}  # fmt: skip
_PHONE = re.compile(r"(?<![\d+])(?:\+|00)\s?(\d{1,3})(?=[\s().\d/-]{6,24})")
_NAME = re.compile(rf"(?<!\w)(?:{'|'.join(_NAMES)})(?!\w)")


def country_of(domain: str, signature: str, footer: str) -> str:
    """ISO 3166-1 alpha-2 of the sender, or empty. Phone and address go before the ending.

    ``+1`` counts as the United States though Canada shares it, unless the domain ends in ``.ca``.
    """
    ending = "" if is_free_mail(domain) else _ENDINGS.get(domain.rpartition(".")[2], "")
    signature = signature[:1500]
    phone = _from_phone(signature)
    if phone and not (phone == "US" and ending == "CA"):
        return phone
    return _named(signature) or _named(footer[:600]) or ending


@lru_cache(maxsize=512)
def _named(text: str) -> str:
    """The country that a signature or a footer names; both come again and again."""
    found = _NAME.search(text.lower())
    return _NAMES[found.group(0)] if found else ""


@lru_cache(maxsize=512)
def _from_phone(signature: str) -> str:
    found = _PHONE.search(signature)
    if found is None:
        return ""
    digits = found.group(1)
    if digits.startswith("1"):
        return "US"
    return next((_PREFIXES[digits[:n]] for n in (3, 2) if digits[:n] in _PREFIXES), "")
