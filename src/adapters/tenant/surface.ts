/** One call of the Graph door: which feature needs it, and the schema type of its answer
 * (`chatMessage`, `chatMessage[]`; nothing where the answer has no body). */
export interface SurfaceCall {
  readonly method: string;
  /** Path below `/v1.0`, `{name}` for what varies. */
  readonly path: string;
  readonly feature: string;
  readonly returns: string | undefined;
}

/** `{ITEM}` stands for each way Graph has to name a drive item. */
const ITEM_ADDRESSES = [
  '/drives/{drive}/root',
  '/drives/{drive}/root:/{path}:',
  '/drives/{drive}/items/{item}',
  '/drives/{drive}/items/{item}:/{path}:',
];
const CHANNEL = '/teams/{team}/channels/{channel}';
const MESSAGE = `${CHANNEL}/messages/{message}`;
const LIST = '/sites/{site}/lists/{list}';
const TERMS = '/sites/{site}/termStore';

/** The surface: everything the product asks of Graph now or will by its design, and nothing else.
 * One feature a block; one call a line: method, path, type of the answer. */
const TABLE: readonly (readonly [feature: string, calls: string])[] = [
  [
    'discussions and queries: the channel is read, caught up with and its images shown',
    `GET ${CHANNEL}/messages chatMessage[]
     GET ${MESSAGE} chatMessage
     GET ${MESSAGE}/replies chatMessage[]
     GET ${MESSAGE}/replies/{reply} chatMessage
     GET ${MESSAGE}/hostedContents chatMessageHostedContent[]
     GET ${MESSAGE}/hostedContents/{content} chatMessageHostedContent
     GET ${MESSAGE}/hostedContents/{content}/$value
     GET ${MESSAGE}/replies/{reply}/hostedContents chatMessageHostedContent[]
     GET ${MESSAGE}/replies/{reply}/hostedContents/{content} chatMessageHostedContent
     GET ${MESSAGE}/replies/{reply}/hostedContents/{content}/$value
     GET /teams/{team}/channels/getAllMessages chatMessage[]`,
  ],
  [
    'discussions: a member contributes and reacts in their own name',
    `POST ${CHANNEL}/messages chatMessage
     POST ${MESSAGE}/replies chatMessage
     POST ${MESSAGE}/setReaction
     POST ${MESSAGE}/unsetReaction
     POST ${MESSAGE}/replies/{reply}/setReaction
     POST ${MESSAGE}/replies/{reply}/unsetReaction`,
  ],
  [
    'moderation: a post is taken out of the channel, put back, or marked',
    `POST ${MESSAGE}/softDelete
     POST ${MESSAGE}/undoSoftDelete
     POST ${MESSAGE}/replies/{reply}/softDelete
     POST ${MESSAGE}/replies/{reply}/undoSoftDelete
     PATCH ${MESSAGE}
     PATCH ${MESSAGE}/replies/{reply}`,
  ],
  [
    'communities: the team, its channels and their folders',
    `GET /teams team[]
     POST /teams
     GET /teams/{team}/operations/{operation} teamsAsyncOperation
     GET /teams/{team} team
     PATCH /teams/{team}
     GET /teams/{team}/channels channel[]
     POST /teams/{team}/channels channel
     GET ${CHANNEL} channel
     PATCH ${CHANNEL}
     DELETE ${CHANNEL}
     GET /teams/{team}/primaryChannel channel
     GET ${CHANNEL}/filesFolder driveItem
     GET /groups group[]
     GET /groups/{group} group`,
  ],
  [
    'communities: rosters, who joined, who left, who moderates',
    `GET /teams/{team}/members conversationMember[]
     POST /teams/{team}/members conversationMember
     POST /teams/{team}/members/add actionResultPart[]
     POST /teams/{team}/members/remove actionResultPart[]
     GET /teams/{team}/members/{member} conversationMember
     PATCH /teams/{team}/members/{member} conversationMember
     DELETE /teams/{team}/members/{member}
     GET ${CHANNEL}/members conversationMember[]
     POST ${CHANNEL}/members conversationMember
     GET ${CHANNEL}/members/{member} conversationMember
     PATCH ${CHANNEL}/members/{member} conversationMember
     DELETE ${CHANNEL}/members/{member}
     GET ${CHANNEL}/allMembers conversationMember[]
     GET /groups/{group}/members directoryObject[]
     GET /groups/{group}/owners directoryObject[]`,
  ],
  [
    'notifications: the app is installed where the bot must write first',
    `GET /appCatalogs/teamsApps teamsApp[]
     GET /teams/{team}/installedApps teamsAppInstallation[]
     POST /teams/{team}/installedApps
     GET /teams/{team}/installedApps/{installation} teamsAppInstallation
     DELETE /teams/{team}/installedApps/{installation}
     POST /teams/{team}/installedApps/{installation}/upgrade
     GET /users/{user}/teamwork/installedApps userScopeTeamsAppInstallation[]
     POST /users/{user}/teamwork/installedApps
     GET /users/{user}/teamwork/installedApps/{installation} userScopeTeamsAppInstallation
     DELETE /users/{user}/teamwork/installedApps/{installation}
     POST /users/{user}/teamwork/installedApps/{installation}/upgrade
     GET /users/{user}/teamwork/installedApps/{installation}/chat chat`,
  ],
  [
    'notifications: the activity feed and mail',
    `POST /teams/{team}/sendActivityNotification
     POST /users/{user}/teamwork/sendActivityNotification
     POST /users/{user}/sendMail`,
  ],
  [
    'notifications: not while somebody is busy, away or presenting',
    `GET /users/{user}/presence presence
     GET /communications/presences presence[]
     GET /communications/presences/{user} presence
     POST /communications/getPresencesByUserId presence[]
     POST /users/{user}/presence/setPresence
     POST /users/{user}/presence/clearPresence
     GET /users/{user}/calendarView event[]
     POST /users/{user}/events event
     GET /users/{user}/mailboxSettings mailboxSettings`,
  ],
  [
    'people: profiles, managers, joiners and leavers',
    `GET /users user[]
     POST /users user
     GET /users/delta user[]
     GET /users/{user} user
     PATCH /users/{user}
     DELETE /users/{user}
     GET /users/{user}/manager directoryObject
     PUT /users/{user}/manager/$ref
     DELETE /users/{user}/manager/$ref
     GET /users/{user}/directReports directoryObject[]`,
  ],
  [
    'audiences: which groups and teams somebody is in',
    `GET /users/{user}/joinedTeams team[]
     GET /users/{user}/memberOf directoryObject[]
     GET /users/{user}/memberOf/microsoft.graph.group group[]
     GET /users/{user}/transitiveMemberOf directoryObject[]
     GET /users/{user}/transitiveMemberOf/microsoft.graph.group group[]
     POST /users/{user}/checkMemberGroups String[]`,
  ],
  [
    'catching up: changes are told as they happen',
    `GET /subscriptions subscription[]
     POST /subscriptions subscription
     GET /subscriptions/{subscription} subscription
     PATCH /subscriptions/{subscription} subscription
     DELETE /subscriptions/{subscription}
     POST /subscriptions/{subscription}/reauthorize`,
  ],
  [
    'knowledge: sites are found, followed and provisioned',
    `GET /sites site[]
     GET /sites/delta site[]
     GET /sites/getAllSites site[]
     GET /sites/{site} site
     GET /sites/{site}/sites site[]
     GET /sites/{site}/drives drive[]
     GET /sites/{site}/columns columnDefinition[]
     POST /sites/{site}/columns columnDefinition
     GET /sites/{site}/columns/{column} columnDefinition
     PATCH /sites/{site}/columns/{column} columnDefinition
     DELETE /sites/{site}/columns/{column}
     GET /sites/{site}/contentTypes contentType[]
     POST /sites/{site}/contentTypes contentType
     GET /sites/{site}/contentTypes/{type} contentType
     PATCH /sites/{site}/contentTypes/{type} contentType
     DELETE /sites/{site}/contentTypes/{type}
     GET /sites/{site}/contentTypes/{type}/columns columnDefinition[]
     POST /sites/{site}/contentTypes/{type}/columns columnDefinition
     GET /sites/{site}/contentTypes/{type}/columns/{column} columnDefinition
     PATCH /sites/{site}/contentTypes/{type}/columns/{column} columnDefinition
     DELETE /sites/{site}/contentTypes/{type}/columns/{column}`,
  ],
  [
    'knowledge: lists hold projects, communities and audiences, and are provisioned',
    `GET /sites/{site}/lists list[]
     POST /sites/{site}/lists list
     GET ${LIST} list
     PATCH ${LIST} list
     DELETE ${LIST}
     GET ${LIST}/columns columnDefinition[]
     POST ${LIST}/columns columnDefinition
     GET ${LIST}/columns/{column} columnDefinition
     PATCH ${LIST}/columns/{column} columnDefinition
     DELETE ${LIST}/columns/{column}
     GET ${LIST}/contentTypes contentType[]
     POST ${LIST}/contentTypes/addCopy contentType
     GET ${LIST}/contentTypes/{type} contentType
     DELETE ${LIST}/contentTypes/{type}
     GET ${LIST}/items listItem[]
     POST ${LIST}/items listItem
     GET ${LIST}/items/delta listItem[]
     GET ${LIST}/items/{item} listItem
     PATCH ${LIST}/items/{item} listItem
     DELETE ${LIST}/items/{item}
     GET ${LIST}/items/{item}/fields fieldValueSet
     PATCH ${LIST}/items/{item}/fields fieldValueSet
     GET ${LIST}/items/{item}/versions listItemVersion[]
     GET ${LIST}/items/{item}/versions/{version} listItemVersion
     POST ${LIST}/items/{item}/versions/{version}/restoreVersion`,
  ],
  [
    'knowledge: documents are published, replaced, moved and taken back',
    `GET /drives/{drive} drive
     GET /drives/{drive}/list list
     GET /drives/{drive}/root/delta driveItem[]
     GET {ITEM} driveItem
     PATCH {ITEM} driveItem
     DELETE {ITEM}
     GET {ITEM}/children driveItem[]
     POST {ITEM}/children driveItem
     GET {ITEM}/content
     GET {ITEM}/listItem listItem
     GET {ITEM}/listItem/fields fieldValueSet
     PATCH {ITEM}/listItem/fields fieldValueSet
     POST {ITEM}/copy
     GET {ITEM}/versions driveItemVersion[]
     GET {ITEM}/versions/{version} driveItemVersion
     GET {ITEM}/versions/{version}/content
     POST {ITEM}/versions/{version}/restoreVersion
     GET {ITEM}/search driveItem[]
     GET /drives/{drive}/search driveItem[]
     GET /users/{user}/drives drive[]
     PUT /drives/{drive}/root:/{path}:/content driveItem
     PUT /drives/{drive}/items/{item}:/{path}:/content driveItem
     PUT /drives/{drive}/items/{item}/content driveItem
     POST /drives/{drive}/root:/{path}:/createUploadSession uploadSession
     POST /drives/{drive}/items/{item}:/{path}:/createUploadSession uploadSession
     POST /drives/{drive}/items/{item}/createUploadSession uploadSession`,
  ],
  [
    'audiences: who may open a document, list or site, and giving the app its place',
    `GET {ITEM}/permissions permission[]
     GET {ITEM}/permissions/{permission} permission
     PATCH {ITEM}/permissions/{permission} permission
     DELETE {ITEM}/permissions/{permission}
     POST {ITEM}/invite permission[]
     POST {ITEM}/createLink permission
     GET ${LIST}/permissions permission[]
     GET ${LIST}/items/{item}/permissions permission[]
     GET /sites/{site}/permissions permission[]
     POST /sites/{site}/permissions permission
     GET /sites/{site}/permissions/{permission} permission
     PATCH /sites/{site}/permissions/{permission} permission
     DELETE /sites/{site}/permissions/{permission}`,
  ],
  ['knowledge: search over documents and list items', 'POST /search/query searchResponse[]'],
  [
    'taxonomy: the organization’s own terms',
    `GET ${TERMS} termStore.store
     PATCH ${TERMS} termStore.store
     GET ${TERMS}/groups termStore.group[]
     POST ${TERMS}/groups termStore.group
     GET ${TERMS}/groups/{group} termStore.group
     DELETE ${TERMS}/groups/{group}
     GET ${TERMS}/groups/{group}/sets termStore.set[]
     GET ${TERMS}/groups/{group}/sets/{set} termStore.set
     GET ${TERMS}/groups/{group}/sets/{set}/terms/{term} termStore.term
     POST ${TERMS}/sets termStore.set
     GET ${TERMS}/sets/{set} termStore.set
     PATCH ${TERMS}/sets/{set} termStore.set
     DELETE ${TERMS}/sets/{set}
     GET ${TERMS}/sets/{set}/children termStore.term[]
     POST ${TERMS}/sets/{set}/children termStore.term
     GET ${TERMS}/sets/{set}/relations termStore.relation[]
     GET ${TERMS}/sets/{set}/terms termStore.term[]
     GET ${TERMS}/sets/{set}/terms/{term} termStore.term
     PATCH ${TERMS}/sets/{set}/terms/{term} termStore.term
     DELETE ${TERMS}/sets/{set}/terms/{term}
     GET ${TERMS}/sets/{set}/terms/{term}/children termStore.term[]
     POST ${TERMS}/sets/{set}/terms/{term}/children termStore.term
     GET ${TERMS}/sets/{set}/terms/{term}/relations termStore.relation[]
     POST ${TERMS}/sets/{set}/terms/{term}/relations termStore.relation`,
  ],
  ['everything: fewer round trips', 'POST /$batch'],
];

/** The table, one call a row. */
export const SURFACE: readonly SurfaceCall[] = TABLE.flatMap(([feature, calls]) =>
  calls.split('\n').flatMap((line) => {
    const [method = '', path = '', returns] = line.trim().split(/\s+/);
    const paths = path.startsWith('{ITEM}')
      ? ITEM_ADDRESSES.map((item) => path.replace('{ITEM}', item).replace(/:$/, ''))
      : [path];
    return paths.map((one): SurfaceCall => ({ method, path: one, feature, returns }));
  }),
);
