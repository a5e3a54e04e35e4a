# syntax=docker/dockerfile:1
# Stage 1 installs the hash-locked requirements into a virtual environment; stage 2 takes only that and the program.
FROM python:3.13-slim AS build
WORKDIR /srv/archive
COPY requirements.lock ./
RUN python -m venv --without-pip /srv/venv \
 && python -m pip --python /srv/venv/bin/python install --no-cache-dir --require-hashes -r requirements.lock \
 && /srv/venv/bin/python -m compileall -q /srv/venv/lib

FROM python:3.13-slim
RUN groupadd --gid 10001 archive && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin archive
COPY --from=build /srv/venv /srv/venv
WORKDIR /srv/archive
COPY app ./app
COPY templates ./templates
COPY static ./static
COPY documents ./documents
RUN /srv/venv/bin/python -m compileall -q app \
 && mkdir -p /srv/archive/index \
 && chown -R archive:archive /srv/archive/documents /srv/archive/index
# The root file system may be read-only: everything written lies in the two volumes (and /tmp, if mounted).
ENV PATH=/srv/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ARCHIVE_HOST=0.0.0.0 \
    ARCHIVE_PORT=8000 \
    ARCHIVE_DOCUMENTS=/srv/archive/documents \
    ARCHIVE_INDEX=/srv/archive/index
USER archive
VOLUME ["/srv/archive/documents", "/srv/archive/index"]
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
CMD ["python", "-m", "app", "serve"]
