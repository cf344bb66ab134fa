import { Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { NOTICE_LEVELS } from '../../../src/contract/choices.ts';
import type { MyNotices, NoticeLevel } from '../../../src/contract/notices.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { explain, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** How much this person hears of each of their communities. */
export function Notices() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({ queryKey: ['notices'], queryFn: api.notices });
  return (
    <Section id="notices" title={say('notices.title')}>
      <p className={layout.plain}>{say('notices.what')}</p>
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={layout.plain}>{say('notices.none')}</p>
          ) : (
            <>
              {items.map((one) => (
                <Level key={one.community.id} {...one} />
              ))}
              <p className={layout.muted}>{say('notices.always')}</p>
            </>
          )
        }
      </Read>
    </Section>
  );
}

function Level({ community, level }: MyNotices['items'][number]) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const tell = useTell();
  const choose = useWrite((chosen: NoticeLevel) => api.chooseNotices(community.id, chosen));
  return (
    <Field label={community.name}>
      <Select
        value={choose.isPending ? choose.variables : level}
        disabled={choose.isPending}
        aria-label={say('notices.of', { community: community.name })}
        onChange={(_, { value }) => {
          const chosen = NOTICE_LEVELS.find((one) => one === value);
          if (!chosen) return;
          choose.mutate(chosen, {
            onSuccess: () => tell(say('notices.saved')),
            onError: (error) => tell(explain(error, words), 'error'),
          });
        }}
      >
        {NOTICE_LEVELS.map((value) => (
          <option key={value} value={value}>
            {say(`notices.levels.${value}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
