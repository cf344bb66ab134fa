import { z } from 'zod';

const words = z.object({ en: z.string().min(1), fr: z.string().min(1), es: z.string().min(1) });

const field = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  kind: z.enum(['line', 'text', 'choice', 'topics', 'countries']),
  required: z.boolean(),
  label: words,
  /** What to write, with an example. */
  help: words,
  maxLength: z.number().int().positive().max(20_000),
  choices: z.array(z.object({ value: z.string().min(1), label: words })).optional(),
});

const step = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: words,
  fields: z.array(field).min(1),
});

/**
 * A capture template: a data file, read once, never code. A record keeps the version it was begun with.
 * `titleField`, `abstractField` name the answers that become the product's metadata.
 */
export const templateSchema = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    version: z.number().int().positive(),
    name: words,
    intro: words,
    /** The content type written to SharePoint (requirements D.2). */
    contentType: z.string().min(1),
    steps: z.array(step).min(1),
    titleField: z.string(),
    abstractField: z.string(),
    topicsField: z.string(),
    countriesField: z.string(),
  })
  .refine(
    (template) => {
      const ids = template.steps.flatMap(({ fields }) => fields.map(({ id }) => id));
      const named = [
        template.titleField,
        template.abstractField,
        template.topicsField,
        template.countriesField,
      ];
      return new Set(ids).size === ids.length && named.every((id) => ids.includes(id));
    },
    { message: 'field ids must be unique, and the fields named for metadata must exist' },
  );

export type Template = z.infer<typeof templateSchema>;
export type TemplateField = z.infer<typeof field>;

export const fieldsOf = (template: Template): readonly TemplateField[] =>
  template.steps.flatMap(({ fields }) => fields);

/** The templates by id. @throws ZodError naming the file's fault; a wrong template must not start. */
export function readTemplates(files: readonly unknown[]): ReadonlyMap<string, Template> {
  return new Map(
    files.map((file) => templateSchema.parse(file)).map((template) => [template.id, template]),
  );
}
