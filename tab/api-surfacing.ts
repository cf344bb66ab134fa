import type { MyNotices, NoticeLevel } from '../src/contract/notices.ts';
import type {
  AlertChoices,
  Announcements,
  ChangeAlert,
  CollectionList,
  CollectionPage,
  EditCollection,
  History,
  Made,
  MyAlerts,
  NewAlert,
  NewCollection,
  PlaceInCollection,
  Reviews,
  WouldTell,
  WouldTellQuery,
} from '../src/contract/surfacing.ts';

type Call = <T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<T>;

const seg = encodeURIComponent;

export type ReviewAnswer =
  | { readonly verb: 'right'; readonly reviewOn: string }
  | { readonly verb: 'work' | 'withdraw'; readonly note: string }
  | { readonly verb: 'owner'; readonly to: string };

/** Collections, alerts, announcements and reviews: what comes of itself. */
export const surfacingCalls = (call: Call) => ({
  collections: () => call<CollectionList>('GET', 'collections'),
  collectionsOn: (q: string) =>
    call<CollectionList>('GET', `collections/on?${new URLSearchParams({ q })}`),
  collection: (id: string, limit: number) =>
    call<CollectionPage>('GET', `collections/${seg(id)}?limit=${limit}`),
  makeCollection: (input: NewCollection) => call<Made>('POST', 'collections', input),
  editCollection: (id: string, input: EditCollection) =>
    call<unknown>('PUT', `collections/${seg(id)}`, input),
  placeInCollection: (id: string, input: PlaceInCollection) =>
    call<unknown>('POST', `collections/${seg(id)}/place`, input),
  moveCollection: (id: string, verb: 'check' | 'archive' | 'restore') =>
    call<unknown>('POST', `collections/${seg(id)}/${verb}`, {}),

  alerts: () => call<MyAlerts>('GET', 'alerts'),
  alertChoices: (q: string) =>
    call<AlertChoices>('GET', `alerts/choices${q ? `?${new URLSearchParams({ q })}` : ''}`),
  makeAlert: (input: NewAlert) => call<Made>('POST', 'alerts', input),
  changeAlert: (id: string, input: ChangeAlert) => call<unknown>('PUT', `alerts/${seg(id)}`, input),
  moveAlert: (id: string, verb: 'pause' | 'resume' | 'delete' | 'restore') =>
    call<unknown>('POST', `alerts/${seg(id)}/${verb}`, {}),
  chooseRhythm: (rhythm: MyAlerts['rhythm']) => call<unknown>('POST', 'alerts/rhythm', { rhythm }),

  notices: () => call<MyNotices>('GET', 'notices'),
  chooseNotices: (community: string, level: NoticeLevel) =>
    call<unknown>('PUT', `notices/${seg(community)}`, { level }),

  announcements: () => call<Announcements>('GET', 'announcements'),
  announce: (id: string, line: string) =>
    call<unknown>('POST', `announcements/${seg(id)}/announce`, { line }),
  declineAnnouncement: (id: string, reason: string) =>
    call<unknown>('POST', `announcements/${seg(id)}/decline`, { reason }),
  wouldTell: (wanted: WouldTellQuery) =>
    call<WouldTell>('GET', `announcements/before?${new URLSearchParams(wanted)}`),

  reviews: () => call<Reviews>('GET', 'reviews'),
  history: (id: string) => call<History>('GET', `knowledge/${seg(id)}/history`),
  answerReview: (id: string, { verb, ...answer }: ReviewAnswer) =>
    call<unknown>('POST', `knowledge/${seg(id)}/review/${verb}`, answer),
});
