import { expect, test } from '@jest/globals';
import type { AttributionDeps } from '../../../src/features/attribution/actions/deps.ts';
import { attributionActions } from '../../../src/features/attribution/actions.ts';
import type { Check, DraftRef, Suggestion } from '../../../src/features/attribution/model.ts';
import { changedSince, namedIn, standingIn } from '../../../src/features/attribution/model.ts';
import { checkActions } from '../../../src/features/attribution/policy.ts';
import type { AttributedDraft, AttributedSource } from '../../../src/kernel/attributed.ts';
import { unnamed } from '../../../src/kernel/attribution.ts';
import { USUAL_WEEK } from '../../../src/kernel/days.ts';
import { AppError } from '../../../src/kernel/errors.ts';
import { asId, type CommunityId, type PersonId } from '../../../src/kernel/ids.ts';
import { NOBODY } from '../../../src/kernel/nobody.ts';
import type { Actor } from '../../../src/kernel/person.ts';
import type { DueItem } from '../../../src/ports/unit-of-work.ts';

const PLACE = asId<CommunityId>('place');
const REF: DraftRef = { kind: 'synthesis', item: 'talk' };
const DAY_MS = 86_400_000;
/** A Monday. */
const MONDAY = new Date('2026-03-02T09:00:00Z');

const someone = (id: string, name: string, role: 'member' | 'moderator' = 'member'): Actor => ({
  id: asId<PersonId>(id),
  name,
  mail: `${id}@example.org`,
  language: 'en',
  jobTitle: null,
  unit: null,
  office: null,
  country: null,
  region: null,
  zone: 'UTC',
  managerId: null,
  active: true,
  roles: new Set(),
  memberships: new Map([[PLACE, role]]),
});
const MAYA = someone('maya', 'Maya Moderator', 'moderator');
const OMAR = someone('omar', 'Omar Haddad');
const MEI = someone('mei', 'Mei Tanaka');

const said = (id: string, author: PersonId, named: boolean, text: string): AttributedSource => ({
  ...{ id, author, named, text },
});
const OMARS = said('c1', OMAR.id, true, 'Visits reach employers.');
const MEIS = said('c2', MEI.id, false, 'Wallets help.');
const NOBODYS = said('c3', NOBODY, true, 'Forms were sold.');

const DRAFT: AttributedDraft = {
  community: PLACE,
  title: 'Registration',
  open: true,
  statements: [
    { id: 's1', text: 'Visits reach employers.', sources: ['c1', 'c2'] },
    { id: 's2', text: 'Wallets help, says Haddad.', sources: ['c2'] },
    { id: 's3', text: 'Forms were sold.', sources: ['c3'] },
  ],
  sources: [OMARS, MEIS, NOBODYS],
};

