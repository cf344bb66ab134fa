import { Button } from '@fluentui/react-components';
import { useWords } from '../words.tsx';
import { useLayout } from './layout.ts';
import { Section } from './page.tsx';

interface SecretOnceProps {
  readonly id: string;
  /** Between which days it is let out. */
  readonly when: string;
  readonly secret: string;
  /** What the code is for. */
  readonly keep: string;
  readonly onClose: () => void;
}

/** The code of what was written without a name: shown here, and nowhere again. */
export function SecretOnce({ id, when, secret, keep, onClose }: SecretOnceProps) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <Section id={id} title={say('anonymity.sent.title')}>
      <div className={layout.card} role="status">
        <div className={layout.stack}>
          <p className={layout.plain}>{when}</p>
          <p className={layout.plain}>
            <strong>{say('anonymity.sent.code')}</strong>
            <br />
            <code>{secret}</code>
          </p>
          <p className={layout.plain}>{keep}</p>
          <p className={layout.plain}>{say('anonymity.sent.lost')}</p>
          <div>
            <Button appearance="primary" onClick={onClose}>
              {say('anonymity.sent.done')}
            </Button>
          </div>
        </div>
      </div>
    </Section>
  );
}
