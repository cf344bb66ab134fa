import type { DocumentKind } from '../features/discussions/documents.ts';
import type { Discussion } from '../features/discussions/model.ts';
import { isQuestionTime } from '../features/discussions/question-time.ts';
import type { Statement, Synthesis } from '../features/discussions/synthesis.ts';
import type { Cited } from '../features/knowledge/citing.ts';
import type { ContributionId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type {
  Bullet,
  DocumentLink,
  DocumentSection,
  StructuredDocument,
} from '../ports/documents.ts';
import type { Words } from '../ports/words.ts';

/** What all documents of a discussion share: their title block, how a statement stands in them, and what leads on. */

/** Another document of the same discussion. */
export interface OtherVersion {
  readonly kind: DocumentKind;
  readonly group: string | null;
  readonly language: Language;
  readonly url: string;
}

/** A text in another language by a machine, and the name of who read it and answers for it. */
export interface Translated {
  readonly text: string;
  readonly readBy: string;
}

/** Null where it stands as it was said. */
export type Translate = (text: string, from: Language, to: Language) => Translated | null;

export interface SynthesisSource {
  readonly discussion: Discussion;
  readonly synthesis: Synthesis;
  /** Of headings and of all that Praxis says. */
  readonly language: Language;
  readonly communityName: string;
  /** Those who consented to be named, by name. */
  readonly namedPeople: readonly string[];
  readonly topics: readonly string[];
  /** As people of `language` call them. */
  readonly countries: readonly string[];
  readonly publishedAt: Date;
  /** Documents that it cites and that are said to contradict others. */
  readonly cited: readonly Cited[];
  readonly languageOf: (statement: Pick<Statement, 'text' | 'sources'>) => Language;
  readonly translate: Translate;
  /** Place of a contribution in the proceedings, from 1; null where it has none. */
  readonly numberOf: (contribution: ContributionId) => number | null;
  /** Where whoever may read it finds it. */
  readonly urlOf: (contribution: ContributionId) => string | null;
  readonly versions: readonly OtherVersion[];
}

export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

export const saying =
  (words: Words, language: Language): Say =>
  (key, params = {}) =>
    words.say(language, `document.${key}`, params);

/** Of more sources than these nobody follows each. */
const MOST_LINKED = 8;

/** The block under the title: when, how many, in which languages, and where it is about. */
export function factsOf(
  source: SynthesisSource,
  words: Words,
  say: Say,
): StructuredDocument['facts'] {
  const { discussion, synthesis, language, publishedAt, countries, topics } = source;
  const date = (at: Date) => words.date(language, at, 'UTC');
  return [
    { label: say('dates'), value: `${date(discussion.startsAt)} – ${date(discussion.endsAt)}` },
    { label: say('published'), value: date(publishedAt) },
    { label: say('contributors'), value: String(synthesis.contributors) },
    {
      label: say('languages'),
      value: synthesis.languages.map((one) => say(`language.${one}`)).join(', '),
    },
    ...(countries.length > 0 ? [{ label: say('countries'), value: countries.join(', ') }] : []),
    ...(topics.length > 0 ? [{ label: say('topics'), value: topics.join(', ') }] : []),
    ...translatedBy(source, say),
  ];
}

/** Before all else, where any of it was translated: by whom nobody wrote it, and who answers for it. */
function translatedBy(source: SynthesisSource, say: Say): StructuredDocument['facts'] {
  const { synthesis, language, translate, languageOf } = source;
  const readers = synthesis.statements.flatMap((statement) => {
    const from = languageOf(statement);
    return from === language ? [] : (translate(statement.text, from, language)?.readBy ?? []);
  });
  const names = [...new Set(readers)].join(', ');
  return names === ''
    ? []
    : [{ label: say('translation'), value: say('machine-read', { name: names }) }];
}

/** Text in the frame's language where there is a translation; otherwise as it was said, and marked. */
export function worded(
  { language, translate }: Pick<SynthesisSource, 'language' | 'translate'>,
  text: string,
  from: Language,
  say: Say,
): { readonly text: string; readonly language?: Language; readonly mark: string | null } {
  if (from === language) return { text, mark: null };
  const translation = translate(text, from, language);
  return translation === null
    ? { text, language: from, mark: say(`in-language.${from}`) }
    : { text: translation.text, mark: machineMark(translation, from, say) };
}

const machineMark = ({ readBy }: Translated, from: Language, say: Say): string =>
  `${say(`translated-from.${from}`)}, ${say('machine-read', { name: readBy })}`;

/** A statement with what it rests on. */
export function statementBullet(source: SynthesisSource, statement: Statement, say: Say): Bullet {
  const { kind, sources, machine } = statement;
  const said = worded(source, statement.text, source.languageOf(statement), say);
  const rests = say('rests-on', { count: sources.length });
  return {
    text: said.text,
    note: [machine && say('machine-worded'), said.mark, rests].filter(Boolean).join(' · '),
    ...(said.language ? { language: said.language } : {}),
    ...(kind === 'dissent' ? { marked: say('dissent-mark') } : {}),
    links: sourceLinks(source, sources, say),
  };
}

function sourceLinks(
  { numberOf, urlOf }: SynthesisSource,
  sources: readonly ContributionId[],
  say: Say,
): DocumentLink[] {
  const numbered = sources.flatMap((id) => {
    const [number, url] = [numberOf(id), urlOf(id)];
    return number === null || url === null ? [] : [{ number, url }];
  });
  return numbered
    .sort((a, b) => a.number - b.number)
    .slice(0, MOST_LINKED)
    .map(({ number, url }) => ({ label: say('contribution-number', { number }), url }));
}

/** A question or the background: whoever wrote the discussion wrote it in one language. */
export function asked(source: SynthesisSource, text: string, say: Say): string {
  const said = worded(source, text, source.discussion.language, say);
  return said.mark === null ? said.text : `${said.text} [${said.mark}]`;
}

export function backgroundSection(source: SynthesisSource, say: Say): DocumentSection {
  const said = worded(source, source.discussion.background, source.discussion.language, say);
  return {
    heading: say('background'),
    paragraphs: said.text.split(/\n{2,}/).filter((part) => part.trim() !== ''),
    bullets: [],
    ...(said.language ? { language: said.language } : {}),
    ...(said.mark ? { note: said.mark } : {}),
  };
}

/** The other versions, each in the languages that it is offered in. */
export function versionsSection({ versions }: SynthesisSource, words: Words, say: Say) {
  const key = ({ kind, group }: OtherVersion) => `${kind}:${group ?? ''}`;
  const bullets = [...Map.groupBy(versions, key).values()].flatMap((same): Bullet[] => {
    const [first] = same;
    if (!first) return [];
    const links = same.map(({ language, url }) => ({
      label: words.say(language, `document.language-own.${language}`, {}),
      url,
    }));
    return [{ text: versionName(first, say), links }];
  });
  return { heading: say('versions.title'), paragraphs: [], bullets };
}

export const versionName = ({ kind, group }: Pick<OtherVersion, 'kind' | 'group'>, say: Say) =>
  kind === 'group' ? say(`versions.group.${group}`) : say(`versions.${kind}`);

export function titleOf(
  { discussion }: Pick<SynthesisSource, 'discussion'>,
  { kind, group }: Pick<OtherVersion, 'kind' | 'group'>,
  say: Say,
): string {
  const { title } = discussion;
  if (kind === 'synthesis')
    return say(isQuestionTime(discussion) ? 'synthesis.record' : 'synthesis.title', { title });
  if (kind === 'group') return say(`group.title.${group}`, { title });
  return say(kind === 'brief' ? 'brief.title' : 'proceedings.title', { title });
}

export const subtitleOf = ({ communityName }: SynthesisSource, say: Say): string =>
  say('synthesis.subtitle', { community: communityName });

/** What the document is, wherever a page of it turns up. */
export const headerOf = (source: SynthesisSource, say: Say): string =>
  `${subtitleOf(source, say)} · ${say('made-by')}`;

export const hasContent = ({ paragraphs, bullets }: DocumentSection): boolean =>
  paragraphs.length > 0 || bullets.length > 0;

export function tookPart({ synthesis, namedPeople }: SynthesisSource, say: Say): DocumentSection {
  const others = synthesis.contributors - namedPeople.length;
  const people = [namedPeople.join(', '), others > 0 ? say('others', { count: others }) : ''];
  return {
    heading: say('took-part'),
    paragraphs: [people.filter(Boolean).join(say('apart')), say('quoting')].filter(Boolean),
    bullets: [],
  };
}

const byWeight = (a: Statement, b: Statement): number => b.sources.length - a.sources.length;

/** What most people say, heaviest first, and what speaks against it. */
export const weightiest = ({ statements }: Pick<Synthesis, 'statements'>) => ({
  points: statements.filter(({ kind }) => kind === 'point').toSorted(byWeight),
  dissent: statements.filter(({ kind }) => kind === 'dissent').toSorted(byWeight),
});
