# One image for every process of the service; docker-compose.yml gives each its command.
ARG BASE_IMAGE=debian:12-slim
FROM ${BASE_IMAGE}

# Everything the system has to give comes by the same script as on a machine without containers.
COPY scripts/setup /opt/bagalau/scripts/setup
RUN apt-get update \
    && bash /opt/bagalau/scripts/setup packages \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/*.deb

WORKDIR /opt/bagalau
COPY pyproject.toml README.md LICENSE ./
COPY requirements requirements
COPY validators validators
COPY doc_templates doc_templates
COPY service service
COPY worker worker
RUN bash scripts/setup runtime \
    && .venv/bin/python -m compileall -q validators doc_templates service worker \
    && rm -rf /root/.cache

# A fixed id lets volumes be prepared for it; it owns nothing of the program.
RUN groupadd --gid 10001 bagalau \
    && useradd --uid 10001 --gid bagalau --no-create-home --home-dir /tmp --shell /usr/sbin/nologin bagalau \
    && install --directory --owner bagalau --group bagalau --mode 0700 /data
USER 10001:10001

ENV PATH=/opt/bagalau/.venv/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/tmp \
    HOST=0.0.0.0 \
    PORT=8000 \
    BAGALAU_DATA_DIR=/data
WORKDIR /data
VOLUME /data
EXPOSE 8000
# Alone, the image is the whole service on one machine; HOST and PORT say where it listens.
CMD ["bagalau", "serve"]
