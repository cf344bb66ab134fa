import type { CaptureSheet } from '../../src/contract/capture.ts';
import type { Duties } from '../../src/contract/duties.ts';
import type { HandoverPack, HandoverPage, HandoverSummary } from '../../src/contract/handovers.ts';
import type {
  AnsweredFromStock,
  BeforePosting,
  ConsolidatedEdit,
  ConsolidatedPage,
  ConsolidatedVersions,
  HideQuery,
  JudgeQuery,
  NewQuery,
  NewReply,
  QueryPage,
  QuerySummary,
  ReplyReceived,
  ReviewReply,
} from '../../src/contract/queries.ts';
import type { QueryLed } from '../../src/contract/query-leading.ts';
import { type Answer, found, ok, problem } from './fake-answer.ts';
import * as data from './fake-data.ts';

const CHANGED = problem(409, 'changed-meanwhile', 'Somebody else changed this meanwhile.');

/** The two loops of the fake API: questions with their replies, handovers with their packs. */
export class FakeLoops {
  queries: QueryPage[] = [];
  before: BeforePosting = {
    hits: [data.product()],
    more: 0,
    unable: null,
    communities: [
      { id: 'c-skills', name: 'Skills', topics: [], recommended: false },
      { id: 'c-formal', name: 'Formalization', topics: ['domestic-work'], recommended: true },
    ],
  };
  led: QueryLed = data.led();
  /** What else is answered, by `METHOD path`. */
  readonly also = new Map<string, unknown>();
  consolidated: ConsolidatedPage | null = null;
  /** What the consolidated reply said before. */
  versions: ConsolidatedVersions['items'] = [];
  handovers: HandoverSummary[] = [];
  handover: HandoverPage | null = null;
  pack: HandoverPack | null = null;
  duties: Duties = { own: [], offered: [], flagged: [] };
  /** By nonce: what makes a repeated sending one. */
  readonly asked = new Map<string, QuerySummary>();
  readonly stock = new Map<string, AnsweredFromStock>();
  private readonly replies = new Map<string, ReplyReceived['reply']>();

  /** @returns null where the path is none of theirs */
  handle(method: string, path: string, body: unknown, url: URL): Answer | null {
    const more = this.also.get(`${method} ${path}`);
    if (more !== undefined) return more === null ? { status: 204, body: null } : ok(more);
    const [head = '', id = '', verb = '', item = '', last = ''] = path.split('/');
    const call = `${method} ${[head, verb, last].filter(Boolean).join('/')}`;
    if (head === 'queries') {
      if (id === 'before') return ok(this.before);
      if (id === 'stock') return this.fromStock(body as AnsweredFromStock);
      if (id === '') return method === 'POST' ? this.ask(body as NewQuery) : this.list(url);
      return this.onQuery(call, id, item, body);
    }
    if (head === 'duties') return ok(this.duties);
    if (head === 'handovers' || verb === 'handover') return this.onHandover(call, id, body);
    return null;
  }

  /** The form of a handover is saved where every form is. */
  answered(sheet: CaptureSheet): void {
    if (this.handover?.sheet.capture.id === sheet.capture.id) {
      const missing = this.handover.missing.flatMap((step) => {
        const fields = step.fields.filter((label) => {
          const all = sheet.template.steps.flatMap((one) => one.fields);
          const field = all.find((one) => one.label.en === label);
          return field && !sheet.capture.answers[field.id]?.trim();
        });
        return fields.length > 0 ? [{ ...step, fields }] : [];
      });
      this.handover = { ...this.handover, sheet, missing };
    }
  }

  private list(url: URL): Answer {
    const filter = url.searchParams.get('filter');
    const wanted = (page: QueryPage) =>
      filter === 'mine' ? page.mine : page.state === (filter ?? 'open');
    return ok({
      items: this.queries.filter(wanted).map(data.summaryOf),
      figures: { asked: 12, fromStock: 4, posted: 8, replied: 6, solved: 3 },
    });
  }

  private fromStock(input: AnsweredFromStock): Answer {
    this.stock.set(input.nonce, input);
    return { status: 204, body: null };
  }

  private ask(input: NewQuery): Answer {
    const earlier = this.asked.get(input.nonce);
    if (earlier) return ok(earlier);
    const page = data.query({
      ...input,
      id: `f-${this.queries.length + 10}`,
      mine: true,
      community: { id: input.community, name: 'Formalization' },
      replies: 0,
      thread: [],
      related: [],
      actions: ['withdraw'],
    });
    this.queries.push(page);
    this.asked.set(input.nonce, data.summaryOf(page));
    return { status: 201, body: data.summaryOf(page) };
  }

