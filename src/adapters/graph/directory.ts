import { z } from 'zod';
import { asId, type PersonId } from '../../kernel/ids.ts';
import { closestLanguage } from '../../kernel/language.ts';
import type { Person } from '../../kernel/person.ts';
import type { Directory } from '../../ports/directory.ts';
import type { BatchAnswer } from './batch.ts';
import type { Graph } from './client.ts';
import { isFault } from './faults.ts';
import { regionOf, zoneOf } from './places.ts';
import { to } from './route.ts';

const SELECT = [
  'id',
  'displayName',
  'mail',
  'userPrincipalName',
  'jobTitle',
  'department',
  'officeLocation',
  'country',
  'usageLocation',
  'preferredLanguage',
  'accountEnabled',
  'userType',
].join(',');

const QUERY = { $select: SELECT, $expand: 'manager($select=id)' };

const word = z.string().nullish();
const userSchema = z.object({
  id: z.string(),
  displayName: word,
  mail: word,
  userPrincipalName: z.string(),
  jobTitle: word,
  department: word,
  officeLocation: word,
  country: word,
  usageLocation: word,
  preferredLanguage: word,
  accountEnabled: z.boolean().nullish(),
  userType: word,
  manager: z.object({ id: z.string() }).nullish(),
});
type User = z.infer<typeof userSchema>;

const mailboxSchema = z.object({
  timeZone: word,
  language: z.object({ locale: word }).nullish(),
});
type Mailbox = z.infer<typeof mailboxSchema>;

/** Anything else is no object id, and Graph would look it up as a sign-in name. */
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const PAGE = '100';
/** Nobody waits for the whole directory. */
const BULK = { bulk: true } as const;

/** People from Microsoft Entra by Graph: User.Read.All, and MailboxSettings.Read for time zones. */
export function createDirectory(graph: Graph): Directory {
  const mailboxTarget = (id: string) => to('/users/{id}/mailboxSettings', { id });

  /** A mailbox that cannot be read must not keep its owner out: the country's zone does instead. */
  async function mailbox(id: string): Promise<Mailbox | null> {
    try {
      return await graph.get(mailboxTarget(id), mailboxSchema);
    } catch (error) {
      if (isFault(error)) return null;
      throw error;
    }
  }

  /** Graph gives mailbox settings of one user at a time only, never in a list: so they come in batches. */
  async function mailboxes(users: readonly User[]): Promise<ReadonlyMap<string, BatchAnswer>> {
    return graph.batch(
      users.map(({ id }) => ({ id, target: mailboxTarget(id) })),
      BULK,
    );
  }

  return {
    async person(id) {
      if (!OBJECT_ID.test(id)) return null;
      try {
        const user = await graph.get(to('/users/{id}', { id }, QUERY), userSchema);
        return toPerson(user, await mailbox(user.id));
      } catch (error) {
        if (isFault(error, 404)) return null;
        throw error;
      }
    },

    async *everybody() {
      const target = to('/users', {}, { ...QUERY, $top: PAGE });
      for await (const users of graph.pages(target, userSchema, BULK)) {
        const settings = await mailboxes(users);
        for (const user of users) {
          const answer = settings.get(user.id);
          const parsed = mailboxSchema.safeParse(answer?.status === 200 ? answer.body : undefined);
          yield toPerson(user, parsed.success ? parsed.data : null);
        }
      }
    },
  };
}

function toPerson(user: User, mailbox: Mailbox | null): Person {
  const country = user.country || user.usageLocation || null;
  return {
    id: asId<PersonId>(user.id),
    name: user.displayName || user.userPrincipalName,
    mail: user.mail || user.userPrincipalName,
    language: closestLanguage(user.preferredLanguage || mailbox?.language?.locale),
    jobTitle: user.jobTitle || null,
    unit: user.department || null,
    office: user.officeLocation || null,
    country,
    region: regionOf(country),
    zone: zoneOf(mailbox?.timeZone ?? null, country, user.officeLocation ?? null),
    managerId: user.manager ? asId<PersonId>(user.manager.id) : null,
    active: user.accountEnabled !== false,
    ...(user.userType?.toLowerCase() === 'guest' ? { external: true } : {}),
  };
}
