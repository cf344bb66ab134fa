import type { Language } from '../../../kernel/language.ts';
import type { Actor } from '../../../kernel/person.ts';
import type { ExpertiseDeps } from '../deps.ts';
import { type Entry, emptyEntry } from '../model.ts';
import { counted } from './finding.ts';
import { gathering } from './gathering.ts';

/** An entry as its person writes it: topics and countries in their own words. */
export interface EntryEdit {
  readonly skills: readonly string[];
  readonly languages: readonly Language[];
  readonly hidden: boolean;
  readonly hiddenTopics: readonly string[];
}

export interface OwnEntry {
  readonly entry: Entry;
  /** What they are found by, hidden ones too. */
  readonly topics: readonly { readonly topic: string; readonly pieces: number }[];
}

export interface Saved extends OwnEntry {
  /** Words that name neither a topic nor a country: they were not kept. */
  readonly unknown: readonly string[];
}

export const MOST_SKILLS = 30;
export const LONGEST_SKILL = 100;

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** One's own entry: what one says of oneself holds from the next question on. */
export function editing(deps: ExpertiseDeps) {
  const { work, terms } = deps;
  const { evidenceOf } = gathering(deps);

  async function own(who: Actor): Promise<OwnEntry> {
    const [entries, evidence] = await Promise.all([
      work.run((tx) => tx.expertise.entries([who.id])),
      evidenceOf(who, who.id),
    ]);
    return {
      entry: entries.get(who.id) ?? emptyEntry(who.id),
      topics: counted(evidence.flatMap(({ topics }) => topics)),
    };
  }

  const topicsOf = (words: readonly string[]): string[] =>
    distinct(words.flatMap((word) => terms.topicsIn(word)));

  return {
    ownEntry: own,

    async saveEntry(who: Actor, edit: EntryEdit): Promise<Saved> {
      const skills = edit.skills
        .map((skill) => skill.trim().slice(0, LONGEST_SKILL))
        .filter((skill) => skill !== '')
        .slice(0, MOST_SKILLS);
      const entry: Entry = {
        person: who.id,
        topics: topicsOf(skills),
        countries: distinct(skills.flatMap((skill) => terms.countriesIn(skill))),
        languages: distinct(edit.languages),
        hidden: edit.hidden,
        hiddenTopics: topicsOf(edit.hiddenTopics),
      };
      await work.run((tx) => tx.expertise.saveEntry(entry));
      const unknown = [...skills, ...edit.hiddenTopics.map((word) => word.trim())].filter(
        (word) =>
          word !== '' &&
          terms.topicsIn(word).length === 0 &&
          (!skills.includes(word) || terms.countriesIn(word).length === 0),
      );
      return { ...(await own(who)), unknown: distinct(unknown) };
    },
  };
}
