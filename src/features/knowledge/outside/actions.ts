import { AppError } from '../../../kernel/errors.ts';
import { type Actor, isAdministrator } from '../../../kernel/person.ts';
import type { OutsidePlace } from '../../../ports/outside.ts';
import type { Transaction } from '../../../ports/unit-of-work.ts';
import type { OutsideDeps } from './deps.ts';
import { harvesting } from './harvest.ts';
import { leaving } from './leaving.ts';
import { type MappedSubject, mappingCsv, mappingTurtle, subjectsOf } from './mapping.ts';
import { driveOf, type KeptRecord, type OutsideSource, UNREAD } from './model.ts';
import type { OutsideStores, Subject } from './store.ts';

/** What an administrator says of a source. */
export interface OutsideInput {
  readonly name: string;
  readonly place: OutsidePlace;
  readonly everyHours: number;
}

/** A source with what became of it. */
export interface OutsideView {
  readonly source: OutsideSource;
  readonly records: number;
}

const MOST_SOURCES = 50;
const MOST_SUBJECTS = 5_000;
const SHOWN_SUBJECTS = 50;
const EXPORTED_TOGETHER = 1_000;

const mustAdminister = (who: Actor): void => {
  if (!isAdministrator(who)) throw new AppError('forbidden', 'administrators only');
};

const samePlace = (one: OutsidePlace, other: OutsidePlace): boolean =>
  JSON.stringify([one.kind, one.address, one.prefix, one.set, one.columns]) ===
  JSON.stringify([other.kind, other.address, other.prefix, other.set, other.columns]);

type Tx = Transaction & OutsideStores;

/** What was read under way is void: whoever reads it finds that out with the next page. */
const voided = (source: OutsideSource): OutsideSource => ({
  ...source,
  harvest: { ...UNREAD, generation: source.harvest.generation + 1 },
});

