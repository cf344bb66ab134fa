import type { AttributionCheck, AttributionDesk } from '../../contract/attribution.ts';
import type { CheckPage } from '../../features/attribution/actions/answering.ts';
import type { AttributionDesk as Desk } from '../../features/attribution/actions/desk.ts';
import { checkActions } from '../../features/attribution/policy.ts';
import type { NameOf } from '../../views/names.ts';

/** Where what stands behind it was said. */
const pathOf = ({ kind, item }: CheckPage['check'], source: string): string =>
  kind === 'synthesis' ? `/discussions/${item}?said=${source}` : `/queries/${item}`;

export function checkFor(page: CheckPage): AttributionCheck {
  const { check, title, open, standing, suggestions } = page;
  return {
    id: check.id,
    kind: check.kind,
    item: check.item,
    title,
    round: check.round,
    state: check.state,
    until: check.until.toISOString(),
    open,
    passages: standing.passages.map((one) => ({ ...one })),
    inFull: standing.inFull.map(({ id, text }) => ({ id, text })),
    own: standing.own.map(({ id }) => ({ id, path: pathOf(check, id) })),
    suggestions: suggestions.map(({ statement, text, state }) => ({ statement, text, state })),
    actions: [...checkActions(page)],
  };
}

export const deskFor = (desk: Desk, nameOf: NameOf): AttributionDesk => ({
  ...desk,
  until: desk.until?.toISOString() ?? null,
  statements: desk.statements.map((one) => ({ ...one })),
  suggestions: desk.suggestions.map(({ check, statement, text, state, person, takes }) => ({
    ...{ check, statement, text, state, takes },
    name: nameOf(person),
  })),
});
