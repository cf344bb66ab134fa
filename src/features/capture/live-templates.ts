import { type Template, type Templates, templatesOf } from './template.ts';

/** One version as it was made in the product itself. */
export interface MadeTemplate {
  readonly template: Template;
  /** Whether new ones are begun with it, where it is the newest. */
  readonly inUse: boolean;
}

export interface LiveTemplates extends Templates {
  /** From now on these stand over the files. */
  use(made: readonly MadeTemplate[]): void;
}

/** Of a form that was changed here, what stood before is kept from its file; a file of a later release is not used. */
function over(files: readonly Template[], made: readonly MadeTemplate[]): Templates {
  const first = new Map<string, number>();
  const newest = new Map<string, MadeTemplate>();
  for (const one of made) {
    const { id, version } = one.template;
    first.set(id, Math.min(version, first.get(id) ?? version));
    if (version >= (newest.get(id)?.template.version ?? 0)) newest.set(id, one);
  }
  const before = files.filter(
    ({ id, version }) => version < (first.get(id) ?? Number.POSITIVE_INFINITY),
  );
  const others = new Set(files.map(({ id }) => id));
  // In the order of the files, then those that have none.
  const ordered = [...others].flatMap((id) => [
    ...before.filter((one) => one.id === id),
    ...made.flatMap(({ template }) => (template.id === id ? [template] : [])),
  ]);
  const own = made.flatMap(({ template }) => (others.has(template.id) ? [] : [template]));
  const outOfUse = [...newest.values()].filter(({ inUse }) => !inUse);
  return templatesOf([...ordered, ...own], new Set(outOfUse.map(({ template: { id } }) => id)));
}

/** The forms of a running product: its files to begin with, and what administrators made of them from then on. */
export function liveTemplates(files: readonly Template[]): LiveTemplates {
  let now = over(files, []);
  return {
    get all() {
      return now.all;
    },
    get known() {
      return now.known;
    },
    of: (id, version) => now.of(id, version),
    use(made) {
      now = over(files, made);
    },
  };
}
