# One image for every process of tracegraph; docker-compose.yml says which one a container runs.
#
# The base is pinned by version and by the digest of its image index, so that the same bytes come again on every platform.
# To move on: change the version, take the new digest from `docker buildx imagetools inspect node:<version>`, and run the tests.
ARG NODE_IMAGE=node:20.20.2-bookworm-slim@sha256:2cf067cfed83d5ea958367df9f966191a942351a2df77d6f0193e162b5febfc0

FROM ${NODE_IMAGE} AS build
WORKDIR /opt/tracegraph
COPY . .
# `npm ci` also generates the Prisma clients and compiles (`prepare`).
RUN --mount=type=cache,target=/var/cache/npm npm ci --cache /var/cache/npm --no-audit --no-fund
# What only builds and tests is left out, and so is the embedded PostgreSQL, an optional dependency: the stores are given by URL.
RUN npm prune --omit=dev --omit=optional --omit=peer --ignore-scripts --no-audit --no-fund \
  && rm -rf gateway/src packages/*/src subgraphs/*/src

FROM ${NODE_IMAGE} AS runtime
ENV NODE_ENV=production
ENV PATH=/opt/tracegraph/node_modules/.bin:$PATH
WORKDIR /opt/tracegraph
# All of it belongs to root: a process can read the program and change nothing of it.
COPY --from=build /opt/tracegraph/package.json /opt/tracegraph/LICENSE ./
COPY --from=build /opt/tracegraph/node_modules node_modules
COPY --from=build /opt/tracegraph/packages packages
COPY --from=build /opt/tracegraph/subgraphs subgraphs
COPY --from=build /opt/tracegraph/gateway gateway
COPY --from=build /opt/tracegraph/prisma prisma
COPY --from=build /opt/tracegraph/schema schema
# The user `node` of the base image, by number, so that a cluster can see that it is not root.
USER 1000:1000
CMD ["node", "gateway/dist/main.js"]
