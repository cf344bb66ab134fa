import type { Capture } from '../features/capture/model.ts';
import { fieldsOf, type Template } from '../features/capture/template.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import { fromFound, type RelatedView, withOwners } from './related.ts';

interface Record {
  readonly capture: Capture;
  readonly template: Template;
}

/** What its author may open and is nearly the same as a record that is about to be published, with what stands on it. */
export async function copiesOf(
  deps: Pick<ViewDeps, 'knowledge' | 'people'>,
  who: Actor,
  { capture, template }: Record,
): Promise<readonly RelatedView[]> {
  const answer = (id: string): string => capture.answers[id]?.trim() ?? '';
  const { language } = capture;
  const where = template.countriesField ? answer(template.countriesField) : '';
  const found = await deps.knowledge.likelyCopies(who, {
    title: answer(template.titleField),
    text: fieldsOf(template)
      .map(({ id }) => answer(id))
      .filter(Boolean)
      .join('\n'),
    language,
    countries: deps.knowledge.understand(where, language).countries,
  });
  return withOwners(deps, found.map(fromFound));
}
