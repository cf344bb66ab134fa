import type { AllStores } from './adapters/database/stores/all.ts';
import { type DeskActions, deskActions } from './features/desks/actions.ts';
import { deskJobs } from './features/desks/jobs.ts';
import type { KnowledgeActions } from './features/knowledge/actions.ts';
import type { PeopleActions } from './features/people/actions.ts';
import { type PreparingActions, preparingActions } from './features/preparing/actions.ts';
import { preparingJobs } from './features/preparing/jobs.ts';
import { countryLabel } from './features/taxonomy/countries.ts';
import type { Vocabulary } from './features/taxonomy/vocabulary.ts';
import { dayOf } from './kernel/days.ts';
import type { Job } from './kernel/job.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { TextAnalysis } from './ports/text.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';
import { type BriefingDeps, briefingViews } from './views/briefing.ts';
import { deskViews } from './views/desks.ts';
import { type PreparingViewDeps, preparingViews } from './views/preparing.ts';

interface Around {
  readonly work: UnitOfWork<AllStores>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly text: TextAnalysis;
  readonly vocabulary: Vocabulary;
  readonly people: PeopleActions;
  readonly knowledge: KnowledgeActions;
}

/** What people find out before they begin something, and the desks that they ask. */
export interface Before {
  readonly preparing: PreparingActions;
  readonly desks: DeskActions;
}

export const beforeOf = (around: Around): Before => {
  const { work, clock, ids, text, vocabulary, people, knowledge } = around;
  const { detect } = text;
  return {
    preparing: preparingActions({
      work,
      clock,
      ids,
      detect,
      terms: vocabulary,
      opens: (who, product) => knowledge.read(who, product),
    }),
    desks: deskActions({
      work,
      clock,
      ids,
      detect,
      topicsIn: (words) => vocabulary.topicsIn(words),
      isTopic: (slug) => vocabulary.isTopic(slug),
      named: people.named,
    }),
  };
};

export const beforeJobs = ({ preparing, desks }: Before): readonly Job[] => [
  ...preparingJobs(preparing),
  ...deskJobs(desks),
];

type Views = Pick<BriefingDeps, 'discussions' | 'summaries'>;

export const beforeViews = (
  actions: Before & Omit<BriefingDeps & PreparingViewDeps, 'today' | 'countryLabel' | keyof Views>,
  views: Views,
  clock: Clock,
) => ({
  briefing: briefingViews({
    ...actions,
    ...views,
    countryLabel,
    today: () => dayOf(clock.now(), 'UTC'),
  }),
  preparing: preparingViews(actions),
  desks: deskViews(actions, () => clock.now()),
});
