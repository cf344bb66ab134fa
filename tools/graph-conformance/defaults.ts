import type { SurfaceCall } from '../../src/adapters/tenant/surface.ts';
import type { Json, Pair } from './formats.ts';
import { columnsOf, isObject, samplesOf, valueFor } from './samples.ts';
import type { Session } from './session.ts';

/** The public part of a self-signed RSA key, for subscriptions whose notifications carry content. */
export const CERTIFICATE = [
  'MIIDDzCCAfegAwIBAgIUPWROfZrHCpBY75gc11dgi4MV2mAwDQYJKoZIhvcNAQELBQAwFjEUMBIGA1UEAwwLY29u',
  'Zm9ybWFuY2UwIBcNMjYxMTIyMDcxOTAzWhgPMjEyNjEwMjkwNzE5MDNaMBYxFDASBgNVBAMMC2NvbmZvcm1hbmNl',
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqQGUGHjhKGP5ChiJUFePapCTKP1gZg+gFIUrAhF32Ylu',
  '93ov3JOogkJ+m3qz0bSV7tg3Csyn7KdFepABBf+/qVPm+VTmsrUhdDaMcoAPNAYHw2wFUEIaoifX8CyPXoUL7uAr',
  'zeIVvXkDtuiTep5/QsozZBge5LBgDHJ2fq/PqkTFoj3ZGimEJVE6/FUGK8YHqh7uJr06v53T4Lovw1HUhmc2FBpq',
  'rNV3ETtVs8abgl4mg4fguoACtqdyKGQQqnzfX4eJ3sUkl5eSrR3mALOaClHOYC82sDQ1Ry0qrNYEny4e0RDh9+qo',
  'Nn3hqeyNqpoyroCb6HKAsHro0/jXwx4JRQIDAQABo1MwUTAdBgNVHQ4EFgQUomVXBRnirun2ugq+4nnV0dC3Tucw',
  'HwYDVR0jBBgwFoAUomVXBRnirun2ugq+4nnV0dC3TucwDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOC',
  'AQEASBK+rURxWlvBj2FGFArvyifgQ67Ij0TUqm2OPYCCsWqzqgGSCc2Z8Rz3rZDx7K+W6MGWtn6EUW2nvRO4whM3',
  'coNBJjSF/WT2wFpvFXDpp3lW6ZC7dxTj7BQ6ON+JoN5K8jGhobjutt8lD83mLLhSvacdb5fpHqWJtRPOxPboO4fY',
  'jbmrJL5F8G5gAQgPkDOgVbNqti+L80+l4DEV4YN1xNYCvz02EdRajXSXxo62jwxwpzGWp0XGxs8wZXsIv5F7e35H',
  'NkjPjFfzZXrBfRgo+yEg2Hp3+vOGIINTy2bw0Lp0iiMZDhVpK4i6J6JrLbS5eIvnNm4YY4Wc6uddAUysYw==',
].join('');

type Maker = (session: Session, sample: Json | undefined, pair: Pair) => Json;
const person = (): Json => ({ 'user@odata.bind': 'https://graph.microsoft.com/v1.0/users/{id}' });
const note = (): Json => ({
  topic: { source: 'text', value: 'A review', webUrl: 'https://teams.microsoft.com/l/entity/x/y' },
  activityType: 'systemDefault',
  previewText: { content: 'Something waits' },
  recipient: {
    '@odata.type': 'microsoft.graph.aadUserNotificationRecipient',
    userId: '{id}',
  },
  templateParameters: [{ name: 'systemDefaultText', value: 'Something waits' }],
});
const message = (): Json => ({ body: { contentType: 'text', content: 'Hello' } });
const labels = (): Json => ({
  labels: [{ languageTag: 'en-US', name: 'A term', isDefault: true }],
});
const named = (): Json => ({ name: 'Named', text: {} });
const installed = (): Json => ({ 'teamsApp@odata.bind': 'teamsApps/{id}' });
const grant = (): Json => ({
  roles: ['write'],
  grantedToIdentities: [
    { application: { id: '89ea5c94-7736-4e25-95ad-3fa95f62b66e', displayName: 'An app' } },
  ],
});

