"""Every setting, read from the environment. Nothing here needs editing to deploy.

PLOUGHLAND_MODE is ``production`` unless it says ``demonstration`` or ``test``: a machine that
nobody configured refuses to start rather than run without its secrets.
"""

from pathlib import Path

import dj_database_url
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from . import environment as env

BASE_DIR = Path(__file__).resolve().parent.parent

MODE = env.text("PLOUGHLAND_MODE", "production")
if MODE not in {"production", "demonstration", "test"}:
    raise ImproperlyConfigured(f"PLOUGHLAND_MODE is {MODE!r}; it must be production, demonstration or test.")
PRODUCTION = MODE == "production"
DEMONSTRATION = MODE == "demonstration"
TESTING = MODE == "test"

DEBUG = env.flag("DEBUG") and not PRODUCTION
SECRET_KEY = env.secret("SECRET_KEY", required=PRODUCTION, otherwise="not-secret-" + "0123456789" * 5)
# Seal bank numbers: the newest first, older ones still open what they sealed. Without any, SECRET_KEY does it.
BANK_KEYS = env.names("BANK_KEYS")
DATA_DIR = env.folder("DATA_DIR", BASE_DIR / "data")
SITE_ADDRESS = env.text("SITE_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", "" if PRODUCTION else "127.0.0.1,localhost,[::1],testserver")
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must be set in production. See docs/operations.md.")
CSRF_TRUSTED_ORIGINS = env.names("CSRF_TRUSTED_ORIGINS")

# The clock may be set by the demonstration's loader and by tests, never in production.
CLOCK_MAY_BE_SET = not PRODUCTION

INSTALLED_APPS = [
    "config",  # no tables: only the command that runs everything
    "office.records",
    "office.post",
    "office.plan",
    "office.people",
    "office.hearing",
    "office.principles",
    "office.submissions",
    "office.judging",
    "office.decisions",
    "office.ledger",
    "office.agreements",
    "office.delivery",
    "grants",
    "commissioning",
    "scf",
    "crime_reduction",
    "office.screens",
    "portal",
    "cms",
    "guardian",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
]
if TESTING:
    INSTALLED_APPS.append("tests.workshop")  # small nouns on which the engine itself is tested

MIDDLEWARE = [
    "config.logs.with_request_id",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "office.screens.middleware.read_only",
    "cms.copies.middleware.KeptCopies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "office.people.sign_in.second_factor.second_factor",
    "portal.account.refused_forms.RefusedForms",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "office.screens.middleware.page_headers",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "office.screens.context.page",
            ],
        },
    },
]
FORM_RENDERER = "office.screens.forms.PloughlandRenderer"
CSRF_FAILURE_VIEW = "portal.sending_again.csrf_failure"

# --- Data -----------------------------------------------------------------------------------

DATABASE_URL = env.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'ploughland.sqlite3'}")
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # FULL, because an acknowledged submission must survive a power cut; IMMEDIATE, so that whoever
    # means to write waits at the door and not half-way through.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Public pages are answered from copies, dropped with the next deed. Off in tests, which write rows past the deeds.
KEEP_COPIES = env.flag("KEEP_COPIES", default=not TESTING)
# While the database is being worked on: everything can be read, and nothing sent.
READ_ONLY = env.flag("READ_ONLY")

REDIS_URL = env.text("REDIS_URL")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    # In the database, so that rate limits survive a restart.
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
}

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_DIR / "media"), "base_url": "/media/"},
    },
    # Private files have no address of their own: they leave through a permission check only.
    "private": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {"bucket_name": env.text("S3_BUCKET"), "endpoint_url": env.text("S3_ENDPOINT") or None},
    }
    if env.text("S3_BUCKET")
    else {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_DIR / "private")},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "office.screens.static_files.Gathered",
    },
}
# host:port of a ClamAV daemon; without it files are marked "not scanned".
CLAMD_ADDRESS = env.text("CLAMD_ADDRESS")
# Where back-ups go when no folder is named; `doctor` asks how old the newest is.
BACKUP_DIR = env.text("BACKUP_DIR")
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# --- People ---------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "office.people.sign_in.backends.WithoutPasswords",
    "guardian.backends.ObjectPermissionBackend",
]
ANONYMOUS_USER_NAME = None  # guardian: no made-up person in the list of users
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/portal/"
LOGOUT_REDIRECT_URL = "/"
MFA_ADAPTER = "office.people.sign_in.adapter.SecondFactorAdapter"
ACCOUNT_ADAPTER = "office.people.sign_in.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 5
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = 5
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_MAX_EMAIL_ADDRESSES = 4
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PRODUCTION else "http"
# Kept in the cache above, so that they outlive a restart. The last limit is for one address.
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,3/m/key,12/h/key", "sign_in_code": "30/h/key",
                       "say": "6/h/ip", "follow": "10/h/ip,3/h/key"}  # fmt: skip
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.flag("BEHIND_PROXY") else 0
ACCOUNT_FORMS = {
    "add_email": "portal.account.forms.AddAddressForm",
    "confirm_email_verification_code": "portal.account.forms.ConfirmAddressForm",
}
MFA_FORMS = {
    "authenticate": "portal.account.forms.SecondFactorForm",
    "reauthenticate": "portal.account.forms.SecondFactorAgainForm",
    "activate_totp": "portal.account.forms.SetUpAppForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # so that a passkey is two factors by itself
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_TOTP_ISSUER = "Ploughland"
MFA_TOTP_TOLERANCE = 1  # half a minute early or late, for a phone whose clock is off
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True

# --- Words, times and places ----------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# --- Post -----------------------------------------------------------------------------------

EMAIL_HOST = env.text("SMTP_HOST")
EMAIL_PORT = env.number("SMTP_PORT", 587)
EMAIL_HOST_USER = env.text("SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("SMTP_PASSWORD")
EMAIL_USE_TLS = env.flag("SMTP_TLS", default=PRODUCTION)
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "django.core.mail.backends.console.EmailBackend"
)
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "grants@office.invalid")

