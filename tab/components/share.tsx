import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { ShareRegular } from '@fluentui/react-icons/svg/share';
import { useLocation } from 'react-router';
import { tabLink } from '../../src/contract/tab-links.ts';
import { useApp } from '../app-context.tsx';
import { useWords } from '../words.tsx';
import { useLayout } from './layout.ts';
import { useTell } from './notices.tsx';

/** The address of this page for others, wherever the tab runs: who opens it sees what they may read themselves. */
export function usePageLink(): string {
  const { me } = useApp();
  const { pathname } = useLocation();
  return tabLink(me.tab ?? { publicUrl: location.origin, teamsApp: null }, pathname);
}

/** A link to the item that stands on the page, copied or posted. */
export function Share() {
  const { say } = useWords();
  const { host } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const link = usePageLink();
  const copy = () =>
    host.copy(link).then(
      () => tell(say('tab.share.copied')),
      () => tell(say('tab.share.failed', { link }), 'error'),
    );
  const { share } = host;
  return (
    <div className={layout.row}>
      <Button
        appearance="subtle"
        size="small"
        icon={<CopyRegular aria-hidden />}
        onClick={() => void copy()}
      >
        {say('tab.share.copy')}
      </Button>
      {share ? (
        <Button
          appearance="subtle"
          size="small"
          icon={<ShareRegular aria-hidden />}
          onClick={() => void share(link).catch(() => tell(say('tab.share.refused'), 'error'))}
        >
          {say('tab.share.teams')}
        </Button>
      ) : null}
    </div>
  );
}
