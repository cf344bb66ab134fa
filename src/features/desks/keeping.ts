import { AppError } from '../../kernel/errors.ts';
import { asId, type DeskId, type PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Actor } from '../../kernel/person.ts';
import type { DeskDeps } from './deps.ts';
import { type Desk, LIMITS, MOST_DAYS } from './model.ts';
import { mayKeep } from './policy.ts';

/** A desk as an administrator writes it down. */
export interface DeskEdit {
  readonly names: Readonly<Record<Language, string>>;
  readonly unit: string;
  /** Topics in any words for them. */
  readonly topics: string;
  /** Mail addresses, one a line or separated by commas. */
  readonly staff: string;
  readonly days: number;
  readonly open: boolean;
}

const split = (words: string): string[] =>
  words
    .split(/[,;\s]+/)
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');

/** The desks there are, kept by administrators. */
export function keeping({ work, ids, topicsIn, isTopic, named }: DeskDeps) {
  async function staffOf(words: string): Promise<readonly PersonId[]> {
    const given = split(words);
    const known = await named(given);
    const unknown = given.filter((word) => !known.has(word));
    if (given.length === 0 || unknown.length > 0) {
      throw new AppError('invalid-input', 'staff nobody knows', { field: 'staff' });
    }
    return [...new Set(given.flatMap((word) => known.get(word) ?? []))];
  }

  async function checked(edit: DeskEdit): Promise<Omit<Desk, 'id' | 'version'>> {
    const en = edit.names.en.trim().slice(0, LIMITS.name);
    const name = (language: Language): string =>
      edit.names[language].trim().slice(0, LIMITS.name) || en;
    if (en === '') throw new AppError('invalid-input', 'no name', { field: 'name' });
    if (!Number.isInteger(edit.days) || edit.days < 1 || edit.days > MOST_DAYS) {
      throw new AppError('invalid-input', 'days', { field: 'days' });
    }
    return {
      names: { en, fr: name('fr'), es: name('es') },
      unit: edit.unit.trim().slice(0, LIMITS.unit),
      topics: [...new Set([...topicsIn(edit.topics), ...split(edit.topics).filter(isTopic)])],
      staff: await staffOf(edit.staff),
      days: edit.days,
      open: edit.open,
    };
  }

  function mustKeep(who: Actor): void {
    const refusal = mayKeep(who);
    if (refusal) throw new AppError(refusal, 'administrators keep the desks');
  }

  return {
    list: (): Promise<readonly Desk[]> => work.run((tx) => tx.desks.list()),

    get: (id: DeskId): Promise<Desk | null> => work.run((tx) => tx.desks.get(id)),

    /** @throws AppError `forbidden`, `invalid-input` naming the field */
    async create(who: Actor, edit: DeskEdit): Promise<Desk> {
      mustKeep(who);
      const desk: Desk = { id: asId<DeskId>(ids.next()), version: 1, ...(await checked(edit)) };
      await work.run(async (tx) => {
        await tx.desks.insert(desk);
        tx.emit({ type: 'desk.kept', actor: who.id, data: { desk: desk.id } });
        tx.audit({ actor: who.id, verb: 'desk.create', subject: `desk:${desk.id}` });
      });
      return desk;
    },

    /** @throws AppError `forbidden`, `not-found`, `invalid-input`, `changed-meanwhile` */
    async change(who: Actor, id: DeskId, version: number, edit: DeskEdit): Promise<void> {
      mustKeep(who);
      const change = await checked(edit);
      await work.run(async (tx) => {
        if (!(await tx.desks.get(id))) throw new AppError('not-found', `no desk ${id}`);
        await tx.desks.update({ id, version, ...change });
        tx.emit({ type: 'desk.kept', actor: who.id, data: { desk: id } });
        tx.audit({ actor: who.id, verb: 'desk.change', subject: `desk:${id}` });
      });
    },

    /** Another answers there in somebody's place from now on, with what they had taken. Repeating it changes nothing. */
    passOn: (id: DeskId, from: PersonId, to: PersonId): Promise<void> =>
      work.run(async (tx) => {
        const desk = await tx.desks.get(id);
        if (!desk?.staff.includes(from)) return;
        const staff = [...new Set(desk.staff.map((one) => (one === from ? to : one)))];
        await tx.desks.update({ ...desk, staff });
        for (const request of await tx.deskRequests.waitingOn([id]))
          if (request.takenBy === from) await tx.deskRequests.update({ ...request, takenBy: to });
        tx.emit({ type: 'desk.kept', actor: to, data: { desk: id } });
        tx.audit({ actor: to, verb: 'desk.change', subject: `desk:${id}`, detail: { from, to } });
      }),

    /** The desks to begin with, where there are none at all; whoever of their staff nobody knows is left out. */
    async provide(first: readonly DeskEdit[]): Promise<void> {
      if (first.length === 0 || (await work.run((tx) => tx.desks.list())).length > 0) return;
      const known = await named(first.flatMap(({ staff }) => split(staff)));
      for (const edit of first) {
        const staff = split(edit.staff).filter((word) => known.has(word));
        if (staff.length === 0) continue;
        const desk = { id: asId<DeskId>(ids.next()), version: 1 };
        const made = await checked({ ...edit, staff: staff.join(',') });
        await work.run((tx) => tx.desks.insert({ ...desk, ...made }));
      }
    },
  };
}
