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
  /** What its lines are, where something is made of them: commitments with their dates, addresses of files. */
  holds: z.enum(['commitments', 'links']).optional(),
});

const readers = z.enum(['supervisor-and-successor', 'successor', 'all-staff-if-shared']);
/** Who reads a section of a handover; its lessons also all staff, where the leaver shares them. */
export type Readers = z.infer<typeof readers>;

const step = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: words,
  fields: z.array(field).min(1),
  readers: readers.optional(),
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
    /** False for what goes to certain people on a certain day (a handover) and not to the library when it is ready. */
    publishes: z.boolean().default(true),
    titleField: z.string(),
    abstractField: z.string(),
    topicsField: z.string().optional(),
    countriesField: z.string().optional(),
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
      return (
        new Set(ids).size === ids.length &&
        named.every((id) => id === undefined || ids.includes(id)) &&
        (!template.publishes || named.every((id) => id !== undefined)) &&
        (template.publishes || template.steps.every(({ readers }) => readers !== undefined))
      );
    },
    {
      message:
        'field ids must be unique, the fields named for metadata must exist, and what is not published must name its readers',
    },
  );

export type Template = z.infer<typeof templateSchema>;
export type TemplateField = z.infer<typeof field>;
export type TemplateStep = z.infer<typeof step>;

export const fieldsOf = (template: Template): readonly TemplateField[] =>
  template.steps.flatMap(({ fields }) => fields);

/** The templates by id. @throws ZodError naming the file's fault; a wrong template must not start. */
export function readTemplates(files: readonly unknown[]): ReadonlyMap<string, Template> {
  return new Map(
    files.map((file) => templateSchema.parse(file)).map((template) => [template.id, template]),
  );
}
