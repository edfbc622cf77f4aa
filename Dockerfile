# Any image with Node 20.19 or later, npm and a user `node` will do.
ARG BASE=node:20-slim

FROM ${BASE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build:js && npm prune --omit=dev

FROM ${BASE}
ENV NODE_ENV=production
# Inside a container the loopback reaches nobody; which of the machine's addresses serve is decided outside.
ENV FAKE_SWR_HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN node dist/main.js --help
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.FAKE_SWR_PORT ?? 8080}/_fake/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/main.js"]
