import type { AttributedDraft } from '../../../kernel/attributed.ts';
import { AppError } from '../../../kernel/errors.ts';
import { asId, type CheckId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import {
  answerBy,
  type Check,
  changedSince,
  type DraftRef,
  dueWork,
  namedIn,
  ownerOf,
  type Standing,
  standingIn,
  textsOf,
} from '../model.ts';
import { checkMachine } from '../policy.ts';
import type { AttributionDeps } from './deps.ts';

/** Somebody who may be asked, and how they stand in the draft now. */
export interface Asked {
  readonly who: Actor;
  readonly standing: Standing;
  readonly shown: readonly string[];
  /** The last time; null: never. */
  readonly check: Check | null;
}

/**
 * Those whom a draft names, who are still here and may read where it stands.
 * @param except who works on it has it before their eyes
 */
export function contributors(deps: AttributionDeps) {
  const { work, secrets, drafts, person } = deps;
  return async (ref: DraftRef, draft: AttributedDraft, except: Actor | null): Promise<Asked[]> => {
    const checks = await work.run((tx) => tx.attributionChecks.of(ref));
    const byPerson = new Map(checks.map((check) => [check.person, check]));
    const asked: Asked[] = [];
    for (const id of namedIn(draft)) {
      const who = id === except?.id ? null : await person(id);
      if (!who) continue;
      const seen = await drafts[ref.kind].seenBy(who, ref.item);
      if (seen.size === 0) continue;
      const standing = standingIn(draft, who, seen);
      const shown = textsOf(standing).map((text) => secrets.hash(text));
      asked.push({ who, standing, shown, check: byPerson.get(id) ?? null });
    }
    return asked;
  };
}

/** Never asked, or about other sentences than stand there now. */
export const isNews = ({ check, shown }: Asked): boolean =>
  check === null || (check.state !== 'redaction' && changedSince(check.shown, shown) > 0);

/** A moderator asks those who are named how they stand in a draft. */
export function asking(deps: AttributionDeps) {
  const { work, clock, ids, drafts } = deps;
  const contributorsTo = contributors(deps);

  async function put(
    who: Actor,
    ref: DraftRef,
    one: Asked,
    next: Pick<Check, 'community' | 'until'>,
  ) {
    const now = clock.now();
    await work.run(async (tx) => {
      const before = one.check && (await tx.attributionChecks.get(one.check.id));
      // Somebody else asked at the same moment.
      if (before?.round !== one.check?.round) return;
      const check: Check = {
        ...ref,
        ...next,
        id: before?.id ?? asId<CheckId>(ids.next()),
        version: before?.version ?? 1,
        person: one.who.id,
        round: (before?.round ?? 0) + 1,
        state: before ? decide(checkMachine, before, 'again', who) : 'asked',
        shown: one.shown,
        askedBy: who.id,
        askedAt: now,
        answeredAt: null,
        request: before?.request ?? null,
      };
      if (before) await tx.attributionChecks.update(check);
      else if (!(await tx.attributionChecks.insert(check))) return;
      tx.plan(ownerOf(check), dueWork(check));
      const data = { check: check.id, person: check.person, round: check.round };
      tx.emit({ type: 'attribution.asked', actor: who.id, data });
    });
  }

  return {
    /**
     * Each is asked once for what they are shown; again only where that is something else by now. Answers how many are
     * asked by this. @throws AppError `not-found`, `illegal-move` once it was let go
     */
    async ask(who: Actor, ref: DraftRef): Promise<number> {
      const draft = await drafts[ref.kind].read(who, ref.item);
      if (!draft.open) throw new AppError('illegal-move', `${ref.kind} of ${ref.item} is out`);
      const news = (await contributorsTo(ref, draft, who)).filter(isNews);
      const { community } = draft;
      const [days, week] = await Promise.all([deps.days(), deps.week(community)]);
      const until = answerBy(clock.now(), days, week);
      for (const one of news) await put(who, ref, one, { community, until });
      const subject = `${ref.kind}:${ref.item}`;
      if (news.length > 0)
        await work.run(async (tx) => {
          const detail = { people: news.length };
          tx.audit({ actor: who.id, verb: 'attribution.ask', subject, detail });
        });
      return news.length;
    },

    /** The day before it ends, who has not answered hears of it once more. */
    remind: (id: CheckId): Promise<void> =>
      work.run(async (tx) => {
        const check = await tx.attributionChecks.get(id);
        if (check?.state !== 'asked' || clock.now() >= check.until) return;
        const { person, round } = check;
        tx.emit({ type: 'attribution.reminded', actor: null, data: { check: id, person, round } });
      }),
  };
}
