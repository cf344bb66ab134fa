import { z } from 'zod';
import { fingerprint } from '../../kernel/fingerprint.ts';
import approach from './lists/approach.json' with { type: 'json' };
import audience from './lists/audience.json' with { type: 'json' };
import confidentiality from './lists/confidentiality.json' with { type: 'json' };
import constituent from './lists/constituent.json' with { type: 'json' };
import contentType from './lists/content-type.json' with { type: 'json' };
import driver from './lists/driver.json' with { type: 'json' };
import freshness from './lists/freshness.json' with { type: 'json' };
import funding from './lists/funding.json' with { type: 'json' };
import geography from './lists/geography.json' with { type: 'json' };
import group from './lists/group.json' with { type: 'json' };
import kind from './lists/kind.json' with { type: 'json' };
import language from './lists/language.json' with { type: 'json' };
import level from './lists/level.json' with { type: 'json' };
import mdg from './lists/mdg.json' with { type: 'json' };
import objective from './lists/objective.json' with { type: 'json' };
import outcome from './lists/outcome.json' with { type: 'json' };
import sdg from './lists/sdg.json' with { type: 'json' };
import sector from './lists/sector.json' with { type: 'json' };
import status from './lists/status.json' with { type: 'json' };
import topic from './lists/topic.json' with { type: 'json' };
import unit from './lists/unit.json' with { type: 'json' };
import { canonical, NO_CONTENT, type Scheme, type Term } from './term.ts';

const words = z.object({ en: z.string().min(1), fr: z.string().min(1), es: z.string().min(1) });
const others = z.object({
  en: z.array(z.string().min(1)),
  fr: z.array(z.string().min(1)),
  es: z.array(z.string().min(1)),
});

const listTerm = z.strictObject({
  id: z.guid(),
  slug: z.string().min(1),
  uri: z.url().optional(),
  /** Slugs of the same list. */
  broader: z.array(z.string()).optional(),
  related: z.array(z.string()).optional(),
  labels: words,
  synonyms: others.optional(),
  capitals: z.array(z.string()).optional(),
  definition: words.optional(),
  example: words.optional(),
});

const list = z
  .strictObject({
    scheme: z.string().regex(/^[a-z][a-z-]*$/),
    uri: z.url().optional(),
    labels: words,
    definition: words,
    terms: z.array(listTerm).min(1),
  })
  .refine(({ terms }) => new Set(terms.map(({ slug }) => slug)).size === terms.length, {
    message: 'a slug stands twice in the list',
  })
  .refine(
    ({ terms }) => {
      const slugs = new Set(terms.map(({ slug }) => slug));
      return terms.every(({ broader = [], related = [] }) =>
        [...broader, ...related].every((slug) => slugs.has(slug)),
      );
    },
    { message: 'a link names a term that is not in the list' },
  );

/** In the order in which they are browsed. */
const FILES: readonly unknown[] = [
  topic,
  contentType,
  geography,
  sector,
  outcome,
  objective,
  sdg,
  driver,
  group,
  constituent,
  unit,
  language,
  kind,
  approach,
  level,
  funding,
  audience,
  status,
  confidentiality,
  freshness,
  mdg,
];

export interface Lists {
  readonly schemes: readonly Scheme[];
  readonly terms: readonly Term[];
}

function read(file: unknown): { readonly scheme: Scheme; readonly terms: readonly Term[] } {
  const { scheme: key, uri = null, labels, definition, terms } = list.parse(file);
  const ids = new Map(terms.map(({ slug, id }) => [slug, id]));
  const linked = (slugs: readonly string[] = []) => slugs.flatMap((slug) => ids.get(slug) ?? []);
  return {
    scheme: { key, uri, labels, definition },
    terms: terms.map(({ id, broader, related, ...given }, position) => {
      const content = {
        ...NO_CONTENT,
        slug: given.slug,
        uri: given.uri ?? null,
        labels: given.labels,
        synonyms: given.synonyms ?? {},
        capitals: given.capitals ?? [],
        definition: given.definition ?? {},
        example: given.example ?? {},
        broader: linked(broader),
        related: linked(related),
      };
      return {
        ...content,
        id,
        scheme: key,
        status: 'current',
        mergedInto: null,
        version: 1,
        position,
        builtIn: fingerprint(canonical(content)),
        edited: false,
      };
    }),
  };
}

/** The lists that Praxis comes with, read once. @throws ZodError naming the fault: a wrong list must not start */
export const BUILT_IN: Lists = (() => {
  const all = FILES.map(read);
  return { schemes: all.map(({ scheme }) => scheme), terms: all.flatMap(({ terms }) => terms) };
})();
