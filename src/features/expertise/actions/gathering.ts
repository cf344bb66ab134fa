import type { PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { ExpertiseDeps, FoundDocument } from '../deps.ts';
import type { Evidence, Need } from '../model.ts';

const day = (iso: string | null): Date | null => {
  const at = iso === null ? null : new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return at && !Number.isNaN(at.getTime()) ? at : null;
};

const byPerson = (evidence: readonly Evidence[]): Map<PersonId, Evidence[]> => {
  const all = new Map<PersonId, Evidence[]>();
  for (const one of evidence) all.set(one.person, [...(all.get(one.person) ?? []), one]);
  return all;
};

/** What is known of people, as far as one reader may know it. */
export function gathering({ work, clock, text, terms, documents }: ExpertiseDeps) {
  function understood(words: string, fallback: Language): Need {
    const topics = terms.topicsIn(words);
    const countries = terms.countriesIn(words);
    const language = text.detect(words, fallback);
    const stems = (said: string): readonly string[] => text.stems(said, language);
    const names = new Set(countries.flatMap(terms.countryNames).flatMap(stems));
    const rest = topics.length > 0 ? [] : stems(words).filter((stem) => !names.has(stem));
    return { text: words, topics, countries, stems: [...new Set(rest)] };
  }

  /** Found by words, and about all of them: the index is content with one. */
  function speaksOfAll(document: FoundDocument, need: Need): boolean {
    if (need.topics.length > 0) return document.topics.some((one) => need.topics.includes(one));
    if (need.stems.length === 0) {
      return document.countries.some((one) => need.countries.includes(one));
    }
    const said = new Set(text.stems(`${document.title} ${document.abstract}`, document.language));
    return need.stems.every((stem) => said.has(stem));
  }

  async function byWords(who: Actor, need: Need): Promise<Evidence[]> {
    const found = await documents(who, need.text);
    return found.flatMap((document) => {
      if (document.ownerId === null || !speaksOfAll(document, need)) return [];
      const { id, ownerId, topics, countries, title, publishedOn } = document;
      const at = day(publishedOn);
      return [
        { person: ownerId, kind: 'product' as const, topics, countries, at, title, product: id },
      ];
    });
  }

  const today = (): string => clock.now().toISOString().slice(0, 10);

  /** Places as registers and directories write them, by the names under which they are asked for. */
  const placed = (missions: readonly Evidence[]): Evidence[] =>
    missions.map((one) => ({
      ...one,
      countries: one.countries.flatMap((name) => terms.countriesIn(name)),
    }));

  /** Of those who carry the matter; where only a country is asked for, of everybody. */
  async function travelled(need: Need, people: readonly PersonId[]): Promise<Evidence[]> {
    if (need.countries.length === 0) return [];
    const all = need.topics.length + need.stems.length === 0;
    if (!all && people.length === 0) return [];
    const missions = await work.run((tx) => tx.expertise.missions(all ? null : people, today()));
    return placed(missions).filter(({ countries }) =>
      countries.some((name) => need.countries.includes(name)),
    );
  }

  /** Who works in the country that alone is asked for. */
  const posted = async (need: Need): Promise<readonly PersonId[]> =>
    need.countries.length === 0 || need.topics.length + need.stems.length > 0
      ? []
      : work.run((tx) => tx.expertise.postedIn(need.countries.flatMap(terms.countryNames)));

  return {
    understood,

    async evidenceFor(who: Actor, need: Need): Promise<ReadonlyMap<PersonId, readonly Evidence[]>> {
      const [said, found, working] = await Promise.all([
        work.run(async ({ expertise }) => [
          ...(await expertise.written({ need }, who)),
          ...(await expertise.owned({ need }, who)),
          ...(await expertise.declared(need)),
        ]),
        byWords(who, need),
        posted(need),
      ]);
      const all = byPerson([...said, ...found]);
      for (const one of await travelled(need, [...all.keys()])) {
        all.set(one.person, [...(all.get(one.person) ?? []), one]);
      }
      for (const person of working) if (!all.has(person)) all.set(person, []);
      return all;
    },

    /** Everything of one person that this reader may read; what they declare is in their entry. */
    evidenceOf: (who: Actor, person: PersonId): Promise<readonly Evidence[]> =>
      work.run(async ({ expertise }) => [
        ...(await expertise.written({ person }, who)),
        ...(await expertise.owned({ person }, who)),
      ]),
  };
}
