import { addDays } from '../../kernel/days.ts';
import type { CommunityId, PersonId } from '../../kernel/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Holding } from '../../ports/holding.ts';
import type { DayOff } from '../../ports/holidays.ts';
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
import { type Message, type Posting, retryDelay } from './model.ts';
import { localTime, nextAllowed } from './quiet.ts';
import type { NotificationStores } from './store.ts';

/** Where things are and what people's clocks say: answered by other features, wired by the app. */
export interface Places {
  channel(
    community: CommunityId,
  ): Promise<{ readonly teamId: string; readonly channelId: string } | null>;
  zone(person: PersonId): Promise<string>;
  /** On which days this person is not at work; absent: Saturdays and Sundays. */
  daysOff?(person: PersonId): Promise<DayOff>;
  /** How many prompts a person gets in seven days; absent: as many as there are days. */
  promptsAWeek?(): Promise<number>;
  /** Whether this person wants to hear of it; absent: everybody hears everything. */
  wants?(person: PersonId, message: Message): Promise<boolean>;
}

export interface NotificationDeps {
  readonly work: UnitOfWork<NotificationStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly messenger: Messenger;
  readonly channels: ChannelReader;
  readonly places: Places;
  readonly holding: Holding;
  /** Counted on /metrics: a personal message that may have gone before a crash and was sent again. */
  readonly onPossibleRepeat: () => void;
  /** Counted on /metrics: by which way a message went, or that none was open. */
  readonly onDelivery?: (way: Posting['via'] | 'held') => void;
  /** Told where what waited may go now: nobody should have to wait for the next minute. */
  readonly onFreed?: () => void;
}

const WEEK_DAYS = 7;
/** How keys of prompts begin: of these a person gets only so many a week (FR-PRM-4). */
const PROMPTS = 'prompt:';

/** A message nobody could take for so long is given up, and the log says so. */
const MOST_ATTEMPTS = 12;

/** What is wrong with our mailbox or its right, not with the reader's address: one letter that goes ends it for all. */
export const NO_MAIL = ['no-sender', 'no-mail-right', 'no-mailbox'] as const;
/** Freed at a time; each letter that goes frees so many more. */
const MOST_FREED = 100;

