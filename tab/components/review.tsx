import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { Removal } from '../../src/contract/moderation.ts';
import { isApiError } from '../api.ts';
import { useWrite } from '../queries.ts';
import { useWords } from '../words.tsx';
import { Confirm, ReasonDialog } from './dialogs.tsx';
import { useLayout } from './layout.ts';
import { useTell } from './notices.tsx';
import { explain } from './states.tsx';

export type Verb = 'approve' | 'hold' | 'hide' | 'withdraw';

/** What a move leads to. */
const LEADS_TO: Readonly<Record<Verb, string>> = {
  approve: 'published',
  hold: 'held',
  hide: 'hidden',
  withdraw: 'withdrawn',
};

/** Something that somebody wrote and that is moderated. */
export interface Reviewed {
  readonly id: string;
  readonly version: number;
  readonly author: string;
  readonly actions: readonly Verb[];
  readonly state: string;
  /** Only what was said in a channel has a message there. */
  readonly surface: string;
  readonly text: string;
}

export interface ReviewInput {
  readonly verb: Verb;
  readonly version: number;
  readonly reason?: string;
  /** With `withdraw`: only these paragraphs, from 0. */
  readonly paragraphs?: number[];
}

interface ReviewProps {
  /** `tab.review.<words>.…`: sentences that name the thing. */
  readonly words: 'contribution' | 'reply';
  readonly item: Reviewed;
  readonly send: (input: ReviewInput) => Promise<unknown>;
  /** Takes the message of what is hidden out of its channel. */
  readonly remove: () => Promise<Removal>;
  /** The state in which the server has it now; null where it is gone. */
  readonly stateNow: () => Promise<string | null>;
  /** The move that is usually made here. */
  readonly primary?: Verb;
  /** Called after a move was made, for pages that go on to the next item. */
  readonly onDone?: (verb: Verb) => void;
}

/** Refused, since it is not any more what this page showed. */
const isOutdated = (error: unknown): boolean => isApiError(error) && error.status === 409;

/**
 * The moves that the server offers this reader on one item. Hiding asks for a reason, withdrawing for a second
 * thought; the others are taken back by their opposite and happen at once. A move that had arrived though its
 * answer was lost is refused when it is made again: where things then stand as they were meant to, it is done.
 */
export function Review(props: ReviewProps) {
  const { words: kind, item, send, remove, stateNow, primary, onDone } = props;
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const tell = useTell();
  const [asking, setAsking] = useState<Verb | null>(null);
  const write = useWrite(async (input: ReviewInput) => {
    try {
      await send(input);
    } catch (error) {
      const wholly = input.paragraphs === undefined;
      if (!wholly || !isOutdated(error) || (await stateNow()) !== LEADS_TO[input.verb]) throw error;
    }
  });
  /** However it ends, what is hidden stays hidden: it is said, and where to do it by hand. */
  async function takeOut(before: string) {
    try {
      const { result, url } = await remove();
      const said = `${before} ${say(`common.removal.${result}`)}`.trim();
      if (url === null) tell(said);
      else {
        const allowable = result === 'consent';
        tell(said, 'error', { text: say('common.removal.open'), url, allowable });
      }
    } catch (error) {
      tell(`${before} ${explain(error, words)}`.trim(), 'error');
    }
  }
  async function make(verb: Verb, reason?: string, alsoInTeams = false) {
    const { version } = item;
    await write.mutateAsync(reason === undefined ? { verb, version } : { verb, version, reason });
    const done = say(`tab.review.${kind}.done.${verb}`);
    if (alsoInTeams) await takeOut(done);
    else tell(done);
    onDone?.(verb);
  }
  async function takeBack(paragraphs: number[]) {
    if (paragraphs.length === 0) return make('withdraw');
    await write.mutateAsync({ verb: 'withdraw', version: item.version, paragraphs });
    tell(say('tab.review.parts.done', { count: paragraphs.length }));
  }
  function press(verb: Verb) {
    if (verb === 'hide' || verb === 'withdraw') setAsking(verb);
    else make(verb).catch((error: unknown) => tell(explain(error, words), 'error'));
  }
  if (item.actions.length === 0) return null;
  return (
    <div className={layout.row}>
      {item.actions.map((verb) => (
        <Button
          key={verb}
          size={primary ? 'medium' : 'small'}
          appearance={verb === primary ? 'primary' : 'secondary'}
          disabled={write.isPending}
          aria-label={say(`tab.review.${kind}.of.${verb}`, { author: item.author })}
          onClick={() => press(verb)}
        >
          {say(`tab.review.verb.${verb}`)}
        </Button>
      ))}
      {item.surface === 'channel' && item.state === 'hidden' && item.actions.includes('approve') ? (
        <Button size="small" onClick={() => void takeOut('')}>
          {say('common.removal.offer')}
        </Button>
      ) : null}
      <Ask
        words={kind}
        verb={asking}
        inChannel={item.surface === 'channel'}
        text={item.text}
        make={make}
        takeBack={takeBack}
        onClose={() => setAsking(null)}
      />
    </div>
  );
}

