import { expect, test } from '@jest/globals';
import { openApi } from '../../src/http/openapi.ts';
import type { Route } from '../../src/http/route.ts';
import { apiRoutes } from '../../src/http/routes.ts';
import { fakeDeps, running } from '../http/fakes.ts';

/** The description of the API is made from the list that serves it; a client may rely on either. */

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security?: readonly unknown[];
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { content: Record<string, { schema: { $ref: string } }> };
  readonly responses: Record<
    string,
    { description: string; content?: Record<string, { schema: { $ref: string } }> }
  >;
}

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Record<string, unknown>> };
}

const routes = apiRoutes(fakeDeps());
const document = openApi(routes) as unknown as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

const EXPECTED = [
  'GET /admin/outside',
  'GET /admin/outside/{id}/mapping',
  'GET /admin/outside/{id}/subjects',
  'GET /alerts',
  'GET /attachments',
  'GET /alerts/choices',
  'GET /communities/{id}/home',
  'GET /showcase',
  'GET /communities/{id}/showcase',
  'GET /communities/{id}/showcase/choice',
  'POST /communities/{id}/showcase/choice',
  'POST /showings/{id}/press',
  'GET /communities/{id}/calendar',
  'GET /communities/{id}/calendar-file',
  'GET /notices',
  'GET /offered-discussions',
  'GET /discussions/{id}/elsewhere',
  'POST /discussions/{id}/elsewhere',
  'POST /discussions/{id}/elsewhere/{community}',
  'POST /communities/{id}/calendar',
  'PUT /calendar-entries/{id}',
  'POST /calendar-entries/{id}/remove',
  'GET /communities/{id}/working-days',
  'GET /communities/{id}/workplan',
  'POST /communities/{id}/workplan',
  'PUT /activities/{id}',
  'POST /activities/{id}/finish',
  'POST /activities/{id}/remove',
  'GET /communities/{id}/members',
  'POST /communities/{id}/members/{person}',
  'POST /communities/{id}/members/{person}/speaks-for',
  'POST /communities/{id}/ideas',
  'GET /announcements',
  'GET /announcements/before',
  'GET /captures/{id}/copies',
  'GET /captures/{id}/hints',
  'GET /captures/{id}/related',
  'GET /captures-for-me',
  'GET /captures/{id}/readers',
  'PUT /captures/{id}/readers',
  'GET /collections',
  'GET /collections/on',
  'GET /collections/{id}',
  'GET /content-managers',
  'GET /knowledge/{id}/history',
  'GET /labels/{kind}/{id}',
  'GET /reviews',
  'GET /my-record',
  'GET /my-record/document',
  'POST /my-record/shares',
  'DELETE /my-record/shares/{id}',
  'GET /shown-records/{id}',
  'GET /site-pages/service',
  'GET /site-pages/beside',
  'GET /site-pages/discussions',
  'GET /site-pages/communities',
  'GET /rewritings/{kind}/{id}',
  'POST /rewritings/{kind}/{id}',
  'POST /rewritings/{kind}/{id}/read',
  'POST /moderation/moves',
  'GET /moderation/{subject}/{id}',
  'POST /moderation/tasks/{key}/claim',
  'POST /moderation/share',
  'GET /moderation/{subject}/{id}/prepared',
  'POST /contributions/{id}/resubmit',
  'POST /replies/{id}/resubmit',
  'GET /discussions/{id}/tended',
  'GET /discussions/{id}/thread',
  'GET /contributions/{id}/joinable',
  'POST /contributions/{id}/question',
  'GET /discussions/{id}/links',
  'POST /moderation/away',
  'GET /communities/{id}/moderators',
  'GET /communities/{id}/ready-texts',
  'PUT /communities/{id}/ready-texts/{kind}/{language}',
  'GET /discussions/{id}/voices',
  'GET /safety',
  'POST /safety/before',
  'POST /safety/reports',
  'POST /safety/reports/{id}/handle',
  'POST /safety/removals',
  'POST /safety/removals/{id}/decide',
  'GET /communities/{id}/speech-rules',
  'PUT /communities/{id}/speech-rules',
  'PUT /communities/{id}/working-days',
  'GET /differing-views',
  'POST /differing-views',
  'POST /differing-views/{id}/readers',
  'POST /differing-views/{id}/review',
  'GET /taxonomy/topics',
  'GET /talk/{kind}/{id}/tags',
  'POST /admin/outside',
  'POST /admin/outside/{id}',
  'POST /admin/outside/{id}/map',
  'POST /admin/outside/{id}/pause',
  'POST /admin/outside/{id}/remove',
  'POST /admin/outside/{id}/restore',
  'POST /alerts',
  'POST /alerts/rhythm',
  'POST /alerts/{id}/delete',
  'POST /alerts/{id}/pause',
  'POST /alerts/{id}/restore',
  'POST /alerts/{id}/resume',
  'POST /announcements/{id}/announce',
  'POST /announcements/{id}/decline',
  'POST /anonymous/claim',
  'POST /anonymous/correct',
  'POST /anonymous/look',
  'POST /anonymous/records',
  'POST /anonymous/records/before',
  'POST /anonymous/records/claim',
  'POST /anonymous/records/look',
  'POST /anonymous/records/withdraw',
  'POST /anonymous/withdraw',
  'POST /collections',
  'POST /collections/{id}/archive',
  'POST /collections/{id}/check',
  'POST /collections/{id}/place',
  'POST /collections/{id}/restore',
  'POST /content-managers',
  'POST /content-managers/{id}/revoke',
  'POST /knowledge/{id}/review/owner',
  'POST /knowledge/{id}/review/right',
  'POST /knowledge/{id}/review/withdraw',
  'POST /knowledge/{id}/review/work',
  'POST /labels/{kind}/{id}',
  'POST /labels/{kind}/{id}/confirm',
  'POST /queries/{id}/related',
  'GET /queries/{id}/led',
  'POST /queries/{id}/experts',
  'POST /queries/{id}/merge',
  'POST /queries/{id}/unmerge',
  'POST /queries/{id}/wordings',
  'POST /query-asks/{id}/decline',
  'POST /query-asks/{id}/pass',
  'POST /query-wordings/{id}/answer',
  'GET /urgent',
  'PUT /discussions/{id}/output',
  'GET /faqs',
  'POST /faqs',
  'GET /faqs/{id}',
  'POST /faqs/{id}/publish',
  'POST /faqs/{id}/decline',
  'POST /faqs/{id}/retire',
  'GET /communities/{id}/query-schedule',
  'PUT /communities/{id}/query-schedule',
  'POST /gaps/{id}/take',
  'PUT /alerts/{id}',
  'PUT /collections/{id}',
  'GET /sign-in',
  'DELETE /preparations/{id}',
  'GET /admin/desks',
  'GET /briefing',
  'GET /desks',
  'GET /desks/requests/{id}',
  'GET /preparations',
  'GET /preparations/{id}',
  'POST /admin/desks',
  'POST /desks/places',
  'POST /desks/requests',
  'POST /desks/requests/{id}/move',
  'POST /preparations',
  'POST /preparations/{id}/documents',
  'POST /preparations/{id}/finish',
  'POST /preparations/{id}/reopen',
  'PUT /admin/desks/{id}',
  'PUT /notices/{id}',
  'PUT /preparations/{id}/answers',
  'GET /taxonomy',
  'GET /taxonomy/terms',
  'POST /taxonomy/suggest',
  'GET /taxonomy/terms/{id}',
  'POST /taxonomy/terms/{id}',
  'POST /taxonomy/terms/{id}/retire',
  'POST /taxonomy/terms/{id}/restore',
  'GET /taxonomy/proposals',
  'POST /taxonomy/words',
  'POST /taxonomy/proposals/{id}/decide',
  'GET /taxonomy/health',
  'POST /taxonomy/merges/preview',
  'POST /taxonomy/merges',
  'POST /taxonomy/merges/{id}/undo',
  'GET /glossary',
  'GET /glossary/{id}',
  'POST /glossary',
  'POST /glossary/{id}',
  'POST /glossary/{id}/settle',
  'POST /glossary/{id}/remove',
  'POST /glossary/{id}/undo',
  'GET /me',
  'GET /me/rights',
  'POST /me/language',
  'GET /home',
  'GET /admin/places',
  'GET /admin/places/{id}',
  'POST /admin/places/{id}/check',
  'PUT /admin/places/{id}',
  'GET /admin/teams',
  'GET /admin/channels',
  'GET /admin/libraries',
  'GET /admin/channels/libraries',
  'GET /admin/sources',
  'POST /admin/sources/{id}/read',
  'POST /admin/sources/{id}/confirm',
  'POST /admin/sources/{id}/owner',
  'POST /admin/sources/{id}/limit',
  'GET /admin/missions',
  'POST /admin/missions/marker',
  'GET /admin/templates',
  'GET /admin/template-blanks/{kind}',
  'GET /admin/templates/{kind}/{id}',
  'POST /admin/templates/{kind}',
  'PUT /admin/templates/{kind}/{id}',
  'POST /admin/templates/{kind}/{id}/move',
  'POST /admin/templates/{kind}/{id}/compare',
  'POST /admin/template-preview',
  'GET /admin/settings',
  'PUT /admin/settings/{key}',
  'GET /admin/audit',
  'GET /admin/imports',
  'POST /admin/imports/survey',
  'POST /admin/imports',
  'POST /admin/imports/{id}/stop',
  'GET /admin/imports/{id}/refused',
  'POST /admin/audit/export',
  'GET /admin/reach',
  'GET /discussions',
  'POST /discussions',
  'POST /discussions/like',
  'POST /discussions/question-times',
  'GET /discussions/{id}',
  'POST /discussions/{id}/guests',
  'POST /discussions/{id}/move',
  'POST /discussions/{id}/plan',
  'POST /discussions/{id}/seeds',
  'GET /discussion-templates',
  'GET /topic-proposals',
  'POST /topic-proposals',
  'POST /topic-proposals/{id}/back',
  'POST /topic-proposals/{id}/withdraw',
  'POST /topic-proposals/{id}/answer',
  'POST /discussions/{id}/anonymous',
  'POST /discussions/{id}/anonymous/before',
  'POST /discussions/{id}/contributions',
  'POST /discussions/{id}/related',
  'POST /contributions/{id}/remove-message',
  'GET /safety/readers',
  'POST /contributions/{id}/readers',
  'POST /contributions/{id}/review',
  'GET /discussions/{id}/synthesis',
  'GET /discussions/{id}/synthesis/versions',
  'PUT /discussions/{id}/synthesis',
  'POST /discussions/{id}/synthesis/approve',
  'POST /discussions/{id}/synthesis/doubts',
  'GET /discussions/{id}/interims',
  'PUT /discussions/{id}/interim',
  'POST /discussions/{id}/interim/doubts',
  'POST /discussions/{id}/interim/publish',
  'POST /discussions/{id}/interim/skip',
  'POST /discussions/{id}/catch-up',
  'POST /queries/before',
  'POST /queries/before/choice',
  'POST /queries/stock',
  'GET /queries',
  'POST /queries',
  'GET /queries/{id}',
  'POST /queries/{id}/hide',
  'POST /queries/{id}/judge',
  'POST /queries/{id}/withdraw',
  'POST /queries/{id}/readers',
  'POST /queries/{id}/replies',
  'POST /queries/{id}/replies/{reply}/remove-message',
  'POST /queries/{id}/replies/{reply}/readers',
  'POST /queries/{id}/replies/{reply}/review',
  'POST /queries/{id}/replies/{reply}/thanks',
  'GET /queries/{id}/consolidated',
  'GET /queries/{id}/consolidated/versions',
  'PUT /queries/{id}/consolidated',
  'POST /queries/{id}/consolidated/approve',
  'POST /queries/{id}/consolidated/doubts',
  'GET /moderation',
  'GET /search',
  'GET /knowledge/{id}',
  'GET /library',
  'GET /experts',
  'GET /experts/{id}',
  'GET /me/expertise',
  'PUT /me/expertise',
  'GET /admin/continuity',
  'GET /captures',
  'POST /captures',
  'GET /captures/{id}',
  'PUT /captures/{id}/answers',
  'POST /captures/{id}/submit',
  'GET /peer-reviews',
  'POST /captures/{id}/letters/before',
  'POST /captures/{id}/letters',
  'GET /quality',
  'GET /insights',
  'PUT /insights/indicators/{id}',
  'POST /insights/decisions',
  'GET /lessons',
  'GET /practices',
  'GET /practices/{id}',
  'POST /practices/{id}/decide',
  'PUT /practices/{id}/follow',
  'GET /lessons/document',
  'GET /captures/{id}/review',
  'GET /captures/{id}/reviewers',
  'POST /captures/{id}/review/ask',
  'POST /captures/{id}/review/say',
  'POST /captures/{id}/review/take-back',
  'PUT /captures/{id}/checklist',
  'POST /captures/{id}/retract',
  'POST /captures/{id}/start-from',
  'POST /captures/{id}/reopen',
  'DELETE /captures/{id}',
  'GET /templates',
  'GET /prompts',
  'GET /prompts/units',
  'GET /focal-points',
  'POST /focal-points',
  'POST /focal-points/{id}/end',
  'POST /prompts/{id}/snooze',
  'POST /prompts/{id}/decline',
  'POST /prompts/{id}/hand-over',
  'POST /prompts/{id}/handover',
  'GET /contradictions',
  'GET /gaps',
  'GET /duties',
  'POST /duties/moves',
  'GET /handovers',
  'GET /handovers/{id}',
  'GET /handovers/{id}/files',
  'GET /handovers/{id}/pack',
  'POST /contradictions',
  'POST /contradictions/{id}/settle',
  'POST /gaps',
  'POST /gaps/{id}/settle',
  'POST /knowledge/{id}/feedback',
  'POST /knowledge/{id}/use',
  'POST /knowledge/{id}/check',
  'POST /handovers/{id}/finalise',
  'POST /handovers/{id}/call-back',
  'POST /handovers/{id}/acknowledge',
  'POST /handovers/{id}/share-lessons',
  'POST /handovers/{id}/successor',
  'GET /handovers/{id}/questions',
  'POST /handovers/{id}/questions',
  'POST /handovers/{id}/questions/{question}/answer',
  'POST /handovers/{id}/readers',
  'GET /handovers/{id}/gaps',
  'POST /handovers/{id}/gaps',
  'GET /communities',
  'POST /communities',
  'POST /communities/alike',
  'GET /join-requests/{id}',
  'POST /join-requests/{id}/answer',
  'GET /community-makings/{id}',
  'GET /attribution-checks',
  'GET /attribution-checks/{id}',
  'POST /attribution-checks/{id}/answer',
  'POST /attribution-checks/{id}/suggestions',
  'POST /attribution-checks/{id}/settle',
  'GET /attributions/{kind}/{id}',
  'POST /attributions/{kind}/{id}/ask',
  'GET /consents',
  'GET /consents/{id}/words',
  'POST /community-makings/{id}/move',
  'POST /consents/{id}/answer',
  'POST /consents/{id}/begin',
  'POST /consents/{id}/withdraw',
  'POST /communities/{id}/join',
  'POST /communities/{id}/leave',
];

