"""Settings, read from the environment once. A class needs none of them; `docs/operating.md` lists them.

CNMVIZ_DATA        folder of the database and the secret key; by default one per user
CNMVIZ_SECRET_KEY  instead of the key in that folder (several machines must share one)
CNMVIZ_HOSTS       further host names under which people reach the server, separated by commas; `*` for any
DATABASE_URL       postgresql://user:password@host:port/name, or sqlite:///path
REDIS_URL          frames travel between processes over it; without it there is one process
DJANGO_DEBUG       1 for developers: error pages, and static files read anew each time
"""

from __future__ import annotations

import os
from pathlib import Path

from .environment import database, default_data, fingerprint, secret_key

PACKAGE = Path(__file__).resolve().parent
# A wheel carries templates/ and static/ inside the package; a checkout has them beside it.
BASE_DIR = PACKAGE if (PACKAGE / "templates").is_dir() else PACKAGE.parent
DATA = Path(os.environ.get("CNMVIZ_DATA") or default_data())

DEBUG = os.environ.get("DJANGO_DEBUG") == "1"
SECRET_KEY = os.environ.get("CNMVIZ_SECRET_KEY") or secret_key(DATA)
KNOWN_HOSTS = [name for name in os.environ.get("CNMVIZ_HOSTS", "").split(",") if name]
ALLOWED_HOSTS = ["*"]  # front.py decides, for pages and sockets alike, before Django sees a request

INSTALLED_APPS = [
    "daphne",  # before staticfiles, so that runserver serves sockets
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "cnmviz.labs",
    "cnmviz.recordings",
    "cnmviz.scenarios",
    "cnmviz.lessons",
    "cnmviz.classroom",
    "cnmviz.classroom.questions",
    "cnmviz.classroom.events",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cnmviz.labs.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "cnmviz.urls"
ASGI_APPLICATION = "cnmviz.asgi.application"
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
            ]
        },
    }
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CHANNEL_LAYERS = {
    "default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [os.environ["REDIS_URL"]]}}
    if os.environ.get("REDIS_URL")
    # One channel carries all frames of a lab; the default of 100 drops silently under a burst (measured: 40 % lost).
    else {"BACKEND": "channels.layers.InMemoryChannelLayer", "CONFIG": {"capacity": 2000}}
}

STATICFILES_DIRS = [BASE_DIR / "static"]
# One prefix that changes with the content: relative imports keep working, and every file may be cached for ever.
STATIC_URL = "/static/dev/" if DEBUG else f"/static/{fingerprint(BASE_DIR / 'static')}/"

LANGUAGE_CODE = "en"
USE_TZ = True
TIME_ZONE = "UTC"

# A classroom reaches the server over plain HTTP, so cookies cannot be Secure; they are for this site and for the server alone.
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "login", "classes", "home"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "cnmviz.labs.views.stale_form"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = None  # browsers ignore it on plain HTTP, and complain in the console
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("CNMVIZ_LOG", "WARNING")},
}
