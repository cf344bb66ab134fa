import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type SavedTemplate, savedTemplate, templatePage } from '../../src/contract/templates.ts';
import { builtInVocabulary } from '../../src/features/taxonomy/vocabulary.ts';
import type { TemplateVersion } from '../../src/features/templates/model.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { PersonId } from '../../src/kernel/ids.ts';
import type { Actor } from '../../src/kernel/person.ts';
import { templatesFor } from '../../src/templates.ts';
import { anActor } from '../support/people.ts';
import { amina, type Loose, NOW, only, type Running, running } from './fakes.ts';

/** Administrators change what forms ask: each change a version, nobody overwritten, nothing forced. */

const ADA: Actor = { ...anActor({ id: 'ada', name: 'Ada' }), roles: new Set(['administrator']) };
const BEN: Actor = { ...anActor({ id: 'ben', name: 'Ben' }), roles: new Set(['administrator']) };
const PEOPLE = new Map([ADA, BEN, amina].map((one) => [one.id, one]));

const words = (said: string) => ({ en: said, fr: `${said} (fr)`, es: `${said} (es)` });
const field = (id: string, kind: string, label = id) => ({
  id,
  kind,
  required: false,
  label: words(label),
  help: words('Help'),
});
const VISIT = {
  name: words('Visit'),
  intro: words('What it brought.'),
  contentType: 'information note',
  titleField: 'name',
  abstractField: 'learnt',
  topicsField: 'topics',
  countriesField: 'countries',
  steps: [
    { id: 'what', title: words('What'), fields: [field('name', 'line'), field('learnt', 'text')] },
    {
      id: 'where',
      title: words('Where'),
      fields: [field('topics', 'topics'), field('countries', 'countries')],
    },
  ],
};
/** The form with another question for what was learnt. */
const asking = (label: string, more: object = {}) => ({
  ...VISIT,
  ...more,
  steps: [
    { ...VISIT.steps[0], fields: [field('name', 'line'), field('learnt', 'text', label)] },
    VISIT.steps[1],
  ],
});

let kept: TemplateVersion[];
let server: Running;

function memory() {
  const of = (kind: string, id: string) => kept.filter((one) => one.kind === kind && one.id === id);
  return {
    count: async () => kept.length,
    all: async () => [...kept],
    of: async (kind: string, id: string) => of(kind, id),
    add: async (version: TemplateVersion) => {
      const { kind, id } = version;
      if (of(kind, id).some((one) => one.version === version.version))
        throw new AppError('changed-meanwhile', 'there already');
      kept.push(version);
    },
  };
}

/** The product with this file of the form beside its own. */
async function start(body: object = VISIT, version = 1) {
  const tx = { templateVersions: memory(), audit: () => undefined };
  const made = templatesFor({
    clock: { now: () => NOW },
    log: only('log'),
    work: { run: (work) => work(tx as never) },
    templates: [{ name: 'visit.json', body: { ...body, id: 'visit', version } }],
  });
  await made.templates.follow();
  server = await running({
    verify: async (token) => ({ personId: token as PersonId }),
    actions: {
      people: {
        actor: async (id: PersonId) => PEOPLE.get(id),
        people: async (ids: readonly PersonId[]) => ids.flatMap((id) => PEOPLE.get(id) ?? []),
      },
      governance: { auditLog: {} },
      taxonomy: { lists: async () => builtInVocabulary },
      templates: made.templates,
    },
  });
  return made;
}

const AT = '/api/v1/admin/templates/capture/visit';
const save = async (as: string, body: object, version: number, more: object = {}) =>
  server.call('PUT', AT, { as, body: { body, version, why: 'Asked for', ...more } });
const read = async () => templatePage.parse((await server.call('GET', AT, { as: 'ada' })).json);
const saved = ({ json }: { json: Loose }): SavedTemplate => savedTemplate.parse(json);

beforeEach(() => {
  kept = [];
});
afterEach(() => server.server.close());

test('only administrators see and change them', async () => {
  await start();
  const tries = [
    ['GET', '/api/v1/admin/templates', undefined],
    ['GET', AT, undefined],
    ['PUT', AT, { body: VISIT, version: 1, why: '' }],
    ['POST', '/api/v1/admin/templates/capture', { body: VISIT, why: '' }],
    ['POST', `${AT}/move`, { verb: 'retire', version: 1 }],
  ] as const;
  for (const [method, path, body] of tries) {
    const { status } = await server.call(method, path, { as: 'amina', body });
    expect([method, path, status]).toEqual([method, path, 403]);
  }
  expect(kept).toEqual([]);
});