test('It lists every route there is', () => {
  const listed = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
  expect(listed.sort()).toEqual([...EXPECTED].sort());
});

test('It is OpenAPI 3.1 of this API', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.info).toEqual({ title: 'Praxis', version: '1' });
  expect(document.servers).toEqual([{ url: '/api/v1' }]);
});

test.each(operations)('$method $path is described whole', ({ path, method, operation }) => {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  const described = operation.parameters.filter((parameter) => parameter.in === 'path');
  expect(operation.summary).not.toBe('');
  expect(described.map(({ name }) => name)).toEqual(inPath);
  expect(described.every(({ required }) => required)).toBe(true);
  expect(Object.keys(operation.responses)).toEqual([expect.stringMatching(/^20[014]$/), 'default']);
  expect(operation.responses.default?.content?.['application/json']?.schema.$ref).toMatch(
    /\/Problem$/,
  );
  if (method === 'get') expect(operation.requestBody).toBeUndefined();
});

test('Names of operations are their own', () => {
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
});

const refsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' ? [String(inner)] : refsIn(inner),
  );
};

test('Every reference leads to a schema of the document', () => {
  const refs = [...new Set(refsIn(document))];
  expect(refs.length).toBeGreaterThan(20);
  for (const ref of refs) {
    const name = /^#\/components\/schemas\/(\w+)$/.exec(ref)?.[1] ?? ref;
    expect(Object.keys(document.components.schemas)).toContain(name);
  }
});

