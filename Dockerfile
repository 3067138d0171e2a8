# Debrief in a container: the checkout is root's and read only; only /var/lib/debrief, /srv/stats and /tmp (compiled code that
# may be lost) are written to. What gets in stands in .dockerignore.
#   docker build -t debrief .
FROM node:26-bookworm-slim AS packages
WORKDIR /opt/debrief
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force

FROM node:26-bookworm-slim
ENV NODE_ENV=production \
    DEBRIEF_HOME=/var/lib/debrief \
    ET_STATS_DIR=/srv/stats \
    HTTP_PORT=8080
RUN install -d -o node -g node -m 0750 /var/lib/debrief /srv/stats
WORKDIR /opt/debrief
COPY --from=packages /opt/debrief/node_modules ./node_modules
COPY . .
USER node
VOLUME ["/var/lib/debrief", "/srv/stats"]
STOPSIGNAL SIGTERM
# Of a worker too. The port is open inside the container only; HTTP_HOST=0.0.0.0 lets others of the same network in, with a key. A
# database that is away does not make it unhealthy: a new start would not bring that back, and it goes on by itself.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.HTTP_PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/debrief.js", "run"]
