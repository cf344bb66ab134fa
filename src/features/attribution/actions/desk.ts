import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId, PersonId } from '../../../kernel/ids.ts';
import { decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import {
  type Check,
  changedSince,
  type DraftRef,
  type Suggestion,
  type SuggestionVerb,
} from '../model.ts';
import { suggestionMachine } from '../policy.ts';
import { type Asked, contributors, isNews } from './asking.ts';
import { type AttributionDeps, standingOf } from './deps.ts';

/** What a moderator sees of the checks of a draft. */
export interface AttributionDesk {
  readonly open: boolean;
  /** How many would be asked now: never asked, or about other sentences. */
  readonly askable: number;
  readonly asked: number;
  /** How many of them have not answered, and may until `until`. */
  readonly waiting: number;
  /** Until when the last of them may answer; null: nobody is waited for. */
  readonly until: Date | null;
  /** Sentences that are others than those that people looked at. */
  readonly changed: number;
  /** By statement, of those whose words it stands on. */
  readonly statements: readonly {
    readonly id: string;
    readonly asked: number;
    readonly right: number;
    readonly unnamed: number;
  }[];
  readonly suggestions: readonly (Suggestion & {
    readonly person: PersonId;
    /** It may take the place of what stands there. */
    readonly takes: boolean;
  })[];
}

/** Suggestions of one draft that wait for its moderators. */
export interface WaitingSuggestions extends DraftRef {
  readonly community: CommunityId;
  readonly title: string;
  readonly count: number;
  readonly since: Date;
}

/** On the moderators' side: what was answered, and what becomes of it. */
export function desk(deps: AttributionDeps) {
  const { work, clock, drafts, wording, person } = deps;
  const contributorsTo = contributors(deps);

  const isWaited = ({ check }: Asked): boolean =>
    check?.state === 'asked' && clock.now() < check.until;

  const count = (checks: readonly Check[], state: Check['state']): number =>
    checks.filter((one) => one.state === state).length;

  /** Of everybody who was asked, whoever is still named or not, how many stand behind each sentence. */
  async function marks(ref: DraftRef, checks: readonly Check[]) {
    const draft = await drafts[ref.kind].get(ref.item);
    const behind = new Map<string, Check[]>();
    for (const check of checks) {
      const who = await person(check.person);
      if (!draft || !who) continue;
      for (const { statement } of (await standingOf(deps, ref, draft, who)).passages)
        behind.set(statement, [...(behind.get(statement) ?? []), check]);
    }
    return [...behind].map(([id, of]) => ({
      id,
      asked: of.length,
      right: count(of, 'right'),
      unnamed: count(of, 'without-name'),
    }));
  }

  async function read(who: Actor, ref: DraftRef): Promise<AttributionDesk> {
    const draft = await drafts[ref.kind].read(who, ref.item);
    const people = await contributorsTo(ref, draft, null);
    const checks = await work.run((tx) => tx.attributionChecks.of(ref));
    const given = await work.run((tx) =>
      tx.attributionChecks.suggestions(checks.map(({ id }) => id)),
    );
    const waited = people.filter(isWaited);
    const { statements } = await wording[ref.kind].read(who, ref.item);
    const standing = new Set(statements.map(({ id }) => id));
    return {
      open: draft.open,
      askable: people.filter((one) => one.who.id !== who.id && isNews(one)).length,
      asked: checks.length,
      waiting: waited.length,
      until: waited
        .flatMap(({ check }) => check?.until ?? [])
        .reduce<Date | null>((last, one) => (last && last > one ? last : one), null),
      changed: people.reduce(
        (sum, { check, shown }) => sum + (check ? changedSince(check.shown, shown) : 0),
        0,
      ),
      statements: await marks(ref, checks),
      suggestions: given.flatMap((one) => {
        const check = checks.find(({ id }) => id === one.check);
        const takes = draft.open && one.state === 'waiting' && standing.has(one.statement);
        return check ? [{ ...one, person: check.person, takes }] : [];
      }),
    };
  }

  return {
    /** @throws AppError `not-found` for who does not work on the draft */
    desk: read,
    titleOf: async (who: Actor, { kind, item }: DraftRef): Promise<string> =>
      (await drafts[kind].read(who, item)).title,

    /**
     * Asked before a draft is let go.
     * @param early how many have not answered, as whoever publishes was told. @throws AppError `illegal-move` for more
     */
    async mustBeChecked(ref: DraftRef, early: number): Promise<void> {
      const draft = await drafts[ref.kind].get(ref.item);
      if (!draft?.open) return;
      const waited = (await contributorsTo(ref, draft, null)).filter(isWaited).length;
      if (waited > early) {
        const told = { context: 'attribution', count: waited };
        throw new AppError('illegal-move', `${waited} have not answered`, told);
      }
    },

    /**
     * `take` puts it in place of the sentence, as the next version of the draft; `leave` leaves that as it is. Pressed
     * twice is once. @param version of the draft, as it was seen
     * @throws AppError `not-found`, `illegal-move`, `changed-meanwhile`
     */
    async settle(
      who: Actor,
      ref: Pick<Suggestion, 'check' | 'statement'>,
      { verb, version }: { readonly verb: SuggestionVerb; readonly version: number },
    ): Promise<void> {
      const { check, one } = await work.run(async (tx) => ({
        check: await tx.attributionChecks.get(ref.check),
        one: (await tx.attributionChecks.suggestions([ref.check])).find(
          ({ statement }) => statement === ref.statement,
        ),
      }));
      if (!check || !one) throw new AppError('not-found', 'no such suggestion');
      await drafts[check.kind].read(who, check.item);
      if (one.state !== 'waiting') return;
      const placed = { ...one, community: check.community };
      const state = decide(suggestionMachine, placed, verb, who);
      if (verb === 'take') {
        const at = { version, by: who.id };
        const bare = { machine: undefined, translations: undefined };
        const done = await wording[check.kind].reword(check.item, at, (statement) =>
          statement.id === one.statement ? { ...statement, ...bare, text: one.text } : statement,
        );
        if (!done) throw new AppError('changed-meanwhile', `draft is no longer at ${version}`);
      }
      await work.run(async (tx) => {
        await tx.attributionChecks.suggest({ ...one, state });
        const subject = `check:${check.id}`;
        tx.audit({ actor: who.id, verb: `attribution.${verb}`, subject });
      });
    },

    /** In the drafts that `who` works on, oldest first. */
    async waiting(who: Actor): Promise<readonly WaitingSuggestions[]> {
      const mine = [...who.memberships].flatMap(([id, role]) => (role === 'moderator' ? id : []));
      const all = await work.run((tx) => tx.attributionChecks.waiting(mine));
      const byDraft = Map.groupBy(all, ({ kind, item }) => `${kind}:${item}`);
      const found: WaitingSuggestions[] = [];
      for (const [first, ...others] of byDraft.values()) {
        const draft = first && (await drafts[first.kind].get(first.item));
        if (!first || !draft?.open) continue;
        found.push({ ...first, title: draft.title, count: others.length + 1 });
      }
      return found;
    },

    /** Words were taken back: what their author suggested for sentences that no longer stand on them goes too. */
    async tidy(ref: DraftRef): Promise<void> {
      const draft = await drafts[ref.kind].get(ref.item);
      const checks = await work.run((tx) => tx.attributionChecks.of(ref));
      for (const check of draft ? checks : []) {
        const theirs = new Set(
          draft?.sources.filter(({ author }) => author === check.person).map(({ id }) => id),
        );
        const standing = new Set(
          draft?.statements
            .filter(({ sources }) => sources.some((source) => theirs.has(source)))
            .map(({ id }) => id),
        );
        await work.run(async (tx) => {
          for (const one of await tx.attributionChecks.suggestions([check.id]))
            if (!standing.has(one.statement)) await tx.attributionChecks.forget(one);
        });
      }
    },
  };
}
