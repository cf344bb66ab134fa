import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { Balance } from '../moderation/balance.tsx';
import { Editor } from '../moderation/editor.tsx';

const LONGEST = 20_000;

/** For its moderators, while it runs: whose voice is missing, and the invitation to be made one's own and posted. */
export function Voices({ discussion }: { readonly discussion: DiscussionPage }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const [text, setText] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const write = useWrite(api.makeMoves);
  const { id, version, moderator, takesContributions } = discussion;
  if (!moderator || !takesContributions) return null;
  async function post(sent: string) {
    try {
      const items = [{ subject: 'discussion' as const, id, version }];
      const given = { text: sent, nonce: newNonce() };
      const { results } = await write.mutateAsync({ items, move: 'say', given });
      const refused = results.find((one) => one.outcome === 'refused');
      if (refused?.outcome === 'refused') return tell(refused.message, 'error');
      tell(say('console.done.say', { count: 1 }));
      setText(null);
    } catch (error) {
      // The text stays in its field.
      tell(explain(error, words), 'error');
    }
  }
  if (!open) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{say('console.balance.title')}</Button>
      </div>
    );
  }
  return (
    <div className={layout.stack}>
      <Balance discussion={id} onUse={setText} />
      {text === null ? null : (
        <Editor
          label={say('console.say-label')}
          hint={say('console.say-where')}
          confirm={say('console.say')}
          text={text}
          limit={LONGEST}
          pending={write.isPending}
          onSend={(sent) => void post(sent)}
          onClose={() => setText(null)}
        />
      )}
    </div>
  );
}
