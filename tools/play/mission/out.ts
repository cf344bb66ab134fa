import type { Step } from '../../lib/stage/stage.ts';
import { BY_COUNTRY, BY_PARTNER, MISSION, READER, TRAVELLER } from './texts.ts';

/** Cards to look through before it is let go. */
const MOST_CARDS = 8;

const publishes: Step = {
  title: 'He sends it: it goes out once, and no draft is left',
  run: async (stage) => {
    const carlos = await stage.player(TRAVELLER);
    await carlos.says('my drafts');
    await carlos.presses('capture.open');
    const next = carlos.words('bot.capture.next');
    for (let left = MOST_CARDS; left > 0 && !carlos.offers('capture.publish'); left -= 1)
      await carlos.presses(next);
    await stage.chat(carlos, 'Everything before it goes out');
    await carlos.presses('capture.publish');
    carlos.sees(carlos.words('bot.capture.thanks'));
    await carlos.says('my drafts');
    stage.check(!carlos.offers('capture.open'), 'There is still a draft to send.');
    await carlos.hears(carlos.words('bot.capture.findable'));
    await stage.chat(carlos, 'It is out');
    const listed = await carlos.says('my drafts');
    const copies = listed.split(MISSION).length - 1;
    stage.check(copies === 1, `There are ${copies} of “${MISSION}”.`);
  },
};

const found: Step = {
  title: 'A colleague finds it by country and by partner',
  run: async (stage) => {
    const { fields, name, bytes } = await stage.sharepoint.filed(MISSION);
    stage.keep(name, await bytes());
    stage.note(`SharePoint: ${JSON.stringify(fields)}`);
    const reader = await stage.player(READER);
    for (const words of [BY_COUNTRY, BY_PARTNER]) {
      await reader.says(words);
      reader.sees(MISSION);
    }
    await stage.chat(reader, 'Found by partner');
  },
};

export const out: readonly Step[] = [publishes, found];
