import type { Voice } from '../voice.ts';
import { type Card, card, heading, sentence } from './card.ts';
import { link, press } from './inputs.ts';

const PAGES = {
  settings: '/admin/settings',
  templates: '/admin/templates',
  sources: '/admin/sources',
  places: '/admin/places',
  audit: '/admin/audit',
} as const;

/** What administrators see to: the way to each page, and what can be read in the chat. */
export const administrationCard = (url: (path: string) => string | null, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('tab.admin.title'),
    body: [heading(voice.say('tab.admin.title')), sentence(voice.say('tab.admin.what'), true)],
    actions: [
      press(voice.say('tab.admin.page.insights.title'), 'insights.show'),
      link(voice.say('tab.admin.all'), url('/admin')),
      ...Object.entries(PAGES).map(([name, path]) =>
        link(voice.say(`tab.admin.page.${name}.title`), url(path)),
      ),
    ],
  });
