import type { GovernanceActions } from '../features/governance/actions.ts';
import type { PeopleActions } from '../features/people/actions.ts';
import type { SafetyActions } from '../features/safety/actions.ts';
import type { About } from '../features/safety/model.ts';
import { mayNarrow } from '../features/safety/policy.ts';
import { audienceOf, narrowerThan } from '../features/safety/view-audience.ts';
import { isAppError } from '../kernel/errors.ts';
import { KEPT_FOR } from '../kernel/kept.ts';
import type { Actor } from '../kernel/person.ts';
import { namesOf } from './names.ts';
import { type WhoReadsDeps, type WritingPlace, whoReadsView } from './who-reads.ts';

interface Deps extends WhoReadsDeps {
  readonly safety: SafetyActions;
  readonly people: PeopleActions;
  readonly governance: Pick<GovernanceActions, 'kept' | 'setting'>;
}

/** Matters of safe speech with the names and places that a page shows. */
export function safetyViews(deps: Deps) {
  const { safety, people, governance } = deps;
  const { of: whoReads, asking: whoReadsQuestions } = whoReadsView(deps);

  /** What is forgotten by itself, and after how many days. */
  async function forgotten() {
    const kept = await governance.kept();
    return KEPT_FOR.map((what) => ({ what, days: kept[what] }));
  }

  /** Null once its reader may not open it any more: the matter stays, and says so. */
  async function itemOf(who: Actor, about: About) {
    try {
      const { title, path } = await safety.item(who, about);
      return { title, path };
    } catch (error) {
      if (isAppError(error) && error.code === 'not-found') return null;
      throw error;
    }
  }

  const reports = async (who: Actor) =>
    Promise.all(
      (await safety.reports.mine(who)).map(async ({ report, mine, actions }) => ({
        id: report.id,
        version: report.version,
        item: await itemOf(who, report.about),
        ground: report.ground,
        words: report.words,
        mine,
        state: report.state,
        answer: report.answer,
        at: report.createdAt.toISOString(),
        actions: [...actions],
      })),
    );

  async function removals(who: Actor) {
    const all = await safety.requests.mine(who);
    const nameOf = await namesOf(
      people,
      all.map(({ request }) => request.decidedBy),
    );
    return Promise.all(
      all.map(async ({ request, actions }) => ({
        id: request.id,
        version: request.version,
        item: await itemOf(who, request.about),
        askedBy: request.askedBy,
        outside: request.outside,
        wish: request.wish,
        reason: request.reason,
        state: request.state,
        decision: request.decision,
        decidedBy: nameOf(request.decidedBy),
        at: request.createdAt.toISOString(),
        actions: [...actions],
      })),
    );
  }

  return {
    /** In one place, with what is kept of it. @throws AppError `not-found` for whoever does not read there */
    async whoReads(who: Actor, place: WritingPlace) {
      return { ...(await whoReads(who, place)), forgotten: await forgotten() };
    },

    whoReadsQuestions,

    matters: async (who: Actor) => ({
      forgotten: await forgotten(),
      reports: await reports(who),
      removals: await removals(who),
    }),

    /** For somebody who may open the document. */
    async beside(who: Actor, product: string) {
      const all = await safety.views.beside(who, product);
      const nameOf = await namesOf(
        people,
        all.map(({ view }) => view.author),
      );
      return all.map(({ view, actions }) => ({
        id: view.id,
        version: view.version,
        author: nameOf(view.author),
        mine: view.author === who.id,
        text: view.text,
        language: view.language,
        state: view.state,
        audience: audienceOf(view),
        ...(mayNarrow(view, who) === null ? { narrower: [...narrowerThan(view)] } : {}),
        reason: view.reason,
        at: view.createdAt.toISOString(),
        actions: [...actions],
      }));
    },
  };
}

export type SafetyViews = ReturnType<typeof safetyViews>;
