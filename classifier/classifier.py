"""The classifier: messages in, readings out, in batches.

Holds the learnt model and nothing else; every message is read by itself. Loading takes a moment,
learning takes seconds and belongs into a process of its own (``python -m classifier train``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from classifier import kind_phrases, signs
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
        kind_phrases.book()  # Reading the tables is part of loading, not of the first message.
        signs.book()
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
        # One step for all messages before the next: that keeps each step's tables at hand.
        words = [guarded(partial(own_words, one), UNREAD) for one in messages]
        senders = [guarded(partial(sender_class, one), SenderClass.PERSON) for one in messages]
        directions = [one.direction(me) for one in messages]
        documents: list[Document] = []
        cues: list[SureCue | None] = []
        for one, said, sender, way in zip(messages, words, senders, directions, strict=True):
            outgoing = way is Direction.OUT
            documents.append(document(one, said, sender=sender, outgoing=outgoing))
            cue = partial(sure_cue, one, said, sender=sender, me=me, outgoing=outgoing)
            cues.append(guarded(cue, None))
        made = decide(self._model, documents, cues)
        return tuple(map(Known, messages, words, senders, directions, made))
