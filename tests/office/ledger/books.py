"""What money does, in the fewest words: the ledger and its payments are judged against this."""

from collections import Counter

NEXT = {("planned", "prepare"): "prepared", ("prepared", "approve"): "approved", ("approved", "take_back"): "planned",
        ("planned", "cancel"): "cancelled", ("prepared", "cancel"): "cancelled", ("approved", "cancel"): "cancelled",
        ("approved", "release"): "paid"}  # fmt: skip


class Books:
    """Whole pence. A movement says whether it is lawful, and is made only then."""

    def __init__(self):
        self.received, self.aside = 0, Counter()  # pots' money by pot
        self.amount, self.paid, self.returned, self.pot_of = Counter(), Counter(), Counter(), {}  # by promise
        self.payments, self.hands = {}, {}  # number -> (promise, pence, state); number -> who had a hand in it

    def promised(self, pot):
        return sum(self.amount[one] for one, own in self.pot_of.items() if own == pot)

    def most(self, name, key=None):
        """The most that this movement may move."""
        if name == "ring_fence":
            return self.received - self.aside.total()
        if name in ("release", "commit"):
            return self.aside[key] - self.promised(key)
        if name == "recover":
            return self.paid[key] - self.returned[key]
        return self.amount[key] - self.paid[key]  # uncommit, pay

    def move(self, name, pence, key=None, promise=None):
        """key: the pot, or the promise. promise: the new one's number, for a commit."""
        if pence <= 0 or (name != "receive" and pence > self.most(name, key)):
            return False
        if name in ("receive", "recover"):
            self.received += pence
        if name == "commit":
            self.pot_of[promise], self.amount[promise] = key, pence
        elif name != "receive":
            counter = {"ring_fence": self.aside, "release": self.aside, "uncommit": self.amount, "pay": self.paid,
                       "recover": self.returned}[name]  # fmt: skip
            counter[key] += -pence if name in ("release", "uncommit") else pence
        return True

    def step(self, number, name, who):
        """A payment moves: prepare, approve, take_back, release, cancel. Three people to a payment."""
        promise, pence, state = self.payments[number]
        after = NEXT.get((state, name))
        forward, before = name in ("approve", "release"), self.hands.get(number, ())
        if after is None or (forward and (who in before or pence > self.most("pay", promise))):
            return False
        if name == "release":
            self.move("pay", pence, promise)
        self.payments[number] = (promise, pence, after)
        self.hands[number] = (*before, who) if forward else (who,)
        return True
