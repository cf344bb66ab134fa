import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useWords } from '../words.tsx';
import { ForAdministrator } from './for-administrator.tsx';
import { DocumentLink } from './links.tsx';

type Intent = 'success' | 'error';
/** Where to do by hand what could not be done; such a notice stays until it is closed. */
export interface NoticeLink {
  readonly text: string;
  readonly url: string;
  /** An administrator can allow what was refused: the link for them stands beside it. */
  readonly allowable?: boolean;
}
type Tell = (text: string, intent?: Intent, link?: NoticeLink) => void;

interface Notice {
  readonly text: string;
  readonly intent: Intent;
  readonly link: NoticeLink | null;
}
const Context = createContext<Tell>(() => {});

/** Tells, on the screen and to screen readers, that something was done. */
export const useTell = (): Tell => useContext(Context);

const STAYS_MS = 8_000;

const useStyles = makeStyles({
  place: {
    position: 'fixed',
    insetBlockEnd: tokens.spacingVerticalL,
    insetInline: tokens.spacingHorizontalM,
    display: 'flex',
    justifyContent: 'center',
    pointerEvents: 'none',
    zIndex: 10,
  },
  bar: { pointerEvents: 'auto', maxWidth: '560px', boxShadow: tokens.shadow16 },
});

/** The live region stays in the page, empty or not: screen readers miss regions that come with their text. */
export function Notices({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const { say } = useWords();
  const [notice, setNotice] = useState<Notice | null>(null);
  const tell = useCallback<Tell>(
    (text, intent = 'success', link) => setNotice({ text, intent, link: link ?? null }),
    [],
  );
  const dismiss = useCallback(() => setNotice(null), []);
  useEffect(() => {
    if (!notice || notice.link) return;
    const timer = setTimeout(dismiss, STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  return (
    <Context.Provider value={tell}>
      {children}
      <div role="status" aria-live="polite" className={styles.place}>
        {notice ? (
          <MessageBar intent={notice.intent} className={styles.bar} politeness="polite">
            <MessageBarBody>
              {notice.text}{' '}
              {notice.link ? (
                <DocumentLink href={notice.link.url}>{notice.link.text}</DocumentLink>
              ) : null}{' '}
              {notice.link?.allowable ? <ForAdministrator /> : null}
            </MessageBarBody>
            <MessageBarActions
              containerAction={
                <Button
                  appearance="transparent"
                  icon={<DismissRegular />}
                  aria-label={say('tab.common.dismiss')}
                  onClick={dismiss}
                />
              }
            />
          </MessageBar>
        ) : null}
      </div>
    </Context.Provider>
  );
}
