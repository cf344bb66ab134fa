import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { TemplatePage } from '../../../src/contract/templates.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { ErrorState, Read } from '../../components/states.tsx';
import { useWords } from '../../words.tsx';
import { Differences, placeSaid } from './differences.tsx';
import type { Desk } from './work.ts';

interface Props {
  readonly page: TemplatePage;
  readonly desk: Desk;
}

/** Somebody saved while this was being written: what they changed, and what becomes of both. */
export function Meanwhile({ page, desk }: Props) {
  const { api } = useApp();
  const words = useWords();
  const { say, dateTime } = words;
  const layout = useLayout();
  const { kind, id, version } = page;
  const { body, base } = desk.work;
  const compare = () => api.compareTemplate(kind, id, { body, base });
  const query = useQuery({
    queryKey: ['template-compared', kind, id, base, version],
    queryFn: compare,
  });
  // Compared anew: something may have been written since it was shown.
  const together = useMutation({
    mutationFn: compare,
    onSuccess: (compared) => desk.change({ body: compared.body, base: compared.version }),
  });
  return (
    <section aria-labelledby="meanwhile" className={layout.stack}>
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle id="meanwhile">{say('templates.meanwhile.title')}</MessageBarTitle>
          {say('templates.meanwhile.what')}
        </MessageBarBody>
      </MessageBar>
      <Read query={query}>
        {(compared) => (
          <>
            <p className={layout.plain}>
              {say('templates.meanwhile.by', {
                name: compared.by ?? '',
                when: dateTime(compared.at),
              })}{' '}
              {compared.why}
            </p>
            <Differences differences={compared.theirs} bodies={[page.body, body]} />
            {compared.both.length > 0 ? (
              <div>
                <p className={layout.plain}>{say('templates.meanwhile.both')}</p>
                <ul>
                  {compared.both.map((path) => (
                    <li key={path.join('.')}>{placeSaid(path, [page.body, body], words)}</li>
                  ))}
                </ul>
              </div>
            ) : null}
            {together.isError ? <ErrorState error={together.error} /> : null}
            <div className={layout.row}>
              <Button
                appearance="primary"
                disabled={together.isPending}
                onClick={() => together.mutate()}
              >
                {say('templates.meanwhile.together')}
              </Button>
              <Button onClick={desk.clear}>{say('templates.meanwhile.theirs')}</Button>
            </div>
          </>
        )}
      </Read>
    </section>
  );
}
