import { expect, test } from '@jest/globals';
import type { DiscussionDeps } from '../../../src/features/discussions/actions/deps.ts';
import { urgent } from '../../../src/features/discussions/actions/urgent.ts';
import type { Discussion } from '../../../src/features/discussions/model.ts';
import { planOf } from '../../../src/features/discussions/steps.ts';
import { planFrom, TEMPLATES } from '../../../src/features/discussions/templates.ts';
import {
  coordinatorOf,
  isUrgent,
  mayWriteOutput,
  OUTPUT_LIMITS,
  outputOf,
  withOutput,
} from '../../../src/features/discussions/urgent.ts';
import { AppError } from '../../../src/kernel/errors.ts';
import {
  asId,
  type CommunityId,
  type DiscussionId,
  type PersonId,
} from '../../../src/kernel/ids.ts';
import { anActor } from '../../support/people.ts';

/** One who coordinates, one page, and nobody begins a rival without knowing. */

const NOW = new Date('2026-03-02T09:00:00Z');
const END = new Date('2026-03-07T09:00:00Z');
const OPEN = asId<CommunityId>('open');
const CLOSED = asId<CommunityId>('closed');
const lead = anActor({ id: 'lead', in: { open: 'member' } });
const deputy = anActor({ id: 'deputy', in: { open: 'member' } });
const moderator = anActor({ id: 'mod', in: { open: 'moderator' } });
const member = anActor({ id: 'member', in: { open: 'member' } });
const stranger = anActor({ id: 'stranger', in: {} });

const template = (id: string) => {
  const found = TEMPLATES.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

const begun = (id: string, given: Partial<Discussion> = {}, from = 'rapid'): Discussion => {
  const plan = planFrom(template(from), { startsAt: NOW, endsAt: END }, 'en');
  return {
    id: asId<DiscussionId>(id),
    version: 1,
    community: OPEN,
    title: 'The flood',
    background: 'What has happened.',
    questions: plan.phases.flatMap(({ questions }) => questions),
    language: 'en',
    startsAt: NOW,
    endsAt: END,
    state: 'open',
    plan: { ...plan, lead: asId<PersonId>('lead'), deputies: [asId<PersonId>('deputy')] },
    createdBy: asId<PersonId>('mod'),
    createdAt: NOW,
    related: [],
    ...given,
  };
};

test('urgent is what began from the short cycle and still goes on; one coordinates it', () => {
  expect(isUrgent(begun('d'))).toBe(true);
  expect(isUrgent(begun('d', { state: 'closed' }))).toBe(false);
  expect(isUrgent(begun('d', {}, 'three-weeks'))).toBe(false);
  expect(coordinatorOf(begun('d'))).toBe('lead');
  const plan = { ...planOf(begun('d')), lead: null };
  expect(coordinatorOf(begun('d', { plan }))).toBe('mod');
});

test('its page is written by whoever coordinates, deputies and moderators, and by nobody else', () => {
  const it = begun('d');
  for (const who of [lead, deputy, moderator]) expect(mayWriteOutput(it, who)).toBeNull();
  expect(mayWriteOutput(it, member)).toBe('moderators-only');
  expect(mayWriteOutput(begun('d', { state: 'archived' }), lead)).toBe('illegal-move');
  expect(mayWriteOutput(begun('d', {}, 'three-weeks'), moderator)).toBe('illegal-move');
});

test('what stood there before stays behind it, up to so many', () => {
  let it = begun('d');
  for (let at = 0; at <= OUTPUT_LIMITS.kept; at += 1)
    it = { ...it, ...withOutput(it, ` ${at} `, lead.id, NOW) };
  expect(outputOf(it)).toEqual({ text: String(OUTPUT_LIMITS.kept), by: 'lead', at: NOW });
  expect(planOf(it).outputs).toHaveLength(OUTPUT_LIMITS.kept);
  expect(() => withOutput(it, ' ', lead.id, NOW)).toThrow(AppError);
});

function acting(all: readonly Discussion[]) {
  const kept = new Map(all.map((one) => [one.id, one]));
  const events: string[] = [];
  const tx = {
    discussions: {
      get: async (id: DiscussionId) => kept.get(id) ?? null,
      list: async ({ communities }: { readonly communities: readonly CommunityId[] }) =>
        [...kept.values()].filter(({ community }) => communities.includes(community)),
      update: async (one: Discussion) => {
        kept.set(one.id, { ...one, version: one.version + 1 });
      },
    },
    emit: ({ type }: { readonly type: string }) => void events.push(type),
    audit: () => undefined,
  };
  const actions = urgent({
    clock: { now: () => NOW },
    openToAll: async () => [OPEN],
    work: { run: (run: (one: unknown) => unknown) => run(tx) },
  } as unknown as DiscussionDeps);
  return { actions, events, kept };
}

test('all see what goes on where everybody may join; of other communities only their members', async () => {
  const there = begun('there', { community: CLOSED, endsAt: new Date(END.getTime() - 1) });
  const { actions } = acting([begun('here'), there, begun('over', { state: 'closed' })]);
  const ids = async (who: typeof stranger) => (await actions.list(who)).map(({ id }) => id);
  expect(await ids(stranger)).toEqual(['here']);
  // The one that ends first comes first.
  expect(await ids(anActor({ id: 'both', in: { closed: 'member' } }))).toEqual(['there', 'here']);
  expect(await ids({ ...stranger, external: true })).toEqual([]);
});

test('written twice is once; what somebody else wrote meanwhile is not written over', async () => {
  const { actions, events, kept } = acting([begun('d')]);
  const id = asId<DiscussionId>('d');
  await actions.write(lead, id, { text: 'Two bridges are out.', version: 1 });
  await actions.write(lead, id, { text: 'Two bridges are out. ', version: 1 });
  expect(events).toEqual(['discussion.output']);
  await expect(
    actions.write(deputy, id, { text: 'Three are out.', version: 1 }),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' });
  await expect(actions.write(stranger, id, { text: 'x', version: 2 })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(outputOf(kept.get(id) ?? begun('d'))?.text).toBe('Two bridges are out.');
});
