import type {
  HandoverFiles as FilesShape,
  FollowUp as FollowUpShape,
  HandoverGaps as GapsShape,
  HandoverPack as PackShape,
  HandoverPage as PageShape,
  HandoverQuestions as QuestionsShape,
  HandoverSummary as SummaryShape,
} from '../../contract/handovers.ts';
import type { Actor } from '../../kernel/person.ts';
import type { HandoverPack, HandoverPage, HandoverSummary } from '../../views/handover.ts';
import type { GapsPage, QuestionsPage } from '../../views/handover-beside.ts';
import type { FilesPage } from '../../views/handover-files.ts';
import type { FollowUpView } from '../../views/handover-source.ts';
import { sheet } from './capture.ts';

/** The states that people are told of: what was called off is shown to nobody. */
const shownState = ({ handover }: HandoverSummary): SummaryShape['state'] =>
  handover.state === 'ended' ? 'missed' : handover.state;

const VERBS: ReadonlySet<string> = new Set<SummaryShape['actions'][number]>([
  'finalise',
  'call-back',
  'name-successor',
  'set-readers',
  'acknowledge',
  'share-lessons',
]);
const isShown = (verb: string): verb is SummaryShape['actions'][number] => VERBS.has(verb);

export function handoverSummary(view: HandoverSummary): SummaryShape {
  return {
    id: view.handover.id,
    person: view.person,
    role: view.role,
    lastDay: view.handover.lastDay,
    state: shownState(view),
    supervisor: view.supervisor,
    successor: view.successor,
    actions: view.actions.filter(isShown),
  };
}

export function handoverPage(who: Actor, view: HandoverPage): PageShape {
  return {
    ...handoverSummary(view),
    audience: view.audience.map(({ readers, steps }) => ({
      readers,
      steps: steps.map(({ id }) => id),
    })),
    sheet: sheet(who, view.sheet),
    missing: view.missing.map(({ step, title, fields }) => ({ step, title, fields: [...fields] })),
    sittings: view.handover.sittings,
    proposed: view.proposed.map(({ day, steps }) => ({ day, steps: steps.map(({ id }) => id) })),
    filesField: view.filesField,
  };
}

const followUp = ({
  id,
  asker,
  askerName,
  text,
  askedAt,
  answer,
}: FollowUpView): FollowUpShape => ({
  id,
  asker: { id: asker, name: askerName },
  text,
  askedAt: askedAt.toISOString(),
  answer,
});

export const handoverQuestions = (view: QuestionsPage): QuestionsShape => ({
  ...handoverSummary(view),
  items: view.items.map(followUp),
  mayAsk: view.mayAsk,
  mayAnswer: view.mayAnswer,
});

export const handoverFiles = ({ items, silence }: FilesPage): FilesShape => ({
  items: items.map((file) => ({ ...file, modifiedAt: file.modifiedAt?.toISOString() ?? null })),
  silence,
});

export const handoverGaps = (view: GapsPage): GapsShape => ({
  person: view.person,
  lastDay: view.lastDay,
  open: view.open.map(({ title, fields }) => ({ title, fields: [...fields] })),
  added: [...view.added],
});

export function handoverPack(view: HandoverPack): PackShape {
  const { deliveredAt, acknowledgedAt } = view.handover;
  return {
    ...handoverSummary(view),
    sections: view.sections.map(({ title, entries, missing }) => ({
      title,
      entries: entries.map(({ label, text, suggested, addedBy }) => ({
        label,
        text,
        suggested,
        addedBy: addedBy && (view.adders.get(addedBy) ?? '—'),
      })),
      missing: [...missing],
    })),
    documents: view.documents.map(({ title, webUrl }) => ({ title, webUrl })),
    commitments: view.commitments.map(({ text, due }) => ({ text, due })),
    followUps: view.followUps.map(followUp),
    deliveredAt: deliveredAt?.toISOString() ?? null,
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
    asOf: view.filledAsOf?.toISOString() ?? null,
  };
}
