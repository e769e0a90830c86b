# One image for web, worker, beat and the commands; docker-compose.yml names what each one runs.
FROM python:3.11-slim AS built
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/tuntas
COPY requirements/base.txt /tmp/base.txt
RUN /opt/tuntas/bin/pip install --require-hashes --only-binary :all: -r /tmp/base.txt

FROM python:3.11-slim
ENV PATH=/opt/tuntas/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    TUNTAS_VAR=/var/lib/tuntas
RUN useradd --system --uid 10001 --home-dir /var/lib/tuntas --shell /usr/sbin/nologin tuntas \
 && install -d -m 0700 -o tuntas -g tuntas /var/lib/tuntas /var/lib/tuntas/files \
 && install -d -m 1777 /metrics
COPY --from=built /opt/tuntas /opt/tuntas
WORKDIR /srv/tuntas
COPY . .
# Settings want their variables even to gather files: these live for this one command and reach nobody.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    DATABASE_URL=postgres://build@localhost/build REDIS_URL=redis://localhost \
    BASE_URL=https://build.invalid ALLOWED_HOSTS=build.invalid EMAIL_HOST=build.invalid EMAIL_FROM=build@build.invalid \
    python manage.py collectstatic --no-input \
 && chmod -R a+rX /var/lib/tuntas/static \
 && python -m compileall -q /srv/tuntas
USER tuntas
EXPOSE 8000
CMD ["gunicorn", "config.wsgi:application", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "8"]
