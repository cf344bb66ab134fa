import type { KnowledgeActions } from './features/knowledge/actions.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { Surroundings } from './features/queries/actions/deps.ts';
import type { Vocabulary } from './features/taxonomy/vocabulary.ts';

/** What the draft of a consolidated reply asks of other features. */
export const surroundingsOf = (
  people: PeopleActions,
  knowledge: KnowledgeActions,
  vocabulary: Vocabulary,
): Surroundings => ({
  async countriesOf(ids) {
    const known = await people.people(ids);
    return new Map(
      known.flatMap(({ id, country }) => {
        const [name] = vocabulary.countriesIn(country ?? '');
        return name ? [[id, name] as const] : [];
      }),
    );
  },
  async namedIn(community, words, language) {
    const found = await knowledge.relatedFor(community, words, language);
    const said = words.toLowerCase();
    return found
      .map(({ product }) => ({ title: product.title, url: product.webUrl }))
      .filter(({ title, url }) => said.includes(title.toLowerCase()) || words.includes(url));
  },
});
