"""The fixed pages' first words. Editors change them in the site itself."""

REGISTERS = [
    ("decision", "decisions", "Decisions", "Every decision the office makes about your money, with its reasons."),
    ("award", "awards", "Grants awarded", "Who was given a grant, how much, what for, and why."),
    ("progress_report", "progress", "Progress reports", "What the groups we fund say they have done."),
]

STANDARD_PAGES = [
    (
        "accessibility",
        "Accessibility",
        "<p>Anyone should be able to use this website. You can change colours, zoom in to 400% and use it with a "
        "keyboard, a screen reader or your voice.</p><h2>What does not work yet</h2><p>Some letters are PDF files. "
        "Each one has a web page that says the same. If something does not work for you, tell us and we will send "
        "it in another way.</p><h2>How we check</h2><p>Each page is checked with automatic tests against the Web "
        "Content Accessibility Guidelines 2.2, level AA, and by people with a keyboard and a screen reader.</p>"
        "<h2>If you are not happy with our answer</h2><p>Contact the Equality Advisory and Support Service.</p>",
    ),
    (
        "privacy",
        "Privacy",
        "<p>We keep what we need to run the funds and no more. We never ask for the name of anyone a group helps.</p>"
        "<h2>If you apply</h2><p>We keep your name, your e-mail address and your application. Applications that are "
        "not funded are kept for 2 years. Funded ones are kept for 6 years after the grant ends.</p><h2>If you visit"
        "</h2><p>We do not follow you around the web, and we do not count who you are.</p>",
    ),
    (
        "cookies",
        "Cookies",
        "<p>We use two cookies. One keeps you signed in. The other makes sure that a form was sent by you. "
        "We use no others.</p>",
    ),
    (
        "how-we-decide",
        "How we decide",
        "<p>Every grant and every service follows the same steps: a need, an invitation, a bid, a fair judgement, "
        "a recommendation, a decision with its reasons, an agreement, and reports of what came of it.</p><p>The "
        "people who score bids do not decide. The person who decides does not pay. All of it is written down.</p>",
    ),
    (
        "contact",
        "Contact us",
        "<p>Ring us or write to us. The number and the address are at the foot of every page.</p>",
    ),
]
