import type { ShowcasePiece, Showing } from '../../contract/showcase.ts';
import type { Actor } from '../../kernel/person.ts';
import type { NamedPiece, ShowingView } from '../../views/showcase.ts';

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

export const pieceOf = (piece: NamedPiece): ShowcasePiece => {
  const { kind, id, title, words, language, authorName, at, path } = piece;
  return { ...{ kind, id, title, words, language, path }, author: authorName, on: dayOf(at) };
};

/** To its author all of it; to others whether it is shown. */
export function showingFor(who: Actor, view: ShowingView): Showing {
  const { showing, piece, community, byName, standing, told, answerBy, until, actions } = view;
  const mine = showing.author === who.id;
  return {
    id: showing.id,
    community: { id: community.id, name: community.names[who.language] },
    piece: pieceOf(piece),
    ...{ mine, by: byName },
    standing: mine ? standing : told,
    answerBy: answerBy.toISOString(),
    until: dayOf(until),
    actions: [...actions],
  };
}
