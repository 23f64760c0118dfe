"""Users, and the rows of the other nouns of this app. An e-mail address is the name one signs in with."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from office.records import clock

from .appointments.models import RoleHeld
from .diligence.models import BodyCheck, CheckList
from .interests.models import Interest
from .organisations.models import Invitation, LeadRequest, Membership, Organisation, Policy
from .queries import read_standing
from .registers.models import RegisterEntry, RegisterLoad
from .sign_in.models import OneTimeCode
from .standing import Standing

__all__ = [
    "BodyCheck",
    "CheckList",
    "Interest",
    "Invitation",
    "LeadRequest",
    "Membership",
    "OneTimeCode",
    "Organisation",
    "Policy",
    "RegisterEntry",
    "RegisterLoad",
    "RoleHeld",
    "User",
    "UserManager",
]


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address."""

    def create_user(self, email: str, name: str = "", password: str | None = None, **more) -> "User":
        """A user who signs in by e-mailed code; a password is set only when one is given."""
        user = self.model(email=self.normalize_email(email).lower(), name=name, **more)
        user.set_password(password) if password else user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, name: str = "", password: str | None = None, **more) -> "User":
        """The first administrator of an empty system."""
        return self.create_user(email, name, password, is_superuser=True, **more)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. What they may do hangs on roles and memberships, never on flags here."""

    email = models.EmailField("e-mail address", max_length=254, unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=clock.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="people_user_email_once")]

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def standing(self) -> Standing:
        """Roles, organisations and interests, read once for this object: once a request."""
        return read_standing(self)

    @property
    def trail_name(self) -> str:
        """How the trail names this person: by number, so that erasure leaves the chain whole."""
        return f"user:{self.pk}"

    @property
    def is_staff(self) -> bool:
        """Django's own admin is not used; nobody has it."""
        return False

    def get_full_name(self) -> str:
        """The name as shown to others."""
        return str(self)

    def get_short_name(self) -> str:
        """The same: we do not guess which part of a name is the first."""
        return str(self)
