import { asId, type CommunityId, type PersonId } from '../../src/kernel/ids.ts';
import type { Actor, CommunityRole, Role } from '../../src/kernel/person.ts';

/** An actor who is nobody in particular; a test names only what matters to it. */
export function anActor(
  given: Partial<Omit<Actor, 'memberships' | 'roles' | 'id'>> & {
    readonly id?: string;
    readonly in?: Readonly<Record<string, CommunityRole>>;
    readonly roles?: readonly Role[];
  } = {},
): Actor {
  const { id = 'person-1', in: memberships = {}, roles = [], ...rest } = given;
  return {
    id: asId<PersonId>(id),
    name: `Person ${id}`,
    mail: `${id}@example.org`,
    language: 'en',
    jobTitle: null,
    unit: null,
    office: null,
    country: null,
    region: null,
    zone: 'UTC',
    managerId: null,
    active: true,
    ...rest,
    roles: new Set(roles),
    memberships: new Map(
      Object.entries(memberships).map(([community, role]) => [asId<CommunityId>(community), role]),
    ),
  };
}
