import type { ElsewhereItem } from '../../src/features/knowledge/answers.ts';
import type { Preview } from '../extension/answers.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, cut, line, run, sentence, title } from './card.ts';
import { aboutElsewhere } from './elsewhere.ts';
import { link } from './inputs.ts';
import { aboutItem, type Hit } from './knowledge.ts';
import { reasonsIn } from './reasons.ts';
import { saidLines, saidWords } from './said-beside.ts';
import { outdatedLine, outdatedWords } from './standing.ts';

const LONGEST_ABSTRACT = 400;
const LONGEST_PREVIEW = 300;
const LONGEST_NOTICE = 200;

/** An item for everybody in a conversation, with what everybody there may know of it, and the way to it. */
export const itemCard = (hit: Hit, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: hit.product.title,
    body: [
      title(hit.product.title),
      line(run(aboutItem(hit.product, voice), { subtle: true })),
      outdatedLine(hit, voice),
      ...saidLines(hit, voice),
      hit.product.abstract ? line(run(cut(hit.product.abstract, LONGEST_ABSTRACT))) : null,
    ],
    actions: [link(voice.say('bot.search.open', { title: hit.product.title }), hit.product.webUrl)],
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

/** A document of which only the asker is known to be its reader: nothing of it but its own address, which asks. */
export const elsewhereCard = ({ webUrl }: ElsewhereItem, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('extension.elsewhere.title'),
    body: [
      sentence(voice.say('extension.elsewhere.title')),
      sentence(voice.say('extension.locked.what'), true),
    ],
    actions: [link(voice.say('extension.elsewhere.open'), webUrl)],
  });

/** That it lies elsewhere stands first, since lines are cut. */
export function elsewherePreview(item: ElsewhereItem, voice: Voice): Preview {
  const why = reasonsIn(item, voice);
  const parts = [
    voice.say('elsewhere.title'),
    aboutElsewhere(item, voice),
    item.namesake ? voice.say('elsewhere.namesake', { title: item.namesake }) : '',
    voice.say('extension.search.address-only'),
    why ? voice.say('bot.search.why', { reasons: why }) : '',
  ];
  return { title: item.title, text: cut(parts.filter(Boolean).join(' · '), LONGEST_PREVIEW) };
}

/** What is known of an item in a line: what stands on it before why it is shown, since lines are cut. */
export function itemPreview(hit: Hit, shared: boolean, voice: Voice): Preview {
  const { product } = hit;
  const why = reasonsIn(hit, voice);
  const parts = [
    aboutItem(product, voice),
    ...saidWords(hit, voice).map((words) => cut(words, LONGEST_NOTICE)),
    outdatedWords(hit, voice) ?? '',
    shared ? '' : voice.say('extension.search.link-only'),
    why ? voice.say('bot.search.why', { reasons: why }) : '',
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