/** Brings one posting to where it goes: by the person's chat, else by mail, else it waits for a way. */
export function delivery(deps: NotificationDeps) {
  const { work, clock, log, messenger, channels, places, onPossibleRepeat } = deps;

  const save = (posting: Posting, inHand = false): Promise<void> =>
    work.run((tx) => tx.postings.update(posting, inHand));

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
    const isOff = await places.daysOff?.(person);
    const now = clock.now();
    const allowed = nextAllowed(now, zone, null, isOff);
    if (allowed > now) {
      await save({ ...posting, notBefore: allowed });
      return false;
    }
    const { day } = localTime(now, zone);
    const most = await places.promptsAWeek?.();
    const taken = await work.run(async (tx) => {
      const asked = await tx.budget.takenSince(person, addDays(day, 1 - WEEK_DAYS), PROMPTS);
      const full = most !== undefined && asked >= most;
      const line = (await tx.postings.unaskedFor(person)).filter(
        ({ key }) => !full || !key.startsWith(PROMPTS),
      );
      // The most urgent goes first; the others follow on later days.
      return line[0]?.key === posting.key && (await tx.budget.take(person, day, posting.key));
    });
    if (!taken) await save({ ...posting, notBefore: nextAllowed(now, zone, day, isOff) });
    return taken;
  }

  /** Asked as it goes, since what people want changes while it waits. */
  const isWanted = async ({ target, message }: Posting): Promise<boolean> =>
    target.kind !== 'person' || ((await places.wants?.(target.person, message)) ?? true);

  /** A send was begun before and may have happened: look before sending again. */
  async function sentBefore(posting: Posting, to: Destination): Promise<SentMessage | null> {
    if (posting.state !== 'sending') return null;
    if (to.kind === 'channel') return channels.find(posting.key, to);
    // Neither a personal chat nor a mailbox can be read by the app: only here may a second copy come.
    onPossibleRepeat();
    return null;
  }

  /** Null for a letter: nothing can be changed about it afterwards. */
  async function send({ key, via, message }: Posting, to: Destination) {
    if (via === 'teams' || to.kind !== 'person') return messenger.send(key, to, message);
    await messenger.write(key, to.person, message);
    return null;
  }

  async function deliver(posting: Posting): Promise<void> {
    const to = await destination(posting);
    if (to === 'gone') return save({ ...posting, state: 'dropped' });
    if (to === 'wait') {
      return save({ ...posting, notBefore: new Date(clock.now().getTime() + retryDelay(1, null)) });
    }
    if (posting.state === 'intended') {
      if (!(await isWanted(posting))) return save({ ...posting, state: 'dropped' });
      if (!(await withinBudget(posting))) return;
    }
    const attempts = posting.attempts + 1;
    try {
      const earlier = await sentBefore(posting, to);
      await save({ ...posting, state: 'sending', attempts }, true);
      const sent = earlier ?? (await send(posting, to));
      await save({ ...posting, state: 'sent', attempts, ...sent });
      deps.onDelivery?.(posting.via);
      if (posting.via === 'mail') await freeForMail(MOST_FREED);
    } catch (error) {
      await failed({ ...posting, attempts }, error);
    }
  }

  async function failed(posting: Posting, error: unknown): Promise<void> {
    const { outcome, retryAfter, definite, untried, closed } = describe(error);
    if (untried) return turnedAway(posting, retryAfter);
    if (closed && posting.target.kind === 'person') return closedTo(posting, closed, error);
    const final = outcome === 'never' || posting.attempts >= MOST_ATTEMPTS;
    log.warn(
      { err: error, key: posting.key, attempts: posting.attempts, final },
      'message not delivered',
    );
    const wait = retryDelay(posting.attempts, retryAfter);
    // `sending` here means that an earlier try may have happened: only what certainly never went gives its day back.
    const neverWent = final && definite && posting.state === 'intended';
    await save({
      ...posting,
      attempts: neverWent ? 0 : posting.attempts,
      state: final ? 'dropped' : definite ? 'intended' : 'sending',
      notBefore: new Date(clock.now().getTime() + wait),
    });
    if (neverWent) await giveBackDay(posting);
  }

  /** There was no room yet: it comes back as it was, however often that happens. */
  const turnedAway = (posting: Posting, retryAfter: number | null): Promise<void> => {
    const attempts = posting.attempts - 1;
    const notBefore = new Date(clock.now().getTime() + retryDelay(1, retryAfter));
    return save({ ...posting, attempts, notBefore });
  };

  /** The chat is closed: mail, at once. Mail is closed too: the message waits for a way. */
  async function closedTo(posting: Posting, why: string, error: unknown): Promise<void> {
    const { key } = posting;
    const notBefore = clock.now();
    if (posting.via === 'teams') {
      log.info({ key, why }, 'chat closed; mail is tried');
      // After a try that may have happened there may be two, of which one is a letter.
      if (posting.state === 'sending') onPossibleRepeat();
      return save({ ...posting, state: 'intended', via: 'mail', notBefore });
    }
    log.warn({ err: error, key, why }, 'nobody can be reached; the message waits for a way');
    await save({ ...posting, state: 'held', held: why, notBefore });
    deps.onDelivery?.('held');
    await giveBackDay(posting);
  }

  /** Tries mail again for what waits for want of it. Answers how many messages that are. */
  async function freeForMail(most: number): Promise<number> {
    const held = await work.run((tx) => tx.postings.heldBecause(NO_MAIL, most));
    if (held.length === 0) return 0;
    const again = { state: 'intended', held: null, attempts: 0, notBefore: clock.now() } as const;
    await work.run(async (tx) => {
      for (const posting of held) await tx.postings.update({ ...posting, ...again });
    });
    deps.onFreed?.();
    return held.length;
  }

  /** What was not sent after all leaves the person's one message of the day to the next in line. */
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

  return { deliver, destination, save, freeForMail };
}

/** By shape, not class: see kernel/errors. */
export function describe(error: unknown): Undelivered {
  if (error instanceof Error && error.name === 'UndeliveredError' && 'outcome' in error) {
    const {
      outcome,
      retryAfter,
      definite,
      untried = false,
      closed = null,
    } = error as Error & Undelivered;
    return { outcome, retryAfter, definite, untried, closed };
  }
  return { outcome: 'later', retryAfter: null, definite: false };
}
