"""Telling people: what is said, to whom, by which way, and the log of it.

    # a stage's messages.py
    from office.post.kinds import message_kind
    RECEIVED = message_kind("grants.application_received", to=leads, link=page_of, deadline=closing_time)

    @step(..., tells=RECEIVED)            # told in the transaction of the step
    tell(RECEIVED, application, by=user)  # office.post.telling: in the transaction of any other deed

The words are in templates/post/grants/application_received.txt: the title on the first line, then the body.
The frame (greeting, reference, deadline, the one link, the office's names) is added to every message.
"""