/** What a call is sent where the example leaves its body out: by method and path, the least that the call takes. */
const BODIES: Readonly<Record<string, Maker>> = {
  'POST /teams/{team}/channels': () => ({ displayName: 'A channel', membershipType: 'standard' }),
  'POST /teams/{team}/members': person,
  'PATCH /teams/{team}/members/{member}': () => ({ roles: ['owner'] }),
  'POST /teams/{team}/members/add': () => ({ values: [person()] }),
  'POST /teams/{team}/members/remove': () => ({ values: [person()] }),
  'POST /teams/{team}/channels/{channel}/members': person,
  'PATCH /teams/{team}/channels/{channel}/members/{member}': () => ({ roles: ['owner'] }),
  'POST /teams/{team}/channels/{channel}/messages': message,
  'POST /teams/{team}/channels/{channel}/messages/{message}/replies': message,
  'POST /teams/{team}/channels/{channel}/messages/{message}/setReaction': () => ({
    reactionType: '💘',
  }),
  'POST /teams/{team}/channels/{channel}/messages/{message}/unsetReaction': () => ({
    reactionType: '💘',
  }),
  'POST /teams/{team}/channels/{channel}/messages/{message}/replies/{reply}/setReaction': () => ({
    reactionType: '💘',
  }),
  'POST /teams/{team}/channels/{channel}/messages/{message}/replies/{reply}/unsetReaction': () => ({
    reactionType: '💘',
  }),
  'PATCH /teams/{team}/channels/{channel}/messages/{message}': () => ({ policyViolation: null }),
  'PATCH /teams/{team}/channels/{channel}/messages/{message}/replies/{reply}': () => ({
    policyViolation: null,
  }),
  'POST /teams/{team}/installedApps': installed,
  'POST /users/{user}/teamwork/installedApps': installed,
  'POST /teams/{team}/sendActivityNotification': note,
  'POST /users/{user}/teamwork/sendActivityNotification': note,
  'POST /users/{user}/sendMail': () => ({
    message: {
      subject: 'A note',
      body: { contentType: 'Text', content: 'Hello' },
      toRecipients: [{ emailAddress: { address: 'omar.haddad@org.example' } }],
    },
  }),
  'POST /communications/getPresencesByUserId': () => ({ ids: ['{id}'] }),
  'POST /users/{user}/presence/setPresence': () => ({
    sessionId: '22553876-f5ab-4529-bffb-cfe50aa89f87',
    availability: 'Available',
    activity: 'Available',
    expirationDuration: 'PT1H',
  }),
  'POST /users/{user}/presence/clearPresence': () => ({
    sessionId: '22553876-f5ab-4529-bffb-cfe50aa89f87',
  }),
  'POST /users': () => ({
    accountEnabled: true,
    displayName: 'A colleague',
    mailNickname: 'colleague',
    userPrincipalName: 'colleague@org.example',
    passwordProfile: { forceChangePasswordNextSignIn: true, password: 'local-Only-1!' },
  }),
  'PUT /users/{user}/manager/$ref': () => ({
    '@odata.id': 'https://graph.microsoft.com/v1.0/users/{id}',
  }),
  'POST /users/{user}/checkMemberGroups': () => ({ groupIds: ['{id}'] }),
  'POST /users/{user}/events': () => ({
    subject: 'A meeting',
    start: { dateTime: '2026-11-23T09:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-11-23T10:00:00', timeZone: 'UTC' },
  }),
  'POST /subscriptions': ({ teamId }, sample) => ({
    changeType: 'created,updated',
    notificationUrl: 'https://example.org/notifications',
    lifecycleNotificationUrl: 'https://example.org/notifications',
    resource: watched(sample, teamId),
    expirationDateTime: '2026-12-01T00:00:00Z',
    clientState: 'secret',
  }),
  'PATCH /subscriptions/{subscription}': () => ({ expirationDateTime: '2026-12-01T00:00:00Z' }),
  'POST /sites/{site}/permissions': grant,
  'PATCH /sites/{site}/permissions/{permission}': () => ({ roles: ['read'] }),
  'POST /sites/{site}/columns': named,
  'POST /sites/{site}/lists/{list}/columns': named,
  'POST /sites/{site}/contentTypes/{type}/columns': () => ({
    'sourceColumn@odata.bind': 'https://graph.microsoft.com/v1.0/sites/root/columns/{id}',
  }),
  'POST /sites/{site}/contentTypes': () => ({ name: 'A type', base: { id: '0x01' } }),
  'POST /sites/{site}/lists': () => ({ displayName: 'A list', list: { template: 'genericList' } }),
  'POST /sites/{site}/lists/{list}/contentTypes/addCopy': () => ({ contentType: '0x01' }),
  'POST /sites/{site}/lists/{list}/items': (_session, _sample, pair) => ({
    fields: fieldsOf(pair),
  }),
  'PATCH /sites/{site}/lists/{list}/items/{item}': (_session, _sample, pair) => ({
    fields: fieldsOf(pair),
  }),
  'PATCH /sites/{site}/lists/{list}/items/{item}/fields': (_session, _sample, pair) =>
    fieldsOf(pair),
  'POST /search/query': () => ({
    requests: [{ entityTypes: ['driveItem'], query: { queryString: 'the' }, from: 0, size: 25 }],
  }),
  'PATCH /sites/{site}/termStore': () => ({
    defaultLanguageTag: 'en-US',
    languageTags: ['en-US', 'fr-FR', 'es-ES'],
  }),
  'POST /sites/{site}/termStore/groups': () => ({ displayName: 'A group' }),
  'POST /sites/{site}/termStore/sets': () => ({
    parentGroup: { id: '{id}' },
    localizedNames: [{ languageTag: 'en-US', name: 'A set' }],
  }),
  'PATCH /sites/{site}/termStore/sets/{set}': () => ({ description: 'Changed' }),
  'POST /sites/{site}/termStore/sets/{set}/children': labels,
  'POST /sites/{site}/termStore/sets/{set}/terms/{term}/children': labels,
  'PATCH /sites/{site}/termStore/sets/{set}/terms/{term}': labels,
  'POST /sites/{site}/termStore/sets/{set}/terms/{term}/relations': () => ({
    relationship: 'pin',
    set: { id: '{id}' },
  }),
  'POST /$batch': () => ({ requests: [{ id: '1', method: 'GET', url: '/me' }] }),
};

