import type { Graph } from '../client.ts';
import { planLibrary } from './audiences.ts';
import { planCommunities } from './communities.ts';
import { HANDOVERS, LISTS, openLibrary } from './desired.ts';
import { type NewCommunity, planNewCommunity } from './new-community.ts';
import { type Plan, together } from './plan.ts';
import { planList } from './plan-lists.ts';
import { ProvisionError } from './refusals.ts';
import { type Site, siteAt } from './site.ts';
import type { TeamsOptions } from './teams.ts';

export interface ProvisionOptions {
  /** `<host>:/sites/<name>` */
  readonly site: string;
  /** Name of the library open to all staff. */
  readonly openLibrary: string;
  /** Communities, by slug, whose library is wanted. */
  readonly communities: readonly string[];
  /** The administrator says that nobody reads the library Handovers as a whole. */
  readonly handoversClosed: boolean;
  /** A community that is to have a team and everything in it. */
  readonly newCommunity?: NewCommunity & TeamsOptions;
}

const closing = (site: Site): string =>
  `${HANDOVERS.title} on ${site.name}: in the library’s settings, Permissions, stop inheriting and take away everybody but ` +
  'the owners: each handover is shared with its readers alone. Then run this command again with --handovers-closed. ' +
  'Until then no handover is put there, and each is read in Praxis only.';

/** Looks at the site and says what is to be done. Only reads. @throws ProvisionError */
export async function planProvision(graph: Graph, options: ProvisionOptions): Promise<Plan> {
  const site = await siteAt(graph, options.site);
  const plans: Plan[] = [];
  for (const wish of LISTS) plans.push(await planList(site, wish));
  plans.push(
    await planLibrary({
      knowledge: site,
      site,
      wish: openLibrary(options.openLibrary),
      line: { Kind: 'all' },
      first: null,
    }),
    await planLibrary({
      knowledge: site,
      site,
      wish: HANDOVERS,
      line: { Kind: 'named' },
      first: options.handoversClosed ? null : closing(site),
    }),
    await planCommunities(graph, site, options.communities),
    ...(options.newCommunity
      ? [await planNewCommunity(graph, site, options.newCommunity, options.newCommunity)]
      : []),
  );
  return together(plans);
}

/** SharePoint may keep a part of what it was given, an index for one: the rest is made in a further round. */
const ROUNDS = 3;

/**
 * Makes what is missing. May be stopped anywhere and run again: each step is looked at anew and done once.
 * @param say told of each step before it is made, with its number and how many there are
 * @returns what is left to a person
 * @throws ProvisionError
 */
export async function provision(
  graph: Graph,
  options: ProvisionOptions,
  say: (step: string, number: number, of: number) => void,
): Promise<Plan> {
  for (let round = 1; ; round += 1) {
    const todo = await planProvision(graph, options);
    if (todo.steps.length === 0) return todo;
    if (round > ROUNDS) {
      const left = todo.steps.map(({ what }) => what).join('; ');
      throw new ProvisionError(
        `SharePoint took the changes but does not show them yet: ${left}. Run the command again in some minutes.`,
      );
    }
    for (const [index, { what, perform }] of todo.steps.entries()) {
      say(what, index + 1, todo.steps.length);
      await perform();
    }
  }
}
