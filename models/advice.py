"""What to do next about one application, and why, in one calm sentence.

The rules are those of people who hire (two contacts a week at most, a promised Friday may be asked
about on Monday, two unanswered questions are enough). A reminder too many does harm, so doubt
means to wait. Nothing is ever sent.
"""

from __future__ import annotations

from datetime import date, timedelta

from models.addressee import Matter, addressee, interviewer, last_key
from models.application import Stage, Turn
from models.correspondence import Entry
from models.follow_up import Action, Advice, Situation
from models.people import last_writer, name_of, reply_address, writable
from models.promise import Promise
from models.reading import Kind, SenderClass
from models.silence import After, Level, Silence
from models.turn import tests
from models.wording import ago, count_of, day_words, short_day

AFTER_PROMISE = 1
"""Working days after a promised day until a check-in is fine."""
BETWEEN_CHECK_INS = 5
"""Working days between two letters of the person without an answer."""
AGENCY_AFTER = 3
"""Working days; agency recruiters work faster, and are written to instead of their client."""
OFFER_AFTER = 2
PAUSE = timedelta(days=28)
COLD_AFTER = 10
"""Working days after a cold application until one short question may be asked."""
COLD_LETS_GO_AFTER = 30
"""Working days after which even that is no use."""
THANKS_WITHIN = 2
"""Working days after a talk within which thanks still come in time."""
THANKS_AFTER_NO = timedelta(days=7)
ENOUGH_CHECK_INS = 2
CONTACTS_A_WEEK = 2
WEEK = timedelta(days=7)
LET_GO_AFTER = 60
"""Days of silence beyond doubt after which the first question is also the last."""
YEAR_END = 22
"""From 22 December to New Year nobody is asked anything."""


def advise(matter: Matter) -> Advice:
    """The one thing to do next, not before which day, to whom, and why."""
    advice = _advise(matter)
    if matter.settings.follow_ups or advice.action in {Action.NONE, Action.WAIT}:
        return advice
    return Advice(Action.NONE, "Reminders are switched off.")


def _advise(matter: Matter) -> Advice:
    if matter.closed:
        return Advice(Action.NONE, "You closed this application.")
    if matter.stage in {Stage.REJECTED, Stage.WITHDRAWN}:
        return _after_the_end(matter)
    if matter.undelivered:
        return _again(matter, matter.undelivered)
    if matter.turn is Turn.MINE:
        return _reply(matter)
    thanks = _thanks(matter)
    if thanks:
        return thanks
    ahead = [t for t in matter.course.book.talks if t.stands and not t.over_on(matter.today)]
    if ahead:
        day = min(talk.day for talk in ahead)
        return Advice(Action.WAIT, f"Your interview is on {day_words(day)}.", day)
    if matter.stage is Stage.ACCEPTED:
        return _papers(matter)
    return _about_silence(matter)


def _again(matter: Matter, sent: Entry) -> Advice:
    """Their last mail came back: it is to be sent again, to an address that works."""
    to = ", ".join(other.address for other in sent.others)
    why = f"Your message of {short_day(sent.day)} to {to} did not arrive."
    if matter.turn is Turn.MINE:
        return Advice(Action.REPLY, why, answer_to=sent.key)
    day = _free_day(matter, sent.day)
    return Advice(Action.FOLLOW_UP, why, day, answer_to=sent.key)


def _after_the_end(matter: Matter) -> Advice:
    course = matter.course
    if matter.stage is Stage.WITHDRAWN:
        return Advice(Action.NONE, "You ended this application.")
    ended = course.word_days[-1] if course.word_days else None
    to = last_writer(matter.entries)
    met = course.book.held_by(matter.today)
    silent = ended and all(day < ended for day in course.contacts)
    if ended and silent and to and met and matter.today - ended <= THANKS_AFTER_NO:
        why = "They said no after talking with you; one line of thanks keeps the door open."
        day = _free_day(matter, ended + timedelta(days=1))
        situation = Situation.THANK_AFTER_REJECTION
        return Advice(Action.THANK_YOU, why, day, to, situation, answer_to=last_key(matter))
    return Advice(Action.NONE, "They ended this application; nothing is left to do.")


