import { z } from 'zod';
import * as anonymity from '../contract/anonymity.ts';
import * as attachments from '../contract/attachments.ts';
import * as attribution from '../contract/attribution.ts';
import * as audit from '../contract/audit.ts';
import * as capture from '../contract/capture.ts';
import * as common from '../contract/common.ts';
import * as communities from '../contract/communities.ts';
import * as consents from '../contract/consents.ts';
import * as credit from '../contract/credit.ts';
import * as desks from '../contract/desks.ts';
import * as discussionPlans from '../contract/discussion-plans.ts';
import * as discussions from '../contract/discussions.ts';
import * as doubts from '../contract/doubts.ts';
import * as duties from '../contract/duties.ts';
import * as expertise from '../contract/expertise.ts';
import * as focalPoints from '../contract/focal-points.ts';
import * as glossary from '../contract/glossary.ts';
import * as handovers from '../contract/handovers.ts';
import * as imports from '../contract/imports.ts';
import * as insights from '../contract/insights.ts';
import * as items from '../contract/items.ts';
import * as knowledge from '../contract/knowledge.ts';
import * as labels from '../contract/labels.ts';
import * as lessons from '../contract/lessons.ts';
import * as libraries from '../contract/libraries.ts';
import * as managers from '../contract/managers.ts';
import * as membership from '../contract/membership.ts';
import * as moderation from '../contract/moderation.ts';
import * as moderationThreads from '../contract/moderation-threads.ts';
import * as notices from '../contract/notices.ts';
import * as outside from '../contract/outside.ts';
import * as peerReview from '../contract/peer-review.ts';
import * as people from '../contract/people.ts';
import * as places from '../contract/places.ts';
import * as practices from '../contract/practices.ts';
import * as preparing from '../contract/preparing.ts';
import * as prompts from '../contract/prompts-by-unit.ts';
import * as quality from '../contract/quality.ts';
import * as queries from '../contract/queries.ts';
import * as queryLeading from '../contract/query-leading.ts';
import * as reach from '../contract/reach.ts';
import * as rewriting from '../contract/rewriting.ts';
import * as rights from '../contract/rights.ts';
import * as safety from '../contract/safety.ts';
import * as shares from '../contract/shares.ts';
import * as showcase from '../contract/showcase.ts';
import * as sitePages from '../contract/site-pages.ts';
import * as sources from '../contract/sources.ts';
import * as summaries from '../contract/summaries.ts';
import * as surfacing from '../contract/surfacing.ts';
import * as talkTags from '../contract/talk-tags.ts';
import * as taxonomy from '../contract/taxonomy.ts';
import * as templates from '../contract/templates.ts';
import * as tending from '../contract/tending.ts';
import * as unnamedRecords from '../contract/unnamed-records.ts';
import * as urgent from '../contract/urgent.ts';
import { json, type Mount } from './exchange.ts';
import { API, type Route } from './route.ts';

const CONTRACT = {
  ...common,
  ...anonymity,
  ...unnamedRecords,
  ...people,
  ...discussions,
  ...doubts,
  ...discussionPlans,
  ...queries,
  ...queryLeading,
  ...reach,
  ...rewriting,
  ...rights,
  ...membership,
  ...moderation,
  ...moderationThreads,
  ...tending,
  ...urgent,
  ...notices,
  ...shares,
  ...knowledge,
  ...items,
  ...attachments,
  ...attribution,
  ...audit,
  ...capture,
  ...duties,
  ...handovers,
  ...expertise,
  ...practices,
  ...preparing,
  ...communities,
  ...consents,
  ...credit,
  ...desks,
  ...places,
  ...outside,
  ...safety,
  ...showcase,
  ...sitePages,
  ...sources,
  ...summaries,
  ...surfacing,
  ...lessons,
  ...peerReview,
  ...quality,
  ...imports,
  ...insights,
  ...talkTags,
  ...taxonomy,
  ...templates,
  ...glossary,
  ...labels,
  ...managers,
  ...focalPoints,
  ...prompts,
  ...libraries,
};

type Json = Readonly<Record<string, unknown>>;

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The contract's schemas under their own names, each written once and referred to elsewhere. */
function components() {
  const registry = z.registry<{ id: string }>();
  const names = new Map<z.ZodType, string>();
  for (const [name, schema] of Object.entries(CONTRACT)) {
    if (!isSchema(schema) || names.has(schema)) continue;
    names.set(schema, pascal(name));
    registry.add(schema, { id: pascal(name) });
  }
  // As a client sends them: a client must bear new properties in an answer, so none is forbidden.
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => ref(id).$ref,
  });
  const plain = Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [
    name,
    schema,
  ]);
  return { names, schemas: Object.fromEntries(plain) as Json };
}

function parameters(schema: z.ZodType | null, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: described,
  }));
}

const content = (schema: Json) => ({ 'application/json': { schema } });

function operation(route: Route, nameOf: (schema: z.ZodType) => string): Json {
  const words = `${route.method.toLowerCase()}${route.path}`.match(/\w+/g) ?? [];
  const success = route.answer
    ? { description: 'Success', content: content(ref(nameOf(route.answer))) }
    : { description: 'Done' };
  return {
    operationId: words.map((word, index) => (index === 0 ? word : pascal(word))).join(''),
    summary: route.summary,
    tags: [words[1]],
    ...(route.open ? { security: [] } : {}),
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(route.body
      ? { requestBody: { required: true, content: content(ref(nameOf(route.body))) } }
      : {}),
    responses: {
      [String(route.status)]: success,
      default: { description: 'Refused, in words', content: content(ref('Problem')) },
    },
  };
}

/**
 * The API in OpenAPI 3.1, from the list it is served from.
 * @throws Error where a route's body or answer is not a named schema of the contract
 */
export function openApi(routes: readonly Route[]): Json {
  const { names, schemas } = components();
  const nameOf = (schema: z.ZodType): string => {
    const name = names.get(schema);
    if (!name) throw new Error('every body and answer is a schema of src/contract');
    return name;
  };
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, nameOf) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Praxis', version: '1' },
    servers: [{ url: API }],
    security: [{ bearer: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

export function openApiMount(routes: readonly Route[]): Mount {
  const document = openApi(routes);
  return { method: 'GET', path: `${API}/openapi.json`, handle: async () => json(document) };
}
