// A small program over the generated types: what another system does with the registry all day.
// Checked by tsc --strict with them, then run against a live server: node program.js ADDRESS TOKEN.

import createClient from "openapi-fetch";
import type { components, paths } from "./registry.js";

type Json = "application/json" | "application/problem+json";

declare const process: { argv: string[] };

const [address, token] = process.argv.slice(2);
const reader = createClient<paths, Json>({ baseUrl: address });
const steward = createClient<paths, Json>({ baseUrl: address, headers: { Authorization: `Bearer ${token}` } });
const code = "KTXH-125";

function there<T>(found: T | undefined, error: unknown): T {
  if (found === undefined) throw new Error(JSON.stringify(error));
  return found;
}

/** A record in force on a day, and the version of it that never changes. */
async function record() {
  const { data, error } = await reader.GET("/v1/indicators/{code}", {
    params: { path: { code }, query: { valid_at: "2021-07-01" } },
  });
  const found = there(data, error);
  const exact = await reader.GET("/v1/indicators/{code}/versions/{number}", {
    params: { path: { code, number: found.version } },
  });
  const { content, digest } = there(exact.data, exact.error);
  return {
    code: found.code,
    name: content.names.vi,
    units: content.units.map((one) => one.unit),
    level: found.provenance.level,
    same: digest === found.digest,
  };
}

/** The codes of a list, walked page by page. */
async function pages() {
  const codes: string[] = [];
  let cursor: string | undefined;
  do {
    const { data, error } = await reader.GET("/v1/indicators", {
      params: { query: { limit: 60, cursor, sort: "-code", status: ["recorded", "candidate"] } },
    });
    const page = there(data, error);
    codes.push(...page.items.map((one) => one.code));
    const following = page.links["next"];
    cursor = following && (new URL(following, address).searchParams.get("cursor") ?? undefined);
  } while (cursor);
  return codes;
}

/** What some names stand for. */
async function resolved() {
  const { data, error } = await reader.POST("/v1/resolve", {
    body: { items: [code, { id: "15", scheme: "QD-124-2004-TTg" }, { id: "khong-co" }], valid_at: "2021-07-01" },
  });
  const found = there(data, error).items;
  return Object.fromEntries(found.map((one) => [one.id, one.match ? one.match.code : one.outcome.value]));
}

/** Why something was refused. */
async function problem() {
  const { error, response } = await reader.GET("/v1/indicators/{code}", {
    params: { path: { code: "KTXH-999" } },
  });
  return { status: response.status, english: there(error, "no refusal").messages.en };
}

/** The status of a question whose answer is there already. */
async function askedAgain() {
  const first = await reader.GET("/v1/indicators/{code}", { params: { path: { code } } });
  const etag = first.response.headers.get("etag") ?? "";
  const again = await reader.GET("/v1/indicators/{code}", {
    params: { path: { code }, header: { "If-None-Match": etag } },
  });
  return again.response.status;
}

/** The state of a change request that was written and handed in. */
async function proposed() {
  const now = await reader.GET("/v1/indicators/{code}", { params: { path: { code } } });
  const draft: components["schemas"]["IndicatorDraft"] = {
    kind: "indicator",
    code,
    content: { ...there(now.data, now.error).content, note: "Written by a generated client." },
    valid_from: "2026-01-01",
    provenance: { level: "sourced", reference: "a test" },
  };
  const made = await steward.POST("/v1/change-requests", {
    params: { header: { "Idempotency-Key": "typescript" } },
    body: { title: "Sửa đổi", drafts: [draft] },
  });
  const { id } = there(made.data, made.error);
  const done = await steward.POST("/v1/change-requests/{id}/submit", {
    params: { path: { id }, header: { "If-Match": made.response.headers.get("etag") ?? "" } },
    body: {},
  });
  return there(done.data, done.error).state.value;
}

/** The supply of an indicator, recorded as a fact and read again. */
async function stated() {
  const made = await steward.POST("/v1/facts", {
    body: {
      facts: [
        {
          type: "supply",
          subject: `indicator:${code}`,
          supply: "partial",
          note: "Stated by a generated client: TypeScript.",
          provenance: { level: "known" },
        },
      ],
    },
  });
  const { facts } = there(made.data, made.error);
  const { data, error } = await reader.GET("/v1/facts", {
    params: { query: { item: `indicator:${code}`, type: "supply" } },
  });
  return there(data, error)
    .items.filter((one) => facts.includes(one.id))
    .map((one) => one.content["supply"]);
}

console.log(
  JSON.stringify({
    record: await record(),
    pages: await pages(),
    resolved: await resolved(),
    problem: await problem(),
    again: await askedAgain(),
    proposed: await proposed(),
    stated: await stated(),
  }),
);
