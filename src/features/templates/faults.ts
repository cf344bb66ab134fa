import type { Fault } from './model.ts';

/** What the schema library says of one place, as far as it is read here. */
interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly origin?: string;
  readonly input?: unknown;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

function wordOf({ code, origin, params }: Issue): string {
  const list = origin === 'array' ? 'entries' : origin === 'string' ? 'words' : 'number';
  if (code === 'too_small') return list === 'words' ? 'missing' : `few-${list}`;
  if (code === 'too_big') return `many-${list}`;
  if (code === 'invalid_type') return 'missing';
  if (code === 'custom' && typeof params?.word === 'string') return params.word;
  return code === 'invalid_format' ? 'format' : 'unknown';
}

/** In plain words what does not fit: a word of `templates.faults`. */
export const faultOf = (issue: Issue): Fault => ({
  path: issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
  word: wordOf(issue),
});
