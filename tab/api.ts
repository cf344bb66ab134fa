import type {
  Answers,
  BeginCapture,
  CaptureList,
  CaptureSheet,
  PromptList,
  SnoozePrompt,
  TemplateList,
} from '../src/contract/capture.ts';
import type { Problem } from '../src/contract/common.ts';
import type {
  Contribution,
  DiscussionList,
  DiscussionPage,
  MoveDiscussion,
  NewContribution,
  NewDiscussion,
  Received,
  ReviewContribution,
} from '../src/contract/discussions.ts';
import type { LibraryState } from '../src/contract/knowledge.ts';
import type { Removal } from '../src/contract/moderation.ts';
import type { Home, Me, SignIn } from '../src/contract/people.ts';
import type {
  AnsweredFromStock,
  BeforePosting,
  HideQuery,
  JudgeQuery,
  NarrowQuery,
  NarrowReply,
  NewQuery,
  NewReply,
  QueryList,
  QueryPage,
  QuerySummary,
  Reply,
  ReplyReceived,
  ReviewReply,
} from '../src/contract/queries.ts';
import { anonymityCalls } from './api-anonymity.ts';
import { attributionCalls } from './api-attribution.ts';
import { communityCalls } from './api-communities.ts';
import { consentCalls } from './api-consents.ts';
import { creditCalls } from './api-credit.ts';
import { discussionCalls } from './api-discussions.ts';
import { draftCalls } from './api-drafts.ts';
import { dutyCalls } from './api-duties.ts';
import { expertiseCalls } from './api-expertise.ts';
import { handoverCalls } from './api-handovers.ts';
import { importCalls } from './api-imports.ts';
import { insightCalls } from './api-insights.ts';
import { knowledgeCalls } from './api-knowledge.ts';
import { labelCalls } from './api-labels.ts';
import { membershipCalls } from './api-membership.ts';
import { moderationCalls } from './api-moderation.ts';
import { outsideCalls } from './api-outside.ts';
import { peerReviewCalls } from './api-peer-review.ts';
import { placeCalls } from './api-places.ts';
import { practiceCalls } from './api-practices.ts';
import { preparingCalls } from './api-preparing.ts';
import { promptCalls } from './api-prompts.ts';
import { queryCalls } from './api-queries.ts';
import { rightsCalls } from './api-rights.ts';
import { safetyCalls } from './api-safety.ts';
import { showcaseCalls } from './api-showcase.ts';
import { sourceCalls } from './api-sources.ts';
import { surfacingCalls } from './api-surfacing.ts';
import { taxonomyCalls } from './api-taxonomy.ts';
import { templateCalls } from './api-templates.ts';

/** Refusals that never reached the server or came back unreadable; the server's own codes are the rest. */
export type LocalCode = 'offline' | 'timeout' | 'unreadable';

/** What went wrong, ready to be shown: `message` is in the person's language, empty for a `LocalCode`. */
export class ApiError extends Error {
  readonly code: string;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly fields: readonly string[];

  constructor(code: string, message: string, status: number, fields: readonly string[] = []) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}

/** By shape, not by class: see the kernel's `isAppError`. */
export const isApiError = (error: unknown): error is ApiError =>
  error instanceof Error && error.name === 'ApiError' && 'code' in error;

/** Worth asking again: nothing answered, or the answer was "not now". Only for reads and repeatable sends. */
export const mayPass = (error: unknown): boolean =>
  isApiError(error) && (error.status === 0 || error.status === 429 || error.status >= 500);

/** Who the calls speak for. */
export interface Session {
  /** A bearer token; `renew` asks for a fresh one after the server refused the last. */
  token(renew: boolean): Promise<string>;
  language(): string;
  /** Told after each answer whether the server knew the person: false where it refused a fresh token too. */
  answered?(known: boolean): void;
}

