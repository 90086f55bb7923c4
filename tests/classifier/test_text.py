"""What a sender wrote new, told apart from what they answered, signed and had to print."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.text import LONGEST, OwnWords, own_words
from tests.builders import message


def read(text: str = "", **more: Any) -> OwnWords:  # noqa: ANN401 - any field of Message
    """The own words of a message with this body."""
    return own_words(message("a", "2026-03-02", text=text, **more))


NEW = "We would like to meet you on Thursday."
QUOTED = "Thank you for your application, we regret to tell you that the post is filled."

ANA = "Ana Ruiz <ana@northwind.example>"
ATTRIBUTIONS = {
    "Gmail": f"On Mon, 2 Mar 2026 at 10:15, {ANA} wrote:",
    "Gmail, broken line": "On Mon, 2 Mar 2026 at 10:15, Ana Ruiz\n<ana@northwind.example> wrote:\n",
    "German": f"Am Mo., 2. März 2026 um 10:15 Uhr schrieb {ANA}:",
    "French": f"Le lun. 2 mars 2026 à 10:15, {ANA} a écrit :",
    "Spanish": f"El lun, 2 mar 2026 a las 10:15, {ANA} escribió:",
    "Portuguese": f"Em seg., 2 de mar. de 2026 às 10:15, {ANA} escreveu:",
    "Italian": f"Il giorno lun 2 mar 2026 alle ore 10:15 {ANA} ha scritto:",
    "Dutch": f"Op ma 2 mrt 2026 om 10:15 schreef {ANA}:",
    "Apple": f"> On 2 Mar 2026, at 10:15, {ANA} wrote:",
}
HEADERS = {
    "Outlook": "-----Original Message-----\nFrom: Ana\nSent: Monday\nTo: Sam\nSubject: x\n",
    "Outlook line": f"________________________\nFrom: {ANA}\nSent: Monday\nTo: Sam\n",
    "German": "Von: Ana\nGesendet: Montag, 2. März 2026\nAn: Sam\nBetreff: AW: x\n",
    "French": "De : Ana\nEnvoyé : lundi 2 mars 2026\nÀ : Sam\nObjet : x\n",
    "Spanish": "De: Ana\nEnviado el: lunes\nPara: Sam\nAsunto: x\n",
    "Portuguese": "De: Ana\nEnviada em: segunda-feira\nPara: Sam\nAssunto: x\n",
    "Italian": "Da: Ana\nInviato: lunedì 2 marzo 2026\nA: Sam\nOggetto: x\n",
    "Dutch": "Van: Ana\nVerzonden: maandag 2 maart 2026\nAan: Sam\nOnderwerp: x\n",
    "Yahoo": f"    On Monday, 2 March 2026, 10:15, {ANA} wrote:\n",
}
QUOTES = {
    **{f"{name}, marked": f"{NEW}\n\n{line}\n> {QUOTED}" for name, line in ATTRIBUTIONS.items()},
    **{f"{name}, block": f"{NEW}\n\n{head}\n{QUOTED}" for name, head in HEADERS.items()},
}


@pytest.mark.parametrize("habit", QUOTES)
def test_the_quoted_message_is_no_word_of_the_sender(habit: str) -> None:
    """A reply says only what is new in it, in every mail program's habit."""
    words = read(QUOTES[habit])
    assert words.text == NEW
    assert QUOTED in words.quoted


def test_answers_between_quoted_lines_stay() -> None:
    """Who answers point by point keeps all their answers."""
    words = read("> When?\nOn Tuesday.\n> Where?\nAt our office.")
    assert words.text == "On Tuesday.\nAt our office."


def test_a_forwarded_invitation_speaks_through_what_it_forwards() -> None:
    """An invitation forwarded without a word of one's own is still an invitation."""
    body = "---------- Forwarded message ---------\nFrom: Ana <a@x.example>\nDate: Mon\nTo: Sam\n\n"
    assert read(body + NEW, subject="Fwd: Interview").text == NEW
    assert read("FYI\n\n" + body + NEW, subject="Fwd: Interview").text == NEW


def test_signature_and_small_print_are_set_apart() -> None:
    """Names below a close and legal lines are not what the sender says."""
    words = read(
        f"Dear Sam,\n\n{NEW}\n\nKind regards,\nAna Ruiz\nTalent Partner\n\n"
        "This e-mail is intended for the recipient only. If it reached you by mistake, delete it.\n"
        "Northwind Traders Ltd, registered in England no. 123"
    )
    assert words.text == f"Dear Sam,\n\n{NEW}"
    assert words.signature == "Kind regards,\nAna Ruiz\nTalent Partner"
    assert "intended for" in words.footer
    assert "registered in England" in words.footer


