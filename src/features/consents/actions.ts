import { AppError } from '../../kernel/errors.ts';
import { asId, type CaptureId, type ConsentId, type PersonId } from '../../kernel/ids.ts';
import { decide } from '../../kernel/machine.ts';
import type { Actor, Person } from '../../kernel/person.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.ts';
import {
  AGREED,
  type Becomes,
  type Consent,
  type ConsentAnswer,
  type ConsentVerb,
  dueWork,
  type Made,
  MOST_WORDS,
  standingOf,
} from './model.ts';
import { concerns, consentMachine, type Who } from './policy.ts';
import type { ConsentStores } from './store.ts';

export interface ConsentDeps {
  readonly work: UnitOfWork<ConsentStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Who somebody is: answered by another feature, wired by the app. Null for whom nobody knows. */
  readonly person: (id: PersonId) => Promise<Person | null>;
  /** Whether what was made of the words is out by now, so that only its removal takes them back. */
  readonly isOut: (made: Made) => Promise<boolean>;
}

/** A message as it was chosen. */
export interface AskedFor {
  readonly becomes: Becomes;
  readonly of: PersonId;
  readonly words: string;
  readonly link: string | null;
  readonly writtenAt: Date | null;
  readonly source: string;
}

type Tx = Transaction & ConsentStores;

/** What is shown of a list. */
const MOST_LISTED = 100;
/** Nobody asks half the organization at once. */
const MOST_WAITING = 20;

async function existing(tx: Tx, id: ConsentId): Promise<Consent> {
  const consent = await tx.consents.get(id);
  if (!consent) throw new AppError('not-found', `no consent ${id}`);
  return consent;
}

/** @throws AppError `not-found` for anybody but the two whom it concerns */
async function theirs(tx: Tx, who: Actor, id: ConsentId): Promise<Consent> {
  const consent = await existing(tx, id);
  if (!concerns(consent, who)) throw new AppError('not-found', `no consent ${id} for this reader`);
  return consent;
}

/** A colleague's message becomes a draft with the colleague's agreement, and not without. */
export function consentActions({ work, clock, ids, person, isOut }: ConsentDeps) {
  /**
   * The words go with a no. Where something was made of them they stay until they are taken out of it, and
   * `forget` follows.
   */
  async function move(tx: Tx, before: Consent, verb: ConsentVerb, who: Who): Promise<Consent> {
    const state = decide(consentMachine, before, verb, who);
    const kept = AGREED.has(state) || before.made !== null;
    const after: Consent = {
      ...before,
      state,
      words: kept ? before.words : null,
      link: kept ? before.link : null,
      settledAt: clock.now(),
    };
    await tx.consents.update(after);
    tx.plan(`consent:${before.id}`, dueWork(after));
    const actor = who === 'clock' ? null : who.id;
    tx.emit({ type: 'consent.settled', actor, data: { consent: before.id, state } });
    tx.audit({ actor, verb: `consent.${verb}`, subject: `consent:${before.id}` });
    return { ...after, version: after.version + 1 };
  }

  const expired = (consent: Consent): boolean =>
    consent.state === 'asked' && standingOf(consent, clock.now()) === 'expired';

  return {
    ...reading({ work }),
    ...keeping({ work }),

    /**
     * Asks whoever wrote it, once for a key however often it is pressed.
     * @throws AppError `invalid-input` for an empty message or one's own, `too-many-requests`, `not-found` for an author
     *   whom nobody can ask
     */
    async ask(who: Actor, given: AskedFor, key: string): Promise<Consent> {
      const words = Array.from(given.words.trim()).slice(0, MOST_WORDS).join('');
      if (words === '' || given.of === who.id) {
        throw new AppError('invalid-input', 'no words of somebody else', { field: 'text' });
      }
      const author = await person(given.of);
      if (!author?.active) throw new AppError('not-found', `author ${given.of} is not to be asked`);
      return work.run(async (tx) => {
        const earlier = await tx.consents.byKey(key);
        if (earlier) return earlier;
        if ((await tx.consents.waitingBy(who.id)) >= MOST_WAITING) {
          throw new AppError('too-many-requests', 'too many wait for an answer');
        }
        const consent: Consent = {
          ...{ ...given, words },
          id: asId<ConsentId>(ids.next()),
          version: 1,
          by: who.id,
          state: 'asked',
          made: null,
          askedAt: clock.now(),
          settledAt: null,
        };
        if (!(await tx.consents.insert(consent, key))) return existingBy(tx, key);
        tx.plan(`consent:${consent.id}`, dueWork(consent));
        const data = { consent: consent.id, person: given.of };
        tx.emit({ type: 'consent.asked', actor: who.id, data });
        tx.audit({ actor: who.id, verb: 'consent.ask', subject: `consent:${consent.id}` });
        return consent;
      });
    },

    /**
     * Its author answers. The same twice is once; what comes after it is settled or over changes nothing, and the state
     * that is answered says so.
     * @throws AppError `not-found` for a stranger, `not-yours` for whoever asked
     */
    answer: (who: Actor, id: ConsentId, verb: ConsentAnswer): Promise<Consent> =>
      work.run(async (tx) => {
        const consent = await theirs(tx, who, id);
        const refusal = consentMachine.policy[verb](consent, who);
        if (refusal) throw new AppError(refusal, 'somebody else was asked');
        if (expired(consent)) return move(tx, consent, 'expire', 'clock');
        return consent.state === 'asked' ? move(tx, consent, verb, who) : consent;
      }),

    /**
     * Its author takes it back until what was made of it is out; whoever asked lets go of what was not answered.
     * Pressed twice is once.
     * @throws AppError `not-found`, `illegal-move` once it is out
     */
    async withdraw(who: Actor, id: ConsentId): Promise<Consent> {
      const { made } = await work.run((tx) => theirs(tx, who, id));
      if (made && (await isOut(made))) {
        throw new AppError('illegal-move', 'it is out by now', { context: 'consent' });
      }
      return work.run(async (tx) => {
        const consent = await theirs(tx, who, id);
        if (consent.state === 'withdrawn') return consent;
        return move(tx, consent, who.id === consent.of ? 'take-back' : 'drop', who);
      });
    },

    /** The message is gone from Teams: so are its words here, unless what was made of them is out. Idempotent. */
    async sourceGone(source: string): Promise<void> {
      const about = await work.run((tx) => tx.consents.ofSource(source));
      for (const { id, made } of about) {
        if (made && (await isOut(made))) continue;
        await work.run(async (tx) => {
          const consent = await existing(tx, id);
          if (consent.state === 'asked' || AGREED.has(consent.state)) {
            await move(tx, consent, 'lose', 'clock');
          }
        });
      }
    },

    /** The words of what its author agreed to, for whoever asked. @throws AppError `not-found`, `illegal-move` */
    words: (who: Actor, id: ConsentId): Promise<Consent & { readonly words: string }> =>
      work.run(async (tx) => {
        const consent = await theirs(tx, who, id);
        const { words, state, by } = consent;
        if (by !== who.id || words === null || !AGREED.has(state)) {
          throw new AppError('illegal-move', `consent is ${state}`, { context: 'unagreed' });
        }
        return { ...consent, words };
      }),

    remind: (id: ConsentId): Promise<void> =>
      work.run(async (tx) => {
        const consent = await tx.consents.get(id);
        if (consent?.state !== 'asked' || expired(consent)) return;
        const data = { consent: id, person: consent.of };
        tx.emit({ type: 'consent.reminded', actor: null, data });
      }),

    expire: (id: ConsentId): Promise<void> =>
      work.run(async (tx) => {
        const consent = await tx.consents.get(id);
        if (consent && expired(consent)) await move(tx, consent, 'expire', 'clock');
      }),

    standing: (consent: Consent) => standingOf(consent, clock.now()),

    /** Only a removal takes the words back. */
    isOut: async ({ made }: Consent): Promise<boolean> => made !== null && isOut(made),
  };
}