  private onQuery(call: string, id: string, item: string, body: unknown): Answer | null {
    const page = this.queries.find((one) => one.id === id);
    if (!page) return found(null);
    const set = (part: Partial<QueryPage>) => {
      const after = { ...page, ...part };
      this.queries = this.queries.map((one) => (one === page ? after : one));
      return ok(after);
    };
    switch (call) {
      case 'GET queries':
        return ok(page);
      case 'GET queries/led':
        return ok(this.led);
      case 'POST queries/replies':
        return this.reply(page, body as NewReply, set);
      case 'POST queries/replies/review':
        return this.review(page, item, body as ReviewReply, set);
      case 'POST queries/judge': {
        const { verdict } = body as JudgeQuery;
        return set({ verdict, actions: [], state: verdict === 'unsolved' ? 'open' : page.state });
      }
      case 'POST queries/hide': {
        const { reason } = body as HideQuery;
        return set({ state: 'hidden', reason, actions: [] });
      }
      case 'POST queries/withdraw':
        return set({ state: 'withdrawn', actions: [] });
      case 'GET queries/consolidated':
        if (item === 'versions') return ok({ items: this.versions });
        return found(this.consolidated);
      case 'PUT queries/consolidated':
        return this.edit(body as ConsolidatedEdit);
      case 'POST queries/consolidated':
        if (item === 'doubts') return ok({ items: [] });
        if (this.consolidated) this.consolidated = { ...this.consolidated, state: 'publishing' };
        return found(this.consolidated);
      default:
        return null;
    }
  }

  private reply(
    page: QueryPage,
    input: NewReply,
    set: (part: Partial<QueryPage>) => Answer,
  ): Answer {
    const earlier = this.replies.get(input.nonce);
    if (earlier) return ok({ reply: earlier, duplicate: true } satisfies ReplyReceived);
    const { nonce: _, readers: __, ...said } = input;
    const made = data.reply({
      ...said,
      audience: input.audience ?? 'community',
      id: `y-${page.thread.length + 10}`,
      author: 'Amina Diallo',
      mine: true,
      surface: 'tab',
      actions: ['withdraw'],
    });
    this.replies.set(input.nonce, made);
    set({ thread: [...page.thread, made], replies: page.replies + 1 });
    return ok({ reply: made, duplicate: false } satisfies ReplyReceived);
  }

  private review(
    page: QueryPage,
    id: string,
    input: ReviewReply,
    set: (part: Partial<QueryPage>) => Answer,
  ): Answer {
    const one = page.thread.find((reply) => reply.id === id);
    if (!one) return found(null);
    if (one.version !== input.version) return CHANGED;
    const leadsTo = { approve: 'published', hold: 'held', hide: 'hidden', withdraw: 'withdrawn' };
    const state = leadsTo[input.verb] as typeof one.state;
    const after = { ...one, state, version: one.version + 1, reason: input.reason ?? null };
    set({
      thread: page.thread.map((reply) => (reply === one ? { ...after, actions: [] } : reply)),
    });
    return ok(after);
  }

  private edit(input: ConsolidatedEdit): Answer {
    const page = this.consolidated;
    if (!page) return found(null);
    if (input.version !== page.version) return CHANGED;
    const all = [...page.points, ...page.setAside.map(({ point }) => point)];
    this.consolidated = {
      ...page,
      version: page.version + 1,
      points: input.points,
      setAside: input.setAside.flatMap(({ id, reason }) => {
        const point = all.find((one) => one.id === id);
        return point ? [{ point, reason }] : [];
      }),
    };
    return ok(this.consolidated);
  }

  private onHandover(call: string, id: string, body: unknown): Answer | null {
    const set = (part: Partial<HandoverSummary>) => {
      if (this.handover) this.handover = { ...this.handover, ...part };
      if (this.pack) this.pack = { ...this.pack, ...part };
      return found(this.handover ?? this.pack);
    };
    switch (call) {
      case 'GET handovers':
        return id ? found(this.handover) : ok({ items: this.handovers });
      case 'GET handovers/pack':
        return found(this.pack);
      case 'POST handovers/finalise':
        return set({ state: 'final', actions: ['call-back'] });
      case 'POST handovers/call-back':
        return set({ state: 'preparing', actions: ['finalise'] });
      case 'POST handovers/acknowledge':
        if (this.pack) this.pack = { ...this.pack, acknowledgedAt: '2026-12-22T12:00:00Z' };
        return set({ state: 'acknowledged', actions: [] });
      case 'POST handovers/share-lessons':
        return set({ actions: [] });
      case 'POST handovers/successor': {
        const { to } = body as { to: string };
        return set({ successor: { id: 'p-new', name: to, title: '' } });
      }
      case 'POST prompts/handover':
        return found(this.handover);
      default:
        return null;
    }
  }
}
