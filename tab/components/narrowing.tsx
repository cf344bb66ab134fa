import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../words.tsx';
import { Confirm } from './dialogs.tsx';
import { useLayout } from './layout.ts';
import { useTell } from './notices.tsx';
import { namedIn, ReadersFields } from './readers.tsx';

type Words = 'audience' | 'reply' | 'query' | 'view';

type Say = ReturnType<typeof useWords>['say'];

/** What the choice is called, what it means, and what choosing fewer does, in the words of what it is of. */
function wordsOf(words: Words, value: string, say: Say) {
  switch (words) {
    case 'audience':
      return {
        label: say(`safety.audience.${value}`),
        what: say(`safety.audience.what.${value}`),
        narrow: say('safety.audience.narrow-what'),
      };
    case 'reply':
      return {
        label: say(`safety.reply.${value}`),
        what: say(`safety.reply.what.${value}`),
        narrow: say('safety.audience.narrow-what'),
      };
    case 'query':
      return {
        label: say(`safety.query.${value}`),
        what: say(`safety.query.what.${value}`),
        narrow: say('safety.query.narrow-what'),
      };
    case 'view':
      return {
        label: say(`safety.view.${value}`),
        what: say(`safety.view.what.${value}`),
        narrow: say('safety.view.narrow-what'),
      };
  }
}

interface Narrowing<A extends string> {
  /** Only fewer than now, the widest first. */
  readonly among: readonly A[];
  /** `safety.<words>.<audience>` and `safety.<words>.what.<audience>`. */
  readonly words: Words;
  readonly send: (audience: A, readers: string[]) => Promise<unknown>;
}

/** The author's way to fewer readers than now. */
export function Narrow<A extends string>(props: Narrowing<A>) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const [first] = props.among;
  if (first === undefined) return null;
  return (
    <div>
      <Button size="small" onClick={() => setOpen(true)}>
        {say('safety.audience.narrow')}
      </Button>
      {open ? <NarrowDialog {...props} first={first} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function NarrowDialog<A extends string>(
  props: Narrowing<A> & { readonly first: A; readonly onClose: () => void },
) {
  const { among, words, send, first, onClose } = props;
  const { say } = useWords();
  const layout = useLayout();
  const tell = useTell();
  const [audience, setAudience] = useState(first);
  const [typed, setTyped] = useState('');
  return (
    <Confirm
      title={say('safety.audience.narrow-title')}
      confirm={say('safety.audience.narrow')}
      onClose={onClose}
      onConfirm={async () => {
        await send(audience, audience === 'named' ? namedIn(typed) : []);
        tell(say('safety.audience.narrowed'));
      }}
    >
      <p className={layout.plain}>{wordsOf(words, audience, say).narrow}</p>
      <AmongFields
        {...{ among, words, audience, typed }}
        onChoose={setAudience}
        onName={setTyped}
      />
    </Confirm>
  );
}

/** The choice in the words of what it is of. */
export function AmongFields<A extends string>(props: {
  readonly among: readonly A[];
  readonly words: Words;
  readonly audience: A;
  readonly typed: string;
  readonly onChoose: (audience: A) => void;
  readonly onName: (typed: string) => void;
}) {
  const { among, words, audience, typed, onChoose, onName } = props;
  const { say } = useWords();
  return (
    <ReadersFields
      choices={among.map((value) => ({
        value,
        label: wordsOf(words, value, say).label,
      }))}
      chosen={audience}
      hint={wordsOf(words, audience, say).what}
      named={audience === 'named' ? { typed, hint: say('safety.audience.people-hint') } : null}
      onChoose={onChoose}
      onName={onName}
    />
  );
}