async function existingBy(tx: Tx, key: string): Promise<Consent> {
  const consent = await tx.consents.byKey(key);
  if (!consent) throw new AppError('changed-meanwhile', 'asked and gone');
  return consent;
}

/** What became of the words that were agreed to. */
const keeping = ({ work }: Pick<ConsentDeps, 'work'>) => ({
  /** What was made of them. Said twice is once. @throws AppError `not-found`, `illegal-move` where nobody agrees any more */
  made: (id: ConsentId, made: Made): Promise<void> =>
    work.run(async (tx) => {
      const consent = await existing(tx, id);
      if (!AGREED.has(consent.state)) {
        throw new AppError('illegal-move', 'taken back meanwhile', { context: 'unagreed' });
      }
      if (consent.made === null) await tx.consents.update({ ...consent, made });
    }),

  /** They are out of what was made of them, and kept no longer. Idempotent. */
  forget: (id: ConsentId): Promise<void> =>
    work.run(async (tx) => {
      const consent = await existing(tx, id);
      if (AGREED.has(consent.state) || consent.state === 'asked') return;
      await tx.consents.update({ ...consent, words: null, link: null });
    }),
});

const reading = ({ work }: Pick<ConsentDeps, 'work'>) => ({
  /** Without a reader's eyes: for what is told and published of it. */
  get: (id: ConsentId): Promise<Consent | null> => work.run((tx) => tx.consents.get(id)),
  ofCapture: (id: CaptureId): Promise<Consent | null> =>
    work.run((tx) => tx.consents.ofCapture(id)),

  /** @throws AppError `not-found` for anybody but the two whom it concerns */
  read: (who: Actor, id: ConsentId): Promise<Consent> => work.run((tx) => theirs(tx, who, id)),

  /** Asked of this person or by them, newest first. */
  concerning: (who: Actor): Promise<readonly Consent[]> =>
    work.run((tx) => tx.consents.concerning(who.id, MOST_LISTED)),
});

export type ConsentActions = ReturnType<typeof consentActions>;
