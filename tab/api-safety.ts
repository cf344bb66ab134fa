import type { AttachmentList } from '../src/contract/attachments.ts';
import type {
  BeforePosting,
  DecideRemoval,
  DifferingViews,
  HandleReport,
  Matters,
  NarrowView,
  NewRemoval,
  NewReport,
  NewView,
  PointedOut,
  ReviewView,
  SpeechRules,
  WhoReads,
} from '../src/contract/safety.ts';

type Call = <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>;

const seg = encodeURIComponent;

/** Safe speech: what is pointed out, watched, reported, asked to be removed, and seen differently. */
export const safetyCalls = (call: Call) => ({
  beforePosting: (input: BeforePosting) => call<PointedOut>('POST', 'safety/before', input),
  /** Files that were given with a contribution or reply. */
  attachments: (kind: 'contribution' | 'reply', id: string) =>
    call<AttachmentList>('GET', `attachments?${new URLSearchParams({ kind, id })}`),
  speechRules: (community: string) =>
    call<SpeechRules>('GET', `communities/${seg(community)}/speech-rules`),
  changeSpeechRules: (community: string, rules: SpeechRules) =>
    call<unknown>('PUT', `communities/${seg(community)}/speech-rules`, rules),
  whoReads: (kind: WhoReads['kind'], id: string) =>
    call<WhoReads>('GET', `safety/readers?${new URLSearchParams({ [kind]: id })}`),
  matters: () => call<Matters>('GET', 'safety'),
  reportAbuse: (input: NewReport) => call<unknown>('POST', 'safety/reports', input),
  handleReport: (id: string, input: HandleReport) =>
    call<unknown>('POST', `safety/reports/${seg(id)}/handle`, input),
  askRemoval: (input: NewRemoval) => call<unknown>('POST', 'safety/removals', input),
  decideRemoval: (id: string, input: DecideRemoval) =>
    call<unknown>('POST', `safety/removals/${seg(id)}/decide`, input),
  differingViews: (product: string) =>
    call<DifferingViews>('GET', `differing-views?${new URLSearchParams({ product })}`),
  differ: (input: NewView) => call<unknown>('POST', 'differing-views', input),
  narrowView: (id: string, input: NarrowView) =>
    call<unknown>('POST', `differing-views/${seg(id)}/readers`, input),
  reviewView: (id: string, input: ReviewView) =>
    call<unknown>('POST', `differing-views/${seg(id)}/review`, input),
});
