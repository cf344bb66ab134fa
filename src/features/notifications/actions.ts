import { asId, type CommunityId, type PersonId, type PostingId } from '../../kernel/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Log } from '../../ports/log.ts';
import type {
  ChannelReader,
  Destination,
  Messenger,
  SentMessage,
  Undelivered,
} from '../../ports/messenger.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import {
  localTime,
  type Message,
  nextAllowed,
  type Posting,
  retryDelay,
  type Subject,
  subjectOf,
  type Target,
  type ThreadKey,
} from './model.ts';
import type { NotificationStores } from './store.ts';

/** Where things are and what people's clocks say: answered by other features, wired by the app. */
export interface Places {
  channel(
    community: CommunityId,
  ): Promise<{ readonly teamId: string; readonly channelId: string } | null>;
  zone(person: PersonId): Promise<string>;
}

export interface NotificationDeps {
  readonly work: UnitOfWork<NotificationStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly messenger: Messenger;
  readonly channels: ChannelReader;
  readonly places: Places;
  /** Counted on /metrics: a personal message that may have gone before a crash and was sent again. */
  readonly onPossibleRepeat: () => void;
}

export interface Intent {
  readonly key: string;
  readonly target: Target;
  readonly message: Message;
  readonly unasked: boolean;
  readonly urgency?: number;
}

const BATCH = 50;
/** A message nobody could take for so long is given up, and the log says so. */
const MOST_ATTEMPTS = 12;

