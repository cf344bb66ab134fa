import { asId, type CaptureId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import { isNobody, NOBODY } from '../../../kernel/nobody.ts';
import { dayOf, shuffled, startOf } from '../../../kernel/unnamed.ts';
import type { Chance } from '../../../ports/chance.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Secrets } from '../../../ports/secrets.ts';
import type { TextAnalysis } from '../../../ports/text.ts';
import type { Transaction, UnitOfWork } from '../../../ports/unit-of-work.ts';
import type { Capture, Terms } from '../model.ts';
import { captureMachine } from '../policy.ts';
import { ALL_STAFF } from '../readers.ts';
import type { UnnamedStores } from '../store.ts';
import type { Templates } from '../template.ts';
import { LOOKS, letOut, nextSweep, type WaitingRecord } from '../unnamed.ts';
import type { RecordBase } from './record-base.ts';

export interface UnnamedDeps {
  readonly work: UnitOfWork<UnnamedStores>;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly secrets: Pick<Secrets, 'hash'>;
  readonly text: TextAnalysis;
  readonly templates: Templates;
  readonly terms: Terms;
}

export type Tx = Transaction & UnnamedStores;

/** Takes out what waits and puts it back changed, all of it written anew in an order that chance gives. */
export const stirred = (
  tx: Tx,
  { chance }: Pick<UnnamedDeps, 'chance'>,
  change: (waiting: readonly WaitingRecord[]) => readonly WaitingRecord[],
): Promise<void> => tx.unnamedRecords.rewrite((waiting) => shuffled(change(waiting), chance));

/** Lets out what was written without a name, and takes back what is to leave. What it writes names nobody. */
export function unnamedSweep(deps: UnnamedDeps, formOf: RecordBase['formOf']) {
  const { work, clock, chance, text } = deps;

  async function appear(tx: Tx, one: WaitingRecord): Promise<void> {
    const at = startOf(dayOf(clock.now()));
    const form = formOf(one);
    const said = Object.values(one.answers).join('\n');
    const capture: Capture = {
      ...{ id: asId<CaptureId>(chance.id()), version: 1, owner: NOBODY, readers: ALL_STAFF },
      ...{ template: one.template, templateVersion: one.templateVersion, answers: one.answers },
      language: text.detect(said, 'en'),
      ...{ project: null, prompt: null, answeredAt: {}, state: 'publishing', path: form.review },
      ...{ reviewer: null, checklist: null, trouble: null, product: null, webUrl: null },
      ...{ history: [], createdAt: at, updatedAt: at },
    };
    await tx.captures.insert(capture, one.key);
    tx.emit({ type: 'capture.submitted', actor: null, data: { capture: capture.id } });
  }

  async function leave(tx: Tx, { key }: WaitingRecord): Promise<void> {
    const before = await tx.captures.byKey(key);
    if (before?.state !== 'published' || !isNobody(before.owner)) return;
    const state = decide(captureMachine, before, 'retract', 'clock');
    const at = startOf(dayOf(clock.now()));
    const move = { move: 'retracted', at: at.toISOString(), reason: '', file: null } as const;
    const after = { ...before, state, updatedAt: at, history: [...before.history, move] };
    await tx.captures.update(after);
    tx.emit({ type: 'capture.retracted', actor: null, data: { capture: before.id } });
  }

  return {
    /** At a fixed hour: what chance lets out, and what is to leave. */
    async sweep(): Promise<void> {
      await work.run(async (tx) => {
        const out = shuffled(letOut(await tx.unnamedRecords.all(), clock.now(), chance), chance);
        const keys = new Set(out.map(({ kind, key }) => `${kind} ${key}`));
        let left = 0;
        await tx.unnamedRecords.rewrite((waiting) => {
          const rest = waiting.filter(({ kind, key }) => !keys.has(`${kind} ${key}`));
          left = rest.length;
          return shuffled(rest, chance);
        });
        for (const one of out) await (one.kind === 'record' ? appear(tx, one) : leave(tx, one));
        if (out.length > 0) await tx.unnamedRecords.touch();
        tx.plan(LOOKS, left > 0 ? [nextSweep(clock.now())] : []);
      });
    },

    /** Every minute: no row keeps the mark of when it was written. */
    async stir(): Promise<void> {
      await work.run(async (tx) => {
        if ((await tx.unnamedRecords.all()).length === 0) return;
        await stirred(tx, deps, (waiting) => waiting);
        await tx.unnamedRecords.touchNextLook();
      });
    },
  };
}
