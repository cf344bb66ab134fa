import type {
  CaughtUp as CaughtUpShape,
  Interim as InterimShape,
  Interims as InterimsShape,
} from '../../contract/summaries.ts';
import type { CaughtUpOn } from '../../features/discussions/actions/catching-up.ts';
import type { InterimsPage, InterimView } from '../../views/summaries.ts';
import { contribution, statement } from './discussions.ts';

function interim(view: InterimView): InterimShape {
  const { interim: one, statements, alone, silences } = view;
  return {
    id: one.id,
    version: one.version,
    until: one.until.toISOString(),
    statements: statements.map(statement),
    setAside: one.setAside.map((aside) => ({
      statement: statement(aside.statement),
      reason: aside.reason,
    })),
    alone: [...alone],
    silences: {
      questions: [...silences.questions],
      subjects: [...silences.subjects],
      documents: silences.documents.map(({ title, url }) => ({ title, url })),
      groups: [...silences.groups],
      withheld: silences.withheld,
    },
    contributions: view.contributions,
    languages: [...view.languages],
    gone: one.gone.map(({ id }) => id),
  };
}

export const interims = ({ discussion, draft, published }: InterimsPage): InterimsShape => ({
  discussion: discussion.id,
  title: discussion.title,
  questions: [...discussion.questions],
  draft: draft && { ...interim(draft), sources: draft.sources.map(contribution) },
  published: published.map(interim),
});

export const caughtUp = (told: CaughtUpOn): CaughtUpShape => ({
  since: told.since?.toISOString() ?? null,
  contributions: told.contributions,
  languages: [...told.languages],
  points: told.points.map(statement),
  all: told.all,
});
