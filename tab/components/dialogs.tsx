import {
  Button,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  shorthands,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../words.tsx';
import { useLayout } from './layout.ts';
import { ErrorState } from './states.tsx';

const useStyles = makeStyles({
  dialog: {
    boxSizing: 'border-box',
    width: 'min(600px, calc(100vw - 24px))',
    maxHeight: 'calc(100dvh - 24px)',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalXXL,
    ...shorthands.border('1px', 'solid', tokens.colorTransparentStroke),
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
    '@media (max-width: 480px)': { padding: tokens.spacingHorizontalL },
  },
});

/**
 * A dialog that lies over everything for as long as it is mounted. The browser's own element: it keeps the keyboard
 * inside, hides what lies behind from everybody, and gives the focus back to where it was, whatever opened it.
 */
function Modal(props: {
  readonly title: string;
  /** Escape was pressed. */
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const layout = useLayout();
  const heading = useId();
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    // Closed before it leaves the page: an element that is only removed gives no focus back.
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby={heading}
      className={styles.dialog}
      onCancel={(event) => {
        // Whether it closes is for the page to say; it does so by taking it away.
        event.preventDefault();
        props.onCancel();
      }}
    >
      <div className={layout.stack}>
        <h2 id={heading} className={layout.h2}>
          {props.title}
        </h2>
        {props.children}
      </div>
    </dialog>
  );
}

interface AskProps {
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
    <Modal title={props.title} onCancel={() => !pending && props.onClose()}>
      <form
        noValidate
        className={layout.stack}
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        {props.children}
        {error ? <ErrorState error={error} /> : null}
        <div className={mergeClasses(layout.row, layout.end)}>
          <Button onClick={props.onClose} disabled={pending}>
            {say('tab.common.cancel')}
          </Button>
          <Button appearance="primary" type="submit" disabled={pending}>
            {pending ? say('tab.common.working') : props.confirm}
          </Button>
        </div>
      </form>
    </Modal>
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

const PERSON_LIMIT = 200;

/** Asks for a colleague, by name or mail address; who that is, the server knows. */
export function PersonDialog(
  props: AskProps & {
    readonly hint: string;
    readonly onPerson: (person: string) => Promise<unknown>;
  },
) {
  const { say } = useWords();
  const [to, setTo] = useState('');
  const [missing, setMissing] = useState(false);
  const { onPerson, hint, children, ...ask } = props;
  const person = to.trim();
  const check = () => {
    setMissing(person === '');
    return person !== '';
  };
  return (
    <Confirm {...ask} check={check} onConfirm={() => onPerson(person)}>
      {children}
      <Field
        label={say('tab.common.person')}
        hint={hint}
        required
        {...(missing && person === ''
          ? { validationMessage: say('tab.common.person-missing') }
          : {})}
      >
        <Input value={to} maxLength={PERSON_LIMIT} onChange={(_, { value }) => setTo(value)} />
      </Field>
    </Confirm>
  );
}