/** The feature over a draft in memory, with a clock that stands still until it is moved. */
function desk(given: Partial<AttributedDraft> = {}, gone: ReadonlySet<PersonId> = new Set()) {
  const state = { draft: { ...DRAFT, ...given }, now: MONDAY, version: 1 };
  const checks = new Map<string, Check>();
  const suggestions = new Map<string, Suggestion>();
  const events: string[] = [];
  const due = new Map<string, readonly DueItem[]>();
  const redacted: unknown[] = [];
  const keyOf = ({ check, statement }: Pick<Suggestion, 'check' | 'statement'>) =>
    `${check}/${statement}`;
  const stores: Parameters<Parameters<AttributionDeps['work']['run']>[0]>[0] = {
    emit: ({ type }) => void events.push(type),
    audit: () => {},
    plan: (owner, items) => void due.set(owner, items),
    attributionChecks: {
      get: async (id) => checks.get(id) ?? null,
      of: async () => [...checks.values()],
      ofPerson: async (person) => [...checks.values()].filter((one) => one.person === person),
      byRequest: async (request) =>
        [...checks.values()].find((one) => one.request === request) ?? null,
      insert: async (check) => checks.set(check.id, check).size > 0,
      update: async (check) => {
        if (checks.get(check.id)?.version !== check.version)
          throw new AppError('changed-meanwhile', 'another version');
        checks.set(check.id, { ...check, version: check.version + 1 });
      },
      suggestions: async (ids) =>
        [...suggestions.values()].filter(({ check }) => ids.includes(check)),
      suggest: async (one) => void suggestions.set(keyOf(one), one),
      forgetOld: async () => {},
      forget: async (one) => void suggestions.delete(keyOf(one)),
      waiting: async (places) =>
        [...suggestions.values()]
          .filter(({ state: is }) => is === 'waiting' && places.includes(PLACE))
          .map(({ madeAt: since }) => ({ ...REF, community: PLACE, since })),
    },
  };
  const drafts: AttributionDeps['drafts']['synthesis'] = {
    read: async (who) => {
      if (who.id !== MAYA.id) throw new AppError('not-found', 'not theirs');
      return state.draft;
    },
    get: async () => state.draft,
    seenBy: async () => new Set(state.draft.sources.map(({ id }) => id)),
    unname: async (who, _item, published) => {
      if (!state.draft.open && !published) return false;
      const { statements, sources } = state.draft;
      state.draft = {
        ...state.draft,
        statements: statements.map((one) => unnamed(one, who)),
        sources: sources.map((one) => (one.author === who.id ? { ...one, named: false } : one)),
      };
      return true;
    },
  };
  const wording: AttributionDeps['wording']['synthesis'] = {
    read: async () => ({
      ...{ version: state.version, open: true, languages: [], sources: [] },
      statements: state.draft.statements.map((one) => ({ ...one, kind: 'point' })),
    }),
    get: async () => null,
    reword: async (_item, { version }, change) => {
      if (version !== state.version) return false;
      state.version += 1;
      state.draft = {
        ...state.draft,
        statements: state.draft.statements.map((one) => change(one)),
      };
      return true;
    },
  };
  const actions = attributionActions({
    work: { run: (work) => work(stores) },
    clock: { now: () => state.now },
    ids: { next: () => `id-${checks.size + 1}` },
    secrets: { hash: (text) => `#${text.length}:${text}` },
    drafts: { synthesis: drafts, consolidated: drafts },
    wording: { synthesis: wording, consolidated: wording },
    person: async (id) =>
      gone.has(id) ? null : ([MAYA, OMAR, MEI].find((one) => one.id === id) ?? null),
    days: async () => 5,
    week: async () => USUAL_WEEK,
    redact: async (_who, wish) => `request-${redacted.push(wish)}`,
  });
  const check = () => {
    const [first] = [...checks.values()];
    if (!first) throw new Error('nobody was asked');
    return first;
  };
  return { actions, state, checks, check, suggestions, events, due, redacted };
}

test('who agreed to be named is asked; neither who did not, nor who gave no name, nor whoever asks', async () => {
  expect(namedIn(DRAFT)).toEqual([OMAR.id]);
  const maya = said('c4', MAYA.id, true, 'Indeed.');
  const { actions, checks } = desk({ sources: [...DRAFT.sources, maya] });
  expect(await actions.ask(MAYA, REF)).toBe(1);
  expect([...checks.values()].map(({ person }) => person)).toEqual([OMAR.id]);
});

test('who left is not written to', async () => {
  const { actions, checks } = desk({}, new Set([OMAR.id]));
  expect(await actions.ask(MAYA, REF)).toBe(0);
  expect(checks.size).toBe(0);
});

test('each sees the sentences on their own words, whether these name them, and of others what they may read', () => {
  const all = new Set(['c1', 'c2', 'c3']);
  expect(standingIn(DRAFT, OMAR, all).passages).toEqual([
    { statement: 's1', text: 'Visits reach employers.', named: false },
  ]);
  expect(standingIn(DRAFT, OMAR, new Set(['c1'])).passages).toEqual([]);
  const told = { ...DRAFT, statements: [{ id: 's', text: 'As Haddad says.', sources: ['c1'] }] };
  expect(standingIn(told, OMAR, all).passages).toMatchObject([{ named: true }]);
});

