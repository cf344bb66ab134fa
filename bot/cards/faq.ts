import { FAQ_LIMITS, usualReview } from '../../src/features/queries/faq.ts';
import { addDays } from '../../src/kernel/days.ts';
import type { LabelPage } from '../../src/views/labels.ts';
import type { FaqPage } from '../../src/views/query-leading.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, type Element, heading, line, prose, run, sentence } from './card.ts';
import { choiceInput, dateInput, link, press, textInput } from './inputs.ts';
import { labelButton, labelElements } from './labels.ts';
import { questionTitle } from './replies.ts';

export interface FaqForm {
  readonly page: FaqPage;
  readonly labels: LabelPage | null;
  /** `YYYY-MM-DD` where the moderator is. */
  readonly today: string;
  readonly entered: CardData;
}

/** A solved question as an entry: its words, who answers for them, and when they are looked at again. */
export function faqCard(form: FaqForm, voice: Voice): Card {
  const { page, labels } = form;
  const { faq, query } = page;
  return card({
    lang: voice.language,
    fallback: voice.say('leading.faq.title'),
    body: [
      heading(voice.say('leading.faq.title')),
      sentence(voice.say(`leading.faq.states.${faq.state}`)),
      ...(page.mayApprove ? inputs(form, voice) : [questionTitle(query), ...prose(faq.answer)]),
      faq.reason ? line(run(voice.say('bot.contribution.reason', { reason: faq.reason }))) : null,
      sentence(voice.say('leading.document.rests-on', { count: faq.sources.length }), true),
      ...(labels && page.mayApprove ? labelElements(labels, voice) : []),
    ],
    actions: [
      page.mayApprove
        ? press(
            voice.say('leading.faq.publish'),
            'faq.publish',
            { id: faq.id, version: String(faq.version) },
            { style: 'positive', inputs: true },
          )
        : null,
      labels && page.mayApprove ? labelButton('consolidated', query.id, voice) : null,
      page.mayDecline
        ? press(voice.say('leading.faq.no'), 'faq.ask-decline', { id: faq.id })
        : null,
      link(voice.say('leading.faq.open'), faq.webUrl),
      press(voice.say('asking.return'), 'query.read', { id: query.id }),
    ],
  });
}

function inputs({ page: { faq, owners }, today, entered }: FaqForm, voice: Voice): Element[] {
  return [
    textInput({
      id: 'question',
      label: voice.say('leading.faq.question'),
      error: voice.say('leading.faq.missing'),
      required: true,
      multiline: true,
      maxLength: FAQ_LIMITS.question,
      value: entered.question ?? faq.question,
    }),
    textInput({
      id: 'answer',
      label: voice.say('leading.document.answer'),
      error: voice.say('leading.faq.missing'),
      required: true,
      multiline: true,
      maxLength: FAQ_LIMITS.answer,
      value: entered.answer ?? faq.answer,
    }),
    choiceInput({
      id: 'owner',
      label: voice.say('leading.document.owner'),
      error: voice.say('leading.faq.missing'),
      required: true,
      choices: owners.map(({ id, name }) => ({ value: id, title: name })),
      value: entered.owner ?? owners[0]?.id,
    }),
    dateInput({
      id: 'reviewOn',
      label: voice.say('leading.document.review'),
      error: voice.say('bot.new.date-missing'),
      required: true,
      min: addDays(today, 1),
      value: entered.reviewOn ?? usualReview(today),
    }),
  ];
}

export const declineFaqCard = ({ faq, query }: FaqPage, entered: CardData, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('leading.faq.no-title'),
    body: [
      heading(voice.say('leading.faq.no-title')),
      questionTitle(query),
      textInput({
        id: 'reason',
        label: voice.say('bot.fields.reason'),
        error: voice.say('bot.moderation.reason-missing'),
        required: true,
        maxLength: FAQ_LIMITS.reason,
        value: entered.reason,
      }),
    ],
    actions: [
      press(voice.say('leading.faq.no'), 'faq.decline', { id: faq.id }, { inputs: true }),
      press(voice.say('bot.pages.cancel'), 'faq.read', { id: faq.id }),
    ],
  });
