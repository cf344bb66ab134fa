import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useWords } from '../words.tsx';
import { useLayout } from './layout.ts';
import { ErrorState } from './states.tsx';

interface AskProps {
  readonly open: boolean;
  readonly title: string;
  readonly confirm: string;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/**
 * Asks before something happens. Stays open while it happens and where it fails, so that nothing typed is lost.
 * Mount it only while it is wanted: each opening begins empty.
 */
export function Confirm(
  props: AskProps & {
    /** False stops here: the form says itself what is missing. */
    readonly check?: () => boolean;
    readonly onConfirm: () => Promise<unknown>;
  },
) {
  const { say } = useWords();
  const layout = useLayout();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function confirm() {
    if (props.check && !props.check()) return;
    setPending(true);
    setError(null);
    try {
      await props.onConfirm();
      props.onClose();
    } catch (failure) {
      setError(failure);
      setPending(false);
    }
  }
  return (
    <Dialog open={props.open} onOpenChange={(_, { open }) => !open && !pending && props.onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void confirm();
          }}
        >
          <DialogBody>
            <DialogTitle>{props.title}</DialogTitle>
            <DialogContent className={layout.stack}>
              {props.children}
              {error ? <ErrorState error={error} /> : null}
            </DialogContent>
            <DialogActions>
              <Button onClick={props.onClose} disabled={pending}>
                {say('tab.common.cancel')}
              </Button>
              <Button appearance="primary" type="submit" disabled={pending}>
                {pending ? say('tab.common.working') : props.confirm}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

const REASON_LIMIT = 500;

/** Asks for the reason that somebody else will read. Does not go on without one. */
export function ReasonDialog(
  props: AskProps & {
    readonly label: string;
    readonly hint: string;
    readonly onReason: (reason: string) => Promise<unknown>;
  },
) {
  const { say } = useWords();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { onReason, label, hint, children, ...ask } = props;
  const words = reason.trim();
  const check = () => {
    setMissing(words === '');
    return words !== '';
  };
  return (
    <Confirm {...ask} check={check} onConfirm={() => onReason(words)}>
      {children}
      <Field
        label={label}
        hint={hint}
        required
        {...(missing ? { validationMessage: say('tab.common.reason-missing') } : {})}
      >
        <Textarea
          value={reason}
          maxLength={REASON_LIMIT}
          resize="vertical"
          onChange={(_, { value }) => {
            setReason(value);
            if (value.trim()) setMissing(false);
          }}
        />
      </Field>
    </Confirm>
  );
}
