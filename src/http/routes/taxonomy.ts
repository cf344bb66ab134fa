import { z } from 'zod';
import {
  changeTerm,
  suggestions,
  suggestTags,
  termLists,
  term as termShape,
  termTree,
  topicNames,
} from '../../contract/taxonomy.ts';
import { mayCurate } from '../../features/taxonomy/policy.ts';
import { nameIn, namesOf, type Term } from '../../features/taxonomy/term.ts';
import { TOPIC, type Vocabulary } from '../../features/taxonomy/vocabulary.ts';
import { AppError } from '../../kernel/errors.ts';
import { folded } from '../../kernel/folding.ts';
import type { Actor } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import { meanings, termLink, termPage } from '../present/taxonomy.ts';
import { type Route, route } from '../route.ts';
import { byId, readerOf, taggingRoutes, wordsOf } from './tagging.ts';

const MOST_TERMS = 300;

/** Current terms of a list: those below `under` (the top where it says nothing), or those with these words in a name. */
function found(
  vocabulary: Vocabulary,
  { scheme, under, q }: { readonly scheme: string; readonly under?: string; readonly q?: string },
): readonly Term[] {
  const mine = vocabulary.terms.filter(
    (term) => term.scheme === scheme && term.status === 'current',
  );
  if (q) {
    const words = folded(q);
    return mine.filter((term) => namesOf(term).some((name) => folded(name).includes(words)));
  }
  return mine.filter(({ broader }) =>
    under ? broader.includes(under) : broader.every((id) => !vocabulary.term(id)),
  );
}

/** The controlled lists: everybody reads them, content managers and administrators change them. */
export function taxonomyRoutes(deps: HttpDeps): Route[] {
  const { taxonomy } = deps.actions;
  return [
    route({
      method: 'GET',
      path: '/taxonomy/topics',
      summary: 'What topics are called, by the slugs that tag items, and what terms to choose mean',
      answer: topicNames,
      run: async (who) => {
        const { terms, label } = await taxonomy.lists();
        const topics = terms.filter(({ scheme }) => scheme === TOPIC);
        return {
          topics: Object.fromEntries(topics.map(({ slug }) => [slug, label(slug, who.language)])),
          meanings: meanings(terms, who.language),
        };
      },
    }),
    route({
      method: 'GET',
      path: '/taxonomy',
      summary: 'The controlled lists',
      answer: termLists,
      run: async (who) => {
        const { schemes, terms } = await taxonomy.lists();
        return {
          curates: mayCurate(who) === null,
          items: schemes.map(({ key, labels, definition }) => ({
            key,
            label: nameIn(labels, who.language) ?? key,
            definition: nameIn(definition, who.language) ?? '',
            terms: terms.filter(({ scheme, status }) => scheme === key && status === 'current')
              .length,
          })),
        };
      },
    }),
    route({
      method: 'GET',
      path: '/taxonomy/terms',
      summary: 'Terms of a list, below one of them, or with words in a name',
      query: z.object({
        scheme: z.string().min(1).max(100),
        under: z.string().max(200).optional(),
        q: z.string().max(200).optional(),
      }),
      answer: termTree,
      run: async (who, { query: { scheme, under, q } }) => {
        const vocabulary = await taxonomy.lists();
        const all = found(vocabulary, {
          scheme,
          ...(under ? { under } : {}),
          ...(q?.trim() ? { q: q.trim() } : {}),
        });
        const below = (id: string) =>
          vocabulary.terms.filter(
            ({ broader, status }) => status === 'current' && broader.includes(id),
          ).length;
        return {
          items: all.slice(0, MOST_TERMS).map((term) => ({
            ...termLink(term, who),
            status: term.status,
            narrower: below(term.id),
          })),
          more: Math.max(0, all.length - MOST_TERMS),
        };
      },
    }),
    route({
      method: 'POST',
      path: '/taxonomy/suggest',
      summary: 'Terms that a text speaks of, each with the words that led to it',
      body: suggestTags,
      answer: suggestions,
      run: async (who, { body }) => {
        await taxonomy.lists();
        return {
          items: taxonomy.suggest(body.text, body.language).map(({ term, words, score }) => ({
            ...termLink(term, who),
            words: [...words],
            score,
          })),
        };
      },
    }),
    ...termRoutes(deps),
    ...taggingRoutes(deps),
  ];
}

function termRoutes(deps: HttpDeps): Route[] {
  const { taxonomy } = deps.actions;

  /** By id; a topic also by its slug, also one that was merged. */
  async function shown(who: Actor, key: string) {
    const vocabulary = await taxonomy.lists();
    const term = vocabulary.term(key) ?? vocabulary.bySlug(TOPIC, key);
    if (!term) throw new AppError('not-found', `no term ${key}`);
    const curates = mayCurate(who) === null;
    const versions = curates ? await taxonomy.terms.versions(term.id) : [];
    const usage = term.scheme === TOPIC ? await taxonomy.tags.usage(who, term) : null;
    const reader = await readerOf(
      deps,
      who,
      versions.map(({ by }) => by),
    );
    return termPage({ term, usage, versions, curates }, reader);
  }

  return [
    route({
      method: 'GET',
      path: '/taxonomy/terms/:id',
      summary: 'A term with its definition, its names, its links and how much it is used',
      params: byId,
      answer: termShape,
      run: (who, { params }) => shown(who, params.id),
    }),
    route({
      method: 'POST',
      path: '/taxonomy/terms/:id',
      summary: 'Change the words of a term; a label that is replaced stays a name',
      params: byId,
      body: changeTerm,
      answer: termShape,
      run: async (who, { params, body: { version, ...words } }) => {
        const known = (await taxonomy.lists()).term(params.id);
        const { broader = [], related = [] } = known ?? {};
        const said = { ...wordsOf(words, known), broader, related };
        await taxonomy.terms.change(who, params.id, said, version);
        return shown(who, params.id);
      },
    }),
    ...(['retire', 'restore'] as const).map((verb) =>
      route({
        method: 'POST',
        path: `/taxonomy/terms/:id/${verb}`,
        summary:
          verb === 'retire' ? 'Offer a term no longer' : 'Offer a term again that was retired',
        params: byId,
        answer: termShape,
        run: async (who, { params }) => {
          await taxonomy.terms[verb](who, params.id);
          return shown(who, params.id);
        },
      }),
    ),
  ];
}
