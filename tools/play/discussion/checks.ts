import type { Step } from '../../lib/stage/stage.ts';
import { opensDraft } from './synthesis.ts';
import type { Texts } from './texts.ts';

/** What became of the question how people stand there. */
export interface Checked {
  /** Whoever stands there without their name from now on. */
  unnamed: string;
  /** How many have not answered when it is published. */
  silent: number;
}

/** Those who agreed to be named: they said so in their chat. */
const namedIn = ({ contributors }: Texts): readonly string[] =>
  contributors.filter(({ by }) => by === 'chat').map(({ name }) => name);

const asks = (texts: Texts): Step => ({
  title: 'The moderator asks those who are named to check',
  run: async (stage) => {
    const player = await stage.player(texts.moderator);
    const page = await opensDraft(stage, player, texts.title);
    await page.getByRole('button', { name: player.words('checks.desk.ask') }).click();
    const count = namedIn(texts).length;
    await page.getByText(player.words('checks.desk.done', { count })).first().waitFor();
    stage.note(`**${player.name}** asks ${count} people who agreed to be named.`);
    await stage.photo(page, 'Those who are named are asked');
  },
});

/** What one of them would have there instead. */
const INSTEAD: Readonly<Record<Texts['language'], string>> = {
  en: 'This held in our town in two workshops of three; elsewhere we have not tried it.',
  fr: 'Cela a tenu dans notre ville dans deux ateliers sur trois ; ailleurs nous ne l’avons pas essayé.',
  es: 'Esto funcionó en nuestra ciudad en dos talleres de cada tres; en otros lugares no lo hemos probado.',
};

const answer = (texts: Texts, checked: Checked): Step => ({
  title:
    'One suggests other words, one takes their name out, one says that it is right, one is silent',
  run: async (stage) => {
    const left = ['suggest', 'unname', 'confirm'];
    for (const name of namedIn(texts)) {
      const player = await stage.player(name);
      await player.says('my attributions');
      player.sees(texts.title);
      await player.presses('attribution.read');
      player.sees(player.words('checks.in-full'));
      const verb = left.find(
        (one) => one !== 'suggest' || player.offers('attribution.ask-suggest'),
      );
      if (verb === undefined) {
        checked.silent += 1;
        continue;
      }
      left.splice(left.indexOf(verb), 1);
      if (verb === 'suggest') {
        await stage.chat(player, 'How one stands in the draft');
        await player.presses('attribution.ask-suggest');
        await player.presses('attribution.suggest', { text: INSTEAD[texts.language] });
      } else await player.presses(`attribution.${verb}`);
      player.sees(player.words(`checks.done.${verb}`));
      if (verb !== 'unname') continue;
      checked.unnamed = name;
      await stage.chat(player, 'Without a name');
    }
    stage.check(left.length === 0, `Nobody did: ${left.join(', ')}`);
  },
});

const settles = (texts: Texts): Step => ({
  title: 'The moderator reads the suggestion beside the sentence and puts it there',
  run: async (stage) => {
    const player = await stage.player(texts.moderator);
    const page = await opensDraft(stage, player, texts.title);
    await page.getByText(INSTEAD[texts.language]).first().waitFor();
    await stage.photo(page, 'A suggestion beside its sentence');
    await page
      .getByRole('button', { name: player.words('checks.desk.take') })
      .first()
      .click();
    await page.getByText(player.words('checks.desk.settled.take')).first().waitFor();
    stage.note(`**${player.name}** puts it there: “${INSTEAD[texts.language]}”`);
  },
});

export const checking = (texts: Texts, checked: Checked): Step[] => [
  asks(texts),
  answer(texts, checked),
  settles(texts),
];
