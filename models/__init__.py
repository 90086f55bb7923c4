"""Facts, rules and the store: the ground floor, standard library only.

The words of Heardback, and the room each is at home in:

* ``message``: a **Message** is one mail, decoded, immutable; it lies in a **Folder**.
* ``reading``: what the classifier understood of one message: its **Kind** and the evidence.
* ``thread``: messages that answer one another.
* ``employer``: who decides (**Employer**), who acts for them (**Agency**), who writes (**Person**).
* ``application``: one pursuit of one role, with its **Tag**, finer **Stage** and **Turn**.
* ``event``, ``promise``, ``silence``: what is dated on the timeline.
* ``expectation``: how unusual a silence is.
* ``follow_up``: the **Advice** to write, and the **Draft** prepared for it.
* ``spam_alert``: a message in the junk folder that is probably about an application.
* ``correction``: the person's own word against what the program read; it always wins.
* ``report``: everything understood, as of a day; a pure function.
* ``working_days``, ``settings``, ``errors``, ``changes``: shared small values.
* ``store``: the one SQLite file, facts only; what can be derived is never stored.
"""
