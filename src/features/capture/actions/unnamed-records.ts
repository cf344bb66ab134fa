import { AppError } from '../../../kernel/errors.ts';
import { isNobody } from '../../../kernel/nobody.ts';
import type { Actor } from '../../../kernel/person.ts';
import { appears, dayOf, type Writers, writersOf } from '../../../kernel/unnamed.ts';
import type { Capture } from '../model.ts';
import { fieldsOf, type Template } from '../template.ts';
import { LOOKS, nextSweep, type WaitingRecord } from '../unnamed.ts';
import { recordBase } from './record-base.ts';
import { stirred, type Tx, type UnnamedDeps, unnamedSweep } from './unnamed-sweep.ts';

export interface UnnamedRecord {
  readonly template: string;
  readonly answers: Readonly<Record<string, string>>;
  /** Made where it is written and kept by its author alone; sent again it is the same record. */
  readonly secret: string;
}

/** What became of it, for whoever has its secret. */
export interface BecameRecord {
  readonly title: string;
  readonly state: 'waiting' | 'publishing' | 'published' | 'retracting' | 'retracted';
  /** Its document, once it is out. */
  readonly webUrl: string | null;
  /** It stands in somebody's name now. */
  readonly claimed: boolean;
  /** It is taken back at the next look. */
  readonly leaving: boolean;
  readonly actions: readonly ('withdraw' | 'claim')[];
}

const OUT = ['publishing', 'published', 'retracting', 'retracted'] as const;
const isOut = (state: string): state is (typeof OUT)[number] =>
  (OUT as readonly string[]).includes(state);

const gone = () => new AppError('not-found', 'no record of this secret');

