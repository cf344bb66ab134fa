import type { DeskActions } from '../features/desks/actions.ts';
import type { DutyActions, DutySeen } from '../features/duties/actions.ts';
import type { DutyRef } from '../features/duties/model.ts';
import { dutyKey } from '../features/duties/model.ts';
import type { PracticeActions } from '../features/practices/actions.ts';
import { asId, type CommunityId, type ProductId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { Words } from '../ports/words.ts';
import type { ViewDeps } from './deps.ts';
import { namesOf } from './names.ts';

/** A duty with the names in it. */
export interface DutyLine extends DutySeen {
  /** What it is for; null where this reader may not know. */
  readonly name: string | null;
  readonly leaverName: string;
  /** To whom it was offered, or whom it is now with. */
  readonly toName: string | null;
  /** Who follows; null where nobody was named. */
  readonly successorName: string | null;
}

export interface DutiesPage {
  /** What the reader leaves. */
  readonly own: readonly DutyLine[];
  /** What the reader was offered. */
  readonly offered: readonly DutyLine[];
  /** What the reader finds somebody for. */
  readonly flagged: readonly DutyLine[];
}

interface Deps extends Pick<ViewDeps, 'people' | 'communities' | 'knowledge'> {
  readonly duties: DutyActions;
  readonly desks: DeskActions;
  readonly practices: PracticeActions;
}

export function dutyViews(deps: Deps, { words }: { readonly words: Words }) {
  const { duties, people, communities, knowledge, desks, practices } = deps;

  /** By key, as far as this reader may know of them. */
  async function titles(who: Actor, all: readonly DutyRef[]): Promise<ReadonlyMap<string, string>> {
    const of = (kind: DutyRef['kind']): string[] =>
      all.flatMap((one) => (one.kind === kind ? [one.ref] : []));
    const places = await Promise.all(
      of('community').map((ref) => communities.get(asId<CommunityId>(ref))),
    );
    const outlines = await knowledge.outlines(
      who,
      of('product').map((ref) => asId<ProductId>(ref)),
    );
    const known = of('desk').length > 0 ? await desks.list() : [];
    const readable = of('practice').length > 0 ? await practices.list(who) : [];
    return new Map([
      ...places.flatMap((one) =>
        one ? [[`community:${one.id}`, one.names[who.language]] as const] : [],
      ),
      ...outlines.map(({ id, title }) => [`product:${id}`, title] as const),
      ...known.map(({ id, names }) => [`desk:${id}`, names[who.language]] as const),
      ...readable.map(({ practice, record }) => [`practice:${practice.id}`, record.title] as const),
      ...of('indicator').map(
        (ref) =>
          [`indicator:${ref}`, words.say(who.language, `figures.of.${ref}.name`, {})] as const,
      ),
    ]);
  }

  return {
    /** What this person leaves, was offered, and sees to. */
    async page(who: Actor): Promise<DutiesPage> {
      const mine = await duties.mine(who);
      const all = [...mine.own, ...mine.offered, ...mine.flagged];
      const names = await titles(
        who,
        all.map(({ duty }) => duty),
      );
      const nameOf = await namesOf(
        people,
        all.flatMap(({ duty, leaving }) => [leaving.leaver, leaving.successor, duty.to]),
      );
      const line = (one: DutySeen): DutyLine => ({
        ...one,
        name: names.get(dutyKey(one.duty)) ?? null,
        leaverName: nameOf(one.leaving.leaver),
        toName: nameOf(one.duty.to),
        successorName: nameOf(one.leaving.successor),
      });
      return {
        own: mine.own.map(line),
        offered: mine.offered.map(line),
        flagged: mine.flagged.map(line),
      };
    },
  };
}

export type DutyViews = ReturnType<typeof dutyViews>;
