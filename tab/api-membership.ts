import type {
  ActivityChange,
  ActivityDraft,
  CalendarFile,
  CommunityCalendar,
  CommunityHome,
  CommunityMembers,
  CommunityWorkplan,
  EntryChange,
  EntryDraft,
  NewIdea,
  OnMember,
  SpeaksFor,
} from '../src/contract/membership.ts';
import type { Made } from '../src/contract/surfacing.ts';

type Call = <T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<T>;

const seg = encodeURIComponent;

/** Inside a community: home, calendar, workplan, people. */
export const membershipCalls = (call: Call) => ({
  communityHome: (id: string) => call<CommunityHome>('GET', `communities/${seg(id)}/home`),
  communityCalendar: (id: string) =>
    call<CommunityCalendar>('GET', `communities/${seg(id)}/calendar`),
  calendarFile: (id: string) => call<CalendarFile>('GET', `communities/${seg(id)}/calendar-file`),
  addEntry: (id: string, input: EntryDraft) =>
    call<Made>('POST', `communities/${seg(id)}/calendar`, input),
  changeEntry: (id: string, input: EntryChange) =>
    call<unknown>('PUT', `calendar-entries/${seg(id)}`, input),
  removeEntry: (id: string, version: number) =>
    call<unknown>('POST', `calendar-entries/${seg(id)}/remove`, { version }),
  workplan: (id: string) => call<CommunityWorkplan>('GET', `communities/${seg(id)}/workplan`),
  addActivity: (id: string, input: ActivityDraft) =>
    call<Made>('POST', `communities/${seg(id)}/workplan`, input),
  changeActivity: (id: string, input: ActivityChange) =>
    call<unknown>('PUT', `activities/${seg(id)}`, input),
  finishActivity: (id: string, input: { readonly done: boolean; readonly version: number }) =>
    call<unknown>('POST', `activities/${seg(id)}/finish`, input),
  removeActivity: (id: string, version: number) =>
    call<unknown>('POST', `activities/${seg(id)}/remove`, { version }),
  communityMembers: (id: string) => call<CommunityMembers>('GET', `communities/${seg(id)}/members`),
  onMember: (id: string, person: string, verb: OnMember['verb']) =>
    call<unknown>('POST', `communities/${seg(id)}/members/${seg(person)}`, { verb }),
  speaksFor: (id: string, person: string, group: SpeaksFor['group']) =>
    call<unknown>('POST', `communities/${seg(id)}/members/${seg(person)}/speaks-for`, { group }),
  giveIdea: (id: string, input: NewIdea) =>
    call<unknown>('POST', `communities/${seg(id)}/ideas`, input),
});