const TIMEOUT_MS = 30_000;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface Request {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send({ method, path, body, headers = {} }: Request): Promise<Response> {
  const init: RequestInit = {
    method,
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  try {
    return await fetch(path, init);
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    throw new ApiError(late ? 'timeout' : 'offline', '', 0);
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'message' in value;

async function read<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  let value: unknown;
  try {
    value = await response.json();
  } catch {
    // A proxy's error page or a connection cut in the middle: not an answer of our server.
    throw new ApiError('unreadable', '', response.ok ? 0 : response.status);
  }
  if (response.ok) return value as T;
  if (isProblem(value)) {
    throw new ApiError(value.code, value.message, response.status, value.fields ?? []);
  }
  throw new ApiError('unreadable', '', response.status);
}

/** How this server wants browsers to sign in. Needs no token. */
export const readSignIn = async (): Promise<SignIn> =>
  read(await send({ method: 'GET', path: '/api/v1/sign-in' }));

/** A local persona's token; the route exists in local mode only. @throws ApiError */
export async function personaToken(person: string): Promise<string> {
  const answer = await send({ method: 'POST', path: '/dev/api/token', body: { person } });
  return (await read<{ token: string }>(answer)).token;
}

const seg = encodeURIComponent;

export type QueryFilter = 'open' | 'mine' | 'replied';

type Call = <T>(method: Method, path: string, body?: unknown) => Promise<T>;

/** Questions with their replies. */
function loopCalls(call: Call) {
  const get = <T>(path: string) => call<T>('GET', path);
  const post = <T>(path: string, body: unknown = {}) => call<T>('POST', path, body);
  return {
    beforeAsking: (text: string) => post<BeforePosting>('queries/before', { text }),
    answeredFromStock: (input: AnsweredFromStock) => post<unknown>('queries/stock', input),
    queries: (filter: QueryFilter) => get<QueryList>(`queries?filter=${filter}`),
    ask: (input: NewQuery) => post<QuerySummary>('queries', input),
    query: (id: string) => get<QueryPage>(`queries/${seg(id)}`),
    reply: (query: string, input: NewReply) =>
      post<ReplyReceived>(`queries/${seg(query)}/replies`, input),
    narrowQuery: (query: string, input: NarrowQuery) =>
      post<QueryPage>(`queries/${seg(query)}/readers`, input),
    narrowReply: (query: string, reply: string, input: NarrowReply) =>
      post<Reply>(`queries/${seg(query)}/replies/${seg(reply)}/readers`, input),
    reviewReply: (query: string, reply: string, input: ReviewReply) =>
      post<Reply>(`queries/${seg(query)}/replies/${seg(reply)}/review`, input),
    thankForReply: (query: string, reply: string) =>
      post<unknown>(`queries/${seg(query)}/replies/${seg(reply)}/thanks`),
    judgeQuery: (id: string, input: JudgeQuery) => post<unknown>(`queries/${seg(id)}/judge`, input),
    removeReplyMessage: (query: string, reply: string) =>
      post<Removal>(`queries/${seg(query)}/replies/${seg(reply)}/remove-message`),
    hideQuery: (id: string, input: HideQuery) => post<unknown>(`queries/${seg(id)}/hide`, input),
    withdrawQuery: (id: string) => post<unknown>(`queries/${seg(id)}/withdraw`),
  };
}

/** What other files of the same name list, one for each job. */
const featureCalls = (call: Call) => ({
  ...loopCalls(call),
  ...dutyCalls(call),
  ...handoverCalls(call),
  ...knowledgeCalls(call),
  ...expertiseCalls(call),
  ...anonymityCalls(call),
  ...communityCalls(call),
  ...practiceCalls(call),
  ...showcaseCalls(call),
  ...preparingCalls(call),
  ...placeCalls(call),
  ...rightsCalls(call),
  ...outsideCalls(call),
  ...sourceCalls(call),
  ...taxonomyCalls(call),
  ...templateCalls(call),
  ...safetyCalls(call),
  ...discussionCalls(call),
  ...peerReviewCalls(call),
  ...surfacingCalls(call),
  ...membershipCalls(call),
  ...labelCalls(call),
  ...promptCalls(call),
  ...draftCalls(call),
  ...moderationCalls(call),
  ...queryCalls(call),
  ...consentCalls(call),
  ...creditCalls(call),
  ...importCalls(call),
  ...insightCalls(call),
  ...attributionCalls(call),
});

/** Every call of the product's HTTP interface. All throw `ApiError`. */
export function createApi(session: Session) {
  async function call<T>(method: Method, path: string, body?: unknown): Promise<T> {
    const attempt = async (renew: boolean) =>
      send({
        method,
        path: `/api/v1/${path}`,
        body,
        headers: {
          Authorization: `Bearer ${await session.token(renew)}`,
          'Accept-Language': session.language(),
        },
      });
    const first = await attempt(false);
    // A refused token did nothing yet, so even a write may be repeated once with a fresh one.
    const answer = first.status === 401 ? await attempt(true) : first;
    session.answered?.(answer.status !== 401);
    return read<T>(answer);
  }
  const get = <T>(path: string) => call<T>('GET', path);
  const post = <T>(path: string, body: unknown = {}) => call<T>('POST', path, body);

  return {
    me: () => get<Me>('me'),
    chooseLanguage: (language: Me['language']) => post<unknown>('me/language', { language }),
    home: () => get<Home>('home'),

    discussions: () => get<DiscussionList>('discussions'),
    discussion: (id: string) => get<DiscussionPage>(`discussions/${seg(id)}`),
    openDiscussion: (input: NewDiscussion) => post<{ readonly id: string }>('discussions', input),
    moveDiscussion: (id: string, input: MoveDiscussion) =>
      post<unknown>(`discussions/${seg(id)}/move`, input),
    contribute: (discussion: string, input: NewContribution) =>
      post<Received>(`discussions/${seg(discussion)}/contributions`, input),
    review: (contribution: string, input: ReviewContribution) =>
      post<Contribution>(`contributions/${seg(contribution)}/review`, input),

    removeMessage: (contribution: string) =>
      post<Removal>(`contributions/${seg(contribution)}/remove-message`),

    ...featureCalls(call),

    library: () => get<LibraryState>('library'),

    captures: () => get<CaptureList>('captures'),
    capture: (id: string) => get<CaptureSheet>(`captures/${seg(id)}`),
    beginCapture: (input: BeginCapture) => post<CaptureSheet>('captures', input),
    answer: (id: string, given: Answers) =>
      call<CaptureSheet>('PUT', `captures/${seg(id)}/answers`, given),
    submitCapture: (id: string) => post<CaptureSheet>(`captures/${seg(id)}/submit`),
    discardCapture: (id: string) => call<unknown>('DELETE', `captures/${seg(id)}`),
    templates: () => get<TemplateList>('templates'),

    prompts: () => get<PromptList>('prompts'),
    snoozePrompt: (id: string, days: SnoozePrompt['days']) =>
      post<unknown>(`prompts/${seg(id)}/snooze`, { days }),
    declinePrompt: (id: string, reason: string) =>
      post<unknown>(`prompts/${seg(id)}/decline`, { reason }),
    handOverPrompt: (id: string, to: string) =>
      post<unknown>(`prompts/${seg(id)}/hand-over`, { to }),
  };
}

export type Api = ReturnType<typeof createApi>;