/** Ends of drive item calls: the address before them is any. */
const ITEM_BODIES: readonly (readonly [RegExp, Maker])[] = [
  [/^POST .*\/children$/, () => ({ name: 'A folder', folder: {} })],
  [/^POST .*\/copy$/, () => ({ name: 'A copy.txt' })],
  [
    /^POST .*\/createLink$/,
    (_session, sample) => ({
      type: linkOf(sample, 'type', 'view'),
      scope: linkOf(sample, 'scope', 'organization'),
    }),
  ],
  [
    /^POST .*\/invite$/,
    () => ({
      recipients: [{ email: 'omar.haddad@org.example' }],
      requireSignIn: true,
      sendInvitation: false,
      roles: ['read'],
    }),
  ],
  [/^PATCH .*\/permissions\/\{permission\}$/, () => ({ roles: ['write'] })],
  [
    /^PATCH \/drives\/\{drive\}\/(items\/\{item\}|root:\/\{path\})$/,
    () => ({ name: 'renamed.txt' }),
  ],
];

function fieldsOf(pair: Pair): Json {
  const columns = columnsOf(pair, new URLSearchParams());
  return Object.fromEntries([...columns].map(([name, value]) => [name, valueFor(value)]));
}

function linkOf(sample: Json | undefined, name: string, fallback: string): unknown {
  const link = isObject(sample?.link) ? sample.link : {};
  return typeof link[name] === 'string' ? link[name] : fallback;
}

/** What the example's subscription watches, when it says so and it is something this tenant has. */
const watched = (sample: Json | undefined, teamId: string): unknown =>
  typeof sample?.resource === 'string' && /^\/?(teams|sites|drives|users)\b/.test(sample.resource)
    ? sample.resource
    : `/teams/${teamId}/channels/{id}/messages`;

/** @returns undefined where the call takes no body */
export function defaultBody(session: Session, call: SurfaceCall, pair: Pair): Json | undefined {
  const key = `${call.method} ${call.path}`;
  const make = BODIES[key] ?? ITEM_BODIES.find(([form]) => form.test(key))?.[1];
  return make?.(session, samplesOf(pair)[0], pair);
}
