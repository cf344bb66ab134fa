import {
  type TemplateBody,
  type TemplateLine,
  type TemplateOptions,
  templateBody,
} from '../../contract/templates.ts';
import { SCORES } from '../../features/capture/quality/model.ts';
import {
  CELL_KINDS,
  FIELD_KINDS,
  KNOWN,
  templateFile,
} from '../../features/capture/template-file.ts';
import type { Vocabulary } from '../../features/taxonomy/vocabulary.ts';
import type { Body, TemplateVersion } from '../../features/templates/model.ts';
import type { NameOf } from '../../views/names.ts';

export const bodyShape = (body: Body): TemplateBody => templateBody.parse(body);

type Names = Readonly<Record<string, string>>;

const spoken = (names: Names, otherwise: string) => {
  const { en = otherwise } = names;
  return { en, fr: names.fr ?? en, es: names.es ?? en };
};

/** What the library calls a document, as the column KnowledgeType says it. */
const wordOf = (slug: string): string => slug.replaceAll('-', ' ');

/** What may be chosen while one is made: what the schema of forms lets through, and the lists as they stand. */
export function optionsOf({ schemes, terms }: Vocabulary): TemplateOptions {
  const { audience, review } = templateFile.shape;
  return {
    kinds: [...FIELD_KINDS],
    cells: [...CELL_KINDS],
    scales: Object.entries(SCORES).map(([value, scores]) => ({ value, scores: [...scores] })),
    audiences: [...audience.unwrap().options],
    reviews: [...review.unwrap().options],
    known: [...KNOWN],
    contentTypes: terms
      .filter(({ scheme, status }) => scheme === 'content-type' && status === 'current')
      .map(({ slug, labels }) => ({ value: wordOf(slug), label: spoken(labels, slug) })),
    lists: schemes.map(({ key, labels }) => ({ value: key, label: spoken(labels, key) })),
  };
}

interface Line {
  readonly now: TemplateVersion;
  readonly edited: boolean;
  readonly offered: boolean;
}

export function templateLine(
  { now: { kind, id, version, body, inUse, by, at }, edited, offered }: Line,
  needed: boolean,
  nameOf: NameOf,
): TemplateLine {
  const shape = bodyShape(body);
  return {
    ...{ kind, id, version, inUse, needed, edited, offered },
    name: shape.name,
    single: 'publishes' in shape && shape.publishes === false,
    at: by === null ? null : at.toISOString(),
    by: nameOf(by),
  };
}
