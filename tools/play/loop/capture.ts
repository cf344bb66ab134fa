import type { Step } from '../../lib/stage/stage.ts';
import { LESSON, PROJECT, SEARCH_LESSON } from './texts.ts';

const DAY_MS = 86_400_000;
const PROMPT_DAYS = 90;
const asked: Step = {
  title: 'Ninety days before his project’s end Jonas is asked, once',
  run: async (stage) => {
    const jonas = await stage.player('Jonas Weber');
    const wanted = jonas.words('prompting.kinds.project-close.title');
    await stage.moveUntil('The prompt to Jonas', () => jonas.hasHeard(wanted), 10);
    await jonas.hears(wanted);
    jonas.sees(PROJECT);
    const end = await stage.sharepoint.projectEnd(PROJECT);
    const left = (end.getTime() - (await stage.now()).getTime()) / DAY_MS;
    // Unasked messages wait for the morning, and for a day without another one.
    stage.check(
      left <= PROMPT_DAYS && left > PROMPT_DAYS - 3,
      `Jonas was asked ${left.toFixed(1)} days before the end.`,
    );
    for (const action of ['prompt.now', 'prompt.snooze', 'prompt.ask-hand', 'prompt.ask-decline'])
      stage.check(jonas.offers(action), `The prompt offers no '${action}'.`);
    await jonas.photo('Jonas is asked about his project', 'personal', 1);
  },
};

const begins: Step = {
  title: 'He begins, answers the first card, and stops',
  run: async (stage) => {
    const jonas = await stage.player('Jonas Weber');
    await jonas.presses('prompt.now');
    jonas.sees(jonas.words('bot.capture.saved-each'));
    await jonas.presses(jonas.words('bot.capture.next'), LESSON.what);
    await jonas.photo('The second card of the lesson', 'personal', 1);
    await jonas.presses(jonas.words('bot.capture.later'));
    jonas.sees(jonas.words('bot.capture.kept'), LESSON.what.title);
  },
};

const resumes: Step = {
  title: 'Days later he goes on where he stopped, and publishes',
  run: async (stage) => {
    const jonas = await stage.player('Jonas Weber');
    await jonas.says('my drafts');
    jonas.sees(LESSON.what.title);
    await jonas.presses('capture.open');
    await jonas.presses(jonas.words('bot.capture.next'), LESSON.why);
    await jonas.presses(jonas.words('bot.capture.next'), LESSON.where);
    jonas.sees(jonas.words('bot.capture.complete'), LESSON.why.recommendation.slice(0, 40));
    await jonas.photo('Everything before it is published', 'personal', 1);
    await jonas.presses('capture.publish');
    jonas.sees(jonas.words('bot.capture.thanks'));
    await jonas.hears(jonas.words('bot.capture.findable'));
    await jonas.photo('Colleagues can find it', 'personal', 2);
  },
};

const filed: Step = {
  title: 'The lesson is a document in SharePoint with its metadata, and search finds it',
  run: async (stage) => {
    const document = await stage.sharepoint.filed(LESSON.what.title);
    const { fields } = document;
    stage.note(
      `SharePoint, library “${document.library}”: ${document.name}; ${JSON.stringify(fields)}`,
    );
    stage.check(document.name.endsWith('.docx'), 'The lesson is a docx.');
    for (const column of [
      'KnowledgeType',
      'Language',
      'PublishedDate',
      'ReviewDate',
      'Topics',
      'OwnerId',
    ])
      stage.check(Boolean(fields[column]), `The lesson has no ${column}.`);
    const sofia = await stage.player('Sofia Herrera');
    await sofia.says(SEARCH_LESSON);
    sofia.sees(LESSON.what.title);
    await sofia.photo('Sofia finds the lesson', 'personal', 2);
  },
};

export const capture: { readonly asked: readonly Step[]; readonly answered: readonly Step[] } = {
  asked: [asked, begins],
  answered: [resumes, filed],
};
