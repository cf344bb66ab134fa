import type {
  ChoosePiece,
  CommunityShowcase,
  MyShowcase,
  ShowcaseChoice,
  Showing,
  ShowingVerb,
} from '../src/contract/showcase.ts';

type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<T>;

const seg = encodeURIComponent;

/** What communities show for a month. */
export const showcaseCalls = (call: Call) => ({
  showcase: () => call<MyShowcase>('GET', 'showcase'),
  communityShowcase: (id: string) =>
    call<CommunityShowcase>('GET', `communities/${seg(id)}/showcase`),
  showcaseChoice: (id: string) =>
    call<ShowcaseChoice>('GET', `communities/${seg(id)}/showcase/choice`),
  choosePiece: (id: string, input: ChoosePiece) =>
    call<ShowcaseChoice>('POST', `communities/${seg(id)}/showcase/choice`, input),
  pressShowing: (id: string, verb: ShowingVerb) =>
    call<Showing>('POST', `showings/${seg(id)}/press`, { verb }),
});
