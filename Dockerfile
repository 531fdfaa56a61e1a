# syntax=docker/dockerfile:1.7
# One image for every service; the command says which one runs (default: the embedded desk, everything in one process).
#
# The base is named by tag, so that a build of this file gets the distribution's fixes. Whoever releases an image pins what was
# tested: --build-arg NODE_IMAGE=node:22-bookworm-slim@sha256:<the digest that `docker buildx imagetools inspect` shows>.
# Debian, not Alpine: the prebuilt SQLite driver is built against glibc.
ARG NODE_IMAGE=node:22-bookworm-slim

FROM ${NODE_IMAGE} AS base
WORKDIR /app

# Nothing but the package manifests: as long as they stay the same, both `npm ci` below come from the cache.
FROM base AS manifests
COPY . .
RUN find . -type f -not -name package.json -not -name package-lock.json -not -name .npmrc -delete && find . -type d -empty -delete

FROM base AS build
COPY --from=manifests /app ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
# The daemon would outlive its layer.
RUN NX_DAEMON=false npx nx run-many -t build \
 && mkdir /built \
 && cp -r --parents package.json apps/*/package.json apps/*/dist libs/*/package.json libs/*/dist /built

FROM base AS production
COPY --from=manifests /app ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev

FROM base AS final
LABEL org.opencontainers.image.title="Eventdesk" \
      org.opencontainers.image.description="An open, event-sourced service desk" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
    NODE_OPTIONS=--enable-source-maps \
    EVENTDESK_CONFIG=/etc/eventdesk/desk.yaml \
    EVENTDESK_DATA=/var/lib/eventdesk \
    EVENTDESK_HOST=0.0.0.0 \
    EVENTDESK_HEALTH_HOST=0.0.0.0
COPY --from=production /app/node_modules node_modules
COPY --from=build /built ./
COPY desk.yaml /etc/eventdesk/desk.yaml
COPY deploy/container/health.mjs deploy/container/keys.mjs deploy/container/
# A named volume that is mounted here takes over this owner: only then can the desk write to it.
RUN install -d -m 0700 -o node -g node /var/lib/eventdesk && install -d -m 0750 -o node -g node /run/eventdesk /run/eventdesk-links
USER node
EXPOSE 3000 3101 3102 3103 3104 3105
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "deploy/container/health.mjs"]
# The desk handles SIGTERM itself and starts no other processes, so it may be the container's first.
CMD ["node", "apps/desk/dist/main.js"]
