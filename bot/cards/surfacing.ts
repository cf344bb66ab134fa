import type { OwnAlert } from '../../src/features/alerts/actions.ts';
import type { AlertReason } from '../../src/features/alerts/model.ts';
import type { CollectionSummary } from '../../src/views/collection.ts';
import type { NewsLine } from '../../src/views/surfacing.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  group,
  heading,
  line,
  prose,
  row,
  run,
  sentence,
  title,
} from './card.ts';
import { link, press } from './inputs.ts';
import { besideLine } from './said-beside.ts';

const SHOWN = 5;
const MOST_LISTED = 12;

type Url = (path: string) => string | null;

/** `domestic work in Peru`, as far as an item has what was asked for. */
export function aboutWords(
  { topics, countries }: Pick<AlertReason, 'topics' | 'countries'>,
  voice: Voice,
): string {
  const about = topics.map(voice.topic).join(', ');
  const where = countries.map(voice.country).join(', ');
  if (about && where) return voice.say('collections.about.both', { topics: about, places: where });
  if (about) return about;
  return where || voice.say('collections.about.collection');
}

function pathOf({ kind, id, leadsNowhere }: NewsLine): string {
  // Thanks stand there too, for this reader alone.
  if (leadsNowhere) return '/my-record';
  if (kind === 'query' || kind === 'thanks') return `/queries/${id}`;
  if (kind === 'showcase') return '/showcase';
  return kind === 'discussion' || kind === 'posts' ? `/discussions/${id}` : `/knowledge/${id}`;
}

/** Why a line is there, in words. */
export function whyWords(
  { kind, reason, posts = 0 }: NewsLine,
  names: Names,
  voice: Voice,
): string {
  if (reason.community) {
    return voice.say('notices.digest.from', {
      what:
        posts > 0
          ? voice.say('notices.digest.posts', { count: posts })
          : voice.say(`collections.kinds.${kind}`),
      community: names.get(reason.community) ?? '—',
    });
  }
  if (kind === 'thanks') return voice.say('collections.kinds.thanks');
  return voice.say('collections.digest.why', {
    kind: voice.say(`collections.kinds.${kind}`),
    about: aboutWords(reason, voice),
  });
}

/** What communities are called in the reader's language. */
export type Names = ReadonlyMap<string, string>;

/** What is new for one person: the best five, each with its reason, and how to hear less. */
export function digestCard(lines: readonly NewsLine[], names: Names, url: Url, voice: Voice): Card {
  const shown = lines.slice(0, SHOWN);
  const more = lines.length - shown.length;
  const items = shown.map((one) =>
    group([
      title(one.title),
      ...prose(whyWords(one, names, voice)),
      besideLine(one.beside, voice),
      openRow(one, url, voice),
    ]),
  );
  return card({
    lang: voice.language,
    fallback: voice.say('collections.digest.fallback', { count: lines.length }),
    body: [
      heading(voice.say('collections.digest.title')),
      sentence(voice.say('collections.digest.count', { count: lines.length })),
      ...items,
      more > 0 ? sentence(voice.say('collections.digest.more', { count: more })) : null,
    ],
    actions: [
      link(voice.say('collections.digest.all'), url('/alerts')),
      press(voice.say('collections.alerts.change'), 'alerts.list'),
      press(voice.say('notices.button'), 'notice.show'),
      press(voice.say('collections.alerts.stop-all'), 'alerts.stop-all'),
    ],
  });
}

function openRow(one: NewsLine, url: Url, voice: Voice): Element | null {
  const open = link(voice.say('collections.open'), url(pathOf(one)));
  return open && row([open]);
}

const STATE_VERBS = { pause: 'alerts.pause', resume: 'alerts.resume' } as const;

/** A person's alerts, each to be paused or deleted with one press. */
export function alertsCard(
  { alerts, rhythm }: { readonly alerts: readonly OwnAlert[]; readonly rhythm: string },
  url: string | null,
  voice: Voice,
): Card {
  const shown = alerts.slice(0, MOST_LISTED);
  const other = rhythm === 'daily' ? 'weekly' : 'daily';
  return card({
    lang: voice.language,
    fallback: voice.say('collections.alerts.title'),
    body: [
      heading(voice.say('collections.alerts.title')),
      sentence(voice.say(`collections.alerts.rhythm.${rhythm}`)),
      alerts.length === 0 ? sentence(voice.say('collections.alerts.none')) : null,
      ...shown.map((one) => alertElement(one, voice)),
      alerts.length > shown.length ? sentence(voice.say('collections.alerts.rest')) : null,
    ],
    actions: [
      alerts.length > 0
        ? press(voice.say(`collections.alerts.make.${other}`), 'alerts.rhythm', { filter: other })
        : null,
      alerts.some(({ alert }) => alert.state === 'active')
        ? press(voice.say('collections.alerts.stop-all'), 'alerts.stop-all')
        : null,
      press(voice.say('notices.button'), 'notice.show'),
      link(voice.say('collections.alerts.page'), url),
    ],
  });
}

function alertElement({ alert, actions }: OwnAlert, voice: Voice): Element {
  const kinds = alert.kinds.map((kind) => voice.say(`collections.kinds.${kind}`)).join(', ');
  const presses = (['pause', 'resume'] as const)
    .filter((verb) => actions.includes(verb))
    .map((verb) =>
      press(voice.say(`collections.alerts.${verb}`), STATE_VERBS[verb], { id: alert.id }),
    );
  return group([
    title(aboutWords(alert, voice)),
    sentence(`${kinds} · ${voice.say(`collections.alerts.states.${alert.state}`)}`, true),
    row([
      ...presses,
      press(voice.say('collections.alerts.delete'), 'alerts.delete', { id: alert.id }),
    ]),
  ]);
}

/** What one press did, and the press that takes it back. */
export const undoCard = (said: string, undo: Element, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: said,
    body: [...prose(said)],
    actions: [undo, press(voice.say('collections.alerts.title'), 'alerts.list')],
  });

/** Collections this person may open, with their pages. */
/** @param all `keeps`: this person says whether it still holds */
export function collectionsCard(
  all: readonly (CollectionSummary & { readonly keeps: boolean })[],
  url: Url,
  voice: Voice,
): Card {
  const shown = all.slice(0, MOST_LISTED);
  return card({
    lang: voice.language,
    fallback: voice.say('collections.title'),
    body: [
      heading(voice.say('collections.title')),
      sentence(voice.say(all.length === 0 ? 'collections.none' : 'collections.what')),
      ...shown.map((one) => collectionElement(one, url, voice)),
      all.length > shown.length
        ? sentence(voice.say('collections.more', { count: all.length - shown.length }))
        : null,
    ],
    actions: [link(voice.say('collections.all'), url('/collections'))],
  });
}

export function collectionElement(
  {
    collection,
    communityName,
    stale,
    keeps = false,
  }: CollectionSummary & { readonly keeps?: boolean },
  url: Url,
  voice: Voice,
): Element {
  const date = voice.date(collection.checkedAt);
  const open = link(voice.say('collections.open'), url(`/collections/${collection.id}`));
  return group([
    title(collection.name),
    line(
      run(`${communityName} · ${voice.say('collections.checked-on', { date })}`, { subtle: true }),
    ),
    stale ? sentence(voice.say('collections.stale')) : null,
    row(
      [
        open,
        keeps && stale
          ? press(voice.say('collections.due.checked'), 'collection.checked', { id: collection.id })
          : null,
      ].filter((one) => one !== null),
    ),
  ]);
}