/** Catalogues and feeds outside: which there are, how they are read, and what their words mean here. */
export function outsideActions(deps: OutsideDeps) {
  const { work, clock, ids, reader, terms, follow, defaults } = deps;
  const { harvest, map } = harvesting(deps);
  const { forgetOld, clear } = leaving(deps);

  async function existing(tx: Tx, id: string, removed = false): Promise<OutsideSource> {
    const source = await tx.outside.get(id);
    if (!source || (source.removedAt !== null) !== removed) {
      throw new AppError('not-found', `no outside source ${id}`);
    }
    return source;
  }

  const change = (
    who: Actor,
    id: string,
    verb: string,
    how: (source: OutsideSource) => OutsideSource,
    removed = false,
  ): Promise<OutsideSource> => {
    mustAdminister(who);
    return work.run(async (tx) => {
      const after = how(await existing(tx, id, removed));
      await tx.outside.save(after);
      tx.audit({ actor: who.id, verb: `outside.${verb}`, subject: driveOf(id) });
      return after;
    });
  };

  function made({ name, place, everyHours }: OutsideInput): OutsideSource {
    return {
      id: ids.next(),
      name,
      place,
      everyHours,
      paused: false,
      createdAt: clock.now(),
      removedAt: null,
      harvest: UNREAD,
    };
  }

  async function rows(id: string): Promise<MappedSubject[]> {
    const all: MappedSubject[] = [];
    let after: string | null = null;
    for (;;) {
      const from: string | null = after;
      const page: readonly KeptRecord[] = await work.run((tx) =>
        tx.outside.page(id, from, EXPORTED_TOGETHER),
      );
      const last = page.at(-1);
      if (!last) return all;
      all.push(...page.flatMap((record) => subjectsOf(terms, record)));
      after = last.identifier;
    }
  }

  /** Those that are there, the first added first. */
  const present = async (): Promise<readonly OutsideSource[]> =>
    (await work.run((tx) => tx.outside.all())).filter(({ removedAt }) => removedAt === null);

  return {
    harvest,
    present,

    /** Before the first reading: what comes with the product, where nobody has added or removed any. */
    async begin(): Promise<void> {
      await forgetOld();
      if (defaults.length === 0) return;
      await work.run(async (tx) => {
        if ((await tx.outside.all()).length > 0) return;
        for (const one of defaults) await tx.outside.save(made(one));
      });
    },

    /** @throws AppError `forbidden` */
    async list(who: Actor): Promise<readonly OutsideView[]> {
      mustAdminister(who);
      const sources = await present();
      return work.run(async (tx) => {
        const views: OutsideView[] = [];
        for (const source of sources) {
          views.push({ source, records: await tx.outside.count(source.id) });
        }
        return views;
      });
    },

    /** @throws AppError `forbidden`; `invalid-input` naming the field: an address that is not read, too many */
    async add(who: Actor, input: OutsideInput): Promise<OutsideSource> {
      mustAdminister(who);
      reader.check(input.place);
      const source = made(input);
      await work.run(async (tx) => {
        const all = await tx.outside.all();
        if (all.filter(({ removedAt }) => removedAt === null).length >= MOST_SOURCES) {
          throw new AppError('invalid-input', 'too many sources', { field: 'name' });
        }
        await tx.outside.save(source);
        tx.audit({ actor: who.id, verb: 'outside.add', subject: driveOf(source.id) });
      });
      return source;
    },

    /** Another address is another source to be read: from the beginning. @throws as `add`, `not-found` */
    edit(who: Actor, id: string, input: OutsideInput): Promise<OutsideSource> {
      mustAdminister(who);
      reader.check(input.place);
      return change(who, id, 'edit', (source) => {
        const next = { ...source, ...input };
        return samePlace(source.place, input.place) ? next : voided(next);
      });
    },

    /** What was read stays; it is not asked until it is taken up again. @throws AppError `forbidden`, `not-found` */
    pause: (who: Actor, id: string, paused: boolean): Promise<OutsideSource> =>
      change(who, id, paused ? 'pause' : 'resume', (source) => ({ ...source, paused })),

    /** With its items. It can be taken back. @throws AppError `forbidden`, `not-found` */
    async remove(who: Actor, id: string): Promise<void> {
      await change(who, id, 'remove', (source) => ({ ...voided(source), removedAt: clock.now() }));
      await clear(id);
    },

    /** Its items come back with the next reading, under the ids that they had. @throws AppError `forbidden`, `not-found` */
    restore: (who: Actor, id: string): Promise<OutsideSource> =>
      change(who, id, 'restore', (source) => ({ ...source, removedAt: null }), true),

    /** Subjects that no list of ours knows, the most frequent first. @throws AppError `forbidden`, `not-found` */
    async free(who: Actor, id: string): Promise<readonly Subject[]> {
      mustAdminister(who);
      const words = await work.run(async (tx) => {
        await existing(tx, id);
        return tx.outside.subjects(id, MOST_SUBJECTS);
      });
      const unknown = words.filter(
        ({ word }) => terms.named(word).length === 0 && terms.countriesIn(word).length === 0,
      );
      return unknown.slice(0, SHOWN_SUBJECTS);
    },

    /** Gives the items the topics that their words mean by now. Answers how many changed. */
    async mapAnew(who: Actor, id: string): Promise<number> {
      mustAdminister(who);
      await work.run((tx) => existing(tx, id));
      const changed = await map(id);
      await follow();
      return changed;
    },

    /** Which of our terms each record is about, for whoever keeps the catalogue. @throws AppError `not-found` */
    async mapping(id: string, format: 'csv' | 'ttl'): Promise<string> {
      await work.run((tx) => existing(tx, id));
      const all = await rows(id);
      return format === 'csv' ? mappingCsv(all) : mappingTurtle(all);
    },
  };
}

export type OutsideActions = ReturnType<typeof outsideActions>;
