"""Settings of the one Django project, from the environment; see `environment.py` for what may be set."""

from __future__ import annotations

from dragging.config import environment

DATA_FOLDER = environment.data_folder()
SECRET_KEY = environment.secret_key(DATA_FOLDER)
DEBUG = False
ALLOWED_HOSTS = environment.hosts()

INSTALLED_APPS = ["dragging.apps.common", "dragging.apps.bank", "django_tasks", "django_tasks_db"]
MIDDLEWARE = [
    "dragging.api.reads.PublicReads",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "dragging.config.urls"
WSGI_APPLICATION = "dragging.config.wsgi.application"
DATABASES = {"default": environment.database(DATA_FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español"), ("pl", "Polski"), ("bg", "Български")]

SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
