import type { Json } from './formats.ts';
import { LIBRARY, termGroup } from './library.ts';
import { idOf, isTarget, type Maker, memberOf, type Walk } from './place.ts';
import { isObject, samplesOf } from './samples.ts';
import { type Session, Unprepared } from './session.ts';

const changes = (walk: Walk): boolean => !['GET', 'POST'].includes(walk.pair.method);

export async function freshUser(session: Session): Promise<string> {
  const number = session.next();
  const name = `colleague${number}@org.example`;
  const body = {
    accountEnabled: true,
    displayName: `Colleague ${number}`,
    mailNickname: `colleague${number}`,
    userPrincipalName: name,
    passwordProfile: { forceChangePasswordNextSignIn: true, password: 'local-Only-1!' },
  };
  return idOf(await session.make({ method: 'POST', path: '/users', body, as: 'app' }));
}

const user: Maker = async (walk) => {
  const { session, rest } = walk;
  const installs = rest[0] === 'teamwork' && rest[1] === 'installedapps';
  if (installs && walk.pair.method === 'GET' && rest.length === 2)
    return session.colleagues[0] ?? session.me;
  const own = (isTarget(walk) && changes(walk)) || (rest[0] === 'manager' && changes(walk));
  if (own || installs) {
    const made = await freshUser(session);
    const needsManager = rest[0] === 'manager' && walk.pair.method === 'DELETE';
    if (needsManager) {
      const body = { '@odata.id': `https://graph.microsoft.com/v1.0/users/${session.me}` };
      await session.make({ method: 'PUT', path: `/users/${made}/manager/$ref`, body, as: 'app' });
    }
    return made;
  }
  return session.me;
};

const channel: Maker = async (walk) => {
  const { session, base, rest } = walk;
  const membership = rest[0] === 'members' && walk.pair.method !== 'GET';
  const sample = samplesOf(walk.pair)[0];
  const body = membership
    ? privateChannel(session)
    : {
        displayName: `Conformance ${session.next()}`,
        description: String(sample?.description ?? 'A channel of its own'),
        membershipType: 'standard',
      };
  return idOf(await session.make({ method: 'POST', path: base, body, as: 'person' }));
};