test('A search may leave its limit out, and must not leave out its words', () => {
  const search = document.paths['/search']?.get?.parameters;
  expect(search?.map(({ name, required }) => [name, required])).toEqual([
    ['q', true],
    ['limit', false],
    ...['type', 'topic', 'country', 'language', 'year', 'unit', 'community', 'goal', 'driver'].map(
      (name) => [name, false] as const,
    ),
  ]);
});

/** What must be known before there is a token. */
const OPEN = ['/sign-in', '/site-pages/service'];

test('What leads to a token needs none, everything else does', () => {
  const open = operations.filter(({ operation }) => operation.security?.length === 0);
  expect(open.map(({ path }) => path)).toEqual(OPEN);
});

test('A body that is no named schema of the contract stops the start', () => {
  const [first] = routes;
  const stray = { ...first, answer: { ...first?.answer } } as unknown as Route;
  expect(() => openApi([stray])).toThrow(/src\/contract/);
});

test('It is served without a token', async () => {
  const { call, server } = await running();
  const answer = await call('GET', '/api/v1/openapi.json');
  await server.close();
  expect(answer.status).toBe(200);
  expect(answer.json).toEqual(JSON.parse(JSON.stringify(document)));
});

test('Every other route asks who it is for before anything else', async () => {
  const { call, server } = await running();
  for (const { path, method } of operations.filter(({ path }) => !OPEN.includes(path))) {
    const answer = await call(method.toUpperCase(), `/api/v1${path.replace('{id}', 'x')}`);
    expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} 401`);
  }
  await server.close();
});
