import { createLanguageModel } from '../../../src/adapters/language-model/model.ts';
import { createTextAnalysis } from '../../../src/adapters/text/analysis.ts';
import { rewritingActions } from '../../../src/features/rewriting/actions.ts';
import type { Tx } from '../../../src/features/rewriting/deps.ts';
import type { DraftKind, Rewriting } from '../../../src/features/rewriting/model.ts';
import { vocabulary } from '../../../src/features/taxonomy/model.ts';
import { tells } from '../../../src/kernel/attribution.ts';
import { AppError } from '../../../src/kernel/errors.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import type { Language } from '../../../src/kernel/language.ts';
import { LANGUAGES } from '../../../src/kernel/language.ts';
import type { Actor } from '../../../src/kernel/person.ts';
import { readsOf } from '../../../src/kernel/support/reads.ts';
import type { WordingDraft, WordingDrafts, WordingSource } from '../../../src/kernel/wording.ts';
import type { DueItem } from '../../../src/ports/unit-of-work.ts';

/** A draft on a desk with a language model beside it: everything is real but the database. */

const silent = { debug() {}, info() {}, warn() {}, error() {} };
export const reads = readsOf(createTextAnalysis(), vocabulary);

export const MODERATOR: Actor = {
  id: asId<PersonId>('maya'),
  name: 'Maya Moderator',
  mail: 'maya@example.org',
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
  memberships: new Map(),
};

export const said = (
  id: string,
  text: string,
  language: Language = 'en',
  part: Partial<WordingSource> = {},
): WordingSource => ({
  ...{ id, text, language, author: asId<PersonId>(`author-${id}`) },
  ...{ audience: 'community', ...part },
});

type Item = WordingDraft['statements'][number];

export const point = (id: string, text: string, part: Partial<Item> = {}): Item => ({
  ...{ id, kind: 'point', text, sources: [id], ...part },
});

/** Authors are known by their country alone. */
const COUNTRIES: Readonly<Record<string, string>> = { 'author-kenya': 'Kenya' };

export function desk(url: string, statements: readonly Item[], sources: readonly WordingSource[]) {
  const draft = { version: 1, open: true, languages: LANGUAGES, statements, sources };
  const rows = new Map<string, Rewriting>();
  let due: readonly DueItem[] = [];
  let now = new Date('2026-03-20T09:00Z');
  const tx: Tx = {
    emit() {
      throw new Error('nothing else happens');
    },
    audit() {},
    plan(_owner, items) {
      due = items;
    },
    rewritings: {
      get: async (kind, item) => rows.get(`${kind}:${item}`) ?? null,
      async save(rewriting, before) {
        const key = `${rewriting.kind}:${rewriting.item}`;
        if ((rows.get(key)?.version ?? null) !== before)
          throw new AppError('changed-meanwhile', key);
        rows.set(key, rewriting);
      },
    },
  };
  const drafts: WordingDrafts = {
    async read(who) {
      if (who.id !== MODERATOR.id) throw new AppError('not-found', 'not for this reader');
      return { ...draft };
    },
    get: async () => ({ ...draft }),
    async reword(_item, { version }, change) {
      if (!draft.open || version !== draft.version) return false;
      draft.statements = draft.statements.map((one) => change(one));
      draft.version += 1;
      return true;
    },
  };
  const actions = rewritingActions({
    work: { run: (work) => work(tx) },
    clock: { now: () => now },
    log: silent,
    reads,
    model: createLanguageModel(
      { url: `${url}/v1`, key: 'k', name: 'plain-1', apiVersion: null },
      { log: silent, now: () => now.getTime(), timeoutMs: 5_000 },
    ),
    audiences: new Set(['community', 'guests']),
    drafts: { synthesis: drafts, consolidated: drafts },
    tells: async (text, behind) => {
      const known = behind.map(({ author }) => ({
        ...{ name: String(author), unit: null, office: null },
        country: COUNTRIES[author] ?? null,
      }));
      return tells(text, known, vocabulary.countriesIn).length > 0;
    },
  });
  return {
    draft,
    actions,
    due: () => due,
    /** Takes up all that is due by `at`, until nothing is. */
    async settle(at: Date = now): Promise<void> {
      now = at;
      for (let round = 0; round < 20; round += 1) {
        const ready = due.filter((one) => one.at <= now);
        due = due.filter((one) => one.at > now);
        if (ready.length === 0) return;
        for (const { ref } of ready) await actions.run(ref);
        await actions.idle();
      }
    },
    last: async (kind: DraftKind = 'synthesis') => (await actions.read(MODERATOR, kind, 'd')).last,
  };
}

export const REWRITE = { task: { kind: 'rewrite' }, statements: null } as const;
export const into = (language: Language) =>
  ({ task: { kind: 'translate', language }, statements: null }) as const;
