import {
  changeGlossary,
  type GlossaryWords,
  glossaryEntry,
  glossaryList,
  glossaryQuery,
  glossaryWords,
  removeGlossary,
  settleGlossary,
  undoGlossary,
} from '../../contract/glossary.ts';
import type { EntryWords as Words } from '../../features/taxonomy/actions/glossary.ts';
import type { Entry } from '../../features/taxonomy/glossary.ts';
import { mayCurate } from '../../features/taxonomy/policy.ts';
import type { Names } from '../../features/taxonomy/term.ts';
import { asId, type PersonId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { entryPage, glossaryLine } from '../present/glossary.ts';
import { type Route, route } from '../route.ts';
import { byId, readerOf } from './tagging.ts';

const FORM = ['en', 'fr', 'es'];

/** What a form says, over what was said in languages that the form does not show. */
const filled = (said: Names, known: Names = {}): Names => ({
  ...Object.fromEntries(Object.entries(known).filter(([tag]) => !FORM.includes(tag))),
  ...Object.fromEntries(Object.entries(said).filter(([, text]) => text !== '')),
});

const wordsOf = ({ labels, term, meanings }: GlossaryWords, known?: Entry): Words => ({
  labels: filled(labels, known?.labels),
  term,
  meanings: meanings.map((one) => {
    const before = known?.meanings.find(({ id }) => id === one.id);
    return {
      ...one,
      id: before?.id ?? null,
      definition: filled(one.definition, before?.definition),
    };
  }),
});

/** What terms mean as offices and departments use them. */
export function glossaryRoutes(deps: HttpDeps): Route[] {
  const { taxonomy } = deps.actions;
  async function shown(who: Actor, id: string) {
    const entry = await taxonomy.glossary.read(who, id);
    const curates = mayCurate(who) === null;
    const versions = curates ? await taxonomy.glossary.versions(id) : [];
    const by = versions.map((one) => asId<PersonId>(one.by));
    return entryPage({ entry, versions, curates }, await readerOf(deps, who, by));
  }
  return [
    route({
      method: 'GET',
      path: '/glossary',
      summary: 'Entries of the glossary: all, those with words, or those of a term',
      query: glossaryQuery,
      answer: glossaryList,
      run: async (who, { query: { q, term } }) => {
        const wanted = { ...(q?.trim() ? { q: q.trim() } : {}), ...(term ? { term } : {}) };
        const items = await taxonomy.glossary.list(who, wanted);
        return {
          curates: mayCurate(who) === null,
          items: items.map((one) => glossaryLine(one, who.language)),
        };
      },
    }),
    route({
      method: 'GET',
      path: '/glossary/:id',
      summary: 'An entry with each meaning and where it comes from',
      params: byId,
      answer: glossaryEntry,
      run: (who, { params }) => shown(who, params.id),
    }),
    route({
      method: 'POST',
      path: '/glossary',
      summary: 'A new entry (content managers)',
      body: glossaryWords,
      status: 201,
      answer: glossaryEntry,
      run: async (who, { body }) => shown(who, await taxonomy.glossary.create(who, wordsOf(body))),
    }),
    route({
      method: 'POST',
      path: '/glossary/:id',
      summary: 'Change names and meanings of an entry; what it was is kept',
      params: byId,
      body: changeGlossary,
      answer: glossaryEntry,
      run: async (who, { params, body: { version, ...words } }) => {
        const known = await taxonomy.glossary.read(who, params.id);
        await taxonomy.glossary.change(who, params.id, wordsOf(words, known), version);
        return shown(who, params.id);
      },
    }),
    ...decisions(deps, shown),
  ];
}

const decisions = (
  { actions: { taxonomy } }: HttpDeps,
  shown: (who: Actor, id: string) => Promise<ReturnType<typeof entryPage>>,
): Route[] => [
  route({
    method: 'POST',
    path: '/glossary/:id/settle',
    summary: 'From now on one meaning holds for everybody; null opens it again',
    params: byId,
    body: settleGlossary,
    answer: glossaryEntry,
    run: async (who, { params, body: { meaning, version } }) => {
      await taxonomy.glossary.settle(who, params.id, meaning, version);
      return shown(who, params.id);
    },
  }),
  route({
    method: 'POST',
    path: '/glossary/:id/remove',
    summary: 'Take an entry out of the glossary; it can be brought back',
    params: byId,
    body: removeGlossary,
    answer: glossaryEntry,
    run: async (who, { params, body }) => {
      await taxonomy.glossary.remove(who, params.id, body.version);
      return shown(who, params.id);
    },
  }),
  route({
    method: 'POST',
    path: '/glossary/:id/undo',
    summary: 'Make an entry what it was at an earlier version',
    params: byId,
    body: undoGlossary,
    answer: glossaryEntry,
    run: async (who, { params, body: { to, version } }) => {
      await taxonomy.glossary.undo(who, params.id, to, version);
      return shown(who, params.id);
    },
  }),
];
