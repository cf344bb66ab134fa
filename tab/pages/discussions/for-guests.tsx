import { Button, Checkbox } from '@fluentui/react-components';
import type { DiscussionPage } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** Whether a community is opened to guests: elsewhere there is nobody to mark anything for. */
const useOpened = (community: string): boolean =>
  useApp().me.communities.some(({ id, guests }) => id === community && guests === true);

/** In the form: chosen before it is made. */
export function ForGuestsChoice(props: {
  readonly community: string;
  readonly on: boolean;
  readonly change: (on: boolean) => void;
}) {
  const { say } = useWords();
  const layout = useLayout();
  if (!useOpened(props.community)) return null;
  return (
    <div>
      <Checkbox
        checked={props.on}
        onChange={(_, { checked }) => props.change(checked === true)}
        label={say('guests.mark')}
      />
      <p className={layout.muted}>{say('guests.mark-what')}</p>
    </div>
  );
}

/** On the page: its moderators open it to guests, or no longer. */
export function ForGuestsButton({ discussion }: { readonly discussion: DiscussionPage }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const tell = useTell();
  const write = useWrite((guests: boolean) => api.markForGuests(discussion.id, guests));
  const opened = useOpened(discussion.community.id);
  if (!discussion.moderator || !opened) return null;
  const on = discussion.guests === true;
  return (
    <div>
      <Button
        disabled={write.isPending}
        onClick={() =>
          write.mutate(!on, {
            onSuccess: () => tell(say(on ? 'guests.closed' : 'guests.opened')),
            onError: (error) => tell(explain(error, words), 'error'),
          })
        }
      >
        {say(on ? 'guests.close' : 'guests.open')}
      </Button>
    </div>
  );
}
