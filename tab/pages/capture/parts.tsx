import { mergeClasses } from '@fluentui/react-components';
import type { Capture } from '../../../src/contract/capture.ts';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink, LinkButton, TextLink } from '../../components/links.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { When } from '../../components/when.tsx';
import { useWords } from '../../words.tsx';

/** Handovers have pages of their own, which begin with who will see what. */
export const isHandover = ({ template }: Capture): boolean => template === 'handover';

const TONES: Record<Capture['state'], Tone> = {
  draft: 'informative',
  reviewing: 'warning',
  changing: 'warning',
  approved: 'success',
  publishing: 'warning',
  published: 'success',
  retracting: 'warning',
  retracted: 'informative',
  discarded: 'informative',
};

export function CaptureTag({ state }: { readonly state: Capture['state'] }) {
  const { say } = useWords();
  return <Tag tone={TONES[state]}>{say(`common.states.capture.${state}`)}</Tag>;
}

interface Shown {
  readonly capture: Capture;
}

export function CaptureCard({ capture }: Shown) {
  const layout = useLayout();
  return (
    <li className={layout.card}>
      <CaptureLine capture={capture} />
    </li>
  );
}

/** What stands in the card. */
export function CaptureLine({ capture }: Shown) {
  const { say } = useWords();
  const layout = useLayout();
  const { id, title, state, project, updatedAt, webUrl, language } = capture;
  const to = `/captures/${id}`;
  return (
    <>
      <div className={mergeClasses(layout.row, layout.between)}>
        <h3 className={layout.h3}>
          <TextLink to={to} lang={language}>
            {title || say('tab.captures.untitled')}
          </TextLink>
        </h3>
        <CaptureTag state={state} />
      </div>
      <div className={mergeClasses(layout.row, layout.between)}>
        <span className={layout.muted}>
          {project ? `${say('tab.captures.project', { project })} · ` : ''}
          {say('tab.captures.touched')} <When at={updatedAt} />
        </span>
        {state === 'draft' || state === 'changing' ? (
          <LinkButton to={to}>
            {say('tab.captures.go-on')}
            <span className={layout.hidden}> {title}</span>
          </LinkButton>
        ) : null}
        {state === 'published' && webUrl ? (
          <DocumentLink href={webUrl}>{say('tab.captures.open-document')}</DocumentLink>
        ) : null}
      </div>
    </>
  );
}