def _reply(matter: Matter) -> Advice:
    asked = matter.course.asked
    assert asked is not None, "it is the person's turn only when something was asked"
    human = asked.reading.sender_class is SenderClass.PERSON
    to = reply_address(asked) if human and writable(reply_address(asked)) else ""
    day, until = day_words(asked.day), asked.reading.deadline
    verb = "asks" if until and until >= matter.today else "asked"
    by = f" It {verb} for an answer by {day_words(until)}." if until else ""
    if tests(asked):
        why = f"The test sent on {day} waits for you.{by}"
    elif asked.reading.kind is Kind.OFFER:
        why = f"Their offer of {day} waits for your answer.{by}"
    else:
        who = name_of(asked.message.sender.address, matter.entries) if to else ""
        why = f"{who or 'They'} wrote on {day} and {'waits' if who else 'wait'} for you.{by}"
    others = (Situation.WITHDRAWAL,)
    return Advice(
        Action.REPLY,
        why,
        to=to,
        situation=Situation.REPLY_TO_REQUEST,
        other_situations=others,
        answer_to=asked.key,
    )


def _thanks(matter: Matter) -> Advice | None:
    """Thanks within the day after a talk, unless the person has written since."""
    held = matter.course.book.held_by(matter.today)
    if not held:
        return None
    talk = held[-1]
    if any(one.out and talk.over_at(one.message.sent_at) for one in matter.entries):
        return None
    if matter.count.between(talk.day, matter.today) > THANKS_WITHIN:
        return None
    to = interviewer(matter) or last_writer(matter.entries)
    if not to:
        return None
    others = (Situation.DEBRIEF_RECRUITER,) if to != last_writer(matter.entries) else ()
    return Advice(
        Action.THANK_YOU,
        f"You talked on {day_words(talk.day)} and have not written since.",
        talk.day,
        to,
        Situation.THANK_INTERVIEWER,
        others,
        last_key(matter),
    )


def _papers(matter: Matter) -> Advice:
    """An offer accepted by word only: the contract is still to come."""
    if matter.turn is Turn.NOBODY:
        return Advice(Action.NONE, "You accepted this offer.")
    last = max([*matter.course.contacts, *matter.course.word_days])
    earliest = _earliest(matter, matter.count.after(last, OFFER_AFTER))
    why = "You accepted; the signed contract has not been seen yet."
    return _ask(matter, earliest, why, Situation.VERBAL_OFFER)


def _about_silence(matter: Matter) -> Advice:
    silence = matter.silence
    if silence is None:
        return Advice(Action.NONE, "Nothing is open here.")
    if silence.dismissed:
        return Advice(Action.NONE, "You put this silence aside.")
    clause = _clause(matter, silence)
    if clause:
        return clause
    if silence.after is After.APPLICATION and matter.stage is not Stage.ON_HOLD:
        return _cold(matter, silence)
    asked = len(matter.course.check_ins)
    if asked > ENOUGH_CHECK_INS:
        return Advice(Action.NONE, f"You asked {asked} times; the rest is theirs to say.")
    base, why, situation = _first_day(matter, silence)
    if asked:
        base = max(base, matter.count.after(matter.course.check_ins[-1], BETWEEN_CHECK_INS))
        why = f"You last asked on {day_words(matter.course.check_ins[-1])}; no answer so far."
    closes = asked >= ENOUGH_CHECK_INS or (
        silence.level is Level.GHOSTED and (asked > 0 or silence.days > LET_GO_AFTER)
    )
    if closes:
        why = f"{count_of(silence.days, 'day')} without a word: one last polite line, then let go."
        return _ask(matter, _earliest(matter, base), why, Situation.CLOSE_OUT, Action.CLOSE)
    return _ask(matter, _earliest(matter, base), why, situation)


def _clause(matter: Matter, silence: Silence) -> Advice | None:
    """They wrote that silence means no: then it is the answer, and nobody is asked."""
    clause = matter.course.clause
    if clause is None or clause.given < silence.since:
        return None
    if clause.read.due and matter.today <= clause.read.due:
        why = f"They wrote that no word by {day_words(clause.read.due)} means no."
        return Advice(Action.WAIT, why, clause.read.due)
    return Advice(Action.NONE, "They wrote that they only answer if it is a yes.")


