"""The fixed pages' first words. Editors change them in the site itself."""

REGISTERS = [
    ("decision", "decisions", "Decisions", "Every decision the office makes about your money, with its reasons."),
    ("award", "awards", "Grants awarded", "Who was given a grant, how much, what for, and why."),
    ("progress_report", "progress", "Progress reports", "What the groups we fund say they have done."),
    ("delivery_quarterly", "measures", "How we are doing", "What the measures of the Plan show, quarter by quarter."),
]

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
        "what-we-publish",
        "What we must publish",
        "<p>The law says what a police and crime commissioner must show the public: the Elected Local Policing Bodies "
        "(Specified Information) Order 2011. This is where each thing is.</p><ul>"
        '<li><a href="/decisions/">Every decision of public interest</a>, with its reasons, within 5 working days of '
        "being signed</li>"
        '<li><a href="/awards/">Every grant</a>: who got it, what for, on what conditions, and why we think it will '
        "cut crime and disorder</li>"
        '<li><a href="/funds/">What is open for applications</a>, and how many were funded before</li>'
        '<li><a href="/progress/">What came of the grants</a></li>'
        '<li><a href="/measures/">How the Plan is doing</a>, every quarter</li>'
        '<li><a href="/open-data/">All of it as open data</a></li></ul>'
        "<h2>What we leave out</h2><p>Where the law lets us keep a part closed, the page says which part, under which "
        "rule, and why that is better for the public. Nothing that was published is deleted: if we take something "
        "back, its page says when and why.</p>",
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
