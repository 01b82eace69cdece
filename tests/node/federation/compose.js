// Composes the registry's subgraph with a second one that hangs observations on our indicators and offices on our bodies,
// and answers a query across both. Prints what it found as JSON.
//
//   node compose.js <address of the registry's /graphql>
import http from "node:http";
import { ApolloGateway, IntrospectAndCompose, RemoteGraphQLDataSource } from "@apollo/gateway";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, parse } from "graphql";

const registry = process.argv[2];

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external"])

  type Query {
    observations: [Observation!]!
  }

  type Observation {
    value: Float!
    period: String!
    indicator: Indicator!
  }

  type Indicator @key(fields: "code version") {
    code: String!
    version: String!
    observations: [Observation!]!
  }

  type Body @key(fields: "code") {
    code: String!
    address: String!
  }
`);

const OBSERVATIONS = [
  { value: 9.8, period: "2021", indicator: { code: "KTXH-125", version: "1.0.0" } },
  { value: 12.5, period: "2023", indicator: { code: "KTXH-125", version: "1.0.0" } },
];

const resolvers = {
  Query: { observations: () => OBSERVATIONS },
  Indicator: {
    __resolveReference: (key) => key,
    observations: (key) => OBSERVATIONS.filter((one) => one.indicator.code === key.code),
  },
  Body: {
    __resolveReference: (key) => key,
    address: (key) => (key.code === "bo-y-te" ? "138A Giảng Võ, Hà Nội" : "?"),
  },
};

const second = buildSubgraphSchema({ typeDefs, resolvers });

const server = http.createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  const { query, variables } = JSON.parse(body);
  const answer = await graphql({ schema: second, source: query, variableValues: variables });
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(answer));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

// While the gateway composes, servers close the connections it has kept: ask again on a new one.
const again = (url, init) => fetch(url, init).catch(() => fetch(url, init));

const gateway = new ApolloGateway({
  supergraphSdl: new IntrospectAndCompose({
    subgraphs: [
      { name: "registry", url: registry },
      { name: "observations", url: `http://127.0.0.1:${server.address().port}/` },
    ],
  }),
  buildService: ({ url }) => new RemoteGraphQLDataSource({ url, fetcher: again }),
  logger: { debug() {}, info() {}, warn: console.error, error: console.error },
});

const QUERIES = {
  // From theirs to ours by code and version, on to ours, and back to theirs by code.
  fromTheirs: `{ observations { value period indicator { name unit: units { text } leadBody { body { name address } } } } }`,
  // From ours to theirs.
  fromOurs: `{ indicator(code: "KTXH-125") { name version observations { value period } } }`,
};

try {
  const { executor } = await gateway.load();
  const found = {};
  for (const [name, query] of Object.entries(QUERIES)) {
    const { data, errors } = await executor({
      document: parse(query),
      request: { query, variables: {} },
      queryHash: name,
      context: {},
      cache: new Map(),
      schema: gateway.schema,
    });
    found[name] = { data, errors: errors?.map((one) => `${one.message} ${one.cause ?? ""}`) };
  }
  console.log(JSON.stringify(found));
} finally {
  await gateway.stop();
  server.close();
}