/** Writing something down so that nobody can find out who wrote it. */
export function unnamedRecords(deps: UnnamedDeps) {
  const { work, clock, secrets, templates, terms } = deps;
  const { formOf, mustBeFilled } = recordBase({
    ...{ templates, terms },
    mustBeLabelled: async () => undefined,
  });

  /** Kept apart from every other hash of ours, so that none of them can be compared with it. */
  const keyOf = (secret: string): string => `unnamed:${secrets.hash(`unnamed record ${secret}`)}`;

  /** @throws AppError `not-found` for a form that is not written without a name */
  function mustAllow(id: string): Template {
    const form = templates.all.find((one) => one.id === id);
    if (!form?.unnamed) throw new AppError('not-found', `${id} is not written without a name`);
    return form;
  }

  const titleOf = ({ template, templateVersion, answers }: Omit<WaitingRecord, 'day'>): string =>
    answers[formOf({ template, templateVersion }).titleField] ?? '';

  function waits(one: WaitingRecord): BecameRecord {
    return {
      ...{ title: titleOf(one), state: 'waiting', webUrl: null, claimed: false, leaving: false },
      actions: ['withdraw'],
    };
  }

  function stands(capture: Capture, leaving: boolean): BecameRecord {
    if (!isOut(capture.state)) throw gone();
    const claimed = !isNobody(capture.owner);
    const open = capture.state === 'published' && !claimed && !leaving;
    return {
      title: titleOf({ ...capture, kind: 'record', key: '' }),
      ...{ state: capture.state, webUrl: capture.webUrl, claimed, leaving },
      actions: open ? ['withdraw', 'claim'] : [],
    };
  }

  /** @throws AppError `not-found`, in one way whatever is wrong with the secret */
  async function became(tx: Tx, key: string): Promise<BecameRecord> {
    const [waiting, capture] = [await tx.unnamedRecords.of(key), await tx.captures.byKey(key)];
    if (capture) return stands(capture, waiting?.kind === 'withdrawal');
    if (!waiting) throw gone();
    return waits(waiting);
  }

  return {
    ...unnamedSweep(deps, formOf),

    /**
     * Takes a record from somebody who may write one, and forgets who it was. It waits for an hour that chance chooses;
     * answers on which days that is. Nothing is emitted, audited or dated closer than its day.
     * @throws AppError `not-found`, `forbidden` for people of other organizations, `fields-missing`
     */
    async write(who: Actor, given: UnnamedRecord) {
      if (who.external) throw new AppError('forbidden', 'only staff write records');
      const form = mustAllow(given.template);
      const answers = Object.fromEntries(
        fieldsOf(form).flatMap(({ id, maxLength }) => {
          const answer = given.answers[id]?.trim().slice(0, maxLength) ?? '';
          return answer === '' ? [] : [[id, answer]];
        }),
      );
      const written = { template: form.id, templateVersion: form.version, answers };
      mustBeFilled(who, written);
      const key = keyOf(given.secret);
      const now = clock.now();
      return work.run(async (tx) => {
        const [known, out] = [await tx.unnamedRecords.of(key), await tx.captures.byKey(key)];
        if (known || out) return appears(known?.day ?? dayOf(out?.createdAt ?? now));
        const one: WaitingRecord = { kind: 'record', key, ...written, day: dayOf(now) };
        await stirred(tx, deps, (waiting) => [...waiting, one]);
        tx.plan(LOOKS, [nextSweep(now)]);
        return appears(one.day);
      });
    },

    /** Among how many its author is hidden: all staff. */
    hidden: (): Promise<Writers> =>
      work.run(async (tx) => {
        const { 'groups.smallest': smallest } = await tx.thresholds.now();
        return writersOf(await tx.unnamedRecords.staff(), smallest);
      }),

    /** @throws AppError `not-found` */
    look: (secret: string): Promise<BecameRecord> => work.run((tx) => became(tx, keyOf(secret))),

    /**
     * What waits is forgotten at once; what is out leaves at the next look. Answers what it was told to be.
     * @throws AppError `not-found`
     */
    withdraw: (secret: string): Promise<BecameRecord> =>
      work.run(async (tx) => {
        const key = keyOf(secret);
        const before = await became(tx, key);
        if (!before.actions.includes('withdraw')) return before;
        const now = clock.now();
        if (before.state === 'waiting') {
          await stirred(tx, deps, (waiting) => waiting.filter((one) => one.key !== key));
          return { ...before, title: '', state: 'retracted', actions: [] };
        }
        const capture = await tx.captures.byKey(key);
        if (!capture) throw gone();
        const { template, templateVersion } = capture;
        const one: WaitingRecord = {
          ...{ kind: 'withdrawal', key, template, templateVersion, answers: {}, day: dayOf(now) },
        };
        await stirred(tx, deps, (waiting) => [...waiting, one]);
        tx.plan(LOOKS, [nextSweep(now)]);
        return { ...before, leaving: true, actions: [] };
      }),

    /**
     * From now on it is like any other record of theirs: published anew with their name.
     * @throws AppError `not-found`, `illegal-move` while it waits or leaves
     */
    claim: (who: Actor, secret: string): Promise<BecameRecord> =>
      work.run(async (tx) => {
        const key = keyOf(secret);
        const before = await became(tx, key);
        const capture = await tx.captures.byKey(key);
        if (capture?.owner === who.id) return before;
        if (!capture || who.external || !before.actions.includes('claim'))
          throw new AppError('illegal-move', 'not out, or in somebody’s name');
        // The secret alone lets it, and no button of the record leads here: no move of the table of states.
        const after: Capture = {
          ...{ ...capture, owner: who.id, state: 'publishing', updatedAt: clock.now() },
        };
        await tx.captures.update(after);
        tx.emit({ type: 'capture.submitted', actor: who.id, data: { capture: capture.id } });
        const subject = `capture:${capture.id}`;
        tx.audit({ actor: who.id, verb: 'capture.claim', subject });
        return stands(after, false);
      }),
  };
}

export type UnnamedRecords = ReturnType<typeof unnamedRecords>;
