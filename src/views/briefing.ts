import { openingWords } from '../features/discussions/model.ts';
import type { Credit, Offer } from '../features/expertise/actions.ts';
import type { Need } from '../features/expertise/model.ts';
import type { Chosen } from '../features/knowledge/facets.ts';
import { LESSONS, MISSION_REPORTS } from '../features/knowledge/kinds.ts';
import type { Found } from '../features/knowledge/model.ts';
import { aboutTalk, subjectOf, type TalkSubject } from '../features/taxonomy/talk.ts';
import { AppError, isAppError } from '../kernel/errors.ts';
import { LANGUAGES, type Language } from '../kernel/language.ts';
import type { Actor, Person } from '../kernel/person.ts';
import type { MissionRecord } from '../ports/missions.ts';
import type { ViewDeps } from './deps.ts';
import type { DiscussionSummary } from './discussion.ts';
import type { QuerySummary } from './query.ts';

/** What a briefing is about: a country by its English name, or whatever else was written (a partner, a place). */
export type About =
  | { readonly kind: 'country'; readonly name: string }
  | { readonly kind: 'partner'; readonly name: string };

/** At most `MOST_SHOWN` of what there is. */
export interface Part<T> {
  readonly items: readonly T[];
  readonly count: number;
}

/** A mission of the register that has begun by today. */
export interface PastMission {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly title: string | null;
  readonly country: string | null;
  readonly person: Person;
  /** The traveller has left: whom to ask instead, null where nobody holds the post. */
  readonly left: boolean;
  readonly holder: Person | null;
}

/** All that one reader may know before going somewhere. */
export interface Briefing {
  readonly about: About;
  /** In words, as a search page understands them. */
  readonly words: string;
  readonly missions: Part<PastMission>;
  /** When the register of missions was read last, where that is too long ago. */
  readonly missionsAsOf: Date | null;
  readonly reports: Part<Found>;
  readonly lessons: Part<Found>;
  readonly products: Part<Found>;
  readonly contacts: Part<Offer> & {
    readonly need: Need;
    readonly credited: readonly Credit[];
  };
  readonly discussions: Part<DiscussionSummary>;
  readonly queries: Part<QuerySummary>;
}

export const MOST_SHOWN = 5;
const LONGEST = 200;
const NAMED_APART: ReadonlySet<string> = new Set([...MISSION_REPORTS, ...LESSONS]);
const RUNNING = new Set(['scheduled', 'open', 'closing']);

const part = <T>(all: readonly T[]): Part<T> => ({
  items: all.slice(0, MOST_SHOWN),
  count: all.length,
});

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

export interface BriefingDeps
  extends Pick<ViewDeps, 'queries' | 'knowledge' | 'expertise' | 'taxonomy' | 'sources'> {
  readonly today: () => string;
  readonly countryLabel: (name: string, language: Language) => string;
  readonly discussions: { list(who: Actor): Promise<readonly DiscussionSummary[]> };
  readonly summaries: (
    found: Awaited<ReturnType<ViewDeps['queries']['list']>>,
  ) => Promise<readonly QuerySummary[]>;
}

