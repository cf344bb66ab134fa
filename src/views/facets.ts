import type { CommunityActions } from '../features/communities/actions.ts';
import type { Facet, FacetName, FacetValue } from '../features/knowledge/facets.ts';
import type { TaxonomyActions } from '../features/taxonomy/actions.ts';
import { labelOf } from '../features/taxonomy/term.ts';
import type { Actor } from '../kernel/person.ts';

export interface NamedFacet {
  readonly name: FacetName;
  /** `label` in the reader's language; null where the value is its own name, or the surface has words for it. */
  readonly values: (FacetValue & { readonly label: string | null })[];
}

/** Facets whose values are terms. Goals are known by their numbers as much as by their names. */
const SCHEMES: Partial<Record<FacetName, string>> = { goal: 'sdg', driver: 'driver' };

interface Deps {
  readonly communities: Pick<CommunityActions, 'list'>;
  readonly taxonomy: Pick<TaxonomyActions, 'lists'>;
}

/** Values that are ids get their names. */
export async function namedFacets(
  { communities, taxonomy }: Deps,
  { language }: Pick<Actor, 'language'>,
  facets: readonly Facet[],
): Promise<NamedFacet[]> {
  const all = facets.some(({ name, values }) => name === 'community' && values.length > 0)
    ? await communities.list()
    : [];
  const names = new Map<string, string>(all.map(({ id, names: called }) => [id, called[language]]));
  const vocabulary = await taxonomy.lists();
  const labelIn = (facet: FacetName, value: string): string | null => {
    if (facet === 'community') return names.get(value) ?? null;
    if (facet === 'topic') return vocabulary.label(value, language);
    const scheme = SCHEMES[facet];
    const term = scheme && vocabulary.bySlug(scheme, value);
    if (!term) return null;
    const label = labelOf(term, language);
    return facet === 'goal' ? `${value} ${label}` : label;
  };
  return facets.map(({ name, values }) => ({
    name,
    values: values.map((value) => ({ ...value, label: labelIn(name, value.value) })),
  }));
}
