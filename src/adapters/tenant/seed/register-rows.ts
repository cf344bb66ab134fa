import { addListItem } from '../files/store.ts';
import { guidOf } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import { MISSIONS } from './missions.ts';
import { SYSTEM_ACTOR } from './places.ts';
import { PROJECTS } from './projects.ts';

const DAY_MS = 86_400_000;

/** The object id of a seeded person, by the local part of the mail (`amina.diallo`). */
export const personIdOf = (local: string): string => guidOf(`person:${local}`);

export const dayFromNow = (tenant: Tenant, days: number): string => {
  const at = new Date(tenant.clock.now().getTime() + days * DAY_MS);
  return `${at.toISOString().slice(0, 10)}T00:00:00Z`;
};

export function addProjects(tenant: Tenant, listId: string): void {
  for (const project of PROJECTS) {
    const fields = {
      Title: project.title,
      Code: project.code,
      ManagerId: personIdOf(project.manager),
      ManagerMail: `${project.manager}@org.example`,
      StartDate: dayFromNow(tenant, project.starts),
      EndDate: dayFromNow(tenant, project.ends),
      Donor: project.donor,
      Countries: project.countries,
      Outcomes: project.outcomes,
      State: project.ends < 0 ? 'closed' : 'active',
    };
    addListItem(tenant, { listId, fields, actor: SYSTEM_ACTOR });
  }
}

export function addMissions(tenant: Tenant, listId: string): void {
  for (const mission of MISSIONS) {
    const fields = {
      Title: mission.title,
      MissionId: mission.id,
      PersonId: personIdOf(mission.person),
      Country: mission.country,
      StartDate: dayFromNow(tenant, mission.starts),
      EndDate: dayFromNow(tenant, mission.ends),
      State: mission.state,
    };
    addListItem(tenant, { listId, fields, actor: SYSTEM_ACTOR });
  }
}
