import { AppError } from '../../../kernel/errors.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Actor, Person } from '../../../kernel/person.ts';
import { type Availability, availability } from '../availability.ts';
import { beside } from '../beside.ts';
import { hasLeft } from '../departing.ts';
import type { ExpertiseDeps } from '../deps.ts';
import { mixed, OFFERED_AT_MOST } from '../mixing.ts';
import {
  type Entry,
  emptyEntry,
  isEmpty,
  type Known,
  type Need,
  type Reason,
  type ReasonKind,
  ranked,
  weigh,
} from '../model.ts';
import { gathering } from './gathering.ts';

/** Somebody who knows, with all that it takes to ask them. */
export interface Offer {
  readonly person: Person;
  readonly languages: readonly Language[];
  readonly reasons: readonly Reason[];
  readonly availability: Availability;
}

/** Somebody who knew and has left: named for what stays, never as a contact. */
export interface Credit {
  readonly person: Person;
  readonly reasons: readonly Reason[];
  /** Who holds the post now; null where nobody was named, or they do not want to be found. */
  readonly holder: Person | null;
}

export interface Found {
  readonly need: Need;
  readonly people: readonly Offer[];
  /** How many more there are. */
  readonly more: number;
  readonly credited: readonly Credit[];
}

/** Who is named beside what was found for a question; nobody where the evidence is thin. */
export type Beside = Pick<Found, 'need' | 'people'>;

/** One person as one reader may know them. */
export interface PersonPage {
  readonly person: Person;
  readonly left: boolean;
  readonly holder: Person | null;
  readonly languages: readonly Language[];
  readonly availability: Availability;
  readonly declared: { readonly topics: readonly string[]; readonly countries: readonly string[] };
  /** What they are found by, the most first: only what this reader may read is counted. */
  readonly topics: readonly { readonly topic: string; readonly pieces: number }[];
}

const LONGEST = 500;
const CREDITED_AT_MOST = 3;
/** Enough that two of them are outside the asker's unit, wherever they come in the order. */
const LOOKED_AMONG = 20;
const MOST_TOPICS = 12;
/** Posts that were handed on again and again are followed so far. */
const MOST_HOLDERS = 5;

/** What remains when somebody has left; what they said of themselves, and where they worked, does not. */
const STAYS: ReadonlySet<ReasonKind> = new Set(['reply', 'contribution', 'product', 'mission']);

const languagesOf = (person: Person, entry: Entry): readonly Language[] =>
  entry.languages.length > 0 ? entry.languages : [person.language];

