import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { HiddenAmong } from '../../../src/contract/anonymity.ts';
import { useLayout } from '../../components/layout.ts';
import { useWords } from '../../words.tsx';

const SAID = ['kept', 'when', 'quote', 'not', 'device'] as const;
const INSTEAD = ['moderators', 'other', 'language', 'wait'] as const;

/** What is protected and what is not, before the first word; and where few could have written it, what else to do. */
export function Protection({ among }: { readonly among: HiddenAmong }) {
  const { say } = useWords();
  const layout = useLayout();
  const risky = among.few || among.soon || among.rare.length > 0;
  return (
    <>
      {SAID.map((one) => (
        <p key={one} className={layout.plain}>
          {say(`anonymity.said.${one}`)}
        </p>
      ))}
      <MessageBar intent={risky ? 'warning' : 'info'} layout="multiline">
        <MessageBarBody>
          <Among among={among} />
        </MessageBarBody>
      </MessageBar>
      {risky ? (
        <div className={layout.tight}>
          <strong>{say('anonymity.instead.title')}</strong>
          <ul className={layout.plain}>
            {INSTEAD.map((one) => (
              <li key={one}>{say(`anonymity.instead.${one}`)}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

export function Among({ among }: { readonly among: HiddenAmong }) {
  const { say, list } = useWords();
  const layout = useLayout();
  const { people, few, rare, soon, smallest } = among;
  const names = rare.map((one) => say(`common.languages.${one}`));
  return (
    <div className={layout.tight}>
      <span>
        {people === null
          ? say('anonymity.fewer', { smallest })
          : say(few ? 'anonymity.few' : 'anonymity.among', { count: people })}
      </span>
      {names.length > 0 && people !== null ? (
        <span>{say('anonymity.rare', { languages: list(names), smallest })}</span>
      ) : null}
      {soon ? <span>{say('anonymity.soon')}</span> : null}
    </div>
  );
}
