import type {
  PeerReview as PeerReviewShape,
  PeerReviews as PeerReviewsShape,
} from '../../contract/peer-review.ts';
import type { Actor } from '../../kernel/person.ts';
import type { PeerReviewLine, PeerReviewViews } from '../../views/peer-review.ts';
import { capture, template, titles } from './capture.ts';

type Page = Awaited<ReturnType<PeerReviewViews['page']>>;

export function peerReview(who: Actor, view: Page): PeerReviewShape {
  const person = (id: Page['capture']['owner']) => ({ id, name: view.nameOf(id) });
  return {
    capture: capture(view.capture, titles([view.template], who.language)),
    template: template(view.template),
    author: person(view.capture.owner),
    mine: view.mine,
    rounds: view.rounds.map((round) => ({
      number: round.number,
      reviewer: person(round.reviewer),
      askedAt: round.askedAt.toISOString(),
      verdict: round.verdict,
      settledAt: round.settledAt?.toISOString() ?? null,
      note: round.note,
      comments: { ...round.comments },
      answers: { ...round.answers },
    })),
    changed: [...view.changed],
    gone: view.gone,
    actions: view.actions,
  };
}

type Line = PeerReviewsShape['mine'][number];

/** What was approved or is with its author again is no longer with the reviewer. */
const isUnderReview = (state: string): state is Line['state'] =>
  state === 'reviewing' || state === 'changing' || state === 'approved';

export const peerReviewLines = (who: Actor, lines: readonly PeerReviewLine[]): Line[] =>
  lines.flatMap((line) => {
    const { id, state, updatedAt } = line.capture;
    if (!isUnderReview(state)) return [];
    return [
      {
        id,
        title: titles([line.template], who.language)(line.capture),
        template: line.template.name[who.language],
        state,
        author: line.author,
        reviewer: line.reviewer,
        since: updatedAt.toISOString(),
      },
    ];
  });
