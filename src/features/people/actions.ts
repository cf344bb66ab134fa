import { AppError } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Actor, Person } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Directory } from '../../ports/directory.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { actingOn, focalPoints } from './focal-points.ts';
import { answeringFor, roleHolders } from './managers.ts';
import type { FocalPointStore, PersonStore } from './store.ts';

export interface PeopleDeps {
  readonly work: UnitOfWork<{ people: PersonStore; focalPoints: FocalPointStore }>;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Mail addresses or ids of the first administrators. */
  readonly administrators: readonly string[];
}

/** How long the directory's word is believed before it is asked again. */
const FRESH_FOR_MS = 24 * 3_600_000;

/** Of an organization of ten thousand: each alone would be ten thousand transactions. */
const AT_ONCE = 200;

export function peopleActions(deps: PeopleDeps) {
  const { work, directory, clock, administrators } = deps;
  const isAdministrator = (person: Person) =>
    administrators.some((word) =>
      [person.id, person.mail.toLowerCase()].includes(word.toLowerCase()),
    );

  async function learn(people: readonly Person[]): Promise<void> {
    await work.run(async (tx) => {
      await tx.people.save(people, clock.now());
      for (const person of people.filter(isAdministrator))
        await tx.people.grant(person.id, 'administrator');
    });
  }

  async function actor(id: PersonId): Promise<Actor> {
    const known = await work.run((tx) => tx.people.actor(id));
    if (known && clock.now().getTime() - known.seenAt.getTime() < FRESH_FOR_MS) {
      if (known.actor.active) return actingOn(known, clock.now());
      throw new AppError('forbidden', `account ${id} is closed`);
    }
    const person = await directory.person(id).catch((error: unknown) => {
      // A directory that is down must not lock people out who were known yesterday.
      if (known?.actor.active) return known.actor;
      throw new AppError('unavailable', 'the directory did not answer', {}, { cause: error });
    });
    if (!person) throw new AppError('unauthenticated', `no account ${id}`);
    await learn([person]);
    const learned = await work.run((tx) => tx.people.actor(id));
    if (!learned?.actor.active) throw new AppError('forbidden', `account ${id} is closed`);
    return actingOn(learned, clock.now());
  }

  return {
    /** The person behind a verified id, with roles and memberships. @throws AppError */
    actor,

    /**
     * The same from what is stored, however old: nothing is asked, and nothing is written.
     * @throws AppError `unauthenticated`, `forbidden`
     */
    async known(id: PersonId): Promise<Actor> {
      const found = await work.run((tx) => tx.people.actor(id));
      if (!found) throw new AppError('unauthenticated', `no account ${id} is known`);
      if (!found.actor.active) throw new AppError('forbidden', `account ${id} is closed`);
      return actingOn(found, clock.now());
    },

    /** Reads everybody from the directory; people already known are refreshed. */
    async sync(): Promise<number> {
      let count = 0;
      let waiting: Person[] = [];
      const keep = async () => {
        await learn(waiting);
        count += waiting.length;
        waiting = [];
      };
      for await (const person of directory.everybody()) {
        waiting.push(person);
        if (waiting.length >= AT_ONCE) await keep();
      }
      await keep();
      return count;
    },

    people: (ids: readonly PersonId[]): Promise<readonly Person[]> =>
      ids.length === 0 ? Promise.resolve([]) : work.run((tx) => tx.people.people(ids)),

    /** Whom registers name by mail address or id. */
    named: (words: readonly string[]): Promise<ReadonlyMap<string, PersonId>> =>
      words.length === 0 ? Promise.resolve(new Map()) : work.run((tx) => tx.people.named(words)),

    administrators: (): Promise<readonly PersonId[]> =>
      work.run((tx) => tx.people.withRole('administrator')),

    /** Administrators and content managers: whoever sees to what nobody else answers for. */
    governors: (): Promise<readonly PersonId[]> =>
      work.run(async (tx) => {
        const managers = await tx.people.withRole('content-manager');
        return [...new Set([...(await tx.people.withRole('administrator')), ...managers])];
      }),

    managers: roleHolders(deps, 'content-manager'),

    /** The focal points of a unit, else whoever governs; null: whoever governs. */
    answeringFor: answeringFor(deps),

    focalPoints: focalPoints(deps),

    howMany: (unit: string | null): Promise<number> => work.run((tx) => tx.people.howMany(unit)),

    find: (words: string): Promise<readonly Person[]> => work.run((tx) => tx.people.find(words, 5)),

    async chooseLanguage(who: Actor, language: Language): Promise<void> {
      await work.run((tx) => tx.people.chooseLanguage(who.id, language));
    },
  };
}

export type PeopleActions = ReturnType<typeof peopleActions>;
