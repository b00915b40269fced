"""Settings of the one Django project, from the environment; see `environment.py` for what may be set."""

from __future__ import annotations

from dragging.config import catalogues, environment

DATA_FOLDER = environment.data_folder()
SECRET_KEY = environment.secret_key(DATA_FOLDER)
DEBUG = False
ALLOWED_HOSTS = environment.hosts()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "dragging.apps.common",
    "dragging.apps.organisations",
    "dragging.apps.bank",
    "dragging.web.frame",
    "dragging.web.accounts.apps.AccountPagesConfig",
    "dragging.web.organisations.apps.OrganisationPagesConfig",
    "dragging.web.matching.apps.MatchingPagesConfig",
    "dragging.web.bank.apps.BankPagesConfig",
    "dragging.web.about.apps.AboutPagesConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.forms",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "dragging.api.reads.PublicReads",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dragging.config.compression.CompressionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "dragging.web.frame.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dragging.web.organisations.acting.ActingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "dragging.web.accounts.trouble.MailTrouble",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dragging.web.frame.context.frame",
            ],
        },
    }
]
ROOT_URLCONF = "dragging.config.urls"
WSGI_APPLICATION = "dragging.config.wsgi.application"
DATABASES = {"default": environment.database(DATA_FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "organisations.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "dragging.web.accounts.passwords.GoodEnough"}]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "dragging.web.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_FORMS = {
    "login": "dragging.web.accounts.signing_forms.SignIn",
    "signup": "dragging.web.accounts.signing_forms.SignUp",
    "request_login_code": "dragging.web.accounts.signing_forms.AskForCode",
    "confirm_login_code": "dragging.web.accounts.signing_forms.EnterCode",
    "reset_password": "dragging.web.accounts.signing_forms.AskForReset",
    "reset_password_from_key": "dragging.web.accounts.signing_forms.NewPassword",
    "change_password": "dragging.web.accounts.signing_forms.ChangePassword",
    "set_password": "dragging.web.accounts.signing_forms.SetPassword",
    "add_email": "dragging.web.accounts.signing_forms.ChangeAddress",
    "reauthenticate": "dragging.web.accounts.signing_forms.Reauthenticate",
}
MFA_ADAPTER = "dragging.web.accounts.adapter.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "dragging.web.accounts.second_step_forms.SecondStep",
    "reauthenticate": "dragging.web.accounts.second_step_forms.ReauthenticateByCode",
    "activate_totp": "dragging.web.accounts.second_step_forms.SwitchOnApp",
    "add_webauthn": "dragging.web.accounts.second_step_forms.AddPasskey",
    "edit_webauthn": "dragging.web.accounts.second_step_forms.RenamePasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Dragging"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = environment.is_local()
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "common_counters"}}
FORM_RENDERER = "dragging.web.frame.forms.Renderer"
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not environment.is_local()
CSRF_COOKIE_HTTPONLY = SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "dragging.config.failures.form_too_old"
_MAIL = environment.mail(DATA_FOLDER)
EMAIL_BACKEND = _MAIL.backend
EMAIL_FILE_PATH = _MAIL.folder
EMAIL_HOST, EMAIL_PORT = _MAIL.host, _MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_SSL, EMAIL_USE_TLS = _MAIL.is_tls, _MAIL.becomes_tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.mail_from()

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LOCALE_PATHS = [catalogues.compiled(DATA_FOLDER)]
LANGUAGES = [("en", "English"), ("es", "Español"), ("pl", "Polski"), ("bg", "Български")]

SITE_ADDRESS = environment.address()
SECURE_SSL_REDIRECT = not environment.is_local()
SECURE_HSTS_SECONDS = 0 if environment.is_local() else 365 * 24 * 3600
SECURE_PROXY_SSL_HEADER = None if environment.is_local() else ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = 0 if environment.is_local() else 1
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

STATIC_URL = "static/"
STATIC_ROOT = DATA_FOLDER / "static"
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
WHITENOISE_MAX_AGE = 3600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
