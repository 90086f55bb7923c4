"""The count of names that may be a message's employer, and which of them to believe.

Knows weights and spellings; where the names come from is ``evidence``'s business.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from classifier.agencies import is_agency_name
from classifier.names import (
    base_name,
    can_be_employer,
    comparable,
    same_employer,
    squeezed,
    without_noise,
)

ENOUGH = 1.0
"""Least sum of weights at which a name is believed."""
FULLER = 0.45
"""Least weight of a longer form that replaces a short one."""
SIGNED_FULLER = 0.2
SIGNED = frozenset(("display name", "signature", "calendar"))
"""Places where the whole name stands: only there words before it belong to it (Grupo Northwind)."""


@dataclass(slots=True)
class Ballot:
    """Names with their weights, while one message is read."""

    labels: tuple[str, ...]
    """Labels of the sender's own domain or tenant, which confirm a name."""
    barred: frozenset[str]
    """Squeezed names that can't be the employer: people, platforms."""
    shown: str = ""
    """The text in which a name that stands twice is the surer."""
    votes: list[tuple[str, float, str]] = field(default_factory=list)
    houses: list[str] = field(default_factory=list)
    checked: dict[str, bool] = field(default_factory=dict)
    """Names asked about already: whether a label confirms them."""

    def add(self, name: str, weight: float, because: str) -> None:
        """Count a name unless it can be no employer's."""
        clean = base_name(name)
        if weight <= 0 or not can_be_employer(clean) or squeezed(clean) in self.barred:
            return
        self.votes.append((clean, weight, because))

    def add_house(self, name: str, weight: float, because: str) -> None:
        """Count a name of the house that the message comes from."""
        before = len(self.votes)
        self.add(name, weight, because)
        if len(self.votes) > before:
            self.houses.append(self.votes[-1][0])

    def house(self) -> str:
        """The house that the message comes from, as it calls itself."""
        confirmed = [one for one in self.houses if self._confirmed(one)]
        named = [one for one in self.houses if is_agency_name(one)]
        whole = [one for one in self.houses if squeezed(one) in self.labels]
        return next(iter((*named, *whole, *confirmed, *self.houses)), "")

    def settled(self) -> bool:
        """Whether two strong places agree already, so that weaker ones need not be asked."""
        strong = [one for one in self.votes if one[1] >= ENOUGH]
        return any(
            place != strong[0][2] and same_employer(name, strong[0][0])
            for name, _, place in strong[1:]
        )

    def winner(self, besides: str = "") -> tuple[str, str]:
        """The believed name and where it stood; empty where nothing is sure enough."""
        best, best_sum, why = "", 0.0, ""
        for at, (name, weight, because) in enumerate(self.votes):
            if besides and _of_one_house(name, besides):
                continue
            if any(same_employer(name, earlier) for earlier, _, _ in self.votes[:at]):
                continue
            full = self._fuller(name)
            total = weight + (0.4 if self._confirmed(full) else 0.0)
            total += 0.2 if self.shown.count(full) > 1 else 0.0
            places = {because}
            for other, more, place in self.votes[at + 1 :]:
                if more >= 0.55 and place not in places and same_employer(full, other):
                    places.add(place)
                    total = max(total, more) + 0.3
            if total > best_sum:
                best, best_sum, why = full, total, because
        if best_sum < ENOUGH - 1e-9 or (why == "message" and self._one_of_many(best)):
            return "", ""
        if squeezed(best) in self.labels:
            return best, why
        return without_noise(best) or best, why

    def _one_of_many(self, name: str) -> bool:
        """Named in the words only, beside others named alike: a list of jobs, no employer."""
        if self._confirmed(name):
            return False
        alike = [one for one, _, because in self.votes if because == "message"]
        apart = [one for one in self.votes if one[2] != "message" and same_employer(one[0], name)]
        return not apart and any(not _of_one_house(one, name) for one in alike)

    def _fuller(self, name: str) -> str:
        """A longer form of the name that the message writes too: Northwind, Northwind Traders."""
        if not self._confirmed(name):
            return name
        low = name.lower()
        longer = (
            one
            for one, weight, because in self.votes
            if weight >= (SIGNED_FULLER if because in SIGNED else FULLER)
            and (without_noise(one) == one or squeezed(one) in self.labels)
            and (one.lower().startswith(f"{low} ") or (because in SIGNED and _ends_in(one, low)))
        )
        return next(longer, name)

    def _confirmed(self, name: str) -> bool:
        """Whether the sender's own domain or tenant stands for the name."""
        if name not in self.checked:
            self.checked[name] = self._bears_label(name)
        return self.checked[name]

    def _bears_label(self, name: str) -> bool:
        plain = squeezed(comparable(name))
        if not plain:
            return False
        if squeezed(name.replace("&", "and").replace("+", "and")) in self.labels:
            return True
        initials = "".join(part[0] for part in comparable(name).split() if part[0].isalnum())
        return any(
            plain == label
            or (len(label) >= 4 and (plain.startswith(label) or plain.endswith(label)))
            or (len(plain) >= 4 and label.startswith(plain))
            or (len(initials) >= 3 and label == initials)
            for label in self.labels
        )


def _ends_in(name: str, low: str) -> bool:
    """The lower-case name with words before it that belong to it: Grupo Northwind."""
    before = name.lower().removesuffix(f" {low}")
    if before.endswith(" of"):
        return True
    return before != name.lower() and not any(
        without_noise(one.rpartition("'")[2]) == "" for one in before.split()
    )


def _of_one_house(one: str, other: str) -> bool:
    first, second = squeezed(one), squeezed(other)
    return same_employer(one, other) or first.startswith(second) or second.startswith(first)
