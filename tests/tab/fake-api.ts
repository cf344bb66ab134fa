import type { AttributionDesk } from '../../src/contract/attribution.ts';
import type { CaptureSheet, Prompt } from '../../src/contract/capture.ts';
import type {
  Contribution,
  DiscussionPage,
  NewContribution,
  Received,
  ReviewContribution,
  SynthesisEdit,
  SynthesisPage,
  SynthesisVersions,
} from '../../src/contract/discussions.ts';
import type { DoubtsFound } from '../../src/contract/doubts.ts';
import type { Item } from '../../src/contract/items.ts';
import type { SearchAnswer } from '../../src/contract/knowledge.ts';
import type { Queue, Removal } from '../../src/contract/moderation.ts';
import type { Home, Me, SignIn } from '../../src/contract/people.ts';
import type { RewritingPage } from '../../src/contract/rewriting.ts';
import type { CaughtUp, InterimEdit, Interims } from '../../src/contract/summaries.ts';
import { type Answer, found, ok, problem } from './fake-answer.ts';
import * as data from './fake-data.ts';
import { FakeLoops } from './fake-loops.ts';
import { queueOf } from './fake-queue.ts';
import { firstPart, partOf } from './fake-thread.ts';

export { problem };

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly token: string | null;
}

/** Answers like the server, shaped by the contract, out of what a test put in; remembers what it was asked. */
export class FakeApi {
  readonly calls: Call[] = [];
  me: Me = data.moderator;
  signIn: SignIn = {
    mode: 'local',
    people: [{ id: 'p-amina', name: 'Amina Diallo', title: 'Specialist', office: 'Dakar' }],
  };
  token = 'token-1';
  discussions: DiscussionPage[] = [data.discussion()];
  synthesis: SynthesisPage | null = null;
  versions: SynthesisVersions['items'] = [];
  doubts: DoubtsFound['items'] = [];
  rewriting: RewritingPage = { model: null, languages: [], last: null };
  attribution: AttributionDesk = {
    ...{ open: true, askable: 0, asked: 0, waiting: 0, until: null, changed: 0 },
    ...{ statements: [], suggestions: [] },
  };
  interims: Interims = data.interims();
  caughtUp: CaughtUp = data.caughtUp();
  queue: Queue = queueOf([]);
  removal: Removal = { result: 'removed', url: null };
  answer: SearchAnswer = data.searchAnswer();
  item: Item | null = data.item();
  sheets: CaptureSheet[] = [];
  prompts: Prompt[] = [];
  fresh: Home['fresh'] = [];
  readonly loops = new FakeLoops();
  /** By nonce: what makes a repeated sending one. */
  readonly received = new Map<string, Contribution>();
  /** Answers given instead, once each, to the next call whose `METHOD path` begins so; `offline` gives none. */
  readonly failures: { readonly on: string; readonly with: Answer | 'offline' | 'lost-answer' }[] =
    [];

  /** Puts itself in the place of `fetch`. */
  install(): this {
    globalThis.fetch = ((input: string, init: RequestInit = {}) =>
      this.fetch(input, init)) as typeof fetch;
    return this;
  }

  sent(method: string, path: string): Call[] {
    return this.calls.filter((call) => call.method === method && call.path === path);
  }

  private async fetch(input: string, init: RequestInit): Promise<Response> {
    const method = init.method ?? 'GET';
    const url = new URL(input, 'http://praxis.test');
    const path = `${url.pathname}${url.search}`;
    const headers = init.headers as Record<string, string>;
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    this.calls.push({ method, path, body, token: headers.Authorization ?? null });
    const at = this.failures.findIndex(({ on }) => `${method} ${path}`.startsWith(on));
    const failure = at < 0 ? null : (this.failures.splice(at, 1)[0] ?? null);
    if (failure?.with === 'offline') throw new TypeError('Failed to fetch');
    const answer =
      failure && failure.with !== 'lost-answer'
        ? failure.with
        : this.handle(method, url, body, headers.Authorization);
    if (failure?.with === 'lost-answer') throw new TypeError('Failed to fetch');
    return {
      ok: answer.status < 400,
      status: answer.status,
      json: async (): Promise<unknown> => JSON.parse(JSON.stringify(answer.body)),
    } as Response;
  }

  private handle(method: string, url: URL, body: unknown, authorization?: string): Answer {
    if (url.pathname === '/dev/api/token') return ok({ token: this.token });
    const [head = '', id = '', verb = '', last = ''] = url.pathname
      .replace('/api/v1/', '')
      .split('/')
      .map(decodeURIComponent);
    if (head === 'sign-in') return ok(this.signIn);
    if (authorization !== `Bearer ${this.token}`) {
      return problem(401, 'unauthenticated', 'Please sign in again.');
    }
    const loop = this.loops.handle(method, url.pathname.replace('/api/v1/', ''), body, url);
    if (loop) return loop;
    const route =
      ROUTES[
        `${method} ${head}${id ? '/:id' : ''}${verb ? `/${verb}` : ''}${last ? `/${last}` : ''}`
      ];
    return route?.(this, { id, body, url }) ?? problem(404, 'not-found', 'This is not here.');
  }

