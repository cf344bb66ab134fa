import { AppError } from '../../kernel/errors.ts';
import { asId, type GapId, type PersonId, type ProductId, type QueryId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import { type Actor, isAdministrator } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Need } from './model.ts';

/** What somebody looked for and did not find. */
export interface Gap {
  readonly id: GapId;
  /** Who missed what: the same person counts once, however often they ask for it. */
  readonly key: string;
  readonly words: string;
  readonly topics: readonly string[];
  readonly countries: readonly string[];
  readonly language: Language;
  readonly person: PersonId;
  readonly at: Date;
  /** What is known of it beside its words; null where somebody only looked for something. */
  readonly about: GapAbout | null;
  /** Who sees to it; null, and absent, where nobody does. */
  readonly takenBy?: PersonId | null;
  /** They want to hear when something is there. */
  readonly tell?: true;
  /** Absent while it is open. */
  readonly closed?: Filled & { readonly at: Date };
}

/** What is there now: a document, the question that was answered; both null where somebody said so. */
export interface Filled {
  readonly product: ProductId | null;
  readonly query: QueryId | null;
}

/** A gap that a question left which nobody answered (FR-CAP-15). */
export interface GapAbout {
  readonly query: QueryId;
  /** `YYYY-MM-DD`; null where no day was named. */
  readonly neededBy: string | null;
  /** What was found beside it, and did not answer it. */
  readonly found: readonly ProductId[];
  /** Who was asked, since they could fill it. */
  readonly asked: readonly PersonId[];
}

/** The same words, missed by so many. Who they are is not told. */
export interface Missed extends Omit<Gap, 'key' | 'person' | 'takenBy' | 'tell' | 'closed'> {
  readonly people: number;
  /** The questions that left it, newest first: they were asked in the open, under their askers' names. */
  readonly questions: readonly GapAbout[];
  readonly takenBy: PersonId | null;
}

export interface GapStore {
  /** False where the key is known: then it is open again, and nothing else changes. */
  record(gap: Gap): Promise<boolean>;
  /** Not settled, newest first. */
  open(limit: number): Promise<readonly Gap[]>;
  get(id: GapId): Promise<Gap | null>;
  /** Those of the same words, whoever missed them; answers what was open until now. */
  settle(words: string, by: PersonId | null, at: Date, filled: Filled): Promise<readonly Gap[]>;
  /** This one alone. False where it is closed already. */
  fill(id: GapId, at: Date, filled: Filled): Promise<boolean>;
  /** Open ones of whoever wants to hear of them, newest first. */
  wanted(limit: number): Promise<readonly Gap[]>;
  /** As `settle`; null gives it back. */
  take(words: string, by: PersonId | null, at: Date): Promise<void>;
  /** Open ones that this question left. */
  ofQuery(query: QueryId): Promise<readonly Gap[]>;
}

export interface GapDeps {
  readonly work: UnitOfWork<{ gaps: GapStore }>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly understand: (words: string, fallback: Language) => Need;
}

const LONGEST_WORDS = 500;
const MOST_LISTED = 500;

/** Whoever asked is told, and whoever wanted to be. */
const wantsNews = ({ tell, about }: Gap): boolean => tell === true || about !== null;

/** One event for each who is to hear of it, and none for whoever closed it. */
export function announce(
  tx: Pick<Transaction, 'emit'>,
  closed: readonly Gap[],
  by: PersonId | null,
): void {
  for (const gap of closed) {
    if (!wantsNews(gap) || gap.person === by) continue;
    tx.emit({ type: 'gap.closed', actor: by, data: { gap: gap.id, person: gap.person } });
  }
}

const plain = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ').trim();

/** Who closes gaps: those who see to what is written. */
export const seesGaps = (who: Actor): boolean =>
  isAdministrator(who) ||
  who.roles.has('content-manager') ||
  [...who.memberships.values()].includes('moderator');

function merged(gaps: readonly Gap[]): readonly Missed[] {
  const groups = Map.groupBy(gaps, ({ words }) => plain(words));
  return [...groups.values()]
    .flatMap((all): Missed[] => {
      const [newest] = all;
      if (!newest) return [];
      const { key: _, person: __, tell: ___, closed: ____, ...shown } = newest;
      const questions = all.flatMap(({ about }) => about ?? []);
      return [
        {
          ...shown,
          about: questions[0] ?? null,
          questions,
          people: new Set(all.map(({ person }) => person)).size,
          takenBy: all.find(({ takenBy }) => takenBy)?.takenBy ?? null,
        },
      ];
    })
    .sort((a, b) => b.people - a.people || b.at.getTime() - a.at.getTime());
}

