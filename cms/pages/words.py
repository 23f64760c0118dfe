"""The fixed pages' first words. Editors change them in the site itself."""

REGISTERS = [
    ("decision", "decisions", "Decisions", "Every decision the office makes about your money, with its reasons."),
    ("award", "awards", "Grants awarded", "Who was given a grant, how much, what for, and why."),
    ("progress_report", "progress", "Progress reports", "What the groups we fund say they have done."),
    ("delivery_quarterly", "measures", "How we are doing", "What the measures of the Plan show, quarter by quarter."),
]

FOR_VICTIMS = {"find-help"}  # pages with a button to leave them fast

STANDARD_PAGES = [
    (
        "find-help",
        "Find help now",
        "<h2>If you are in danger</h2><p>Call <b>999</b>. If you cannot speak, press <b>55</b> when you are asked. "
        "If you cannot hear or speak on the phone, use the 999 BSL app, or text 999 if you have signed up for it.</p>"
        "<h2>If nobody is in danger now</h2><p>Call the police on <b>101</b>, at any hour.</p>"
        "<h2>If a crime has harmed you</h2><p>Help is free. You can have it whether or not you told the police, and "
        'however long ago it was. <a href="/contact/">Ask us</a> and we will tell you who can help near you.</p>',
    ),
    (
        "how-to-apply",
        "How to apply",
        "<p>You can apply on a phone, on a computer, on paper or by telephone. It counts the same.</p><h2>Before you "
        'start</h2><ul><li><a href="/funds/">See what is open</a> and when it closes</li><li>Check that your group can '
        "apply: a few questions, no account needed</li><li>Read the whole form: every question is on the round's own "
        "page</li></ul><h2>While you write</h2><p>Nothing you write is lost. Stop and come back when you like. Others "
        "of your group can write with you. Do not name anyone you help.</p><h2>After you send it</h2><p>We tell you "
        'that we have it, who reads it and by when we decide. <a href="/how-we-decide/">How we decide</a>.</p>',
    ),
    (
        "publication-scheme",
        "Publication scheme",
        "<p>This is what we publish as a matter of course, under the Freedom of Information Act 2000.</p><ul>"
        '<li>Who we are and what we do: <a href="/plan/">our plan</a></li>'
        '<li>What we spend and how: <a href="/money/">the money</a> and <a href="/awards/">every grant</a></li>'
        '<li>What our priorities are and how we are doing: <a href="/progress/">reports of what we fund</a></li>'
        '<li>How we make decisions: <a href="/how-we-decide/">step by step</a>, and '
        '<a href="/decisions/">every decision</a></li>'
        '<li>Lists and registers: <a href="/open-data/">open data</a> and '
        '<a href="/what-we-publish/">what the law asks for</a></li></ul>'
        '<p>If you cannot find something, <a href="/contact/">ask us</a>. It is free.</p>',
    ),
    (
        "accessibility",
        "Accessibility",
        "<p>Anyone should be able to use this website. You can change colours, zoom in to 400% and use it with a "
        "keyboard, a screen reader or your voice.</p><h2>How accessible it is</h2><p>This website partly meets the Web "
        "Content Accessibility Guidelines version 2.2, level AA, because of what is listed here.</p>"
        "<h2>What does not work yet</h2><p>Some letters are PDF files. Each one has a web page that says the same.</p>"
        '<h2>Tell us</h2><p>If something does not work for you, <a href="/contact/">tell us</a>. We will send it in '
        "another way, and mend it.</p><h2>How we check</h2><p>Each page is checked with automatic tests, and by people "
        "with a keyboard and a screen reader.</p><h2>If you are not happy with our answer</h2><p>The Equality and "
        "Human Rights Commission sees that public bodies keep to the Public Sector Bodies (Websites and Mobile "
        "Applications) (No. 2) Accessibility Regulations 2018. Contact the Equality Advisory and Support Service.</p>",
    ),
    (
        "privacy",
        "Privacy",
        "<p>We keep what we need to run the funds and no more. We never ask for the name of anyone a group helps.</p>"
        "<h2>If you apply</h2><p>We keep your name, your e-mail address and your application. Applications that are "
        "not funded are kept for 2 years. Funded ones are kept for 6 years after the grant ends.</p><h2>If you visit"
        "</h2><p>We do not follow you around the web, and we do not count who you are.</p><h2>What you can ask for</h2>"
        '<p>You can ask to see what we hold about you, and to have it put right. <a href="/contact/">Contact us</a>. '
        "If you are not happy with our answer, tell the Information Commissioner's Office.</p>",
    ),
    (
        "cookies",
        "Cookies",
        "<p>We use three small cookies, and only when you sign in or fill in a form. One keeps you signed in. One "
        "makes sure that a form was sent by you. One carries a short message to your next page. We use no others.</p>",
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
