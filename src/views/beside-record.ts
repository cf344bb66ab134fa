import type { Capture } from '../features/capture/model.ts';
import { shownFields, type Template } from '../features/capture/template.ts';
import { readBefore } from '../features/knowledge/kinds.ts';
import type { SafetyActions } from '../features/safety/actions.ts';
import type { Actor } from '../kernel/person.ts';
import { copiesOf } from './copies.ts';
import type { ViewDeps } from './deps.ts';
import { fromFound, type RelatedView, withOwners } from './related.ts';

type Deps = Pick<ViewDeps, 'knowledge' | 'people'> & {
  readonly safety: Pick<SafetyActions, 'screening'>;
};

interface Record {
  readonly capture: Capture;
  readonly template: Template;
}

/** Something in a record that names or describes a person. */
export interface RecordHint {
  readonly field: string;
  readonly kind: string;
  readonly words: string;
}

/** What its author had better look at before it goes: people are asked for by name only where a field is for names. */
export function hintsIn(
  { safety }: Pick<Deps, 'safety'>,
  who: Actor,
  { capture, template }: Record,
): readonly RecordHint[] {
  return shownFields(template, capture.answers)
    .filter(({ kind }) => kind === 'line' || kind === 'text')
    .flatMap(({ id }) => {
      const answer = capture.answers[id] ?? '';
      return safety.screening
        .inRecord(who, answer)
        .map(({ kind, start, end }) => ({ field: id, kind, words: answer.slice(start, end) }));
    });
}

const MOST_RELATED = 3;

/**
 * Lessons and what else is on the same, once a record has its title, and by what it is about where that is said: they are
 * read before more is written. None for what asks for none.
 */
export async function lessonsLike(
  deps: Pick<Deps, 'knowledge' | 'people'>,
  who: Actor,
  { capture, template }: Record,
): Promise<readonly RelatedView[]> {
  const said = [template.titleField, template.abstractField].map(
    (field) => capture.answers[field]?.trim() ?? '',
  );
  const wanted = readBefore(template.contentType);
  if (wanted.length === 0 || said[0] === '') return [];
  const { found } = await deps.knowledge.browse(who, said.filter(Boolean).join('. '), {
    limit: MOST_RELATED,
    chosen: { type: wanted },
  });
  const others = found.filter(({ product }) => product.id !== capture.product);
  return withOwners(deps, others.map(fromFound));
}

/** What stands beside a record on its last page. */
export async function besideRecord(
  deps: Deps,
  who: Actor,
  record: Record,
): Promise<{ readonly copies: readonly RelatedView[]; readonly hints: readonly RecordHint[] }> {
  return { copies: await copiesOf(deps, who, record), hints: hintsIn(deps, who, record) };
}
