import type {
  BindPlace,
  ChannelList,
  CheckedPlace,
  CheckPlace,
  LibraryList,
  Placed,
  PlaceList,
  TeamList,
} from '../src/contract/places.ts';

type Call = <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>;

const seg = encodeURIComponent;
const query = (values: Readonly<Record<string, string>>): string =>
  new URLSearchParams(values).toString();

/** Where communities are: for administrators. */
export const placeCalls = (call: Call) => ({
  places: () => call<PlaceList>('GET', 'admin/places'),
  place: (slug: string) => call<Placed>('GET', `admin/places/${seg(slug)}`),
  teams: (q: string, after: string | null) =>
    call<TeamList>('GET', `admin/teams?${query({ q, ...(after ? { after } : {}) })}`),
  channelsOf: (team: string) => call<ChannelList>('GET', `admin/channels?${query({ team })}`),
  librariesOf: (team: string, channel: string) =>
    call<LibraryList>('GET', `admin/channels/libraries?${query({ team, channel })}`),
  checkPlace: (slug: string, input: CheckPlace) =>
    call<CheckedPlace>('POST', `admin/places/${seg(slug)}/check`, input),
  bindPlace: (slug: string, input: BindPlace) =>
    call<Placed>('PUT', `admin/places/${seg(slug)}`, input),
});
