import { Button } from '@fluentui/react-components';
import type { TemplatePage } from '../../../src/contract/templates.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Differences, placeSaid } from './differences.tsx';
import type { Desk } from './work.ts';

/** What a later release of the product changes: offered, never forced. */
export function Offer({ page, desk }: { readonly page: TemplatePage; readonly desk: Desk }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const { kind, id, version, offer } = page;
  const keep = useWrite(() => api.moveTemplate(kind, id, { verb: 'keep', version }));
  if (!offer || desk.work.offered) return null;
  return (
    <Section id="offer" title={say('templates.offer.title')}>
      <p className={layout.plain}>{say('templates.offer.what')}</p>
      <Differences differences={offer.differences} bodies={[offer.body, page.body]} />
      {offer.both.length > 0 ? (
        <div>
          <p className={layout.plain}>{say('templates.offer.both')}</p>
          <ul>
            {offer.both.map((path) => (
              <li key={path.join('.')}>{placeSaid(path, [page.body, offer.body], words)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className={layout.row}>
        <Button
          disabled={desk.isDirty}
          onClick={() => desk.change({ body: offer.body, offered: true })}
        >
          {say('templates.offer.take')}
        </Button>
        <Button
          disabled={keep.isPending}
          onClick={() =>
            keep.mutate(undefined, {
              onSuccess: () => tell(say('templates.saved')),
              onError: (error) => tell(explain(error, words), 'error'),
            })
          }
        >
          {say('templates.offer.keep')}
        </Button>
      </div>
    </Section>
  );
}
