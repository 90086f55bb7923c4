"""The classifier: messages in, readings out, in batches.

Holds the learnt model and nothing else; every message is read by itself. Loading takes a moment,
learning takes seconds and belongs into a process of its own (``python -m classifier train``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from classifier.artefact import fingerprint, load
from classifier.corpus import Example, corpus_hash, learnt_from
from classifier.extraction import Known, as_reading, guarded
from classifier.features import Document, document
from classifier.kinds import decide
from classifier.pipeline import Model
from classifier.senders import sender_class
from classifier.sure_cues import SureCue, sure_cue
from classifier.text import OwnWords, own_words
from classifier.training import build
from models.message import Direction, Message
from models.reading import Reading, SenderClass
from models.working_days import WorkingDays

BATCH = 256
UNREAD = OwnWords(text="", signature="", footer="", quoted="")


@dataclass(frozen=True, slots=True)
class Looked:
    """One message prepared for the decision."""

    words: OwnWords
    sender: SenderClass
    direction: Direction
    document: Document
    cue: SureCue | None


def look(message: Message, me: frozenset[str]) -> Looked:
    """A message's own words, sender and cues. Never raises."""
    words = guarded(lambda: own_words(message), UNREAD)
    sender = guarded(lambda: sender_class(message), SenderClass.PERSON)
    direction = message.direction(me)
    outgoing = direction is Direction.OUT
    return Looked(
        words=words,
        sender=sender,
        direction=direction,
        document=document(message, words, sender=sender, outgoing=outgoing),
        cue=guarded(
            lambda: sure_cue(message, words, sender=sender, me=me, outgoing=outgoing), None
        ),
    )


class Classifier:
    """Reads messages with a learnt model. For one thread at a time."""

    def __init__(self, model: Model) -> None:
        self._model = model

    @classmethod
    def load(cls, folder: Path, corrections: Sequence[Example] = ()) -> Classifier:
        """The classifier kept in ``folder``, or a newly taught one where none that fits is there.

        ``corrections`` are messages with the kind the person gave them. Never fails over the
        folder: a damaged or foreign file in it is replaced.
        """
        kept = load(folder, fingerprint(corpus_hash(learnt_from()), corrections))
        return cls(build(folder, corrections) if kept is None else Model(kept))

    @staticmethod
    def is_ready(folder: Path, corrections: Sequence[Example] = ()) -> bool:
        """Whether ``load`` would find what it needs without learning."""
        made_of = fingerprint(corpus_hash(learnt_from()), corrections)
        return load(folder, made_of) is not None

    def read(
        self, messages: Sequence[Message], me: frozenset[str], working_days: WorkingDays
    ) -> tuple[Reading, ...]:
        """One reading a message, in their order. Never raises over what a message holds."""
        out: list[Reading] = []
        for start in range(0, len(messages), BATCH):
            batch = self.understand(messages[start : start + BATCH], me)
            out.extend(as_reading(known, me=me, working_days=working_days) for known in batch)
        return tuple(out)

    def understand(self, messages: Sequence[Message], me: frozenset[str]) -> tuple[Known, ...]:
        """Own words and kind of each message: one look of the model at the whole batch."""
        looked = [look(message, me) for message in messages]
        made = decide(self._model, [one.document for one in looked], [one.cue for one in looked])
        return tuple(
            Known(message, one.words, one.sender, one.direction, decision)
            for message, one, decision in zip(messages, looked, made, strict=True)
        )
