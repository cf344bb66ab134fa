import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createWords } from '../../src/adapters/words/words.ts';
import { CAPTURE_VERBS } from '../../src/features/capture/model.ts';
import { PROMPT_VERBS } from '../../src/features/capture/prompting/model.ts';
import { COLLECTION_VERBS } from '../../src/features/collections/model.ts';
import { JOIN_VERBS } from '../../src/features/communities/joining.ts';
import { CONSENT_VERBS } from '../../src/features/consents/model.ts';
import { REQUEST_VERBS as DESK_VERBS } from '../../src/features/desks/model.ts';
import { CONTRIBUTION_VERBS } from '../../src/features/discussions/contribution.ts';
import { SHARE_VERBS } from '../../src/features/discussions/elsewhere.ts';
import { DISCUSSION_VERBS } from '../../src/features/discussions/model.ts';
import { ORDER_VERBS } from '../../src/features/discussions/order.ts';
import { PROPOSAL_VERBS } from '../../src/features/discussions/proposals.ts';
import { DUTY_VERBS } from '../../src/features/duties/model.ts';
import { auditActions } from '../../src/features/governance/audit.ts';
import {
  AUDIT_ACTIONS,
  AUDIT_OBJECTS,
  actionOf,
  objectOf,
  pageOf,
} from '../../src/features/governance/audit-words.ts';
import type { AuditLine } from '../../src/features/governance/store.ts';
import { OFFER_VERBS } from '../../src/features/membership/succession.ts';
import { ROLE_VERBS } from '../../src/features/people/store.ts';
import { PRACTICE_VERBS } from '../../src/features/practices/model.ts';
import { STEPS } from '../../src/features/queries/escalation.ts';
import { REPORT_VERBS, REQUEST_VERBS, VIEW_VERBS } from '../../src/features/safety/model.ts';
import { ENTRY_VERBS } from '../../src/features/taxonomy/glossary.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import type { AuditEntry } from '../../src/ports/unit-of-work.ts';
import { anActor } from '../support/people.ts';

/** Who did what, in plain words, for administrators alone. */

const NOW = new Date('2026-03-02T09:00:00Z');
const administrator = { ...anActor({ id: 'ada' }), roles: new Set(['administrator'] as const) };
const moderator = anActor({ id: 'mod', in: { skills: 'moderator' } });
const ALL = { actor: null, action: null, object: null, about: null, from: null, until: null };

const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(`src/${file}`, 'utf8'))
  .join('\n');

/** Written out in the code, and those that a state machine knows. */
const VERBS = [
  ...[...code.matchAll(/verb: '([a-z-]+\.[a-z-]+)'/g)].map(([, verb = '']) => verb),
  ...[
    ...[CAPTURE_VERBS, COLLECTION_VERBS, CONSENT_VERBS, CONTRIBUTION_VERBS, DESK_VERBS],
    ...[
      DISCUSSION_VERBS,
      DUTY_VERBS,
      ENTRY_VERBS,
      JOIN_VERBS,
      OFFER_VERBS,
      ORDER_VERBS,
      PRACTICE_VERBS,
      PROMPT_VERBS,
    ],
    ...[PROPOSAL_VERBS, REPORT_VERBS, REQUEST_VERBS, ROLE_VERBS, VIEW_VERBS],
    SHARE_VERBS.map((verb) => `share-${verb}`),
    STEPS.map((step) => `escalate-${step}`),
  ]
    .flat()
    .map((verb) => `any.${verb}`),
];
const SUBJECTS = [...code.matchAll(/subject: [`']([a-z-]+):/g)].map(([, kind = '']) => kind);

test('whatever is written down is told in words of its own, in each language', () => {
  expect(VERBS.length).toBeGreaterThan(150);
  expect(VERBS.filter((verb) => actionOf(verb) === 'other')).toEqual([]);
  expect(SUBJECTS.filter((kind) => objectOf(`${kind}:1`) === 'other')).toEqual([]);
  const keys = [
    ...AUDIT_ACTIONS.map((action) => `audit.action.${action}`),
    ...AUDIT_OBJECTS.map((object) => `audit.object.${object}`),
  ];
  for (const language of LANGUAGES)
    expect(keys.filter((key) => createWords().say(language, key, {}) === key)).toEqual([]);
});

test('what nobody has words for yet is another step, and no code', () => {
  expect([actionOf('discussion.frobnicate'), objectOf('gizmo:1')]).toEqual(['other', 'other']);
  expect(pageOf('discussion:d/1')).toBe('/discussions/d%2F1');
  expect(pageOf('capture:1')).toBeNull();
});

function auditing(count: number) {
  const written: AuditEntry[] = [];
  const lines = Array.from({ length: count }, (_, at): AuditLine => {
    const id = String(count - at);
    return { id, at: NOW, actor: null, verb: 'v.close', subject: `discussion:${id}`, reason: null };
  });
  const stores = {
    settings: { get: async () => undefined, set: async () => undefined, history: async () => [] },
    auditLog: {
      page: async (_: unknown, before: string | null, limit: number) =>
        lines.filter(({ id }) => before === null || Number(id) < Number(before)).slice(0, limit),
      of: async () => [],
    },
  };
  const tx = {
    ...stores,
    emit: () => undefined,
    plan: () => undefined,
    audit: (entry: AuditEntry) => void written.push(entry),
  };
  return { written, log: auditActions({ work: { run: (work) => work(tx) } }) };
}

test('it is read part by part, each line once, and the last part says that it is the last', async () => {
  const { log } = auditing(120);
  const read: string[] = [];
  let before: string | null = null;
  for (let part = 0; part < 3; part += 1) {
    const page = await log.page(administrator, ALL, before);
    read.push(...page.lines.map(({ id }) => id));
    before = page.next;
  }
  expect(before).toBeNull();
  expect(new Set(read).size).toBe(120);
});

test('whoever takes it out is written down, and nobody else reads it or takes it out', async () => {
  const { log, written } = auditing(3);
  for (const refused of [() => log.page(moderator, ALL, null), () => log.take(moderator, ALL)])
    await expect(refused()).rejects.toMatchObject({ code: 'forbidden' });
  expect(written).toEqual([]);
  expect((await log.take(administrator, ALL)).lines).toHaveLength(3);
  expect(written).toMatchObject([{ actor: 'ada', verb: 'audit.export', detail: { lines: 3 } }]);
});