test('what is wrong is told by its place, and nothing is saved', async () => {
  await start();
  const silent = { ...asking('Lesson'), name: { ...words('Visit'), fr: '' }, titleField: 'title' };
  expect(saved(await save('ada', silent, 1))).toEqual({
    id: null,
    version: null,
    faults: [{ path: ['name', 'fr'], word: 'missing' }],
  });
  const dangling = { ...asking('Lesson'), titleField: 'title' };
  expect(saved(await save('ada', dangling, 1)).faults).toEqual([
    { path: ['titleField'], word: 'no-field' },
  ]);
  expect(kept).toEqual([]);
});

test('a change is a version with who and why; records of before keep theirs; it can be taken back', async () => {
  const { forms } = await start();
  expect(saved(await save('ada', asking('Lesson'), 1))).toMatchObject({ version: 2, faults: [] });
  // The same press that came twice is one.
  expect(saved(await save('ada', asking('Lesson'), 1))).toMatchObject({ version: 2 });
  const label = (version?: number) => forms.of('visit', version)?.steps[0]?.fields[1]?.label.en;
  expect([label(1), label(2), label()]).toEqual(['learnt', 'Lesson', 'Lesson']);

  const [last, first] = (await read()).history;
  expect(first).toMatchObject({ version: 1, verb: 'came', by: null });
  expect(last).toMatchObject({ version: 2, verb: 'change', by: 'Ada', why: 'Asked for' });
  expect(last?.differences[0]).toEqual({
    path: ['steps', 'what', 'fields', 'learnt', 'label', 'en'],
    before: 'learnt',
    after: 'Lesson',
  });

  const back = { verb: 'restore', to: 1, version: 2 };
  const { json } = await server.call('POST', `${AT}/move`, { as: 'ben', body: back });
  expect(json).toEqual({ version: 3 });
  expect(label()).toBe('learnt');
});

test('the second of two at once is shown what the first changed, and both stand together', async () => {
  const { forms } = await start();
  await save('ada', asking('Lesson'), 1);
  const mine = { ...VISIT, retention: { years: 7 } };
  const late = await save('ben', mine, 1);
  expect([late.status, late.json.code]).toEqual([409, 'changed-meanwhile']);
  const { json } = await server.call('POST', `${AT}/compare`, {
    as: 'ben',
    body: { body: mine, base: 1 },
  });
  expect(json).toMatchObject({ version: 2, by: 'Ada', why: 'Asked for', both: [] });
  expect(saved(await save('ben', json.body as object, 2))).toMatchObject({ version: 3 });
  expect(forms.of('visit')).toMatchObject({ retention: { years: 7 } });
  expect(forms.of('visit')?.steps[0]?.fields[1]?.label.en).toBe('Lesson');
});

test('what a later release changes is offered beside what was changed here, and left where it is left', async () => {
  await start();
  await save('ada', asking('Lesson'), 1);
  expect((await read()).offer).toBeNull();
  await server.server.close();

  const { forms } = await start({ ...VISIT, intro: words('What came of it.') }, 2);
  expect(forms.of('visit')?.intro.en).toBe('What it brought.');
  const { offer } = await read();
  expect(offer?.differences.map(({ path }) => path.join('.'))).toEqual([
    'intro.en',
    'intro.fr',
    'intro.es',
  ]);
  await save('ada', offer?.body ?? {}, 2, { offered: true });
  expect(forms.of('visit')?.intro.en).toBe('What came of it.');
  expect(forms.of('visit')?.steps[0]?.fields[1]?.label.en).toBe('Lesson');
  expect((await read()).offer).toBeNull();
});

test('one out of use begins nothing; what the product begins by itself stays in use', async () => {
  const { forms } = await start();
  const retire = { verb: 'retire', version: 1 };
  await server.call('POST', `${AT}/move`, { as: 'ada', body: retire });
  expect(forms.all.some(({ id }) => id === 'visit')).toBe(false);
  expect(forms.of('visit')?.name.en).toBe('Visit');
  const lesson = forms.of('lesson')?.version ?? 0;
  const path = '/api/v1/admin/templates/capture/lesson/move';
  const { status } = await server.call('POST', path, {
    as: 'ada',
    body: { verb: 'retire', version: lesson },
  });
  expect(status).toBe(409);
});

test('discussions begin from what administrators make of their templates', async () => {
  const { discussionTemplates } = await start();
  const at = '/api/v1/admin/templates/discussion/rapid';
  const { json } = await server.call('GET', at, { as: 'ada' });
  const body = { ...(json.body as object), days: 3 };
  const days = () => discussionTemplates.all.find(({ id }) => id === 'rapid')?.days;
  expect(days()).toBe(5);
  await server.call('PUT', at, { as: 'ada', body: { body, version: 1, why: '' } });
  expect(days()).toBe(3);
  const wrong = await server.call('PUT', at, {
    as: 'ada',
    body: { body: { ...body, days: 0 }, version: 2, why: '' },
  });
  expect(saved(wrong).faults.map(({ path }) => path.join('.'))).toEqual(['days', 'phases']);
});