export function finding(deps: ExpertiseDeps) {
  const { work, clock, terms } = deps;
  const { understood, evidenceFor, evidenceOf } = gathering(deps);

  const entriesOf = (ids: readonly PersonId[]) => work.run((tx) => tx.expertise.entries(ids));
  const postsOf = (ids: readonly PersonId[]) => work.run((tx) => tx.expertise.posts(ids));

  /** Whoever holds the post now, by as many handovers as it went through. */
  async function holderOf(person: PersonId): Promise<Person | null> {
    const seen = new Set<PersonId>([person]);
    let at = person;
    for (let round = 0; round < MOST_HOLDERS; round += 1) {
      const next = (await postsOf([at])).get(at)?.holder ?? null;
      if (next === null || seen.has(next)) return null;
      seen.add(next);
      const [[holder], posts, entries] = await Promise.all([
        deps.people([next]),
        postsOf([next]),
        entriesOf([next]),
      ]);
      if (!holder) return null;
      if (!hasLeft(holder.active, posts.get(next), clock.now())) {
        return entries.get(next)?.hidden ? null : holder;
      }
      at = next;
    }
    return null;
  }

  async function weighed(who: Actor, need: Need) {
    const all = await evidenceFor(who, need);
    const ids = [...all.keys()].filter((id) => id !== who.id);
    const [people, entries, posts] = await Promise.all([
      deps.people(ids),
      entriesOf(ids),
      postsOf(ids),
    ]);
    const now = clock.now();
    const persons = new Map(people.map((person) => [person.id, person] as const));
    const entryOf = (id: PersonId): Entry => entries.get(id) ?? emptyEntry(id);
    const known = [...persons.values()].flatMap(({ id, country }) => {
      const posting = terms.countriesIn(country ?? '');
      const found = weigh(need, id, all.get(id) ?? [], entryOf(id), posting, now);
      return found ? [found] : [];
    });
    const left = (id: PersonId): boolean =>
      hasLeft(persons.get(id)?.active ?? false, posts.get(id), now);
    return { known: ranked(known), persons, entryOf, left, now };
  }

  async function found(who: Actor, need: Need, limit: number): Promise<Found> {
    if (isEmpty(need)) return { need, people: [], more: 0, credited: [] };
    const [{ known, persons, entryOf, left, now }, headquarters] = await Promise.all([
      weighed(who, need),
      work.run((tx) => tx.expertise.headquarters()),
    ]);
    const seated = (one: Known) => {
      const person = persons.get(one.person);
      return person
        ? [{ ...one, person, unit: person.unit, region: person.region, headquarters: isAt(person) }]
        : [];
    };
    const isAt = ({ office }: Person): boolean => office !== null && office === headquarters;
    const here = known.filter(({ person }) => !left(person)).flatMap(seated);
    const offered = mixed(here, who.unit, limit);
    const gone = known.filter(({ person }) => left(person)).flatMap(seated);
    const credited = await Promise.all(
      gone
        .flatMap(({ person, reasons }) => {
          const stays = reasons.filter(({ kind }) => STAYS.has(kind));
          return stays.length > 0 ? [{ person, reasons: stays }] : [];
        })
        .slice(0, CREDITED_AT_MOST)
        .map(async (one) => ({ ...one, holder: await holderOf(one.person.id) })),
    );
    const people = offered.map(({ person, reasons }) => ({
      person,
      reasons,
      languages: languagesOf(person, entryOf(person.id)),
      availability: availability(person.zone, who.zone, now),
    }));
    return { need, people, more: here.length - people.length, credited };
  }

  return {
    /** Who knows about what these words say: at most `limit`, mixed, each with reasons that the asker may check. */
    async ask(who: Actor, words: string, limit: number = OFFERED_AT_MOST): Promise<Found> {
      const asked = words.trim().slice(0, LONGEST);
      if (asked === '') throw new AppError('invalid-input', 'nobody is sought', { field: 'q' });
      return found(who, understood(asked, who.language), limit);
    },

    /** Who knows what a question is about, such as it was asked: at most two, outside the asker's own unit. */
    async beside(who: Actor, question: string): Promise<Beside> {
      const need = understood(question.trim().slice(0, LONGEST), who.language);
      const { people } = await found(who, need, LOOKED_AMONG);
      return { need, people: beside(people, need.topics, who.unit) };
    },

    /** @throws AppError `not-found` for whoever is not there or does not want to be found */
    async person(who: Actor, id: PersonId): Promise<PersonPage> {
      const [[person], entries, posts, evidence] = await Promise.all([
        deps.people([id]),
        entriesOf([id]),
        postsOf([id]),
        evidenceOf(who, id),
      ]);
      const entry = entries.get(id) ?? emptyEntry(id);
      if (!person || (entry.hidden && id !== who.id)) {
        throw new AppError('not-found', `no entry of ${id}`);
      }
      const shows = (topic: string): boolean => !entry.hiddenTopics.includes(topic);
      const left = hasLeft(person.active, posts.get(id), clock.now());
      return {
        person,
        left,
        holder: left ? await holderOf(id) : null,
        languages: languagesOf(person, entry),
        availability: availability(person.zone, who.zone, clock.now()),
        declared: { topics: entry.topics.filter(shows), countries: entry.countries },
        topics: counted(evidence.flatMap(({ topics }) => topics.filter(shows))),
      };
    },
  };
}

/** How often each, the most first, of equals in the order of the alphabet. */
export function counted(topics: readonly string[]): { topic: string; pieces: number }[] {
  const counts = new Map<string, number>();
  for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .map(([topic, pieces]) => ({ topic, pieces }))
    .toSorted((a, b) => b.pieces - a.pieces || a.topic.localeCompare(b.topic))
    .slice(0, MOST_TOPICS);
}
