import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Capture, Template } from '../../../src/contract/capture.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { CARD, LongList } from '../../components/long-list.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, explain, Read } from '../../components/states.tsx';
import { useCaptures, usePrompts, useTemplates, useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { Consents } from './consents.tsx';
import { CaptureLine, isHandover } from './parts.tsx';
import { PromptCard } from './prompts.tsx';
import { WriteUnnamed } from './unnamed.tsx';
import { FollowUnnamed } from './unnamed-later.tsx';

/** What this person was asked for, has begun and has published; and the forms to begin another. */
export default function CaptureListPage() {
  const { say } = useWords();
  const layout = useLayout();
  const captures = useCaptures();
  const prompts = usePrompts();
  const templates = useTemplates();
  return (
    <Page title={say('tab.captures.title')}>
      <Read query={prompts}>
        {({ items }) =>
          items.length === 0 ? null : (
            <Section id="prompts" title={say('tab.captures.prompts')}>
              <ul className={layout.list}>
                {items.map((prompt) => (
                  <PromptCard key={prompt.id} prompt={prompt} />
                ))}
              </ul>
            </Section>
          )
        }
      </Read>
      <Consents />
      <TextLink to="/focal-points">{say('prompting.focal.whose')}</TextLink>
      <Read query={captures}>{({ items }) => <Mine captures={items} />}</Read>
      <ForMe />
      <Read query={templates}>{({ items }) => <Forms templates={items} />}</Read>
    </Page>
  );
}

/** The forms to begin another, with a name or, where a form allows it, without: then nothing else is on the screen. */
function Forms({ templates }: { readonly templates: readonly Template[] }) {
  const { say } = useWords();
  const layout = useLayout();
  const [unnamed, setUnnamed] = useState<Template | 'later' | null>(null);
  const close = () => setUnnamed(null);
  if (unnamed === 'later') return <FollowUnnamed onClose={close} />;
  if (unnamed) return <WriteUnnamed template={unnamed} onClose={close} />;
  return (
    <Section id="begin" title={say('tab.captures.begin')}>
      <ul className={layout.list}>
        {templates.map((template) => (
          <Begin key={template.id} template={template}>
            {template.unnamed ? (
              <Button onClick={() => setUnnamed(template)}>{say('anonymity.open')}</Button>
            ) : null}
          </Begin>
        ))}
      </ul>
      {templates.some((template) => template.unnamed) ? (
        <div>
          <Button appearance="subtle" onClick={() => setUnnamed('later')}>
            {say('anonymity.record.later')}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

/** What others wrote for this person among few. */
function ForMe() {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { data } = useQuery({ queryKey: ['captures-for-me'], queryFn: api.capturesForMe });
  if (!data || data.items.length === 0) return null;
  return (
    <Section id="for-me" title={say('safety.record.for-you')}>
      <LongList
        items={data.items}
        keyOf={({ id }) => id}
        name="captures-for-me"
        className={layout.card}
        line={CARD}
      >
        {(capture) => <CaptureLine capture={capture} />}
      </LongList>
    </Section>
  );
}

function Mine({ captures }: { readonly captures: readonly Capture[] }) {
  const { say } = useWords();
  const layout = useLayout();
  const shown = captures.filter((one) => one.state !== 'discarded' && !isHandover(one));
  return (
    <Section id="mine" title={say('tab.captures.mine')}>
      {shown.length === 0 ? (
        <Empty title={say('tab.captures.none')}>
          <p className={layout.plain}>{say('tab.captures.none-how')}</p>
        </Empty>
      ) : (
        <LongList
          items={shown}
          keyOf={({ id }) => id}
          name="captures"
          className={layout.card}
          line={CARD}
        >
          {(capture) => <CaptureLine capture={capture} />}
        </LongList>
      )}
    </Section>
  );
}

function Begin(props: { readonly template: Template; readonly children: ReactNode }) {
  const { template, children } = props;
  const words = useWords();
  const { say, language } = words;
  const { api } = useApp();
  const layout = useLayout();
  const navigate = useNavigate();
  const tell = useTell();
  const [nonce] = useState(newNonce);
  const write = useWrite(api.beginCapture);
  async function begin() {
    try {
      const begun = await write.mutateAsync({ nonce, template: template.id, prompt: null });
      await navigate(`/captures/${begun.capture.id}`);
    } catch (error) {
      tell(explain(error, words), 'error');
    }
  }
  return (
    <li className={layout.card}>
      <h3 className={layout.h3}>{template.name[language]}</h3>
      <p className={layout.plain}>{template.intro[language]}</p>
      <div className={layout.row}>
        <Button disabled={write.isPending} onClick={() => void begin()}>
          {say('tab.captures.start')}
          <span className={layout.hidden}> {template.name[language]}</span>
        </Button>
        {children}
      </div>
    </li>
  );
}