  discussion(id: string): DiscussionPage | undefined {
    return this.discussions.find((item) => item.id === id);
  }

  sheet(id: string): CaptureSheet | undefined {
    return this.sheets.find(({ capture }) => capture.id === id);
  }

  home(): Home {
    return {
      discussions: this.discussions.filter(({ state }) => state === 'open'),
      queries: this.loops.queries.map((page) => data.summaryOf(page)),
      handovers: this.loops.handovers,
      waiting: this.queue.items.length,
      prompts: this.prompts,
      drafts: this.sheets.map(({ capture }) => capture).filter(({ state }) => state === 'draft'),
      fresh: this.fresh,
      now: this.me.now,
    };
  }

  contribute(
    id: string,
    { audience = 'community', readers = [], ...input }: NewContribution,
  ): Answer {
    const page = this.discussion(id);
    if (!page) return problem(404, 'not-found', 'This is not here.');
    const earlier = this.received.get(input.nonce);
    if (earlier) return ok({ contribution: earlier, duplicate: true } satisfies Received);
    const made = data.contribution({
      ...input,
      answers: input.answers ?? null,
      audience,
      readers: readers.length,
      id: `x-${page.thread.length + 1}`,
      author: this.me.name,
      mine: true,
      surface: 'tab',
      state: page.takesContributions ? 'published' : 'late',
      actions: ['withdraw'],
    });
    this.received.set(input.nonce, made);
    this.put({ ...page, thread: [...page.thread, made], contributions: page.contributions + 1 });
    return ok({ contribution: made, duplicate: false } satisfies Received);
  }

  review(id: string, input: ReviewContribution): Answer {
    if (input.verb === 'hide' && !input.reason) {
      return problem(400, 'reason-required', 'Please give a reason.');
    }
    const state = {
      approve: 'published',
      hold: 'held',
      hide: 'hidden',
      withdraw: 'withdrawn',
    } as const;
    const after = (item: Contribution): Contribution =>
      item.id === id
        ? { ...item, state: state[input.verb], reason: input.reason ?? null, actions: ['approve'] }
        : item;
    for (const page of this.discussions) this.put({ ...page, thread: page.thread.map(after) });
    this.queue = queueOf(
      this.queue.items.filter(
        (item) => item.kind !== 'contribution' || item.contribution.id !== id,
      ),
    );
    return ok(after(data.contribution({ id })));
  }

  edit(input: SynthesisEdit): Answer {
    const page = this.synthesis;
    if (!page) return problem(404, 'not-found', 'This is not here.');
    if (input.version !== page.version) {
      return problem(409, 'changed-meanwhile', 'Somebody else changed this meanwhile.');
    }
    const all = [...page.statements, ...page.setAside.map(({ statement }) => statement)];
    this.synthesis = {
      ...page,
      version: page.version + 1,
      statements: input.statements,
      setAside: input.setAside.flatMap(({ id, reason }) => {
        const statement = all.find((item) => item.id === id);
        return statement ? [{ statement, reason }] : [];
      }),
    };
    return ok(this.synthesis);
  }

  editInterim({ statements }: InterimEdit): Interims {
    const { draft } = this.interims;
    const after = draft && { ...draft, version: draft.version + 1, statements };
    this.interims = { ...this.interims, draft: after };
    return this.interims;
  }

  settleInterim(publish: boolean): Interims {
    const { draft, published } = this.interims;
    const out = draft && publish ? [draft, ...published] : published;
    this.interims = { ...this.interims, draft: null, published: out };
    return this.interims;
  }

  private put(page: DiscussionPage): void {
    this.discussions = this.discussions.map((old) => (old.id === page.id ? page : old));
  }
}

interface Asked {
  readonly id: string;
  readonly body: unknown;
  readonly url: URL;
}

