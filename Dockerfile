# Any image with Node 20.19 or later, npm, env and a shell will do. A tag moves with the security fixes of its image; a
# digest stays what it is until somebody moves it, so none is pinned here. To build from one that is known:
#   docker buildx imagetools inspect node:24-slim    prints the digest of the index of all platforms
#   docker build --build-arg BASE=node:24-slim@sha256:… .
ARG BASE=node:24-slim

FROM ${BASE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Stands for a package that reports each installation.
COPY dashboard/no-reports ./dashboard/no-reports
RUN npm ci
COPY . .
RUN npm run build:js && npm prune --omit=dev

FROM ${BASE}
# Where the source is, and its commit: known to whoever publishes the image.
ARG SOURCE=
ARG REVISION=
LABEL org.opencontainers.image.title="fake-swr" \
  org.opencontainers.image.description="A stateful fake of Huawei Cloud SWR Enterprise Edition (API v2)" \
  org.opencontainers.image.licenses="Apache-2.0" \
  org.opencontainers.image.source="${SOURCE}" \
  org.opencontainers.image.revision="${REVISION}"
ENV NODE_ENV=production
# Inside a container the loopback reaches nobody; which of the machine's addresses serve is decided outside.
ENV FAKE_SWR_HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN node dist/main.js --help
# For a volume with --data: a new one takes the owner of what it is mounted on.
RUN node -e "fs.mkdirSync('/data', { mode: 0o700 }); fs.chownSync('/data', 1000, 1000)"
# By number, so that Kubernetes can tell that it is not root (runAsNonRoot).
USER 1000:1000
EXPOSE 8080
# The port is that of the flag, which process 1 was given, or of the variable.
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "const [, flag] = /--port[=\\0](\\d+)/.exec(fs.readFileSync('/proc/1/cmdline', 'utf8')) ?? []; const [, variable] = /^(\\d+)$/.exec(process.env.FAKE_SWR_PORT ?? '') ?? []; fetch(`http://127.0.0.1:${flag ?? variable ?? 8080}/_fake/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/main.js"]