function Ask(props: {
  readonly words: ReviewProps['words'];
  readonly verb: Verb | null;
  readonly inChannel: boolean;
  readonly make: (verb: Verb, reason?: string, alsoInTeams?: boolean) => Promise<void>;
  readonly text: string;
  readonly takeBack: (paragraphs: number[]) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { words, verb, inChannel, make, onClose } = props;
  const { say } = useWords();
  const [alsoInTeams, setAlsoInTeams] = useState(false);
  if (verb === 'hide') {
    return (
      <ReasonDialog
        title={say(`tab.review.${words}.hide-title`)}
        label={say('tab.review.hide-reason')}
        hint={say('tab.review.hide-hint')}
        confirm={say('tab.review.hide')}
        onClose={onClose}
        onReason={(reason) => make('hide', reason, alsoInTeams)}
      >
        {inChannel ? (
          <Checkbox
            label={say('common.removal.offer-what')}
            checked={alsoInTeams}
            onChange={(_, { checked }) => setAlsoInTeams(checked === true)}
          />
        ) : null}
      </ReasonDialog>
    );
  }
  if (verb === 'withdraw') {
    return <TakeBack words={words} text={props.text} onClose={onClose} onParts={props.takeBack} />;
  }
  return null;
}

/** All of it, or only the paragraphs that are chosen. */
function TakeBack(props: {
  readonly words: ReviewProps['words'];
  readonly text: string;
  readonly onClose: () => void;
  readonly onParts: (paragraphs: number[]) => Promise<void>;
}) {
  const { words, text, onClose, onParts } = props;
  const { say } = useWords();
  const layout = useLayout();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const parts = paragraphsOf(text);
  const toggle = (place: number, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(place);
    else next.delete(place);
    setChosen(next);
  };
  return (
    <Confirm
      title={say(`tab.review.${words}.withdraw-title`)}
      confirm={
        chosen.size === 0
          ? say('tab.review.withdraw')
          : say('tab.review.parts.take-back', { count: chosen.size })
      }
      onClose={onClose}
      onConfirm={() => onParts([...chosen].sort((a, b) => a - b))}
    >
      <p className={layout.plain}>{say(`tab.review.${words}.withdraw-text`)}</p>
      {parts.length < 2 ? null : (
        <fieldset className={layout.stack}>
          <legend>{say('tab.review.parts.which')}</legend>
          {parts.map((part, place) => (
            <Checkbox
              // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place in a text that does not change here
              key={place}
              label={part}
              checked={chosen.has(place)}
              onChange={(_, { checked }) => toggle(place, checked === true)}
            />
          ))}
        </fieldset>
      )}
    </Confirm>
  );
}

/** As the server counts them. */
const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
