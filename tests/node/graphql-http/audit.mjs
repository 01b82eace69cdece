// Runs every audit of GraphQL over HTTP against a server: node audit.mjs <url>. Prints what fails and how many passed.
import { auditServer } from "graphql-http";

const results = await auditServer({ url: process.argv[2] });
const failed = results.filter((one) => one.status !== "ok");
for (const one of failed) console.log(one.status, one.id, one.name, one.reason);
console.log(`${results.length - failed.length} of ${results.length}`);
process.exitCode = failed.length ? 1 : 0;
