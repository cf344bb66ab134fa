import type { CaptureActions } from '../features/capture/actions.ts';
import { type Capture, isOpen } from '../features/capture/model.ts';
import { changedFields, type Round } from '../features/capture/review/model.ts';
import type { Template } from '../features/capture/template.ts';
import type { ExpertiseActions } from '../features/expertise/actions.ts';
import type { PeopleActions } from '../features/people/actions.ts';
import type { CaptureId, PersonId } from '../kernel/ids.ts';
import type { Actor, Person } from '../kernel/person.ts';

interface Deps {
  readonly capture: Pick<CaptureActions, 'reviews' | 'formOf'>;
  readonly expertise: Pick<ExpertiseActions, 'ask'>;
  readonly people: Pick<PeopleActions, 'people'>;
}

const MOST_SUGGESTED = 5;

export interface PeerReviewLine {
  readonly capture: Capture;
  readonly template: Template;
  readonly author: string;
  readonly reviewer: string;
}

/** What was changed since the look before this one, or, while its author is at it again, since this one. */
export function changedSince(rounds: readonly Round[], capture: Capture): readonly string[] {
  const before = rounds.at(isOpen(capture) ? -1 : -2);
  return before ? changedFields(before.answers, capture.answers) : [];
}

/** What is looked over by colleagues before it goes out, with who they are. */
export function peerReviewViews({ capture, expertise, people }: Deps) {
  async function named(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>> {
    const found = await people.people([...new Set(ids)]);
    return new Map(found.map((person) => [person.id, person]));
  }

  return {
    /** @throws AppError `not-found` for all but its author and whoever was asked */
    async page(who: Actor, id: CaptureId) {
      const view = await capture.reviews.read(who, id);
      const { owner, reviewer, state } = view.capture;
      const persons = await named([owner, ...view.rounds.map((round) => round.reviewer)]);
      return {
        ...view,
        nameOf: (person: PersonId) => persons.get(person)?.name ?? '—',
        mine: owner === who.id,
        changed: changedSince(view.rounds, view.capture),
        gone: state === 'reviewing' && !(reviewer && persons.get(reviewer)?.active),
      };
    },

    /** Who knows about what it is on, for its author to choose from. */
    async suggested(who: Actor, id: CaptureId): Promise<readonly Person[]> {
      const { capture: record, template } = await capture.reviews.read(who, id);
      const words = [template.titleField, template.abstractField, template.topicsField]
        .flatMap((field) => (field && record.answers[field]) || [])
        .join('. ');
      if (record.owner !== who.id || words.trim() === '') return [];
      const found = await expertise.ask(who, words, MOST_SUGGESTED);
      return found.people.map(({ person }) => person).filter(({ external }) => !external);
    },

    async list(who: Actor) {
      const { waiting, mine } = await capture.reviews.list(who);
      const all = [...waiting, ...mine];
      const persons = await named(all.flatMap(({ owner, reviewer }) => [owner, reviewer ?? owner]));
      const nameOf = (person: PersonId | null) => (person && persons.get(person)?.name) || '—';
      const line = (one: Capture): PeerReviewLine => ({
        capture: one,
        template: capture.formOf(one),
        author: nameOf(one.owner),
        reviewer: nameOf(one.reviewer),
      });
      return { waiting: waiting.map(line), mine: mine.map(line) };
    },
  };
}

export type PeerReviewViews = ReturnType<typeof peerReviewViews>;