export function notificationActions(deps: NotificationDeps) {
  const { work, clock, ids, log, messenger, channels, places, onPossibleRepeat } = deps;

  const save = (posting: Posting): Promise<void> => work.run((tx) => tx.postings.update(posting));

  /** `wait` while the opening post of its thread is not there yet, `gone` where its community is. */
  async function destination({ target }: Posting): Promise<Destination | 'wait' | 'gone'> {
    if (target.kind === 'person') return target;
    const place = await places.channel(target.community);
    if (!place) return 'gone';
    if (target.thread === null) return { kind: 'channel', ...place, thread: null };
    const thread = target.thread;
    const opening = await work.run((tx) => tx.postings.opening(thread));
    return opening?.activityId ? { kind: 'channel', ...place, thread: opening.activityId } : 'wait';
  }

  /** Moves an unasked message to a time when it may come; true where it may go now. */
  async function withinBudget(posting: Posting): Promise<boolean> {
    if (!posting.unasked || posting.target.kind !== 'person') return true;
    const { person } = posting.target;
    const zone = await places.zone(person);
    const now = clock.now();
    const allowed = nextAllowed(now, zone, null);
    if (allowed > now) {
      await save({ ...posting, notBefore: allowed });
      return false;
    }
    const { day } = localTime(now, zone);
    const taken = await work.run(async (tx) => {
      const [first] = await tx.postings.unaskedFor(person);
      // The most urgent goes first; the others follow on later days.
      return first?.key === posting.key && (await tx.budget.take(person, day, posting.key));
    });
    if (!taken) await save({ ...posting, notBefore: nextAllowed(now, zone, day) });
    return taken;
  }

  /** A send was begun before and may have happened: look before sending again. */
  async function sentBefore(posting: Posting, to: Destination): Promise<SentMessage | null> {
    if (posting.state !== 'sending') return null;
    if (to.kind === 'channel') return channels.find(posting.key, to);
    // A personal chat cannot be read by the app: this is the one window in which a second copy may come.
    onPossibleRepeat();
    return null;
  }

  async function deliver(posting: Posting): Promise<void> {
    const to = await destination(posting);
    if (to === 'gone') return save({ ...posting, state: 'dropped' });
    if (to === 'wait') {
      return save({ ...posting, notBefore: new Date(clock.now().getTime() + retryDelay(1, null)) });
    }
    if (posting.state === 'intended' && !(await withinBudget(posting))) return;
    const attempts = posting.attempts + 1;
    try {
      const earlier = await sentBefore(posting, to);
      await save({ ...posting, state: 'sending', attempts });
      const sent = earlier ?? (await messenger.send(posting.key, to, posting.message));
      await save({ ...posting, state: 'sent', attempts, ...sent });
    } catch (error) {
      await failed({ ...posting, attempts }, error);
    }
  }

  /** Somebody may answer a post before its send is recorded: then it is looked for, and recorded, here. */
  async function unrecorded(channelId: string, rootId: string): Promise<string | null> {
    for (const posting of await work.run((tx) => tx.postings.begunOpenings())) {
      const to = await destination(posting);
      if (to === 'wait' || to === 'gone' || to.kind !== 'channel') continue;
      if (to.channelId !== channelId) continue;
      const sent = await channels.find(posting.key, to);
      if (sent?.activityId !== rootId) continue;
      await save({ ...posting, state: 'sent', ...sent });
      return posting.key;
    }
    return null;
  }

  async function failed(posting: Posting, error: unknown): Promise<void> {
    const { outcome, retryAfter, definite } = describe(error);
    const final = outcome === 'never' || posting.attempts >= MOST_ATTEMPTS;
    log.warn(
      { err: error, key: posting.key, attempts: posting.attempts, final },
      'message not delivered',
    );
    const wait = retryDelay(posting.attempts, retryAfter);
    // `sending` here means that an earlier try may have happened: only what certainly never went counts as untried.
    const untried = final && definite && posting.state === 'intended';
    await save({
      ...posting,
      attempts: untried ? 0 : posting.attempts,
      state: final ? 'dropped' : definite ? 'intended' : 'sending',
      notBefore: new Date(clock.now().getTime() + wait),
    });
    if (untried) await giveBackDay(posting);
  }

  /** What was over before it was sent leaves the person's one message of the day to the next in line. */
  async function giveBackDay({ key, target, unasked }: Posting): Promise<void> {
    if (!unasked || target.kind !== 'person') return;
    const { person } = target;
    const now = clock.now();
    const { day } = localTime(now, await places.zone(person));
    await work.run(async (tx) => {
      await tx.budget.giveBack(person, day, key);
      for (const waiting of await tx.postings.unaskedFor(person)) {
        if (waiting.state === 'intended') await tx.postings.update({ ...waiting, notBefore: now });
      }
    });
  }

  async function redrawn(posting: Posting | null): Promise<void> {
    if (posting?.state !== 'sent' || !posting.conversationId || !posting.activityId) return;
    const to = await destination(posting);
    if (to === 'gone' || to === 'wait') return;
    const sent = { conversationId: posting.conversationId, activityId: posting.activityId };
    try {
      await messenger.update(posting.key, sent, to, posting.message);
    } catch (error) {
      if (describe(error).outcome !== 'never') throw error;
      // Deleted there, or the way to it is gone for good: what else follows from the change must not wait for it.
      log.warn({ err: error, key: posting.key }, 'message not redrawn');
    }
  }

  return {
    /** Notes that a message shall go; the same key, however often it is given, is one message. */
    async intend({ key, target, message, unasked, urgency = 5 }: Intent): Promise<void> {
      const now = clock.now();
      await work.run((tx) =>
        tx.postings.insert({
          id: asId<PostingId>(ids.next()),
          key,
          target,
          message,
          unasked,
          urgency,
          state: 'intended',
          notBefore: now,
          attempts: 0,
          conversationId: null,
          activityId: null,
          createdAt: now,
        }),
      );
    },

    /** Sends what is due, in order. Answers how many postings were looked at, for callers that go on until none. */
    async deliverDue(): Promise<number> {
      const due = await work.run((tx) => tx.postings.due(clock.now(), BATCH));
      for (const posting of due) await deliver(posting);
      return due.length;
    },

    /** Redraws a message that was sent; what was never sent needs no redrawing. */
    async redraw(key: string): Promise<void> {
      await redrawn(await work.run((tx) => tx.postings.byKey(key)));
    },

    /** Redraws the opening post of a thread and everything that was sent into it. */
    async redrawThread(thread: ThreadKey): Promise<void> {
      const [opening, others] = await work.run(
        async (tx) =>
          [await tx.postings.byKey(thread), await tx.postings.sentInto(thread)] as const,
      );
      for (const posting of [opening, ...others]) await redrawn(posting);
    },

    /** What a channel's thread is about; null where the thread is none of ours. */
    async subjectOf(channelId: string, rootId: string): Promise<Subject | null> {
      const known = await work.run((tx) => tx.postings.threadOf(channelId, rootId));
      const key = known ?? (await unrecorded(channelId, rootId));
      return key === null ? null : subjectOf(key);
    },

    nextDue: (): Promise<Date | null> => work.run((tx) => tx.postings.nextDue()),
  };
}

/** By shape, not class: see kernel/errors. */
function describe(error: unknown): Undelivered {
  if (error instanceof Error && error.name === 'UndeliveredError' && 'outcome' in error) {
    const { outcome, retryAfter, definite } = error as Error & Undelivered;
    return { outcome, retryAfter, definite };
  }
  return { outcome: 'later', retryAfter: null, definite: false };
}

export type NotificationActions = ReturnType<typeof notificationActions>;
