import { type Capture, isOpen } from '../../src/features/capture/model.ts';
import type { Template } from '../../src/features/capture/template.ts';
import type { ConsentView } from '../../src/views/consents.ts';
import type { Voice } from '../voice.ts';
import { captureTitle } from './capture-sheet.ts';
import {
  type Card,
  card,
  type Element,
  group,
  heading,
  row,
  sentence,
  subheading,
  title,
} from './card.ts';
import { askedElement } from './consents.ts';
import { link, press } from './inputs.ts';
import { recordLine, recordListCard } from './records.ts';

const MOST_LISTED = 8;

export interface CaptureList {
  readonly captures: readonly { readonly capture: Capture; readonly template: Template }[];
  /** What others wrote for this person among few. */
  readonly forMe: CaptureList['captures'];
  /** Messages of colleagues that may become records, if their authors agree. */
  readonly waiting: readonly ConsentView[];
  /** For the button that begins another: pressed twice it begins one. */
  readonly nonce: string;
}

export const captureListCard = (
  { captures, forMe, waiting, nonce }: CaptureList,
  voice: Voice,
): Card =>
  recordListCard(
    {
      title: voice.say('bot.captures.title'),
      none: voice.say('bot.captures.none'),
      before: [...forMeElements(forMe, voice), ...waiting.map((view) => askedElement(view, voice))],
      items: captures,
      isDraft: ({ capture }) => isOpen(capture),
      most: MOST_LISTED,
      draw: (item) => listed(item, voice),
      begin: press(voice.say('bot.captures.begin'), 'capture.begin', { nonce }),
      also: press(voice.say('bot.captures.other'), 'capture.choose'),
    },
    voice,
  );

const MOST_FOR_ME = 4;

const forMeElements = (forMe: CaptureList['forMe'], voice: Voice): Element[] =>
  forMe.length === 0
    ? []
    : [
        subheading(voice.say('safety.record.for-you')),
        ...forMe
          .slice(0, MOST_FOR_ME)
          .map(({ capture, template }) =>
            recordLine(
              captureTitle(capture, template, voice),
              [template.name[voice.language]],
              [press(voice.say('safety.record.read'), 'capture.open', { id: capture.id })],
            ),
          ),
        forMe.length > MOST_FOR_ME
          ? sentence(voice.say('bot.captures.more', { count: forMe.length - MOST_FOR_ME }), true)
          : null,
      ].filter((element) => element !== null);

function buttonsOn(
  { capture: { id, state, webUrl }, template }: CaptureList['captures'][number],
  voice: Voice,
): (Element | null)[] {
  switch (state) {
    case 'draft':
    case 'changing':
      return [
        press(voice.say('bot.capture.resume'), 'capture.open', { id }),
        press(voice.say('bot.capture.discard'), 'capture.ask-discard', { id }),
      ];
    case 'reviewing':
    case 'approved':
      return [press(voice.say('reviewing.see'), 'capture.review', { id })];
    case 'published':
      return [
        link(voice.say('bot.capture.see'), webUrl),
        press(voice.say('reviewing.letters.button'), 'capture.ask-letters', { id }),
        template.becomes === 'gap'
          ? null
          : press(voice.say('bot.capture.retract'), 'capture.ask-retract', { id }),
      ];
    case 'retracted':
      return [press(voice.say('bot.capture.anew'), 'capture.reopen', { id })];
    default:
      return [];
  }
}

function listed(item: CaptureList['captures'][number], voice: Voice): Element {
  const { capture, template } = item;
  const about = [
    template.name[voice.language],
    voice.say(`common.states.capture.${capture.state}`),
    voice.say('bot.captures.touched', { date: voice.dateTime(capture.updatedAt) }),
  ];
  const buttons = buttonsOn(item, voice).filter((button) => button !== null);
  return recordLine(captureTitle(capture, template, voice), about, buttons);
}

/** All that can be written down here, each with what it is for. */
export const formsCard = (forms: readonly Template[], nonce: string, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('bot.captures.choose'),
    body: [
      heading(voice.say('bot.captures.choose')),
      ...forms.map(({ id, name, intro }) =>
        group([
          title(name[voice.language]),
          sentence(intro[voice.language]),
          row([
            press(
              voice.say('bot.captures.write', { name: name[voice.language] }),
              'capture.begin',
              {
                nonce: `${nonce}-${id}`,
                template: id,
              },
            ),
          ]),
        ]),
      ),
    ],
    actions: [press(voice.say('bot.help.buttons.my-captures'), 'captures.list')],
  });
