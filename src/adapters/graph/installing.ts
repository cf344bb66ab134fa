import { z } from 'zod';
import type { PersonId } from '../../kernel/ids.ts';
import type { Installation, Installer } from '../../ports/installer.ts';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import { to } from './route.ts';

export interface InstallerOptions {
  /** The id in the app's manifest: `MicrosoftAppId`. */
  readonly externalId: string;
  /** The app's id in the organization's catalogue; without it the catalogue is read. */
  readonly catalogueId?: string;
}

const APPS = '/users/{id}/teamwork/installedApps';
const idSchema = z.object({ id: z.string() });
const installedSchema = z.object({
  id: z.string(),
  teamsApp: z.object({ externalId: z.string().nullish() }).nullish(),
});

/** An id stands within quotes of a filter; a quote in it would end them. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Installs the app for people: TeamsAppInstallation.ReadWriteSelfForUser.All, and AppCatalog.Read.All where nobody
 * says which app of the catalogue it is. What is there is looked up before and after, so that an installation whose
 * answer got lost is found and not made again.
 */
export function createInstaller(graph: Graph, options: InstallerOptions): Installer {
  const { externalId } = options;
  let known: string | null = options.catalogueId ?? null;

  async function catalogueId(): Promise<string | null> {
    if (known) return known;
    const filter = { $filter: `externalId eq ${quoted(externalId)}` };
    for await (const apps of graph.pages(to('/appCatalogs/teamsApps', {}, filter), idSchema)) {
      known ??= apps[0]?.id ?? null;
    }
    return known;
  }

  async function installation(id: PersonId): Promise<string | null> {
    const query = {
      $expand: 'teamsApp',
      $filter: `teamsApp/externalId eq ${quoted(externalId)}`,
    };
    for await (const found of graph.pages(to(APPS, { id }, query), installedSchema)) {
      const own = found.find(({ teamsApp }) => teamsApp?.externalId === externalId);
      if (own) return own.id;
    }
    return null;
  }

  async function chat(id: PersonId, installed: string): Promise<Installation> {
    const target = to(`${APPS}/{installation}/chat`, { id, installation: installed });
    return { kind: 'chat', conversationId: (await graph.get(target, idSchema)).id };
  }

  async function create(id: PersonId, app: string): Promise<void> {
    const bind = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${encodeURIComponent(app)}`;
    await graph.post(to(APPS, { id }), { 'teamsApp@odata.bind': bind }, z.unknown());
  }

  async function install(id: PersonId): Promise<Installation> {
    const before = await installation(id);
    if (before !== null) return chat(id, before);
    const app = await catalogueId();
    if (app === null) return { kind: 'refused', why: 'not-in-catalogue' };
    // 409 is already there; where no answer came it may be: the list says which.
    const failure = await create(id, app).catch((error: unknown) => {
      if (isFault(error, 403, 404)) throw error;
      return error;
    });
    const made = await installation(id);
    if (made !== null) return chat(id, made);
    throw failure ?? new Error('an app that was installed is not in the list yet');
  }

  return {
    async install(person) {
      try {
        return await install(person);
      } catch (error) {
        // 403: no consent, or a policy of the organization that keeps the app from this person.
        if (isFault(error, 403)) return { kind: 'refused', why: 'no-right' };
        if (isFault(error, 404)) return { kind: 'refused', why: 'no-account' };
        throw error;
      }
    },
  };
}
