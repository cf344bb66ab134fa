import type { CommunityActions } from '../features/communities/actions.ts';
import type { CreditActions } from '../features/credit/actions.ts';
import { DEED_KINDS, type Deed, type RecordShare } from '../features/credit/model.ts';
import type { PeopleActions } from '../features/people/actions.ts';
import type { PersonId, RecordShareId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type { Actor } from '../kernel/person.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentSection, DocumentWriter, StructuredDocument } from '../ports/documents.ts';
import type { Words } from '../ports/words.ts';

export interface DeedView extends Deed {
  /** Of the community, in the reader's language. */
  readonly place: string | null;
}

export interface ShareView {
  readonly share: RecordShare;
  readonly name: string;
}

export interface RecordPage {
  readonly year: number;
  readonly years: readonly number[];
  readonly deeds: readonly DeedView[];
  readonly mine: readonly ShareView[];
  readonly shown: readonly ShareView[];
}

interface Deps {
  readonly credit: CreditActions;
  readonly communities: Pick<CommunityActions, 'list'>;
  readonly people: Pick<PeopleActions, 'people'>;
  readonly documents: DocumentWriter;
  readonly words: Words;
  readonly clock: Clock;
}

/** A day as its reader's language writes it. @param day `YYYY-MM-DD` */
const dayShown = (words: Words, language: Language, day: string): string =>
  words.date(language, new Date(`${day}T12:00:00Z`), 'UTC');

function section(
  kind: Deed['kind'],
  deeds: readonly DeedView[],
  { words }: Pick<Deps, 'words'>,
  language: Language,
): DocumentSection {
  const say = (key: string, params?: Readonly<Record<string, string | number>>) =>
    words.say(language, key, params);
  const named = ({ title, count }: DeedView): string => {
    if (kind === 'moderation') return say(`record.moderation.${title}`);
    return title === '' ? say('record.unnamed', { count }) : title;
  };
  return {
    heading: say(`record.kinds.${kind}`),
    paragraphs: [],
    bullets: deeds.map((deed) => ({
      text: named(deed),
      note: [
        say(`record.counts.${kind}`, { count: deed.count }),
        deed.place,
        dayShown(words, language, deed.on),
      ]
        .filter((part) => part !== null)
        .join(' · '),
      ...(deed.language && deed.language !== language ? { language: deed.language } : {}),
    })),
  };
}

/** Somebody's own record, as a page and as a document. */
export function recordViews(deps: Deps) {
  const { credit, communities, people, documents, words, clock } = deps;

  async function placed(deeds: readonly Deed[], language: Language): Promise<DeedView[]> {
    const names = new Map(
      (await communities.list()).map(({ id, names: of }) => [id, of[language]]),
    );
    return deeds.map((deed) => ({
      ...deed,
      place: (deed.community && names.get(deed.community)) ?? null,
    }));
  }

  async function named(shares: readonly RecordShare[], side: 'owner' | 'reader') {
    const found = await people.people(shares.map((share) => share[side]));
    const names = new Map(found.map(({ id, name }) => [id, name]));
    return shares.flatMap((share) => {
      const name = names.get(share[side]);
      return name ? [{ share, name }] : [];
    });
  }

  async function page(who: Actor, year?: number): Promise<RecordPage> {
    const [record, shares] = await Promise.all([credit.mine(who, year), credit.shares(who)]);
    return {
      ...record,
      deeds: await placed(record.deeds, who.language),
      mine: await named(shares.mine, 'reader'),
      shown: await named(shares.shown, 'owner'),
    };
  }

  return {
    page,

    /** @throws AppError `not-found` for what is not shown to this person */
    async read(who: Actor, id: RecordShareId) {
      const { share, deeds } = await credit.read(who, id);
      const [shown] = await named([share], 'owner');
      return { share, name: shown?.name ?? '', deeds: await placed(deeds, who.language) };
    },

    /** Who shows it and what, for the message to its reader; null where it is no longer shown. */
    async news(id: RecordShareId): Promise<(ShareView & { readonly reader: PersonId }) | null> {
      const share = await credit.shown(id);
      const [shown] = share ? await named([share], 'owner') : [];
      return shown ? { ...shown, reader: shown.share.reader } : null;
    },

    /** A year of it as a docx file, in its person's language. */
    async document(who: Actor, year?: number): Promise<{ name: string; bytes: Uint8Array }> {
      const record = await page(who, year);
      const { language } = who;
      const kinds = Map.groupBy(record.deeds, ({ kind }) => kind);
      const document: StructuredDocument = {
        title: words.say(language, 'record.of', { name: who.name, year: record.year }),
        language,
        subtitle: words.say(language, 'record.subtitle', {
          year: record.year,
          date: words.date(language, clock.now(), who.zone),
        }),
        facts: [],
        keywords: [],
        sections: [
          ...DEED_KINDS.flatMap((kind) => {
            const some = kinds.get(kind);
            return some ? [section(kind, some, deps, language)] : [];
          }),
          {
            heading: words.say(language, 'record.show.title'),
            paragraphs: [words.say(language, 'record.note'), words.say(language, 'record.not-in')],
            bullets: [],
          },
        ],
      };
      const name = `${words.say(language, 'record.title')} ${record.year}.docx`;
      return { name, bytes: await documents.docx(document) };
    },
  };
}

export type RecordViews = ReturnType<typeof recordViews>;
