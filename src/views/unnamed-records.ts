import type { UnnamedRecords } from '../features/capture/actions/unnamed-records.ts';
import type { CaptureActions } from '../features/capture/actions.ts';
import { fieldsOf } from '../features/capture/template.ts';
import type { GovernanceActions } from '../features/governance/actions.ts';
import type { SafetyActions } from '../features/safety/actions.ts';
import type { Writers } from '../kernel/unnamed.ts';
import type { RecordHint } from './beside-record.ts';

interface Deps {
  readonly unnamedRecords: UnnamedRecords;
  readonly capture: Pick<CaptureActions, 'templates'>;
  readonly safety: Pick<SafetyActions, 'screening'>;
  readonly governance: Pick<GovernanceActions, 'setting'>;
}

interface Begun {
  readonly template: string;
  readonly answers: Readonly<Record<string, string>>;
}

export const unnamedRecordViews = ({ unnamedRecords, capture, safety, governance }: Deps) => ({
  /** What somebody had better know before they send a record without a name: nothing is kept of it. */
  async before({ template, answers }: Begun) {
    const form = capture.templates().find(({ id }) => id === template);
    const hints = (form ? fieldsOf(form) : []).flatMap(({ id: field, kind }): RecordHint[] => {
      if (kind !== 'line' && kind !== 'text') return [];
      const answer = answers[field] ?? '';
      return safety.screening.inUnnamedRecord(answer).map(({ kind: what, start, end }) => ({
        ...{ field, kind: what, words: answer.slice(start, end) },
      }));
    });
    const hidden: Writers = await unnamedRecords.hidden();
    const fewest = await governance.setting('anonymity.few');
    const few = hidden.people === null || hidden.people < fewest;
    return { among: { ...hidden, few, soon: false }, hints };
  },
});

export type UnnamedRecordViews = ReturnType<typeof unnamedRecordViews>;
