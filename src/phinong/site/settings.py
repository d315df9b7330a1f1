"""The one settings file. Everything an installation may change comes from the environment."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

from phinong.site import env

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(env.text("PHINONG_DATA", str(Path.cwd() / "var"))).resolve()
DATA.mkdir(parents=True, exist_ok=True)


def secret_key() -> str:
    """The signing key: from the environment, or one made once and kept in the data folder."""
    if given := env.text("PHINONG_SECRET_KEY"):
        return given
    kept = DATA / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key(), encoding="utf-8")
    return kept.read_text(encoding="utf-8")


DEBUG = env.flag("PHINONG_DEBUG")
SECRET_KEY = secret_key()
ALLOWED_HOSTS = env.words("PHINONG_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.words("PHINONG_ORIGINS", [])
SECURE_SITE = env.flag("PHINONG_HTTPS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "axes",
    "phinong.core",
    "phinong.record",
    "phinong.places",
    "phinong.accounts",
    "phinong.ties",
    "phinong.drafting",
    "phinong.meetings",
    "phinong.activities",
    "phinong.learning",
    "phinong.discovery",
    "phinong.api",
    "phinong.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "phinong.site.answers.KeptAnswers",
    # Pages shrink to a fifth; its random padding hides the length of secrets in them (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "phinong.site.middleware.NotAllowedIsNotThere",
]

ROOT_URLCONF = "phinong.site.urls"
WSGI_APPLICATION = "phinong.site.wsgi.application"

FORM_RENDERER = "phinong.core.form_rendering.Renderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "phinong.site.context.layout",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "phinong.core.templatetags.ui",
                "phinong.core.templatetags.drawings",
            ],
        },
    },
]

DATABASES = {"default": env.database("DATABASE_URL", DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "site:desk"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "phinong.accounts.views.account.locked_out"

# The address of a Chinese page says /zh/; Django's own catalogue for it is zh-hans.
LANGUAGES = [("th", "ไทย"), ("en", "English"), ("zh-hans", "简体中文")]
LANGUAGE_CODE = "th"
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.text("PHINONG_TIME_ZONE", "Asia/Bangkok")

STATIC_URL = "static/"
STATIC_ROOT = Path(env.text("PHINONG_STATIC", str(DATA / "static")))
# The middleware that serves it warns when it is not there yet.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [PACKAGE / "site" / "static"]
FILES_ROOT = DATA / "files"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FILES_ROOT},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
PHINONG_MAX_UPLOAD = env.number("PHINONG_MAX_UPLOAD_MB", 50) * 1024 * 1024

# A language model may propose findings; text then leaves the house. Off without an address.
PHINONG_LLM = env.language_model()
PHINONG_LLM_PRIVATE = env.flag("PHINONG_LLM_PRIVATE")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # Data goes into style attributes as custom properties only (--n, --at); scripts never.
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day, then sign in again
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SITE
SECURE_SSL_REDIRECT = SECURE_SITE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SITE else 0
if SECURE_SITE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

PHINONG_KEEP_ANSWERS = env.flag("PHINONG_KEEP_ANSWERS", True)
LOCMEM = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": LOCMEM},
    # About ten kilobytes each, compressed: a worker holds the most asked pages in some megabytes.
    "answers": {"BACKEND": LOCMEM, "LOCATION": "answers", "OPTIONS": {"MAX_ENTRIES": 500}},
}
# Letters are printed on the console until a server for them is given.
vars().update(env.mail("PHINONG_MAIL"))
DEFAULT_FROM_EMAIL = env.text("PHINONG_MAIL_FROM", "phinong@localhost")
# The private keys of offices, which the server alone reads.
PHINONG_KEYS = DATA / "office-keys"
# Electronic signatures: the certificates of offices with their passphrases, and the authority that
# stamps the time. Off without a folder.
PHINONG_SIGNING = env.folder("PHINONG_SIGNING_DIR")
PHINONG_SIGNING_PASSPHRASES = env.beginning_with("PHINONG_SIGNING_PASSPHRASE_")
PHINONG_TSA = env.web_address("PHINONG_TSA_URL")
# Where readers reach this site: the start of every link in letters and calendars.
PHINONG_ADDRESS = env.text("PHINONG_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # What the check of a signature finds stands on its page, not in the log with every detail.
    "loggers": {
        "pyhanko": {"level": "CRITICAL"},
        "pyhanko_certvalidator": {"level": "CRITICAL"},
    },
}