export const privateChannel = (session: Session): Json => ({
  '@odata.type': '#Microsoft.Graph.channel',
  displayName: `Private ${session.next()}`,
  membershipType: 'private',
  members: [
    {
      '@odata.type': '#microsoft.graph.aadUserConversationMember',
      'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${session.me}')`,
      roles: ['owner'],
    },
  ],
});

/** A one-pixel PNG, for hosted images. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A message by the caller, with as much in it as an answer can show. */
export function messageBody(session: Session, hosted: boolean): Json {
  const person = session.colleagues[0];
  const image = '<img src="../hostedContents/1/$value" width="1" height="1">';
  return {
    body: {
      contentType: 'html',
      content: `<div>Note ${session.next()} for <at id="0">Carlos</at>${hosted ? image : ''}<attachment id="74d20c7f34aa4a7fb74e2b30004247c5"></attachment></div>`,
    },
    mentions: [
      {
        id: 0,
        mentionText: 'Carlos',
        mentioned: {
          user: { id: person, displayName: 'Carlos Mendoza', userIdentityType: 'aadUser' },
        },
      },
    ],
    attachments: [
      {
        id: '74d20c7f34aa4a7fb74e2b30004247c5',
        contentType: 'application/vnd.microsoft.card.thumbnail',
        contentUrl: null,
        content: '{"title":"A card"}',
        name: null,
        thumbnailUrl: null,
      },
    ],
    ...(hosted
      ? {
          hostedContents: [
            { '@microsoft.graph.temporaryId': '1', contentBytes: PIXEL, contentType: 'image/png' },
          ],
        }
      : {}),
  };
}

const message: Maker = async ({ session, base, rest }) => {
  const body = messageBody(session, rest.includes('hostedcontents'));
  const id = idOf(await session.make({ method: 'POST', path: base, body, as: 'person' }));
  await afterwards(session, `${base}/${id}`, rest);
  return id;
};

/** What undoing presupposes was done. */
async function afterwards(session: Session, path: string, rest: readonly string[]): Promise<void> {
  const undone = rest[0] === 'undosoftdelete';
  if (undone) await session.make({ method: 'POST', path: `${path}/softDelete`, as: 'person' });
  if (rest[0] === 'unsetreaction') {
    const body = { reactionType: '💘' };
    await session.make({ method: 'POST', path: `${path}/setReaction`, body, as: 'person' });
  }
}

export const memberBody = (userId: string, roles: string[] = []): Json => ({
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  roles,
  'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${userId}')`,
});

const member: Maker = async (walk) => {
  if (walk.pair.method === 'GET') return memberOf(walk);
  const { session, base } = walk;
  const added = await freshUser(session);
  if (walk.parent === 'channels') {
    // Only who is in the team can be in one of its private channels.
    const path = `/teams/${session.teamId}/members`;
    await session.make({ method: 'POST', path, body: memberBody(added), as: 'person' });
  }
  return idOf(
    await session.make({ method: 'POST', path: base, body: memberBody(added), as: 'person' }),
  );
};

export const subscriptionBody = (session: Session, resource: string): Json => ({
  changeType: 'created,updated',
  notificationUrl: session.listener,
  lifecycleNotificationUrl: session.listener,
  resource,
  expirationDateTime: soon(session),
  clientState: 'secret',
});
export const soon = (session: Session): string =>
  new Date(session.running.tenant.clock.now().getTime() + 50 * 60_000).toISOString();

const subscription: Maker = async ({ session, base }) => {
  // One subscription a channel and app: each gets a channel of its own.
  const path = `/teams/${session.teamId}/channels`;
  const body = { displayName: `Told ${session.next()}`, membershipType: 'standard' };
  const made = idOf(await session.make({ method: 'POST', path, body, as: 'person' }));
  const resource = `/teams/${session.teamId}/channels/${made}/messages`;
  return idOf(
    await session.make({
      method: 'POST',
      path: base,
      body: subscriptionBody(session, resource),
      as: 'app',
    }),
  );
};

/** Our app's id in the organization's catalogue. */
export async function catalogueApp(session: Session): Promise<string> {
  const path = `/users/${session.colleagues[0]}/teamwork/installedApps?$expand=teamsApp`;
  const page = await session.make({ method: 'GET', path, as: 'app' });
  const [first] = Array.isArray(page.value) ? page.value.filter(isObject) : [];
  const app = isObject(first?.teamsApp) ? first.teamsApp : undefined;
  if (app) return idOf(app);
  throw new Unprepared('preparing: nobody has the app installed');
}

const installation: Maker = async (walk) => {
  const { session, base } = walk;
  const there = await session.make({ method: 'GET', path: base });
  if (Array.isArray(there.value) && there.value.length > 0) return memberOf(walk);
  const bind = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${await catalogueApp(session)}`;
  await session.make({ method: 'POST', path: base, body: { 'teamsApp@odata.bind': bind } });
  return memberOf(walk);
};

/** How a member of each collection comes to be. By noun and, where that is not enough, the noun above. */
export const MAKERS: Readonly<Record<string, Maker>> = {
  ...LIBRARY,
  users: user,
  presences: ({ session }) => session.colleagues[0] ?? session.me,
  teams: ({ session }) => session.teamId,
  groups: (walk) => (walk.parent === 'termstore' ? termGroup(walk) : walk.session.teamId),
  channels: channel,
  messages: message,
  replies: message,
  hostedcontents: (walk) => memberOf(walk),
  members: member,
  allmembers: (walk) => memberOf(walk),
  subscriptions: subscription,
  installedapps: installation,
};
