import type { Step } from '../../lib/stage/stage.ts';
import { COUNTRY, FIRST, MISSION, TRAVELLER } from './texts.ts';

const asked: Step = {
  title:
    'Back from the mission, the traveller is asked by himself, with a way to put it off or decline',
  run: async (stage) => {
    const carlos = await stage.player(TRAVELLER);
    const wanted = carlos.words('prompting.kinds.mission.title');
    // His mission was over before the play began, so that he may have been asked already.
    const asked = async () =>
      JSON.stringify(await carlos.persona.history('personal')).includes(wanted);
    await stage.moveUntil('The question about the mission', asked, 20);
    const message = await carlos.finds(wanted, 'personal');
    carlos.sees(MISSION);
    for (const action of ['prompt.now', 'prompt.snooze', 'prompt.ask-hand', 'prompt.ask-decline'])
      stage.check(carlos.offers(action), `The question offers no '${action}'.`);
    const fallback = message.cards.map((card) => JSON.stringify(card)).join();
    stage.check(
      fallback.includes('"fallbackText"'),
      'The card says nothing where cards are not read.',
    );
    await stage.chat(carlos, 'Asked what came of the mission');
  },
};

const begins: Step = {
  title: 'What the register knows is filled in and marked; he answers the first card, and stops',
  run: async (stage) => {
    const carlos = await stage.player(TRAVELLER);
    await carlos.presses('prompt.now');
    carlos.sees(COUNTRY, carlos.words('bot.capture.suggested'));
    await stage.chat(carlos, 'The first card, with what is known');
    await carlos.presses(carlos.words('bot.capture.next'), FIRST);
    await carlos.presses(carlos.words('bot.capture.later'));
    carlos.sees(carlos.words('bot.capture.kept'), MISSION);
  },
};

export const asking: readonly Step[] = [asked, begins];
