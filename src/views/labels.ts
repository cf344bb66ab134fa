import { sectionsFor } from '../features/capture/handover/contents.ts';
import type { Handover } from '../features/capture/handover/model.ts';
import { type Capture, isOpen } from '../features/capture/model.ts';
import type { RecordAudience } from '../features/capture/readers.ts';
import type { Template } from '../features/capture/template.ts';
import type { Query } from '../features/queries/model.ts';
import type { LabelChange } from '../features/taxonomy/actions/labels.ts';
import type { Basis, LabelSheet } from '../features/taxonomy/labels.ts';
import { spokenTopics, writtenTopics } from '../features/taxonomy/pieces.ts';
import { subjectOf } from '../features/taxonomy/talk.ts';
import { AppError } from '../kernel/errors.ts';
import {
  asId,
  type CaptureId,
  type DiscussionId,
  type HandoverId,
  type PersonId,
  type QueryId,
} from '../kernel/ids.ts';
import { type Actor, moderates, type Person } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import { DOCUMENTS } from './handover-document.ts';

/** What Praxis publishes, and with that asks to be labelled. `lessons`: of a handover, by its id. */
export const LABELLED = ['capture', 'synthesis', 'consolidated', 'lessons'] as const;
export type Labelled = (typeof LABELLED)[number];

export interface LabelPage {
  readonly kind: Labelled;
  readonly id: string;
  readonly sheet: LabelSheet;
}

interface Loaded {
  readonly basis: Basis;
  /** Whether this person lets it go, and so says what it is about. */
  readonly lets: (who: Actor) => boolean;
  /** Not let go yet. */
  readonly open: boolean;
}

const MOST_TOPICS = 5;
/** What is not said otherwise is published in the library that is open to all staff. */
const READERS = 'all-staff';

/** What a record says of who may read it, as the list of confidentiality calls it. */
const CONFIDENTIALITY: Readonly<Record<RecordAudience, string>> = {
  staff: READERS,
  unit: 'named-only',
  community: 'community-only',
  moderators: 'moderators-only',
  supervisor: 'named-only',
  named: 'named-only',
};

type Loader = (id: string, by: Person | null) => Promise<Loaded | null>;

function shared({ people, taxonomy: { vocabulary } }: ViewDeps, now: () => Date) {
  return {
    person: async (id: PersonId): Promise<Person | null> => (await people.people([id]))[0] ?? null,
    fields: (owner: Person | null) => ({
      unit: owner?.unit ?? null,
      region: null as string | null,
      day: now().toISOString().slice(0, 10),
      confidentiality: READERS,
      unknown: [] as readonly string[],
    }),
    spoken: (text: string, others: readonly string[] = []) => {
      const found = spokenTopics(text, vocabulary, MOST_TOPICS);
      if (found.length > 0) return found;
      return others.slice(0, MOST_TOPICS).map((slug) => ({ slug, words: [] }));
    },
  };
}

function captures(deps: ViewDeps, now: () => Date): Loader {
  const { capture, taxonomy } = deps;
  const { person, fields, spoken } = shared(deps, now);
  const { vocabulary } = taxonomy;
  const answer = ({ answers }: Capture, field: string | undefined) =>
    (field && answers[field]?.trim()) || '';

  return async (id) => {
    const record = await capture.get(asId<CaptureId>(id));
    if (!record) return null;
    const template = capture.formOf(record);
    if (!template.publishes) return null;
    const owner = await person(record.owner);
    const text = Object.values(record.answers).join('\n');
    const written = writtenTopics(answer(record, template.topicsField), vocabulary);
    return {
      lets: (who) => who.id === record.owner,
      open: isOpen(record),
      basis: {
        ...fields(owner),
        confidentiality: CONFIDENTIALITY[record.readers.audience],
        subject: `capture:${id}`,
        type: template.contentType,
        text,
        language: record.language,
        topics: written.topics.length > 0 ? written.topics : spoken(text),
        unknown: written.unknown,
        countries: vocabulary.countriesIn(answer(record, template.countriesField)),
        region: owner?.region ?? null,
      },
    };
  };
}

function syntheses(deps: ViewDeps, now: () => Date): Loader {
  const { discussions, communities, taxonomy } = deps;
  const { person, fields, spoken } = shared(deps, now);
  return async (id, by) => {
    const discussion = await discussions.get(asId<DiscussionId>(id));
    const found = discussion && (await discussions.syntheses.get(discussion.id));
    if (!discussion || !found) return null;
    const community = await communities.get(discussion.community);
    // Of many places, whoever lets it go; what it speaks of, and the community's own topics only where it names none.
    const subject = [discussion.title, discussion.background, ...discussion.questions].join('. ');
    const talk = { kind: 'discussion', id } as const;
    const said = (await taxonomy.talk.of([talk])).get(subjectOf(talk));
    return {
      lets: (who) => moderates(who, discussion.community),
      open: found.state === 'draft',
      basis: {
        ...fields(await person(found.approvedBy ?? by?.id ?? discussion.createdBy)),
        subject: `synthesis:${id}`,
        type: 'synthesis',
        text: [subject, ...found.statements.map(({ text }) => text)].join('\n'),
        language: discussion.language,
        topics: said
          ? said.topics.map((slug) => ({ slug, words: [] }))
          : spoken(subject, community?.topics),
        countries: said?.countries ?? taxonomy.vocabulary.countriesIn(subject),
      },
    };
  };
}