test('asked twice is asked once, and again only where other sentences stand on their words', async () => {
  const { actions, state, check } = desk();
  await actions.ask(MAYA, REF);
  expect(await actions.ask(MAYA, REF)).toBe(0);
  const other = { id: 's9', text: 'Quite another thing.', sources: ['c2'] };
  state.draft = { ...state.draft, statements: [...state.draft.statements, other] };
  expect(await actions.ask(MAYA, REF)).toBe(0);
  await actions.confirm(OMAR, check().id, 1);
  const [first, ...rest] = state.draft.statements;
  state.draft = { ...state.draft, statements: [{ ...other, id: 's1', sources: ['c1'] }, ...rest] };
  expect(first?.id).toBe('s1');
  expect(await actions.desk(MAYA, REF)).toMatchObject({ askable: 1, changed: 1 });
  expect(await actions.ask(MAYA, REF)).toBe(1);
  expect(check()).toMatchObject({ state: 'asked', round: 2 });
  // What was pressed on the card of before says nothing of the sentences of now.
  expect(await actions.confirm(OMAR, check().id, 1)).toBe('changed');
  expect(check().state).toBe('asked');
});

test('silence changes nothing: neither who is named nor who agreed to what', async () => {
  const { actions, state } = desk();
  await actions.ask(MAYA, REF);
  const before = state.draft;
  state.now = new Date(MONDAY.getTime() + 30 * DAY_MS);
  await actions.mustBeChecked(REF, 0);
  expect(state.draft).toBe(before);
});

test('before the date it goes only where whoever publishes was told how many have not answered', async () => {
  const { actions, state, check, due } = desk();
  await actions.mustBeChecked(REF, 0);
  await actions.ask(MAYA, REF);
  const refused = { code: 'illegal-move', params: { context: 'attribution', count: 1 } };
  await expect(actions.mustBeChecked(REF, 0)).rejects.toMatchObject(refused);
  await actions.mustBeChecked(REF, 1);
  // Five working days from a Monday are a Monday; one reminder the day before, and none once answered.
  expect(check().until).toEqual(new Date(MONDAY.getTime() + 7 * DAY_MS));
  const [items = []] = [...due.values()];
  expect(items.map(({ at }) => at)).toEqual([new Date(MONDAY.getTime() + 6 * DAY_MS)]);
  await actions.confirm(OMAR, check().id, 1);
  await actions.mustBeChecked(REF, 0);
  expect([...due.values()]).toEqual([[]]);
  state.now = check().until;
  await actions.mustBeChecked(REF, 0);
});

test('a reminder goes to who has not answered, and to nobody after the date', async () => {
  const { actions, state, check, events } = desk();
  await actions.ask(MAYA, REF);
  await actions.remind(check().id);
  state.now = check().until;
  await actions.remind(check().id);
  expect(events.filter((type) => type === 'attribution.reminded')).toHaveLength(1);
});

test('without a name: at once in the draft, however often, and never undone by saying that it is right', async () => {
  const named = { id: 's4', text: 'As Omar Haddad said, visits.', sources: ['c1'] };
  const { actions, state, check } = desk({ statements: [named] });
  await actions.ask(MAYA, REF);
  expect(await actions.unname(OMAR, check().id)).toBe('done');
  expect(await actions.unname(OMAR, check().id)).toBe('done');
  expect(state.draft.statements).toMatchObject([{ text: 'As […] said, visits.' }]);
  expect(namedIn(state.draft)).toEqual([]);
  await actions.confirm(OMAR, check().id, 1);
  expect(check().state).toBe('without-name');
  expect(await actions.ask(MAYA, REF)).toBe(0);
});