const ROUTES: Readonly<Record<string, (api: FakeApi, asked: Asked) => Answer>> = {
  'GET me': (api) => ok(api.me),
  'POST me/:id': (api, { body }) => {
    api.me = { ...api.me, ...(body as Pick<Me, 'language'>) };
    return ok(api.me);
  },
  'GET home': (api) => ok(api.home()),
  'GET discussion-templates': () => ok({ items: [] }),
  'GET discussions': (api) => ok({ items: api.discussions }),
  'GET discussions/:id': (api, { id }) => found(firstPart(api.discussion(id))),
  'GET discussions/:id/thread': (api, { id, url }) => found(partOf(api.discussion(id), url)),
  'POST discussions': (api) => ok(api.discussions[0]),
  'POST discussions/:id/move': (api, { id }) => found(api.discussion(id)),
  'POST discussions/:id/contributions': (api, { id, body }) =>
    api.contribute(id, body as NewContribution),
  'POST contributions/:id/remove-message': (api) => ok(api.removal),
  'POST contributions/:id/review': (api, { id, body }) =>
    api.review(id, body as ReviewContribution),
  'GET discussions/:id/synthesis': (api) => found(api.synthesis),
  'GET discussions/:id/synthesis/versions': (api) => ok({ items: api.versions }),
  'PUT discussions/:id/synthesis': (api, { body }) => api.edit(body as SynthesisEdit),
  'POST discussions/:id/synthesis/doubts': (api) => ok({ items: api.doubts }),
  // Their second part is the kind of draft.
  'GET rewritings/:id/d-1': (api) => ok(api.rewriting),
  'GET attributions/:id/d-1': (api) => ok(api.attribution),
  'POST attribution-checks/:id/settle': () => ({ status: 204, body: null }),
  'POST rewritings/:id/d-1': (api) => ok(api.rewriting),
  'POST rewritings/:id/d-1/read': (api) => ok(api.rewriting),
  'POST discussions/:id/synthesis/approve': (api) => {
    if (api.synthesis) api.synthesis = { ...api.synthesis, state: 'publishing' };
    return found(api.synthesis);
  },
  'GET discussions/:id/interims': (api) => ok(api.interims),
  'PUT discussions/:id/interim': (api, { body }) => ok(api.editInterim(body as InterimEdit)),
  'POST discussions/:id/interim/doubts': (api) => ok({ items: api.doubts }),
  'POST discussions/:id/interim/publish': (api) => ok(api.settleInterim(true)),
  'POST discussions/:id/interim/skip': (api) => ok(api.settleInterim(false)),
  'POST discussions/:id/catch-up': (api) => ok(api.caughtUp),
  'GET moderation': (api) => ok(api.queue),
  'GET communities/:id/moderators': () => ok({ items: [] }),
  'GET discussions/:id/links': () => ok({ items: [] }),
  'GET search': (api) => ok(api.answer),
  'GET knowledge/:id': (api) => found(api.item),
  'POST knowledge/:id/use': (api) => {
    api.item = api.item && { ...api.item, used: true, uses: api.item.uses + 1 };
    return { status: 204, body: null };
  },
  'POST knowledge/:id/feedback': () => ({ status: 204, body: null }),
  'POST contradictions': () => ({ status: 204, body: null }),
  'POST gaps': () => ({ status: 204, body: null }),
  'GET library': () => ok({ products: 342, syncing: false, read: 342, unreadable: [] }),
  'GET peer-reviews': () => ok({ waiting: [], mine: [] }),
  'GET captures': (api) => ok({ items: api.sheets.map(({ capture }) => capture) }),
  'POST captures': (api) => found(api.sheets[0]),
  'GET captures/:id': (api, { id }) => found(api.sheet(id)),
  'PUT captures/:id/answers': (api, { id, body }) => {
    const sheet = api.sheet(id);
    if (!sheet) return found(null);
    const { answers } = body as { answers: Record<string, string> };
    const capture = { ...sheet.capture, answers: { ...sheet.capture.answers, ...answers } };
    const problems = Object.fromEntries(
      Object.entries(sheet.problems).filter(([field]) => !capture.answers[field]),
    );
    const suggested = sheet.suggested?.filter((field) => !(field in answers)) ?? [];
    const after = { ...sheet, capture, problems, suggested };
    api.loops.answered(after);
    api.sheets = api.sheets.map((old) => (old === sheet ? after : old));
    return ok(after);
  },
  'POST captures/:id/submit': (api, { id }) => {
    api.sheets = api.sheets.map((sheet) =>
      sheet.capture.id === id
        ? { ...sheet, capture: { ...sheet.capture, state: 'publishing' }, actions: [] }
        : sheet,
    );
    return found(api.sheet(id));
  },
  'DELETE captures/:id': (api, { id }) => {
    api.sheets = api.sheets.filter(({ capture }) => capture.id !== id);
    return { status: 204, body: null };
  },
  'GET prompts': (api) => ok({ items: api.prompts }),
  'POST prompts/:id/snooze': (api) => found(api.prompts[0]),
  'POST prompts/:id/decline': (api) => found(api.prompts[0]),
  'POST prompts/:id/hand-over': (api) => found(api.prompts[0]),
  'GET templates': () => ok({ items: [data.template] }),
};

export const sheet = (part: Partial<CaptureSheet> = {}): CaptureSheet => ({
  capture: data.capture(),
  template: data.template,
  nextStep: 0,
  problems: { happened: 'missing', outcome: 'missing' },
  actions: ['answer', 'submit', 'discard'],
  ...part,
});