export function briefingViews(deps: BriefingDeps) {
  const { queries, knowledge, expertise, sources, taxonomy } = deps;

  /** @throws AppError `invalid-input` for no words */
  function understood(asked: string): About {
    const words = asked.trim().slice(0, LONGEST);
    if (words === '') throw new AppError('invalid-input', 'no country', { field: 'country' });
    const [name] = taxonomy.vocabulary.countriesIn(words);
    return name ? { kind: 'country', name } : { kind: 'partner', name: words };
  }

  /** Whether a text speaks of it. */
  function speaks({ kind, name }: About, text: string): boolean {
    if (kind === 'country') return taxonomy.vocabulary.countriesIn(text).includes(name);
    return plain(text).includes(plain(name));
  }

  async function documents(who: Actor, about: About, words: string, types: Chosen['type'] | null) {
    const where: Chosen = about.kind === 'country' ? { country: [about.name] } : {};
    const chosen: Chosen = types ? { ...where, type: types } : where;
    // Without narrowing, a name in a text is enough to be found; it is no sign of being about a country.
    const found = await knowledge.browse(who, words, { limit: MOST_SHOWN, chosen });
    return { ...found, count: found.found.length + found.more };
  }

  async function library(who: Actor, about: About, words: string) {
    const all = await documents(who, about, words, null);
    const types = all.facets.find(({ name }) => name === 'type')?.values ?? [];
    const rest = types.map(({ value }) => value).filter((value) => !NAMED_APART.has(value));
    const of = async (kinds: readonly string[]): Promise<Part<Found>> => {
      if (!kinds.some((kind) => types.some(({ value }) => value === kind))) return part([]);
      const { found, count } = await documents(who, about, words, kinds);
      return { items: found, count };
    };
    const [reports, lessons, products] = await Promise.all([
      of(MISSION_REPORTS),
      of(LESSONS),
      of(rest),
    ]);
    return { reports, lessons, products };
  }

  /** Who does not want to be found is not named as a traveller either. */
  async function traveller(who: Actor, mission: MissionRecord): Promise<PastMission[]> {
    const { startsOn, endsOn, title, country } = mission;
    try {
      const { person, left, holder } = await expertise.person(who, mission.person);
      return [{ startsOn, endsOn, title, country, person, left, holder }];
    } catch (error) {
      if (isAppError(error) && error.code === 'not-found') return [];
      throw error;
    }
  }

  /** What stands in a calendar is for nobody else: only missions of registers are told. */
  async function missionsTo(who: Actor, about: About): Promise<Part<PastMission>> {
    const today = deps.today();
    const past = (await sources.missions.list())
      .filter(({ key, state, startsOn }) => {
        return state === 'planned' && startsOn <= today && !key.startsWith('calendar:');
      })
      .filter(({ country, title }) => speaks(about, `${country ?? ''}\n${title ?? ''}`))
      .toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1));
    return part((await Promise.all(past.map((one) => traveller(who, one)))).flat());
  }

  async function contacts(who: Actor, name: string) {
    const { need, people, more, credited } = await expertise.ask(who, name, MOST_SHOWN);
    return { items: people, count: people.length + more, need, credited };
  }

  async function asked(who: Actor, about: About): Promise<Part<QuerySummary>> {
    const open = (await queries.list(who, 'open')).filter(({ text, background, countries }) =>
      about.kind === 'country'
        ? countries.includes(about.name)
        : speaks(about, `${text}\n${background}`),
    );
    return { items: await deps.summaries(open.slice(0, MOST_SHOWN)), count: open.length };
  }

  async function talked(who: Actor, about: About): Promise<Part<DiscussionSummary>> {
    const all = (await deps.discussions.list(who)).filter(({ discussion: { state } }) =>
      RUNNING.has(state),
    );
    const subject = ({ discussion: { id } }: DiscussionSummary): TalkSubject => ({
      kind: 'discussion',
      id,
    });
    const given = await taxonomy.talk.of(all.map(subject));
    return part(
      all.filter((one) => {
        const words = openingWords(one.discussion);
        if (about.kind !== 'country') return speaks(about, words);
        const said = given.get(subjectOf(subject(one)));
        return aboutTalk(words, said, taxonomy.vocabulary).countries.includes(about.name);
      }),
    );
  }

  return {
    understood,

    /** What this reader may know of a country or partner before a mission. @throws AppError `invalid-input` */
    async page(who: Actor, given: string): Promise<Briefing> {
      const about = understood(given);
      const { name } = about;
      const words =
        about.kind === 'country'
          ? [...new Set(LANGUAGES.map((language) => deps.countryLabel(name, language)))].join(' ')
          : name;
      const [found, missions, missionsAsOf, people, discussions, questions] = await Promise.all([
        library(who, about, words),
        missionsTo(who, about),
        sources.ageOf('missions'),
        contacts(who, name),
        talked(who, about),
        asked(who, about),
      ]);
      return {
        about,
        words,
        missions,
        missionsAsOf,
        ...found,
        contacts: people,
        discussions,
        queries: questions,
      };
    },
  };
}

export type BriefingViews = ReturnType<typeof briefingViews>;
