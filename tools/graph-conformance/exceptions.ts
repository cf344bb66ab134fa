import { fullName } from './schema.ts';

/** Differences that are right, each with its reason: by type and property, by call, never by pair. */
const PROPERTIES: readonly (readonly [type: string, names: readonly string[], reason: string])[] = [
  [
    'driveItem',
    [
      'image',
      'photo',
      'audio',
      'video',
      'location',
      'package',
      'specialFolder',
      'remoteItem',
      'bundle',
      'malware',
      'shared',
      'folder',
      'file',
      'deleted',
      'root',
      'publication',
      'thumbnails',
      'children',
      'searchResult',
      'sharepointIds',
      'pendingOperations',
    ],
    'a facet of another kind of item: present where the item is of that kind',
  ],
  [
    'contentType',
    [
      'eTag',
      'order',
      'base',
      'inheritedFrom',
      'documentSet',
      'documentTemplate',
      'associatedHubsUrls',
      'columnLinks',
      'columnPositions',
    ],
    'present where the type has one',
  ],
  [
    'siteCollection',
    ['dataLocationCode', 'archivalDetails', 'hostName'],
    'only organizations in several geographies have it (and one page misspells a name)',
  ],
  ['driveItem', ['description', 'webDavUrl'], 'given only when asked for by $select'],
  ['listItem', ['deleted'], 'a facet of what was deleted'],
  [
    'teamsAppDefinition',
    ['azureADAppId', 'requiredResourceSpecificApplicationPermissions'],
    'of the beta version',
  ],
  [
    'chatMessage',
    ['policyViolation', 'eventDetail', 'messageHistory'],
    'present where it happened',
  ],
  [
    'permission',
    [
      'link',
      'invitation',
      'inheritedFrom',
      'shareId',
      'grantedTo',
      'grantedToIdentities',
      'grantedToV2',
      'grantedToIdentitiesV2',
      'hasPassword',
      'expirationDateTime',
    ],
    'a permission is of one kind: a link, an invitation, an inherited or a direct grant',
  ],
  [
    'columnDefinition',
    [
      'text',
      'number',
      'boolean',
      'dateTime',
      'choice',
      'calculated',
      'currency',
      'lookup',
      'personOrGroup',
      'term',
      'hyperlinkOrPicture',
      'thumbnail',
      'geolocation',
      'contentApprovalStatus',
      'defaultValue',
      'validation',
      'sourceContentType',
      'propagateChanges',
    ],
    'a column is of one kind',
  ],
  ['identitySet', ['application', 'device', 'user', 'phone', 'group'], 'an actor is of one kind'],
  [
    'sharePointIdentitySet',
    ['application', 'device', 'user', 'group', 'siteUser', 'siteGroup', 'sharePointGroup'],
    'who was given it is of one kind',
  ],
  [
    'chatMessageFromIdentitySet',
    ['application', 'device', 'user', 'conversation'],
    'an author is of one kind',
  ],
  [
    'chatMessageMentionedIdentitySet',
    ['application', 'device', 'user', 'conversation', 'tag'],
    'who is mentioned is of one kind',
  ],
  [
    'identity',
    ['email', 'thumbnails', 'tenantId', 'loginName'],
    'identities carry what is known of them',
  ],
  [
    'hashes',
    ['crc32Hash', 'sha1Hash', 'sha256Hash', 'quickXorHash'],
    'which hashes there are differs between personal and business storage',
  ],
  [
    'itemReference',
    ['shareId', 'sharepointIds', 'path', 'name', 'id', 'siteId', 'driveType'],
    'what of a reference is told differs with the kind of parent',
  ],
];
/** @returns why a property of a type need not be there; several entries of one type add up */
export function excusedProperty(type: string | undefined, name: string): string | undefined {
  if (!type) return undefined;
  const full = fullName(type);
  return PROPERTIES.find(
    ([of, names]) => fullName(`graph.${of}`) === full && names.includes(name),
  )?.[2];
}
/** Statuses the pages write for one another. The first is documented, the second is what the service sends. */
const STATUSES: readonly (readonly [
  method: RegExp,
  documented: number,
  ours: number,
  reason: string,
])[] = [
  [/^POST$/, 200, 201, 'pages write 200 for a create that the service answers with 201'],
  [/^POST$/, 201, 200, 'pages write 201 for an action that answers with 200'],
  [
    /^PATCH$/,
    200,
    204,
    'pages show the changed resource where the service answers 204 without one',
  ],
  [
    /^(PATCH|PUT|DELETE|POST)$/,
    204,
    200,
    'pages write 204 where the service answers with the resource',
  ],
  [/^PUT$/, 201, 200, 'a small upload answers 201 for a new file and 200 for new content'],
  [/^PUT$/, 200, 201, 'a small upload answers 201 for a new file and 200 for new content'],
];
export const excusedStatus = (
  method: string,
  documented: number,
  ours: number,
): string | undefined =>
  STATUSES.find(
    ([form, shown, sent]) => form.test(method) && shown === documented && sent === ours,
  )?.[3];

/** Calls whose collection no call of Graph can fill. */
export const EMPTY_IS_RIGHT: readonly (readonly [RegExp, string])[] = [
  [/^\/sites\/[^/]+\/sites$/, 'no call of Graph makes a subsite'],
  [/^\/sites\/delta$/, 'no call of Graph makes a site'],
  [/\/transitiveMemberOf|\/memberOf/, 'what nobody assigned is not there'],
];