function consolidated(deps: ViewDeps, now: () => Date): Loader {
  const { queries, communities } = deps;
  const { person, fields, spoken } = shared(deps, now);
  /** A kept answer is let go as an entry, and has no consolidated reply. */
  async function answerTo({ id, state }: Query) {
    if (state !== 'kept') return queries.consolidated.get(id);
    const [faq, replies] = await Promise.all([queries.faqs.of(id), queries.replies.published(id)]);
    return {
      approvedBy: faq?.approvedBy ?? null,
      state: faq?.state === 'offered' ? 'draft' : 'published',
      points: replies.map(({ text }) => ({ text, country: null })),
    };
  }

  return async (id, by) => {
    const query = await queries.get(asId<QueryId>(id));
    const found = query && (await answerTo(query));
    if (!query?.community || !found) return null;
    const place = query.community;
    const community = await communities.get(place);
    const topics = query.topics.length > 0 ? query.topics : (community?.topics ?? []);
    const words = new Map(
      spoken(`${query.text}\n${query.background}`).map((one) => [one.slug, one.words] as const),
    );
    const told = found.points.flatMap(({ country }) => (country === null ? [] : [country]));
    return {
      lets: (who) => moderates(who, place),
      open: found.state === 'draft',
      basis: {
        ...fields(await person(found.approvedBy ?? by?.id ?? query.asker)),
        subject: `consolidated:${id}`,
        type: 'consolidated-reply',
        text: [query.text, query.background, ...found.points.map(({ text }) => text)].join('\n'),
        language: query.language,
        topics: topics
          .slice(0, MOST_TOPICS)
          .map((slug) => ({ slug, words: words.get(slug) ?? [] })),
        countries: [...new Set([...query.countries, ...told])],
      },
    };
  };
}

/** What all staff may read of a handover, where its leaver shares it. */
export const lessonsText = (handover: Handover, template: Template, capture: Capture): string =>
  sectionsFor({ handover, template, capture, fillings: [] }, capture.language, DOCUMENTS.lessons)
    .flatMap(({ entries }) => entries.map(({ text }) => text))
    .join(' ');

function lessons(deps: ViewDeps, now: () => Date): Loader {
  const { capture, taxonomy } = deps;
  const { person, fields, spoken } = shared(deps, now);
  return async (id) => {
    const handover = await capture.handovers.get(asId<HandoverId>(id));
    const written = handover?.capture ? await capture.get(handover.capture) : null;
    if (!handover || !written) return null;
    const template = capture.formOf(written);
    const owner = await person(handover.person);
    const text = lessonsText(handover, template, written);
    if (text === '') return null;
    return {
      lets: (who) => who.id === handover.person,
      open: handover.lessons !== 'shared',
      basis: {
        ...fields(owner),
        subject: `lessons:${id}`,
        type: 'lesson-learned',
        text,
        language: written.language,
        topics: spoken(text),
        countries: taxonomy.vocabulary.countriesIn(text),
        region: owner?.region ?? null,
      },
    };
  };
}

/** What records say of themselves before they are published, for those who let them go. */
export function labelViews(deps: ViewDeps, now: () => Date) {
  const { labels } = deps.taxonomy;
  const loaders: Readonly<Record<Labelled, Loader>> = {
    capture: captures(deps, now),
    synthesis: syntheses(deps, now),
    consolidated: consolidated(deps, now),
    lessons: lessons(deps, now),
  };

  /** @throws AppError `not-found`, the same whether it does not exist or is not this person's to label */
  async function mine(who: Actor, kind: Labelled, id: string): Promise<Loaded> {
    const found = await loaders[kind](id, who);
    if (found?.lets(who)) return found;
    throw new AppError('not-found', `no ${kind} ${id} for this person to label`);
  }

  /** As `mine`; what is let go is labelled as it is. */
  async function changing(who: Actor, kind: Labelled, id: string): Promise<Basis> {
    const { basis, open } = await mine(who, kind, id);
    if (open) return basis;
    throw new AppError('not-found', `${kind} ${id} is let go`);
  }

  const page = async (kind: Labelled, id: string, basis: Basis) => ({
    kind,
    id,
    sheet: await labels.sheet(basis),
  });

  return {
    /** Without a reader's eyes: for publishing. Null where there is no such record. */
    basis: async (kind: Labelled, id: string): Promise<Basis | null> =>
      (await loaders[kind](id, null))?.basis ?? null,

    async mayChange(who: Actor, kind: Labelled, id: string): Promise<boolean> {
      const found = await loaders[kind](id, who);
      return found?.open === true && found.lets(who);
    },

    /** Also once it is let go: then as it was let go, and not to be changed. */
    async read(who: Actor, kind: Labelled, id: string): Promise<LabelPage> {
      const { basis } = await mine(who, kind, id);
      return page(kind, id, basis);
    },

    /** @throws AppError `not-found`, `invalid-input`, `illegal-move` */
    async change(who: Actor, kind: Labelled, id: string, wish: LabelChange) {
      const basis = await changing(who, kind, id);
      const placed = await labels.change(who, basis, wish);
      return { ...(await page(kind, id, basis)), placed };
    },

    async confirm(who: Actor, kind: Labelled, id: string): Promise<LabelPage> {
      const basis = await changing(who, kind, id);
      await labels.confirm(basis);
      return page(kind, id, basis);
    },

    /** Of what does not exist nothing is asked: whoever wants to publish it is told so. @throws AppError `fields-missing` */
    async mustBeComplete(who: Actor, kind: Labelled, id: string): Promise<void> {
      const found = await loaders[kind](id, who);
      if (found?.open && found.lets(who)) await labels.mustBeComplete(who, found.basis);
    },
  };
}

export type LabelViews = ReturnType<typeof labelViews>;
