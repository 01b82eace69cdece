// Starts GraphiQL on the address the page came from. Nothing is loaded from anywhere else.
"use strict";

const ENDPOINT = "/graphql";
const EXAMPLES = "/graphql/assets/examples.json";

async function ask(parameters, { headers }) {
  const operation = isSubscription(parameters);
  const answer = await fetch(ENDPOINT, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: operation ? "text/event-stream" : "application/graphql-response+json, application/json",
      ...headers,
    },
    body: JSON.stringify(parameters),
  });
  const isStream = (answer.headers.get("Content-Type") || "").startsWith("text/event-stream");
  return isStream ? events(answer.body) : answer.json();
}

function isSubscription({ query, operationName }) {
  const operations = [...query.matchAll(/^\s*(query|mutation|subscription)\b\s*(\w+)?/gm)];
  const asked = operations.find((one) => !operationName || one[2] === operationName);
  return Boolean(asked && asked[1] === "subscription");
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const parts = (rest + value).split("\n\n");
      rest = parts.pop();
      for (const part of parts) {
        const data = part.split("\n").find((line) => line.startsWith("data: "));
        if (data) yield JSON.parse(data.slice("data: ".length));
      }
    }
  } finally {
    reader.cancel();
  }
}

async function start() {
  const asked = new URLSearchParams(location.search);
  const examples = await (await fetch(EXAMPLES)).json();
  const tabs = examples.map(({ query, variables }) => ({ query, variables }));
  const given = asked.get("query");
  const root = ReactDOM.createRoot(document.getElementById("graphiql"));
  root.render(
    React.createElement(GraphiQL, {
      fetcher: ask,
      defaultTabs: tabs.length ? tabs : undefined,
      query: given || undefined,
      variables: given ? asked.get("variables") || undefined : undefined,
      shouldPersistHeaders: false,
    }),
  );
}

start();