/** What is missing, said by those who missed it, for those who can see to it. */
export function gapActions({ work, clock, ids, understand }: GapDeps) {
  const checked = (who: Actor): void => {
    if (!seesGaps(who)) throw new AppError('forbidden', 'gaps are for those who see to content');
  };
  return {
    /**
     * The same again changes nothing.
     * @param given `tell`: they want to hear when something is there
     * @throws AppError `invalid-input` for no words
     */
    async record(
      who: Actor,
      asked: string,
      { about = null, tell = false }: { about?: GapAbout | null; tell?: boolean } = {},
    ): Promise<void> {
      const words = asked.replace(/\s+/g, ' ').trim().slice(0, LONGEST_WORDS);
      if (words === '') throw new AppError('invalid-input', 'a gap without words', { field: 'q' });
      const { topics, countries, language } = understand(words, who.language);
      await work.run(async (tx) => {
        const fresh = await tx.gaps.record({
          id: asId<GapId>(ids.next()),
          key: `${who.id}|${plain(words)}`,
          words,
          topics,
          countries,
          language,
          person: who.id,
          at: clock.now(),
          about,
          ...(tell ? { tell } : {}),
        });
        if (fresh) tx.audit({ actor: who.id, verb: 'gap.record', subject: 'gap:new' });
      });
    },

    /** What most people missed first. @throws AppError `forbidden` */
    async list(who: Actor): Promise<readonly Missed[]> {
      checked(who);
      return merged(await work.run((tx) => tx.gaps.open(MOST_LISTED)));
    },

    /** They see to it, so that nobody else begins; or give it back. @throws AppError `forbidden`, `not-found` */
    async take(who: Actor, id: GapId, takes: boolean): Promise<void> {
      checked(who);
      await work.run(async (tx) => {
        const gap = await tx.gaps.get(id);
        if (!gap) throw new AppError('not-found', `no gap ${id}`);
        if (!takes && gap.takenBy !== who.id && !isAdministrator(who)) {
          throw new AppError('not-yours', 'somebody else sees to it');
        }
        await tx.gaps.take(gap.words, takes ? who.id : null, clock.now());
        const verb = takes ? 'gap.take' : 'gap.give-back';
        tx.audit({ actor: who.id, verb, subject: `gap:${id}` });
      });
    },

    /** Without a reader's eyes: for what is told of it. */
    get: (id: GapId): Promise<Gap | null> => work.run((tx) => tx.gaps.get(id)),

    /**
     * The question that left it is answered after all: nothing is missing there. Whoever asked it hears so from the
     * question itself. Idempotent.
     */
    async answered(query: QueryId, product: ProductId | null): Promise<void> {
      await work.run(async (tx) => {
        for (const { id, words } of await tx.gaps.ofQuery(query)) {
          const closed = await tx.gaps.settle(words, null, clock.now(), { product, query });
          announce(
            tx,
            closed.filter(({ about }) => about?.query !== query),
            null,
          );
          tx.audit({ actor: null, verb: 'gap.answered', subject: `gap:${id}`, detail: { query } });
        }
      });
    },

    /** Those that this question left are told to nobody any more; others of the same words stay. Idempotent. */
    async forget(query: QueryId): Promise<void> {
      await work.run(async (tx) => {
        for (const { id } of await tx.gaps.ofQuery(query)) {
          await tx.gaps.fill(id, clock.now(), { product: null, query: null });
          tx.audit({ actor: null, verb: 'gap.withdraw', subject: `gap:${id}` });
        }
      });
    },

    /** Something is there now. @throws AppError `forbidden`, `not-found` */
    async settle(who: Actor, id: GapId): Promise<void> {
      checked(who);
      await work.run(async (tx) => {
        const gap = await tx.gaps.get(id);
        if (!gap) throw new AppError('not-found', `no gap ${id}`);
        const nothing = { product: null, query: null };
        announce(tx, await tx.gaps.settle(gap.words, who.id, clock.now(), nothing), who.id);
        tx.audit({ actor: who.id, verb: 'gap.settle', subject: `gap:${id}` });
      });
    },
  };
}
