import type { SourceView } from '../../src/features/sources/actions.ts';
import type { AnySource } from '../../src/features/sources/model.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  group,
  heading,
  line,
  prose,
  run,
  sentence,
  subheading,
} from './card.ts';
import { link, press } from './inputs.ts';

type View = SourceView<AnySource>;

export const sourceName = ({ source }: View, voice: Voice): string =>
  voice.say(`sources.names.${source.key}`);

/** How it stands with a source, in one sentence. */
export function standing({ source, state, staleSince }: View, voice: Voice): string {
  const { lastSuccess } = source;
  if (staleSince === null) return voice.say(`sources.states.${state}`);
  const since = voice.dateTime(staleSince);
  return lastSuccess
    ? voice.say('sources.stale', { since, success: voice.dateTime(lastSuccess) })
    : voice.say('sources.stale-never', { since });
}

/** What is wrong and what to do about it; nothing where all is well. */
export function troubleElements({ source, place }: View, voice: Voice): Element[] {
  const { trouble, failures } = source;
  if (trouble === null) return [];
  const details = { path: place ?? '', ...source.details };
  return [
    ...prose(voice.say(`sources.troubles.${trouble}`, details)),
    ...prose(voice.say(`sources.remedies.${trouble}`, details)),
    sentence(voice.say('sources.failures', { count: failures }), true),
  ];
}

function block(view: SourceView, voice: Voice): Element {
  const { source } = view;
  const { key, lastSuccess, refusedCount, dropped } = source;
  const counts = [
    lastSuccess ? voice.say('sources.taken', { count: source.taken }) : null,
    refusedCount > 0 ? voice.say('sources.refused-count', { count: refusedCount }) : null,
  ].filter((text) => text !== null);
  return group([
    subheading(sourceName(view, voice)),
    sentence(standing(view, voice)),
    counts.length > 0 ? sentence(counts.join(' '), true) : null,
    dropped.length > 0 ? fact(voice.say('sources.dropped-label'), dropped.join(', '), voice) : null,
    ...troubleElements(view, voice),
    source.used
      ? {
          type: 'ActionSet',
          actions: [
            press(
              voice.say('sources.read-named', { name: sourceName(view, voice) }),
              'source.read',
              {
                id: key,
              },
            ),
            ...(source.held
              ? [press(voice.say('sources.confirm'), 'source.confirm', { id: key })]
              : []),
          ],
        }
      : null,
  ]);
}

/** Every source and how it stands, to administrators alone. */
export const sourcesCard = (views: readonly SourceView[], url: string | null, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('sources.title'),
    body: [
      heading(voice.say('sources.title')),
      sentence(voice.say('sources.what')),
      ...views.map((view) => block(view, voice)),
    ],
    actions: [
      press(voice.say('sources.again'), 'source.show'),
      link(voice.say('sources.open'), url),
    ],
  });

export interface NewsData {
  readonly about: 'failing' | 'columns' | 'held';
  readonly view: View;
  /** Of a source that an administrator added; null of all others. */
  readonly name: string | null;
  readonly url: string | null;
}

/** What has happened to a source, said once. */
export function sourceNewsCard({ about, view, name: given, url }: NewsData, voice: Voice): Card {
  const name = given ?? sourceName(view, voice);
  const said = voice.say(`sources.news.${about}`, { name });
  const { source } = view;
  return card({
    lang: voice.language,
    fallback: said,
    body: [
      heading(voice.say('sources.news.title')),
      line(run(said)),
      ...(about === 'columns'
        ? [fact(voice.say('sources.dropped-label'), source.everDropped.join(', '), voice)]
        : troubleElements(view, voice)),
      about === 'columns' ? sentence(voice.say('sources.dropped-what'), true) : null,
    ],
    actions: [
      press(voice.say('sources.list'), 'source.show'),
      link(voice.say('sources.open'), url),
    ],
  });
}
