import { CardError } from '../../lib/cards.ts';
import type { Step } from '../../lib/stage/stage.ts';
import type { Texts } from './texts.ts';

const DAY_MS = 86_400_000;
const ASKED_DAYS = 90;
const FIRST_ROW = ['lesson', 'outcome', 'next'] as const;

const earlier = ({ writer, terms }: Texts): Step => ({
  title: 'There are terms of reference from an earlier study',
  run: async (stage) => {
    const author = await stage.player(writer);
    await author.says(terms.words);
    const next = author.words('bot.capture.next');
    for (const card of terms.cards) await author.presses(next, card);
    author.sees(author.words('bot.capture.complete'));
    await author.presses('capture.publish');
    author.sees(author.words('bot.capture.thanks'));
    await author.hears(author.words('bot.capture.findable'));
  },
});

const asked = ({ manager, project }: Texts): Step => ({
  title: 'Ninety days before the end its manager is asked, with a way to put it off or pass it on',
  run: async (stage) => {
    const asks = await stage.player(manager);
    const wanted = asks.words('prompting.kinds.project-close.title');
    // Who is asked early in the year is a matter of weeks, and of one message a day from there.
    const end = await stage.sharepoint.projectEnd(project);
    const left = async () => (end.getTime() - (await stage.now()).getTime()) / DAY_MS;
    while ((await left()) > ASKED_DAYS + 7) await stage.moveClock('week');
    await stage.moveUntil('The question about the project', () => asks.hasHeard(wanted), 40);
    await asks.hears(wanted);
    asks.sees(project);
    const days = await left();
    stage.check(
      days <= ASKED_DAYS && days > ASKED_DAYS - 4,
      `Asked ${days.toFixed(1)} days before the end.`,
    );
    for (const action of ['prompt.close', 'prompt.snooze', 'prompt.ask-hand', 'prompt.ask-decline'])
      stage.check(asks.offers(action), `The question offers no '${action}'.`);
    await stage.chat(asks, 'Asked, ninety days before the end');
  },
});

const reason = ({ manager }: Texts): Step => ({
  title: 'To decline needs a reason; without one nothing is declined',
  run: async (stage) => {
    const asks = await stage.player(manager);
    await asks.presses('prompt.ask-decline');
    await stage.chat(asks, 'Declining asks why');
    const went = await asks.presses('prompt.decline').then(
      () => true,
      (error: unknown) => {
        if (error instanceof CardError) return false;
        throw error;
      },
    );
    stage.check(!went, 'It was declined without a reason.');
    await asks.presses(asks.words('bot.pages.cancel'));
    stage.check(asks.offers('prompt.close'), 'It is no longer asked.');
  },
});

const begins = ({ manager, lessons }: Texts): Step => ({
  title:
    'The close record begins with what the register knows; the first lesson is written in chat',
  run: async (stage) => {
    const asks = await stage.player(manager);
    await asks.presses('prompt.close');
    asks.sees(asks.words('bot.capture.suggested'));
    await stage.chat(asks, 'What the register knows stands there, to be checked');
    await asks.presses(asks.words('bot.capture.next'));
    const [first = []] = lessons;
    const cells = FIRST_ROW.map((column, at) => [`lessons.${column}`, first[at] ?? '']);
    await asks.presses(asks.words('bot.capture.later'), Object.fromEntries(cells));
    asks.sees(asks.words('bot.capture.kept'));
  },
});

export const asking = (texts: Texts): readonly Step[] => [
  earlier(texts),
  asked(texts),
  reason(texts),
  begins(texts),
];
