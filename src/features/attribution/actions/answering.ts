import { AppError } from '../../../kernel/errors.ts';
import type { CheckId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import {
  type Check,
  type CheckVerb,
  dueWork,
  LONGEST_SUGGESTION,
  ownerOf,
  type Standing,
  type Suggestion,
} from '../model.ts';
import { checkMachine, type Who } from '../policy.ts';
import { type AttributionDeps, standingOf, type Tx, theirs } from './deps.ts';

/** How somebody stands in a draft, for themselves. */
export interface CheckPage {
  readonly check: Check;
  readonly title: string;
  /** False once it was let go: what is wished then goes to its moderators as a request. */
  readonly open: boolean;
  readonly standing: Standing;
  readonly suggestions: readonly Suggestion[];
}

/**
 * What a press did. `changed`: other sentences stand there by now, and are to be looked at first. `late`: it is out, and
 * nothing changed. `passed-on`: it is out, and the wish went to its moderators as a request.
 */
export type Outcome = 'done' | 'changed' | 'late' | 'passed-on';

const NOTHING: Standing = { passages: [], inFull: [], own: [] };

/** Whoever is named says how they stand. Everything may come twice, late, or once it is out. */
export function answering(deps: AttributionDeps) {
  const { work, clock, drafts, redact } = deps;

  async function move(tx: Tx, before: Check, verb: CheckVerb, who: Who): Promise<Check> {
    const state = decide(checkMachine, before, verb, who);
    if (state === before.state && verb !== 'redact') return before;
    const after: Check = { ...before, state, answeredAt: clock.now() };
    await tx.attributionChecks.update(after);
    tx.plan(ownerOf(after), dueWork(after));
    const { id, person, round } = after;
    const actor = who === 'clock' ? null : who.id;
    tx.emit({ type: 'attribution.answered', actor, data: { check: id, person, round } });
    tx.audit({ actor, verb: `attribution.${verb}`, subject: `check:${id}` });
    return { ...after, version: after.version + 1 };
  }

  const again = (who: Actor, id: CheckId, verb: CheckVerb) =>
    work.run(async (tx) => move(tx, await theirs(tx, who, id), verb, who));

  async function page(who: Actor, check: Check): Promise<CheckPage> {
    const draft = await drafts[check.kind].get(check.item);
    const suggestions = await work.run((tx) => tx.attributionChecks.suggestions([check.id]));
    if (!draft) return { check, title: '', open: false, standing: NOTHING, suggestions };
    const standing = await standingOf(deps, check, draft, who);
    return { check, title: draft.title, open: draft.open, standing, suggestions };
  }

  const read = async (who: Actor, id: CheckId): Promise<CheckPage> =>
    page(who, await work.run((tx) => theirs(tx, who, id)));

  /** What stands by name comes first: it is what they mean. */
  const aboutWhat = ({ inFull, own }: Standing) => (inFull[0] ?? own[0])?.id ?? null;

  return {
    /** @throws AppError `not-found` for everybody but whoever is asked */
    read,

    /** What they are asked and were asked, newest first. */
    async mine(who: Actor): Promise<readonly CheckPage[]> {
      const all = await work.run((tx) => tx.attributionChecks.ofPerson(who.id));
      return Promise.all(all.map((check) => page(who, check)));
    },

    /** It is right as it was shown. @param round what they were shown. @throws AppError `not-found` */
    async confirm(who: Actor, id: CheckId, round: number): Promise<Outcome> {
      const { check, open } = await read(who, id);
      if (!open) return 'late';
      if (round !== check.round) return 'changed';
      await again(who, id, 'confirm');
      return 'done';
    },

    /**
     * Without their name from now on, in the draft and in all that is made of it. Once it is out it becomes a request.
     * @throws AppError `not-found`
     */
    async unname(who: Actor, id: CheckId): Promise<Outcome> {
      const { check, standing } = await read(who, id);
      const { kind, item, state } = check;
      if (state === 'redaction') return 'passed-on';
      if (await drafts[kind].unname(who, item, false)) {
        await again(who, id, 'unname');
        return 'done';
      }
      const source = aboutWhat(standing);
      if (state === 'without-name' || source === null) return 'late';
      const request = await redact(who, { kind, source, instead: null });
      await work.run(async (tx) =>
        move(tx, { ...(await theirs(tx, who, id)), request }, 'redact', who),
      );
      return 'passed-on';
    },

    /**
     * What should stand in place of a sentence: its moderators read it beside that, and nothing changes by itself.
     * @throws AppError `not-found` also for a sentence that stands on nothing of theirs, `invalid-input`, `too-large`
     */
    async suggest(
      who: Actor,
      id: CheckId,
      given: { readonly statement: string; readonly text: string },
    ): Promise<Outcome> {
      const text = given.text.trim();
      if (text === '') throw new AppError('invalid-input', 'no words', { field: 'text' });
      if (text.length > LONGEST_SUGGESTION) {
        throw new AppError('too-large', 'suggestion', { limit: LONGEST_SUGGESTION, field: 'text' });
      }
      const found = await read(who, id);
      const known = found.standing.passages.some(({ statement }) => statement === given.statement);
      if (!known) throw new AppError('not-found', `${given.statement} stands on nothing of theirs`);
      const { statement } = given;
      const suggestion = { check: id, statement, text, madeAt: clock.now() };
      const earlier = found.suggestions.find((one) => one.statement === statement);
      if (found.open) {
        await work.run(async (tx) => {
          await move(tx, await theirs(tx, who, id), 'suggest', who);
          // Pressed twice: what its moderators said of it stays said.
          if (earlier?.text !== text)
            await tx.attributionChecks.suggest({ ...suggestion, state: 'waiting' });
        });
        return 'done';
      }
      const source = aboutWhat(found.standing);
      if (earlier?.text !== text && source !== null) {
        await redact(who, { kind: found.check.kind, source, instead: text });
        await work.run((tx) => tx.attributionChecks.suggest({ ...suggestion, state: 'left' }));
      }
      return 'passed-on';
    },

    /** The request was granted: what is out goes without their name too. Idempotent. */
    async granted(request: string): Promise<void> {
      const check = await work.run((tx) => tx.attributionChecks.byRequest(request));
      const who = check && (await deps.person(check.person));
      if (!who || check.state !== 'redaction') return;
      await drafts[check.kind].unname(who, check.item, true);
      await work.run(async (tx) => {
        const known = await tx.attributionChecks.get(check.id);
        if (known?.state === 'redaction') await move(tx, known, 'grant', 'clock');
      });
    },
  };
}
