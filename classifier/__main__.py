"""``python -m classifier``: train the model, report how good it is, score files of messages.

report                 held-out figures on the own corpus
score FILE.jsonl ...   the figures on files in the form of the corpus or of labelled mail
train FOLDER           learn and keep the weights in FOLDER
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from classifier.corpus import read_corpus
from classifier.evaluation import (
    Judged,
    accuracy,
    by_kind,
    confusions,
    held_out,
    judge,
    macro_f1,
    read_scored,
    reliability,
)
from classifier.pipeline import KINDS, Model
from classifier.training import build, train

TOP_WORDS = 14
SHOWN = 110


def say(line: str = "") -> None:
    """One line to the terminal."""
    sys.stdout.write(line + "\n")


def show_scores(judged: Sequence[Judged]) -> None:
    """Accuracy, F1 and what was mixed up."""
    say(f"  accuracy {accuracy(judged):.3f}   macro-F1 {macro_f1(judged):.3f}   rows {len(judged)}")
    say(f"  {'kind':12} {'rows':>5} {'precision':>9} {'recall':>7} {'F1':>6}")
    for one in by_kind(judged):
        say(f"  {one.kind:12} {one.rows:5} {one.precision:9.3f} {one.recall:7.3f} {one.f1:6.3f}")
    for (right, decided), number in confusions(judged):
        say(f"  {right} taken for {decided}: {number}")
    sure = [one for one in judged if one.decision.sure]
    say(f"  sure of {len(sure) / max(1, len(judged)):.3f}, right in {accuracy(sure):.3f} of these")


def show_reliability(judged: Sequence[Judged]) -> None:
    """Stated confidence beside how often it was right."""
    say("reliability: stated, right, rows")
    for _, stated, right, rows in reliability(judged):
        say(f"  {stated:.2f}  {right:.2f}  {rows}")


def show_top_words(model: Model) -> None:
    """The words that speak loudest for each kind."""
    say("top words")
    weights = model.weights
    pulls = weights.word_coef - weights.word_coef.mean(axis=1, keepdims=True)
    for column, kind in enumerate(KINDS):
        best = pulls[:, column].argsort()[::-1][:TOP_WORDS]
        say(f"  {kind}: {', '.join(weights.words[n] for n in best)}")


def report() -> None:
    """Held-out figures on the own corpus."""
    examples = read_corpus()
    judged = held_out(examples)
    say(f"own corpus, {len(examples)} messages, GroupKFold over template families")
    show_scores(judged)
    for language in sorted({one.example.language for one in judged}):
        part = [one for one in judged if one.example.language == language]
        say(f"{language or 'no language'}: accuracy {accuracy(part):.3f} of {len(part)}")
    show_reliability(judged)
    show_top_words(train(examples))


def score(paths: Sequence[str], *, wrong: bool) -> None:
    """Figures on files, each by the model of the whole corpus."""
    model = train(read_corpus())
    for path in paths:
        judged = judge(model, read_scored(Path(path)))
        say(Path(path).name)
        show_scores(judged)
        for one in judged if wrong else ():
            if not one.is_right:
                message, decision = one.example.message, one.decision
                text = " ".join(f"{message.subject} | {message.text or message.html}".split())
                kind, sure = decision.kind, decision.confidence
                say(f"    {one.right} / {kind} {sure:.2f} {decision.because}: {text[:SHOWN]}")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m classifier", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("report", help="held-out figures on the own corpus")
    scoring = commands.add_parser("score", help="figures on files of labelled messages")
    scoring.add_argument("files", nargs="+")
    scoring.add_argument("--wrong", action="store_true", help="list what was read wrongly")
    training = commands.add_parser("train", help="learn and keep the weights in a folder")
    training.add_argument("folder", type=Path)
    chosen = parser.parse_args(arguments)
    match chosen.command:
        case "report":
            report()
        case "score":
            score(chosen.files, wrong=chosen.wrong)
        case _:
            build(chosen.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
