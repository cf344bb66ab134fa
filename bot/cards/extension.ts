import type { Contradicted, Outline } from '../../src/features/knowledge/model.ts';
import type { Preview } from '../extension/answers.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, cut, line, run, sentence, title } from './card.ts';
import { link } from './inputs.ts';
import { aboutItem, type Hit, noticeLines, noticeWords, reasonsIn } from './knowledge.ts';

const LONGEST_ABSTRACT = 400;
const LONGEST_PREVIEW = 300;

/**
 * An item for everybody in a conversation: what it is and what it says, and the way to it.
 * @param notices those of which everybody there may open the other side
 */
export const itemCard = (
  product: Outline,
  voice: Voice,
  notices: readonly Contradicted[] = [],
): Card =>
  card({
    lang: voice.language,
    fallback: product.title,
    body: [
      title(product.title),
      line(run(aboutItem(product, voice), { subtle: true })),
      product.abstract ? line(run(cut(product.abstract, LONGEST_ABSTRACT))) : null,
      ...noticeLines(notices, voice),
    ],
    actions: [link(voice.say('bot.search.open', { title: product.title }), product.webUrl)],
  });

/** An item that not everybody there may open: nothing of it but the way to it. */
export const lockedCard = (url: string | null, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('extension.locked.title'),
    body: [
      sentence(voice.say('extension.locked.title')),
      sentence(voice.say('extension.locked.what'), true),
    ],
    actions: [link(voice.say('extension.open'), url)],
  });

/** What the person who searches sees of it. */
export function itemPreview(hit: Hit, shared: boolean, voice: Voice): Preview {
  const { product, outdated } = hit;
  const why = reasonsIn(hit, voice);
  const parts = [
    aboutItem(product, voice),
    why ? voice.say('bot.search.why', { reasons: why }) : '',
    ...(hit.notices ?? []).map((notice) => noticeWords(notice, voice)),
    outdated ? voice.say('extension.search.outdated') : '',
    shared ? '' : voice.say('extension.search.link-only'),
  ];
  return { title: product.title, text: cut(parts.filter(Boolean).join(' · '), LONGEST_PREVIEW) };
}

/** What a link leads to, where nothing of it is for everybody. */
export const LINKED = ['discussion', 'query', 'document', 'other'] as const;
export type Linked = (typeof LINKED)[number];

export const linkCard = (kind: Linked, url: string, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say(`extension.link.${kind}`),
    body: [
      sentence(voice.say(`extension.link.${kind}`)),
      sentence(voice.say('extension.link.what'), true),
    ],
    actions: [link(voice.say('extension.open'), url)],
  });
