import type { InsightActions } from './features/insights/actions.ts';
import type { KnowledgeActions } from './features/knowledge/actions.ts';
import type { OutsideActions } from './features/knowledge/outside/actions.ts';
import type { SourceActions } from './features/sources/actions.ts';
import { SOURCES } from './features/sources/model.ts';
import { outsideSteps } from './outside.ts';
import type { Clock } from './ports/clock.ts';

interface Read {
  readonly sources: SourceActions;
  readonly outside: OutsideActions;
  readonly knowledge: Pick<KnowledgeActions, 'sync' | 'reviews'>;
  readonly insights: Pick<InsightActions, 'ensure'>;
}

async function allTried(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) {
    await step().catch((error: unknown) => {
      failures.push(error);
    });
  }
  if (failures.length > 0) throw failures[0];
}

/** Reads the outside: the organization, the libraries and catalogues, or one after the other. */
export function readersOf({ sources, outside, knowledge, insights }: Read, clock: Clock) {
  /**
   * People, communities, projects, days of leaving and missions, in the order in which they need each other: quick
   * beside the libraries. One source that does not answer does not keep the others from being read.
   * @throws what failed first, after all were tried
   */
  const readOrganization = (): Promise<void> =>
    allTried(SOURCES.map((key) => () => sources.read(key)));

  /** A catalogue that does not answer is noted on it and in the log, and asked again in its own time. */
  async function readCatalogues(signal?: AbortSignal): Promise<void> {
    const steps = await outsideSteps({ sources, outside }, clock.now(), signal);
    await allTried(steps).catch(() => undefined);
  }

  /** With what is there by then, the month's look at what is past its review date and the count of figures are planned. */
  const readLibraries = (signal?: AbortSignal): Promise<void> =>
    allTried([
      () => knowledge.sync.run(signal),
      () => readCatalogues(signal),
      () => knowledge.reviews.ensure(),
      () => insights.ensure(),
    ]);

  return {
    readOrganization,
    readLibraries,
    sync: (signal?: AbortSignal): Promise<void> =>
      allTried([readOrganization, () => readLibraries(signal)]),
  };
}
