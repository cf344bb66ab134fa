import { Button, mergeClasses } from '@fluentui/react-components';
import { useNavigate } from 'react-router';
import type { ConsentAction, MessageConsent } from '../../../src/contract/consents.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { Section } from '../../components/page.tsx';
import { explain, Read } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useConsents, useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** Messages that may become something: this person's, which somebody asks for, and those that they asked for. */
export function Consents() {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Read query={useConsents()}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Section id="consents" title={say('consents.list.title')}>
            <ul className={layout.list}>
              {items.map((one) =>
                one.mine ? (
                  <Own key={one.id} consent={one} />
                ) : (
                  <Asked key={one.id} consent={one} />
                ),
              )}
            </ul>
          </Section>
        )
      }
    </Read>
  );
}

/** To whoever wrote it: their own words, who asks, what it becomes and who reads that. */
function Own({ consent }: { readonly consent: MessageConsent }) {
  const { say, date } = useWords();
  const layout = useLayout();
  const { name, words, standing, out, until } = consent;
  const becomes = say(`consents.becomes.${consent.becomes}`);
  const waits = standing === 'asked';
  return (
    <li className={mergeClasses(layout.card, waits && layout.asked)}>
      <h3 className={layout.h3}>
        {waits
          ? say('consents.author.title', { becomes })
          : say('consents.list.yours', { becomes, name })}
      </h3>
      {waits ? <p className={layout.plain}>{say('consents.author.asks', { name })}</p> : null}
      {words === null ? null : (
        <>
          <h4 className={layout.h3}>{say('consents.author.yours')}</h4>
          <p className={layout.written}>{words}</p>
        </>
      )}
      {waits ? (
        <p className={layout.plain}>
          {say(`consents.author.readers.${consent.becomes}`, { name })}
        </p>
      ) : null}
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {waits
          ? say('consents.author.until', { date: date(until) })
          : say(out ? 'consents.author.out' : `consents.author.states.${standing}`)}
      </p>
      {words === null || out ? null : (
        <p className={mergeClasses(layout.plain, layout.muted)}>{say('consents.author.deleted')}</p>
      )}
      <Actions consent={consent} />
    </li>
  );
}

/** To whoever asked: a draft that waits, and then goes on. */
function Asked({ consent }: { readonly consent: MessageConsent }) {
  const { say, date } = useWords();
  const layout = useLayout();
  const { name, standing, until, at } = consent;
  const becomes = say(`consents.becomes.${consent.becomes}`);
  return (
    <li className={layout.card}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <h3 className={layout.h3}>{say('consents.list.about', { becomes, date: date(at) })}</h3>
        {standing === 'asked' ? (
          <Tag tone="warning">{say('questions.wording.states.asked')}</Tag>
        ) : null}
      </div>
      <p className={layout.plain}>
        {say(`consents.asker.standing.${standing}`, { name, date: date(until) })}
      </p>
      <Actions consent={consent} />
    </li>
  );
}

function Actions({ consent }: { readonly consent: MessageConsent }) {
  const words = useWords();
  const { say } = words;
  const layout = useLayout();
  const navigate = useNavigate();
  const tell = useTell();
  const doing = useDoing(consent);
  const write = useWrite(doing);
  const press = (action: ConsentAction) =>
    write.mutate(action, {
      onSuccess: (path) => (path === null ? undefined : navigate(path)),
      onError: (error) => tell(explain(error, words), 'error'),
    });
  const named = (action: ConsentAction): string => {
    if (action === 'begin') return say(`consents.asker.begin.${consent.becomes}`);
    return say(action === 'drop' ? 'consents.asker.drop' : `consents.author.${action}`);
  };
  if (consent.actions.length === 0) return null;
  return (
    <div className={layout.row}>
      {consent.actions.map((action) => (
        <Button
          key={action}
          appearance={action === 'agree' || action === 'begin' ? 'primary' : 'secondary'}
          disabled={write.isPending}
          onClick={() => press(action)}
        >
          {named(action)}
        </Button>
      ))}
    </div>
  );
}

/** Does it; answers the page on which it goes on, or null. */
function useDoing({ id }: MessageConsent) {
  const { api } = useApp();
  return async (action: ConsentAction): Promise<string | null> => {
    switch (action) {
      case 'begin':
        return (await api.beginConsent(id)).path;
      case 'take-back':
      case 'drop':
        await api.withdrawConsent(id);
        return null;
      default:
        await api.answerConsent(id, { answer: action });
        return null;
    }
  };
}
