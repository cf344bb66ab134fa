import { isFault } from '../faults.ts';

/** Why provisioning stopped, in words for an administrator. What was done stays and is not done again. */
export class ProvisionError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ProvisionError';
  }
}

const CONSENT =
  'in Microsoft Entra, App registrations, the registration of MicrosoftAppId, API permissions: add the application ' +
  'permission, choose "Grant admin consent", wait some minutes and run this command again';

/** What the call was for decides which right is missing. */
export type Purpose = 'read' | 'build' | 'write' | 'team';

const RIGHTS: Readonly<Record<Purpose, string>> = {
  read:
    'Praxis may not read there. It needs Sites.Read.All (Sites.ReadWrite.All includes it) or, with Sites.Selected, ' +
    'a role on this site.',
  build:
    'Praxis may not make lists and columns there. It needs Sites.Manage.All or Sites.FullControl.All or, with ' +
    'Sites.Selected, the role "manage" or "fullcontrol" on this site. Only this command needs it: take it back afterwards.',
  write:
    'Praxis may not write lines into the lists. It needs Sites.ReadWrite.All or, with Sites.Selected, the role "write" ' +
    'on this site.',
  team:
    'Praxis may not do that in Teams. Making a team needs Team.Create, Team.ReadBasic.All, Channel.Create, ' +
    'Channel.ReadBasic.All, TeamMember.ReadWrite.All, TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All and ' +
    'AppCatalog.Read.All. Only this command needs them: take them back afterwards.',
};

/** @param where what was being done, for example `the list Projects of contoso.sharepoint.com:/sites/x` */
function inWords(error: unknown, purpose: Purpose, where: string): unknown {
  if (error instanceof ProvisionError || !isFault(error)) return error;
  const say = (text: string): ProvisionError =>
    new ProvisionError(`${where}: ${text}`, { cause: error });
  const { status } = error;
  if (status === 401 || status === 403) return say(`${RIGHTS[purpose]} To give it: ${CONSENT}.`);
  if (status === 404) return say('there is no such thing, or Praxis may not see it.');
  if (status === 429 || status >= 500 || status === 0) {
    return say(
      `${status === 0 ? 'no answer came' : `the service is busy or down (${status})`}. Run the command again later: it goes on where it stopped.`,
    );
  }
  if (status < 300)
    return say('the answer broke off or is none of SharePoint’s. Run the command again.');
  return say(
    `the service refused (${status} ${error.reason}). Look at the list in SharePoint and run the command again.`,
  );
}

/** @throws ProvisionError for every refusal of the service */
export async function asking<T>(
  purpose: Purpose,
  where: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inWords(error, purpose, where);
  }
}

const FINAL = [400, 401, 403, 404] as const;
const TRIES = 3;

/**
 * Makes a thing that Graph has no key for: where no answer came, or another made it meanwhile, it is looked for
 * before it is made again, so that a lost answer does not double it.
 */
export async function makeOnce<T>(
  create: () => Promise<T>,
  find: () => Promise<T | null>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await create();
    } catch (error) {
      if (!isFault(error) || isFault(error, ...FINAL)) throw error;
      const there = await find();
      if (there !== null) return there;
      if (attempt === TRIES) throw error;
    }
  }
}
