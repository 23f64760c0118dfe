"""Two small nouns: a lamp that is switched on and off, and the bulb its lighting sets going."""

from django.db import models

from office.records.steps import Refused, StateField, Stateful, lawful_states, said, step, take_all

from . import messages


class LampState(models.TextChoices):
    OFF = "off", said("Off", to_applicant="Dark")
    ON = "on", "On"
    BROKEN = "broken", "Broken"


def may_switch(lamp, by):
    return getattr(by, "email", "").endswith("@office.test")


def obstacles_to_lighting(lamp):
    return ["Screw in a bulb first."] if not lamp.has_bulb else []


def light_the_bulbs(lamps, *, by):
    take_all(Bulb, Bulb.objects.filter(lamp__in=lamps).values_list("pk", flat=True), "glow", by=by)


class Lamp(Stateful):
    state = StateField(LampState)
    has_bulb = models.BooleanField(default=True)
    note = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [lawful_states(LampState)]

    def __str__(self):
        return f"Lamp {self.pk}"

    @step(source=LampState.OFF, target=LampState.ON, label="Switch on", allowed=may_switch,
          unless=obstacles_to_lighting, then=light_the_bulbs)  # fmt: skip
    def switch_on(self, *, by, note=""):
        self.note = note

    @step(source=LampState.ON, target=LampState.ON, label="Flash", allowed=may_switch, unless=obstacles_to_lighting)
    def flash(self, *, by): ...

    @step(source=LampState.ON, target=LampState.OFF, label="Switch off", allowed=may_switch)
    def switch_off(self, *, by): ...

    @step(source=[LampState.ON, LampState.OFF], target=LampState.BROKEN, label="Drop", aside=True, allowed=may_switch,
          tells=(messages.DROPPED, messages.SWEEP))  # fmt: skip
    def drop(self, *, by, why):
        if not why:
            raise Refused(["Say why."])


class BulbState(models.TextChoices):
    COLD = "cold", "Cold"
    GLOWING = "glowing", "Glowing"


class Bulb(Stateful):
    lamp = models.ForeignKey(Lamp, models.CASCADE, related_name="bulbs")
    state = StateField(BulbState)

    class Meta:
        constraints = [lawful_states(BulbState)]

    def __str__(self):
        return f"Bulb {self.pk}"

    @step(source=BulbState.COLD, target=BulbState.GLOWING, label="Glow", allowed=lambda bulb, by: True)
    def glow(self, *, by): ...