def test_a_clause_is_not_small_print() -> None:
    """The clause that only some will be answered stays where it counts."""
    clause = "Please note that only shortlisted candidates will be contacted."
    assert clause in read(f"Thank you for applying.\n\n{clause}").text


@pytest.mark.parametrize(
    "line", ["Sent from my iPhone", "Von meinem iPhone gesendet", "Envoyé de mon iPhone"]
)
def test_what_the_telephone_adds_is_no_text(line: str) -> None:
    """A telephone's own line is not the sender's word."""
    assert read(f"Yes, gladly.\n\n{line}").text == "Yes, gladly."


def test_hard_wrapped_lines_are_one_again() -> None:
    """A sentence broken by a mail program's line length is whole."""
    words = read(
        "Thank you for meeting us, we will get back to you by the end of\n"
        "next week with our decision about the role.\n\nAna"
    )
    assert "by the end of next week with" in words.text


def test_html_keeps_what_the_eye_sees() -> None:
    """Lists, cells and paragraphs stay; preheader, styles and invisible marks go."""
    html = (
        "<html><head><style>p{}</style></head><body>"
        "<div style='display:none;max-height:0'>We regret nothing</div>"
        "<span style='font-size:0px'>tracking</span>"
        "<p>Dear&nbsp;S\u200bam,</p><table><tr><td>When:</td><td>Thursday</td></tr></table>"
        "<ul><li>bring ID</li></ul>"
        "<div style='font-size:0'><p style='font-size:14px'>"
        "See <a href='https://Calendly.com/ana'>times</a></p></div>"
        "</body></html>"
    )
    words = read(html=html)
    assert words.text == "Dear Sam,\n\nWhen:\tThursday\n\n- bring ID\n\nSee times"
    assert words.links == ("calendly.com",)


def test_links_count_where_they_show() -> None:
    """A link that nobody sees is none, and takes no other link's place."""
    html = (
        "<p hidden><a href='https://pixel.example/1'>x</a></p>"
        "<p><a href='https://First.example/'>one<span style='display:none'>x</span></a></p>"
        "<div style='font-size:0'><a href='https://empty.example'>y</a>"
        "<a style='font-size:12px' href='https://user@second.example:8/?a=<b>'>two</a></div>"
    )
    words = read(html=html)
    assert words.links == ("first.example", "second.example")
    assert words.text == "one\n\ntwo"


@pytest.mark.parametrize("sign", ["&shy;", "&#8203;", "&#xe000;", "\u200b", "&zwnj;"])
def test_what_nobody_sees_parts_no_word(sign: str) -> None:
    """Invisible characters neither part words nor pass for our own marks, however written."""
    assert read(html=f"<p>An inter{sign}view – soon</p>").tokens == ("an", "interview", "soon")


def test_words_below_a_close_are_not_among_the_words() -> None:
    """The words by which a message is judged are those of its own text alone."""
    words = read(f"{NEW}\n\nBest regards,\nAna Ruiz")
    assert words.tokens == tuple(NEW.lower().strip(".").split())


def test_html_quotes_and_signatures_are_set_apart() -> None:
    """Containers by which mail programs mark quotes and signatures are known."""
    html = (
        f"<div>{NEW}</div><div class='gmail_signature' data-smartmail='gmail_signature'>Ana</div>"
        f"<div class='gmail_quote'>On Mon, 2 Mar 2026 Sam wrote:"
        f"<blockquote>{QUOTED}</blockquote></div>"
    )
    words = read(html=html)
    assert words.text == NEW
    assert words.signature == "--\nAna"
    assert QUOTED in words.quoted


def test_a_plain_part_that_only_points_to_html_is_passed_over() -> None:
    """A stub in plain text does not hide the invitation in the HTML part."""
    stub = "Your mail program does not support HTML. View this email in your browser."
    assert read(stub, html=f"<p>{NEW}</p>").text == NEW
    assert read("Short but true.", html="<p>Short but true.</p>").text == "Short but true."


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "<div>",
            "<b><p>",
            "<p hidden>",
            "<a href='https://x.example'>",
            "<i style='font-size:0'>",
        ),
        *("> ", "On 1 ", "From: a\n", "Best,\n", "a:\n", "\n"),
    ],
)
def test_an_endless_mail_is_read_to_a_limit(piece: str) -> None:
    """Hostile length and nesting end in text of bounded size."""
    endless = piece * 60_000
    assert len(read(endless).text) <= LONGEST
    assert len(read(html=endless).text) <= LONGEST


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.text(max_size=400), st.text(max_size=60))
def test_any_body_is_read(text: str, html: str, subject: str) -> None:
    """Whatever the bytes were, there are words, and no mark of our own is left in them."""
    words = own_words(message("a", "2026-03-02", text=text, html=html, subject=subject))
    assert not set(words.text) & {"\ue000", "\ue001", "\ue002"}