def _cold(matter: Matter, silence: Silence) -> Advice:
    """After a cold application: one short question after two weeks, to a person, or none."""
    waited = matter.count.between(silence.since, matter.today)
    to = addressee(matter, None)
    if not to or matter.course.check_ins or waited > COLD_LETS_GO_AFTER:
        if waited < COLD_AFTER:
            why = f"You applied on {day_words(silence.since)}; answers often take two weeks."
            return Advice(Action.WAIT, why, matter.count.after(silence.since, COLD_AFTER))
        return Advice(Action.NONE, "Many applications get no answer; this one has gone quiet.")
    base = matter.count.after(silence.since, COLD_AFTER)
    why = f"You applied on {day_words(silence.since)}; one short question is fine after two weeks."
    return _ask(matter, _earliest(matter, base), why, Situation.COLD_APPLICATION)


def _first_day(matter: Matter, silence: Silence) -> tuple[date, str, Situation]:
    """The earliest day for a first check-in, the reason in words, and the fitting text."""
    count, today = matter.count, matter.today
    promise = _pending(matter, silence)
    if matter.stage is Stage.ON_HOLD:
        why = f"They put it on hold; you last heard on {day_words(silence.since)}."
        return silence.since + PAUSE, why, Situation.ON_HOLD
    if promise and silence.promised_by:
        due = silence.promised_by
        giver = name_of(promise.by.message.sender.address, matter.entries)
        said = f"{giver} said" if giver and promise.human else "They said"
        past = (today - due).days
        tail = f"; that was {ago(past)}" if past > 0 else ""
        why = f"{said} you would hear by {day_words(due)}{tail}."
        return count.after(due, AFTER_PROMISE), why, Situation.PROMISE_PASSED
    since = day_words(silence.since)
    if silence.after is After.OFFER:
        why = f"They spoke of an offer on {since}; the papers have not come."
        return count.after(silence.since, OFFER_AFTER), why, Situation.VERBAL_OFFER
    if silence.after is After.ASSESSMENT:
        returned = day_words(matter.course.returned or silence.since)
        why = f"You returned the test on {returned}; no day was named for an answer."
        day = count.after(silence.since, matter.settings.check_in_after)
        return day, why, Situation.TASK_RETURNED
    after = AGENCY_AFTER if matter.course.via else matter.settings.check_in_after
    moved = next((talk for talk in matter.course.book.talks if talk.suspended), None)
    talked = any(talk.day == silence.since for talk in matter.course.book.held_by(today))
    what = "Your interview was on" if talked else "Their last word came on"
    why = f"{what} {since}; no day was named for an answer."
    if moved:
        why = f"The talk of {day_words(moved.day)} is to be moved; the new time is open."
    situation = Situation.AGENCY if matter.course.via else _round_text(matter)
    return count.after(silence.since, after), why, situation


def _round_text(matter: Matter) -> Situation:
    held = matter.course.book.held_by(matter.today)
    final = held and "final" in held[-1].title.casefold()
    return Situation.FINAL_ROUND if final else Situation.NO_DATE_GIVEN


def _pending(matter: Matter, silence: Silence) -> Promise | None:
    due = silence.promised_by
    given = [one for one in matter.course.promises if due and one.read.due == due]
    return given[-1] if given else None


def _ask(
    matter: Matter,
    earliest: date,
    why: str,
    situation: Situation,
    action: Action = Action.FOLLOW_UP,
) -> Advice:
    """The question itself once its day has come; waiting until then; none without a person."""
    silence = matter.silence
    to = addressee(matter, _pending(matter, silence) if silence else None)
    if not to:
        return Advice(Action.NONE, f"{why} No person to write to is known.")
    if matter.today < earliest:
        return Advice(Action.WAIT, why, earliest)
    return Advice(action, why, earliest, to, situation, answer_to=last_key(matter))


def _earliest(matter: Matter, base: date) -> date:
    """``base``, later if the person has just written, and never on a day off.

    At most two contacts in seven days, over all threads and people of the pursuit.
    """
    contacts = sorted(day for day in matter.course.contacts if day <= matter.today)
    if contacts:
        base = max(base, matter.count.after(contacts[-1], BETWEEN_CHECK_INS))
    if len(contacts) >= CONTACTS_A_WEEK:
        base = max(base, contacts[-CONTACTS_A_WEEK] + WEEK)
    return _free_day(matter, base)


def _free_day(matter: Matter, day: date) -> date:
    if (day.month, day.day) >= (12, YEAR_END):
        day = date(day.year + 1, 1, 2)
    return matter.count.on_or_after(day)
