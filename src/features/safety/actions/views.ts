import { AppError } from '../../../kernel/errors.ts';
import { availableActions, decide } from '../../../kernel/machine.ts';
import { checkedChoice } from '../../../kernel/narrowing.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import type { UnitOfWork } from '../../../ports/unit-of-work.ts';
import type { DifferingView, ViewVerb } from '../model.ts';
import { governs, mayNarrow, maySeeView, viewMachine } from '../policy.ts';
import type { SafetyStores } from '../store.ts';
import {
  ALL_WHO_OPEN_IT,
  audienceOf,
  isForAll,
  narrows,
  sameReaders,
  type ViewReaders,
} from '../view-audience.ts';
import { LIMITS, type Screened } from '../watching.ts';
import { type SafetyDeps, wordsWithin } from './deps.ts';

export interface SeenView {
  readonly view: DifferingView;
  readonly actions: readonly ViewVerb[];
}

interface NewView {
  readonly product: string;
  readonly text: string;
  /** Absent: all who may open the document. */
  readonly readers?: ViewReaders;
  readonly sourceKey: string;
}

/** Any colleagues: what they may not open they do not see by being named. @throws AppError `invalid-input` for nobody */
const checked = (readers: ViewReaders = ALL_WHO_OPEN_IT): ViewReaders =>
  checkedChoice(readers, new Set(readers.readers));

/** How many stand beside each of these for everybody; none where it is not in the map. */
export const viewsBeside =
  (work: UnitOfWork<Pick<SafetyStores, 'differingViews'>>) =>
  async (products: readonly string[]): Promise<ReadonlyMap<string, number>> => {
    const counts = new Map<string, number>();
    if (products.length === 0) return counts;
    for (const view of await work.run((tx) => tx.differingViews.beside(products))) {
      const { product, state } = view;
      if (state === 'published' && isForAll(view))
        counts.set(product, (counts.get(product) ?? 0) + 1);
    }
    return counts;
  };

/** Differing views (FR-SAF-7): beside what was published, never instead of it. */
export function differingViews(
  { work, clock, ids, text, item }: SafetyDeps,
  screen: (
    who: Actor,
    community: NonNullable<DifferingView['community']>,
    said: string,
  ) => Promise<Screened>,
) {
  const seen = (view: DifferingView, who: Actor): SeenView => ({
    view,
    actions: availableActions(viewMachine, view, who),
  });
  const moderated = (who: Actor) =>
    [...who.memberships].flatMap(([id, role]) => (role === 'moderator' ? id : []));

  return {
    /** The same `sourceKey` makes the same view. @throws AppError `not-found`, `reason-required`, `too-large` */
    async differ(who: Actor, given: NewView): Promise<SeenView> {
      const said = wordsWithin(given.text, LIMITS.view);
      const readers = checked(given.readers);
      const { community } = await item(who, { kind: 'product', id: given.product });
      const looked = community === null ? { hold: false } : await screen(who, community, said);
      return work.run(async (tx) => {
        const earlier = await tx.differingViews.bySource(given.sourceKey);
        if (earlier) return seen(earlier, who);
        const view: DifferingView = {
          id: ids.next(),
          version: 1,
          product: given.product,
          community,
          author: who.id,
          text: said,
          language: text.detect(said, who.language),
          sourceKey: given.sourceKey,
          ...readers,
          state: looked.hold ? 'held' : 'published',
          reason: null,
          createdAt: clock.now(),
        };
        if (!(await tx.differingViews.insert(view))) {
          return seen((await tx.differingViews.bySource(given.sourceKey)) ?? view, who);
        }
        tx.emit({ type: 'view.added', actor: who.id, data: { view: view.id } });
        tx.audit({ actor: who.id, verb: 'view.add', subject: `view:${view.id}` });
        return seen(view, who);
      });
    },

    /** @throws AppError `not-found`, `illegal-move`, `changed-meanwhile`, `reason-required` for hiding */
    async review(
      who: Actor,
      id: string,
      given: { readonly verb: ViewVerb; readonly version: number; readonly reason: string },
    ): Promise<SeenView> {
      const reason = given.verb === 'hide' ? wordsWithin(given.reason, LIMITS.report) : null;
      return work.run(async (tx) => {
        const view = await tx.differingViews.get(id);
        if (!view || !maySeeView(view, who)) throw new AppError('not-found', `no view ${id}`);
        const state = decide(viewMachine, view, given.verb, who);
        mustBeAsSeen(view, given.version);
        const after: DifferingView = { ...view, state, reason };
        await tx.differingViews.update(after);
        tx.audit({
          actor: who.id,
          verb: `view.${given.verb}`,
          subject: `view:${id}`,
          reason: reason ?? undefined,
        });
        return seen({ ...after, version: after.version + 1 }, who);
      });
    },

    /**
     * Its author lets fewer people read it. The same choice again changes nothing.
     * @throws AppError `not-found`, `not-yours`, `illegal-move`, `audience-wider`, `invalid-input`, `changed-meanwhile`
     */
    async narrow(
      who: Actor,
      id: string,
      { version, ...wanted }: ViewReaders & { readonly version: number },
    ): Promise<void> {
      const readers = checked(wanted);
      await work.run(async (tx) => {
        const view = await tx.differingViews.get(id);
        if (!view || !maySeeView(view, who)) throw new AppError('not-found', `no view ${id}`);
        const refusal = mayNarrow(view, who);
        if (refusal) throw new AppError(refusal, `view is ${view.state}`);
        if (sameReaders(view, readers)) return;
        mustBeAsSeen(view, version);
        const detail = { from: audienceOf(view), to: readers.audience };
        if (!narrows(view, readers))
          throw new AppError('audience-wider', `${detail.from} to ${detail.to}`);
        await tx.differingViews.update({ ...view, ...readers });
        tx.audit({ actor: who.id, verb: 'view.narrow', subject: `view:${id}`, detail });
      });
    },

    /** Beside one product, oldest first, for somebody who may open it. */
    async beside(who: Actor, product: string): Promise<readonly SeenView[]> {
      const all = await work.run((tx) => tx.differingViews.beside([product]));
      return all.filter((view) => maySeeView(view, who)).map((view) => seen(view, who));
    },

    /** Those that wait for this person. */
    async held(who: Actor): Promise<readonly SeenView[]> {
      const all = await work.run((tx) => tx.differingViews.held(moderated(who), governs(who)));
      return all.map((view) => seen(view, who));
    },
  };
}
