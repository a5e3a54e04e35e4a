# Stage 1 installs the hash-locked requirements as everywhere else, by run.py; stage 2 takes only the result and the
# program. Development tools and browsers are in neither.
FROM python:3.13-slim AS build
WORKDIR /srv/archive
COPY run.py requirements.lock requirements-build.lock ./
RUN python run.py setup

FROM python:3.13-slim
RUN groupadd --gid 10001 archive \
 && useradd --uid 10001 --gid archive --no-create-home --shell /usr/sbin/nologin archive
WORKDIR /srv/archive
COPY --from=build /srv/archive/.venv ./.venv
COPY app ./app
COPY templates ./templates
COPY static ./static
COPY documents ./documents
# Bytecode now, since the root file system may be read-only; all that is written lies in the two volumes and in /tmp.
RUN .venv/bin/python -m compileall -q app \
 && mkdir index \
 && chown -R archive:archive documents index
ENV PATH=/srv/archive/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ARCHIVE_HOST=0.0.0.0 \
    ARCHIVE_PORT=8000 \
    ARCHIVE_DOCUMENTS=/srv/archive/documents \
    ARCHIVE_INDEX=/srv/archive/index
USER 10001:10001
VOLUME ["/srv/archive/documents", "/srv/archive/index"]
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"ARCHIVE_PORT\"]}/readyz', timeout=4)"]
CMD ["python", "-m", "app", "serve"]