test('other words stand beside the sentence until a moderator puts them there, of one version', async () => {
  const { actions, state, check } = desk();
  await actions.ask(MAYA, REF);
  const given = { statement: 's1', text: 'Visits reach some employers.' };
  await actions.suggest(OMAR, check().id, given);
  await actions.suggest(OMAR, check().id, given);
  expect(state.draft.statements[0]?.text).toBe('Visits reach employers.');
  expect(await actions.waiting(MAYA)).toMatchObject([{ count: 1, title: 'Registration' }]);
  const elsewhere = actions.suggest(OMAR, check().id, { statement: 's2', text: 'Mine.' });
  await expect(elsewhere).rejects.toMatchObject({ code: 'not-found' });
  const settle = (version: number, who = MAYA) =>
    actions.settle(who, { check: check().id, statement: 's1' }, { verb: 'take', version });
  await expect(settle(1, MEI)).rejects.toMatchObject({ code: 'not-found' });
  await expect(settle(7)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  await settle(1);
  await settle(1);
  expect(state.draft.statements[0]?.text).toBe('Visits reach some employers.');
  expect(state.version).toBe(2);
  expect(await actions.waiting(MAYA)).toEqual([]);
});

test('to a colleague there is no such check', async () => {
  const { actions, check } = desk();
  await actions.ask(MAYA, REF);
  const { id } = check();
  const notTheirs = { code: 'not-found' };
  await expect(actions.read(MEI, id)).rejects.toMatchObject(notTheirs);
  await expect(actions.unname(MEI, id)).rejects.toMatchObject(notTheirs);
  await expect(actions.desk(MEI, REF)).rejects.toMatchObject(notTheirs);
});

test('once it is out: that it is right changes nothing, a wish is one request, and what is granted is done', async () => {
  const { actions, state, check, redacted } = desk();
  await actions.ask(MAYA, REF);
  state.draft = { ...state.draft, open: false };
  const { id } = check();
  expect(await actions.confirm(OMAR, id, 1)).toBe('late');
  const given = { statement: 's1', text: 'Visits reach some.' };
  expect(await actions.suggest(OMAR, id, given)).toBe('passed-on');
  expect(await actions.suggest(OMAR, id, given)).toBe('passed-on');
  expect(await actions.unname(OMAR, id)).toBe('passed-on');
  expect(await actions.unname(OMAR, id)).toBe('passed-on');
  expect(redacted).toEqual([
    { kind: 'synthesis', source: 'c1', instead: 'Visits reach some.' },
    { kind: 'synthesis', source: 'c1', instead: null },
  ]);
  await actions.granted('request-1');
  expect(namedIn(state.draft)).toEqual([OMAR.id]);
  await actions.granted('request-2');
  expect(namedIn(state.draft)).toEqual([]);
  await expect(actions.ask(MAYA, REF)).rejects.toMatchObject({ code: 'illegal-move' });
});

test('words that are taken back take with them what was suggested for them', async () => {
  const { actions, state, check, suggestions } = desk();
  await actions.ask(MAYA, REF);
  await actions.suggest(OMAR, check().id, { statement: 's1', text: 'Visits reach some.' });
  await actions.tidy(REF);
  expect(suggestions.size).toBe(1);
  state.draft = { ...state.draft, statements: [], sources: [MEIS] };
  await actions.tidy(REF);
  expect(suggestions.size).toBe(0);
  // Nothing of theirs stands there: nobody is waited for.
  await actions.mustBeChecked(REF, 0);
});

test('what is offered is what there is to say', () => {
  const standing = standingIn(DRAFT, OMAR, new Set(['c1', 'c2']));
  const shown = (state: Check['state'], open: boolean) =>
    checkActions({ check: { state }, open, standing });
  expect(shown('asked', true)).toEqual(['confirm', 'unname', 'suggest', 'take-out']);
  expect(shown('right', true)).toEqual(['unname', 'suggest', 'take-out']);
  expect(shown('redaction', false)).toEqual(['suggest', 'take-out']);
});

test('a sentence that came and one that went are one that changed', () => {
  expect(changedSince(['a', 'b'], ['a', 'c'])).toBe(1);
  expect(changedSince(['a'], ['a', 'b', 'c'])).toBe(2);
  expect(changedSince(['a'], ['a'])).toBe(0);
});
