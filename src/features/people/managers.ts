import { dayOf } from '../../kernel/days.ts';
import { AppError } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { type Actor, isAdministrator, type Role } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { type FocalDeps, focalPointsOf } from './focal-points.ts';
import type { PersonStore, RoleChange } from './store.ts';

interface ManagerDeps {
  readonly work: UnitOfWork<{ people: PersonStore }>;
  readonly clock: Clock;
  readonly ids: Ids;
}

const MOST_CHANGES = 100;

/** Content managers see to terms, tags and gaps. Administrators name them and let them go. */
export function roleHolders({ work, clock, ids }: ManagerDeps, role: 'content-manager') {
  const mustAdminister = (who: Actor): void => {
    if (!isAdministrator(who)) throw new AppError('forbidden', 'administrators only');
  };

  async function change(who: Actor, person: PersonId, verb: RoleChange['verb']): Promise<void> {
    mustAdminister(who);
    await work.run(async (tx) => {
      const [known] = await tx.people.people([person]);
      if (!known || (verb === 'grant' && !known.active)) {
        throw new AppError('handover-to-unknown', `no colleague ${person}`);
      }
      const has = (await tx.people.withRole(role)).includes(person);
      // Pressed twice is once.
      if (has === (verb === 'grant')) return;
      if (verb === 'grant') await tx.people.grant(person, role);
      else await tx.people.revoke(person, role);
      const at = clock.now();
      await tx.people.noteRole({ id: ids.next(), person, role, verb, by: who.id, at });
      tx.audit({
        actor: who.id,
        verb: `role.${verb}`,
        subject: `person:${person}`,
        detail: { role },
      });
    });
  }

  return {
    /** Who is one now, and who was named or let go, the newest first. @throws AppError `forbidden` */
    async list(who: Actor): Promise<{
      readonly people: readonly PersonId[];
      readonly changes: readonly RoleChange[];
    }> {
      mustAdminister(who);
      return work.run(async (tx) => ({
        people: await tx.people.withRole(role),
        changes: await tx.people.roleChanges(role, MOST_CHANGES),
      }));
    },

    /** @throws AppError `forbidden`, `handover-to-unknown` for whom nobody knows or who has left */
    grant: (who: Actor, person: PersonId): Promise<void> => change(who, person, 'grant'),

    /** @throws AppError `forbidden`, `handover-to-unknown` */
    revoke: (who: Actor, person: PersonId): Promise<void> => change(who, person, 'revoke'),
  };
}

/** Who answers for what a unit writes down: its focal points, else whoever governs the whole. */
export const answeringFor =
  ({ work, clock }: Pick<FocalDeps, 'work' | 'clock'>) =>
  (unit: string | null) =>
    work.run(async (tx): Promise<readonly PersonId[]> => {
      const active = async (role: Role) =>
        (await tx.people.people(await tx.people.withRole(role))).filter((one) => one.active);
      const own = unit === null ? [] : await focalPointsOf(tx, unit, dayOf(clock.now(), 'UTC'));
      if (own.length > 0) return own.map(({ person }) => person);
      const governing = await active('governance');
      const found = governing.length > 0 ? governing : await active('administrator');
      return found.map(({ id }) => id).toSorted();
    });
