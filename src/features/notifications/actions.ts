import { asId, type PersonId, type PostingId } from '../../kernel/ids.ts';
import { isNobody } from '../../kernel/nobody.ts';
import { delivery, describe, type NotificationDeps } from './delivery.ts';
import {
  type Message,
  type Posting,
  type Said,
  type Subject,
  subjectOf,
  type Target,
  type ThreadKey,
} from './model.ts';
import type { Mailed, Unreached } from './store.ts';

export interface Intent {
  readonly key: string;
  readonly target: Target;
  readonly message: Message;
  readonly unasked: boolean;
  readonly urgency?: number;
  /** Not before then; absent: at once. */
  readonly notBefore?: Date;
  /** By mail, whatever else there is; absent: by the shortest way. */
  readonly via?: 'mail';
}

/** One by one: what a process that dies has in hand waits for the end of its lease, and nothing else does. */
const BATCH = 1;
/** Kept for as long as the send takes, with every address that is tried. */
const IN_HAND_MS = 15_000;
/** An activity of the bot, where one comes, comes within seconds; what it was answered with is said once. */
const HEARD_AFTER_MS = 120_000;
const HEARD_URGENCY = 2;
const heardKey = (said: Said): string =>
  said.kind === 'query' ? `heard:${said.reply}` : `heard:${said.contribution}`;

const MAILED_LATELY_MS = 30 * 86_400_000;

/** Tried when mail may have come: if one of them goes, all others follow. */
const PROBES = 5;

/** What only notifications told of has nobody who answers it where it was said. */
const ofWhatWasHeard = (
  { work, clock }: NotificationDeps,
  intend: (intent: Intent) => Promise<void>,
) => ({
  /** What this person said does not show where they said it, and nobody was there to answer: they are told. */
  heard: (person: PersonId, said: Said): Promise<void> =>
    intend({
      key: heardKey(said),
      target: { kind: 'person', person },
      message: { kind: 'heard', said },
      unasked: true,
      urgency: HEARD_URGENCY,
      notBefore: new Date(clock.now().getTime() + HEARD_AFTER_MS),
    }),

  /** It was answered where it was said: nothing more is told about it. */
  async answered(said: Said): Promise<void> {
    const waiting = await work.run((tx) => tx.postings.byKey(heardKey(said)));
    if (waiting?.state !== 'intended') return;
    await work.run((tx) => tx.postings.update({ ...waiting, state: 'dropped' }));
  },
});

const ofWhatBecameOfIt = ({ work, clock }: NotificationDeps) => ({
  /** Whether the message of this key has gone to its reader. */
  wasSent: async (key: string): Promise<boolean> =>
    (await work.run((tx) => tx.postings.byKey(key)))?.state === 'sent',

  /** People for whom messages wait because neither chat nor mail reaches them. */
  unreached: (): Promise<readonly Unreached[]> => work.run((tx) => tx.postings.unreached()),

  /** People who read of it by mail lately, since their chat is closed to us. */
  mailed: (): Promise<readonly Mailed[]> =>
    work.run((tx) => tx.postings.mailed(new Date(clock.now().getTime() - MAILED_LATELY_MS))),
});

export function notificationActions(deps: NotificationDeps) {
  const { work, clock, ids, log, messenger, channels } = deps;

  const { deliver, destination, save, freeForMail } = delivery(deps);

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

  async function intend(intent: Intent): Promise<void> {
    const { key, target, message, unasked, urgency = 5 } = intent;
    if (target.kind === 'person' && isNobody(target.person)) return;
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
        via: intent.via ?? 'teams',
        held: null,
        notBefore: intent.notBefore ?? now,
        attempts: 0,
        conversationId: null,
        activityId: null,
        createdAt: now,
      }),
    );
  }

  return {
    /** Notes that a message shall go; the same key, however often it is given, is one message. */
    intend,

    ...ofWhatWasHeard(deps, intend),

    /** Sends what is due, in order. Answers how many postings were looked at, for callers that go on until none. */
    async deliverDue(): Promise<number> {
      const due = await work.run((tx) => tx.postings.claim(clock.now(), BATCH, IN_HAND_MS));
      for (const posting of due) {
        const keep = () => work.run((tx) => tx.postings.keep(posting.id, IN_HAND_MS));
        await deps.holding({ leaseMs: IN_HAND_MS, keep }, () => deliver(posting));
      }
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

    /**
     * A way to this person's chat is open, as somebody who writes or installs shows: what waited for one goes, within
     * the budget as ever. Answers how many messages waited.
     */
    async wayOpened(person: PersonId): Promise<number> {
      // Asked at every turn, and nearly always nothing waits: a write, and with it a transaction, only where it does.
      if ((await work.run((tx) => tx.postings.heldFor(person))).length === 0) return 0;
      const freed = await work.run(async (tx) => {
        const held = await tx.postings.heldFor(person);
        const again = { state: 'intended', via: 'teams', held: null, attempts: 0 } as const;
        for (const posting of held) {
          await tx.postings.update({ ...posting, ...again, notBefore: clock.now() });
        }
        return held.length;
      });
      if (freed > 0) deps.onFreed?.();
      return freed;
    },

    /**
     * There may be a mailbox or a right by now that there was not: a few of the oldest letters are tried, and the
     * first that goes has all others follow. Answers how many are tried.
     */
    mailMayWork: (): Promise<number> => freeForMail(PROBES),

    ...ofWhatBecameOfIt(deps),

    nextDue: (): Promise<Date | null> => work.run((tx) => tx.postings.nextDue()),
  };
}

export type NotificationActions = ReturnType<typeof notificationActions>;
