// Subscribes by the reference client of a protocol: node subscribe.mjs <sse|ws> <url> <query>.
// Prints each result on a line of its own, then "complete".
import { createClient as createSse } from "graphql-sse";
import { createClient as createWs } from "graphql-ws";
import WebSocket from "ws";

const [protocol, url, query] = process.argv.slice(2);
const client =
  protocol === "sse"
    ? createSse({ url, retryAttempts: 0 })
    : createWs({ url, webSocketImpl: WebSocket, retryAttempts: 0 });

for await (const result of client.iterate({ query })) console.log(JSON.stringify(result));
console.log("complete");
await client.dispose();
