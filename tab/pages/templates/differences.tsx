import type { TemplateBody, TemplateDifference } from '../../../src/contract/templates.ts';
import { useLayout } from '../../components/layout.ts';
import { useWords, type Words } from '../../words.tsx';

/** What each part is called to people; every other key names something in a list. */
const PARTS: ReadonlySet<string> = new Set([
  'name',
  'intro',
  'words',
  'purpose',
  'output',
  'contentType',
  'audience',
  'review',
  'retention',
  'years',
  'layout',
  'folder',
  'facts',
  'headings',
  'titleField',
  'abstractField',
  'topicsField',
  'countriesField',
  'steps',
  'fields',
  'columns',
  'choices',
  'phases',
  'questions',
  'title',
  'label',
  'help',
  'example',
  'kind',
  'required',
  'several',
  'list',
  'maxLength',
  'least',
  'most',
  'when',
  'specific',
  'from',
  'days',
  'announceDays',
  'finalCallHours',
  'quietDays',
  'turnaroundHours',
  'day',
  'order',
]);
const LANGUAGES: ReadonlySet<string> = new Set(['en', 'fr', 'es']);

/** What is entered at a key or id, where there is anything. */
function entered(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return (
      list.find((item) => is(item) && (item.id === key || item.value === key)) ??
      list[Number(key) - 1]
    );
  }
  return is(value) ? value[key] : undefined;
}

const is = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function called(item: unknown, language: Words['language']): string | null {
  if (!is(item)) return null;
  const named = item.label ?? item.title;
  const said = is(named) ? named[language] : null;
  return typeof said === 'string' && said !== '' ? said : null;
}

/** A place in words: `Sections › What happened › Label › French`. */
export function placeSaid(
  path: readonly string[],
  bodies: readonly TemplateBody[],
  { say, language }: Pick<Words, 'say' | 'language'>,
): string {
  let standing: readonly unknown[] = bodies;
  const said = path.map((key) => {
    const inList = standing.some(Array.isArray);
    standing = standing.map((value) => entered(value, key));
    if (inList && key !== 'order') {
      return standing.map((item) => called(item, language)).find((name) => name !== null) ?? key;
    }
    if (LANGUAGES.has(key)) return say(`common.languages.${key}`);
    return PARTS.has(key) ? say(`templates.parts.${key}`) : key;
  });
  return said.join(' › ');
}

/** What two versions say differently, place by place. */
export function Differences(props: {
  readonly differences: readonly TemplateDifference[];
  /** To name things by: the newest that has them first. */
  readonly bodies: readonly TemplateBody[];
}) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const { differences, bodies } = props;
  if (differences.length === 0)
    return <p className={layout.muted}>{say('templates.no-differences')}</p>;
  return (
    <ul className={layout.list}>
      {differences.map(({ path, before, after }) => (
        <li key={path.join('.')} className={layout.tight}>
          <strong>{placeSaid(path, bodies, words)}</strong>
          {before === null ? null : <del className={layout.written}>{before}</del>}
          {after === null ? null : <ins className={layout.written}>{after}</ins>}
        </li>
      ))}
    </ul>
  );
}