# --- Background work ------------------------------------------------------------------------

CELERY_BROKER_URL = env.text("BROKER_URL", "memory://")
# Its own name, so that two systems may share one broker.
CELERY_TASK_DEFAULT_QUEUE = env.text("BROKER_QUEUE", "ploughland")
EMBEDDED_WORKER = CELERY_BROKER_URL == "memory://"
# A request never waits long for a broker that is away: the outbox keeps the work.
CELERY_BROKER_TRANSPORT_OPTIONS = {"polling_interval": 0.05} if EMBEDDED_WORKER else {"max_retries": 0}
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {
    "drain the outbox": {"task": "office.records.tasks.drain_outbox", "schedule": 5},
    "remind of the close": {"task": "grants.tasks.remind_of_the_close", "schedule": 300},
    "chase endorsements": {"task": "grants.tasks.chase_endorsements", "schedule": 900},
    "offer what a late report held": {"task": "grants.tasks.offer_what_was_held", "schedule": 300},
    "open and close rounds": {"task": "grants.tasks.turn_rounds", "schedule": 20},
    "close tenders": {"task": "commissioning.tasks.close_tenders", "schedule": 20},
    "keep contracts' time": {"task": "commissioning.tasks.keep_time", "schedule": crontab(minute=15)},
    "say that the worker is alive": {"task": "office.records.tasks.beat", "schedule": 30},
    "keep agreements' time": {"task": "office.agreements.tasks.keep_time", "schedule": crontab(minute=5)},
    "keep the quarter": {"task": "office.delivery.tasks.keep_time", "schedule": crontab(hour=6, minute=25)},
    "seal the trail": {"task": "office.records.tasks.seal_trail", "schedule": crontab(hour=2, minute=10)},
    "sweep stray files": {"task": "office.records.tasks.sweep_files", "schedule": crontab(hour=2, minute=40)},
}

# How long this installation must have been away, in the last day of a round, for everyone to get more time.
OUTAGE_MINUTES = env.number("OUTAGE_MINUTES", 30)

# --- Safety ---------------------------------------------------------------------------------

# Noise decides close calls, so a bid for more money is read by more people (scoring reference, point 3).
SMALL_BID_PENCE, READERS_OF_LARGE_BIDS = 8_000_00, 3

SECURE_SSL_REDIRECT = env.flag("SSL_REDIRECT", default=PRODUCTION)
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # being preloaded into browsers is for the owner of the domain to ask
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY") else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    # Wagtail's own editing screens style themselves inline; nothing of ours does.
    "EXCLUDE_URL_PREFIXES": ("/cms/",),
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

# --- Wagtail --------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Ploughland"
WAGTAILADMIN_BASE_URL = SITE_ADDRESS
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAIL_ENABLE_UPDATE_CHECK = False
# People, their addresses and their ways of signing in are ours to keep, not Wagtail's.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

LOG_FORM = env.text("LOG_FORM", "json" if PRODUCTION else "text")
# Whoever shows it may read the figures at /health/metrics; without one there is no such page.
METRICS_TOKEN = env.text("METRICS_TOKEN")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "config.logs.Scrubbed", "format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {"()": "config.logs.AsJson"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOG_FORM}},
    "loggers": {
        "pikepdf": {"level": "WARNING"},
        # Wagtail tells of every page it makes; the trail tells more.
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
        "modelsearch": {"level": "WARNING"},
    },
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "ERROR" if TESTING else "INFO")},
}
