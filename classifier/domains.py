"""Domains of mail addresses: which organisation one belongs to, and whether anybody can have one.

Works offline from the public suffix list inside tldextract; it never asks the network.
"""

from __future__ import annotations

from functools import cache, lru_cache

import tldextract

from classifier.vocabulary import lines_of


@cache
def _suffixes() -> tldextract.TLDExtract:
    """The bundled list of public suffixes; reading it takes about 0.1 s, once."""
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@lru_cache(maxsize=4096)
def organisation(domain: str) -> str:
    """The organisational domain (RFC 7489 §3.2): ``mail.acme.co.uk`` gives ``acme.co.uk``.

    Under a suffix that is not public (``.example``, an intranet) it is the last two labels.
    """
    clean = domain.strip().strip(".").lower()[:253]
    found = _suffixes().extract_str(clean)
    if found.domain and found.suffix:
        return f"{found.domain}.{found.suffix}"
    labels = [label for label in clean.split(".") if label]
    return ".".join(labels[-2:])


@lru_cache(maxsize=4096)
def name_label(domain: str) -> str:
    """The label of a domain that names somebody: ``mail.acme.co.uk`` gives ``acme``."""
    return organisation(domain).partition(".")[0]


@lru_cache(maxsize=4096)
def below(domain: str, of: str) -> tuple[str, ...]:
    """The labels of ``domain`` that stand before its suffix ``of``."""
    rest = domain.lower().removesuffix(of).strip(".")
    return tuple(label for label in rest.split(".") if label)


@lru_cache(maxsize=4096)
def suffixes_of(domain: str) -> tuple[str, ...]:
    """The domain and every parent of it, longest first. For matching whole labels only."""
    labels = domain.strip(".").lower()[:253].split(".")
    return tuple(".".join(labels[start:]) for start in range(len(labels)))


@cache
def free_mail_domains() -> frozenset[str]:
    """Providers where anybody can have an address."""
    return frozenset(lines_of("free_mail.txt"))


@lru_cache(maxsize=4096)
def is_free_mail(domain: str) -> bool:
    """Whether anybody can have an address there."""
    return any(one in free_mail_domains() for one in suffixes_of(domain))
