import { z } from 'zod';
import { id } from '../../contract/common.ts';
import {
  decision,
  freeWord,
  mergePreview,
  mergeWish,
  placedWord,
  proposals as proposalsShape,
  type TermWords,
  tagHealth,
} from '../../contract/taxonomy.ts';
import type { TermWords as Words } from '../../features/taxonomy/actions/terms.ts';
import { mayCurate } from '../../features/taxonomy/policy.ts';
import type { Names, Synonyms, Term } from '../../features/taxonomy/term.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { health, preview, proposal, type TermReader, termLink } from '../present/taxonomy.ts';
import { type Route, route } from '../route.ts';

export const byId = z.object({ id });
const UNKNOWN = '—';

export async function readerOf(
  { actions: { people, taxonomy } }: HttpDeps,
  who: Actor,
  ids: readonly (PersonId | null)[],
): Promise<TermReader> {
  const wanted = [...new Set(ids.filter((one) => one !== null))];
  const names = new Map(
    (wanted.length > 0 ? await people.people(wanted) : []).map((one) => [
      one.id as string,
      one.name,
    ]),
  );
  return {
    vocabulary: taxonomy.vocabulary,
    language: who.language,
    nameOf: (id) => (id === null ? UNKNOWN : (names.get(id) ?? UNKNOWN)),
  };
}

const filled = (names: Names): Names =>
  Object.fromEntries(Object.entries(names).filter(([, text]) => text !== ''));
const filledLists = (all: Synonyms): Synonyms =>
  Object.fromEntries(
    Object.entries(all).map(([tag, names]) => [
      tag,
      [...new Set(names.filter((name) => name !== ''))],
    ]),
  );

/** What a form says, over what the term has in languages that the form does not show. */
export const wordsOf = (words: TermWords, known?: Term): Omit<Words, 'broader' | 'related'> => {
  const others = (names: Names = {}): Names =>
    Object.fromEntries(Object.entries(names).filter(([tag]) => !['en', 'fr', 'es'].includes(tag)));
  const otherLists = Object.fromEntries(
    Object.entries(known?.synonyms ?? {}).filter(([tag]) => !['en', 'fr', 'es'].includes(tag)),
  );
  return {
    labels: { ...others(known?.labels), ...words.labels },
    synonyms: { ...otherLists, ...filledLists(words.synonyms) },
    definition: { ...others(known?.definition), ...filled(words.definition) },
    example: { ...others(known?.example), ...filled(words.example) },
  };
};

/** Words that wait for a decision, and how items are tagged. */
export const taggingRoutes = (deps: HttpDeps): Route[] => [
  ...proposalRoutes(deps),
  ...healthRoutes(deps),
];

function proposalRoutes(deps: HttpDeps): Route[] {
  const { taxonomy } = deps.actions;
  async function shown(who: Actor) {
    const curates = mayCurate(who) === null;
    await taxonomy.lists();
    const items = await taxonomy.proposals.list(who, curates);
    const reader = await readerOf(
      deps,
      who,
      items.map(({ proposedBy }) => proposedBy),
    );
    return { curates, items: items.map((one) => proposal(one, reader)) };
  }
  return [
    route({
      method: 'GET',
      path: '/taxonomy/proposals',
      summary: 'Proposed words: one’s own, or everybody’s for those who decide',
      answer: proposalsShape,
      run: shown,
    }),
    route({
      method: 'POST',
      path: '/taxonomy/words',
      summary: 'A free word: the term that it names, or a proposal',
      body: freeWord,
      answer: placedWord,
      run: async (who, { body }) => {
        const placed = await taxonomy.proposals.place(who, body);
        if (placed.kind === 'term') return { term: termLink(placed.term, who), proposal: null };
        const reader = await readerOf(deps, who, [placed.proposal.proposedBy]);
        return { term: null, proposal: proposal(placed.proposal, reader) };
      },
    }),
    route({
      method: 'POST',
      path: '/taxonomy/proposals/:id/decide',
      summary: 'Make a proposed word a term or a name of one, or refuse it with a reason',
      params: byId,
      body: decision,
      answer: proposalsShape,
      run: async (who, { params, body }) => {
        const decided =
          body.verb === 'accept'
            ? {
                verb: body.verb,
                words: {
                  labels: body.labels,
                  definition: filled(body.definition),
                  example: filled(body.example),
                  synonyms: {},
                  broader: [],
                  related: [],
                },
              }
            : body;
        await taxonomy.proposals.decide(who, params.id, decided);
        return shown(who);
      },
    }),
  ];
}

function healthRoutes(deps: HttpDeps): Route[] {
  const { taxonomy } = deps.actions;
  async function shown(who: Actor) {
    const found = await taxonomy.tags.health(who);
    const merges = await taxonomy.tags.merges(who);
    const spreads = await taxonomy.tags.spread(who);
    const reader = await readerOf(
      deps,
      who,
      merges.map(({ by }) => by),
    );
    return health(found, merges, spreads, reader);
  }
  return [
    route({
      method: 'GET',
      path: '/taxonomy/health',
      summary: 'How items are tagged: what lacks tags, what is rare, near-duplicate or conflicting',
      answer: tagHealth,
      run: shown,
    }),
    route({
      method: 'POST',
      path: '/taxonomy/merges/preview',
      summary: 'What merging spellings and terms into one would change',
      body: mergeWish,
      answer: mergePreview,
      run: async (who, { body }) =>
        preview(await taxonomy.tags.preview(who, body), await readerOf(deps, who, [])),
    }),
    route({
      method: 'POST',
      path: '/taxonomy/merges',
      summary: 'Merge spellings and terms into one; all their names stay findable',
      body: mergeWish,
      answer: tagHealth,
      run: async (who, { body }) => {
        await taxonomy.tags.merge(who, body);
        return shown(who);
      },
    }),
    route({
      method: 'POST',
      path: '/taxonomy/merges/:id/undo',
      summary: 'Take a merge back: terms and items as they were',
      params: byId,
      answer: tagHealth,
      run: async (who, { params }) => {
        await taxonomy.tags.undo(who, params.id);
        return shown(who);
      },
    }),
  ];
}
