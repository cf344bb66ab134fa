import type { CommunityActions } from '../features/communities/actions.ts';
import type { InsightActions, Read } from '../features/insights/actions.ts';
import { ALL, type Scope } from '../features/insights/model.ts';
import type { PeopleActions } from '../features/people/actions.ts';
import type { TaxonomyActions } from '../features/taxonomy/actions.ts';
import type { Actor } from '../kernel/person.ts';
import { regionName } from '../kernel/regions.ts';
import type { Words } from '../ports/words.ts';
import { type NameOf, namesOf } from './names.ts';

export interface InsightViewDeps {
  readonly insights: Pick<InsightActions, 'read' | 'choices'>;
  readonly communities: Pick<CommunityActions, 'list'>;
  readonly people: Pick<PeopleActions, 'people'>;
  readonly taxonomy: Pick<TaxonomyActions, 'vocabulary'>;
  readonly words: Pick<Words, 'say'>;
}

/** Whose figures can be chosen, by the name that people know. */
export interface NamedScope extends Scope {
  readonly label: string;
}

export interface InsightPage extends Read {
  /** Besides those of all. */
  readonly scopes: readonly NamedScope[];
  readonly nameOf: NameOf;
  /** Of a part that is named by data; null where its words are the product’s own. */
  readonly partLabel: (indicator: string, part: string) => string | null;
}

export function insightViews({ insights, communities, people, taxonomy, words }: InsightViewDeps) {
  const regionIn = ({ language }: Actor, region: string): string =>
    regionName(region, (key) => words.say(language, key));

  async function scopesFor(who: Actor): Promise<readonly NamedScope[]> {
    const may = await insights.choices(who);
    const own = may.communities && new Set(may.communities);
    const all = (await communities.list()).filter(({ id }) => own?.has(id) ?? true);
    return [
      ...all.map(({ id, names }) => {
        return { kind: 'community' as const, name: id, label: names[who.language] };
      }),
      ...may.units.map((name) => ({ kind: 'unit' as const, name, label: name })),
      ...may.regions.map((name) => ({ kind: 'region' as const, name, label: regionIn(who, name) })),
    ];
  }

  return {
    /** @throws AppError `not-found` for guests, another’s figures and a period that is not kept */
    async page(who: Actor, scope: Scope = ALL, period: string | null = null): Promise<InsightPage> {
      const found = await insights.read(who, scope, period);
      const [scopes, nameOf] = await Promise.all([
        scopesFor(who),
        namesOf(people, [
          ...[...found.charges.values()].map(({ owner }) => owner),
          ...found.decisions.flatMap(({ owner, decidedBy }) => [owner, decidedBy]),
        ]),
      ]);
      const partLabel = (indicator: string, part: string): string | null => {
        if (indicator === 'themes') return taxonomy.vocabulary.label(part, who.language);
        return indicator === 'members-region' && part !== '' ? regionIn(who, part) : null;
      };
      return { ...found, scopes, nameOf, partLabel };
    },
  };
}

export type InsightViews = ReturnType<typeof insightViews>;
