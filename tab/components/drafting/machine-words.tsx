import { Button, MessageBar, MessageBarBody, mergeClasses } from '@fluentui/react-components';
import { useWords } from '../../words.tsx';
import { useLayout } from '../layout.ts';
import type { Desk } from './desk.ts';
import { put, type Statement } from './work.ts';

/** Beneath a statement: that a machine worded it, its translations, and why it kept its words. */
export function MachineWords<T extends Statement>(props: {
  readonly desk: Desk<T>;
  readonly statement: T;
}) {
  const { desk, statement } = props;
  const { say } = useWords();
  const layout = useLayout();
  const { machine } = statement;
  const why = desk.keptWords?.get(statement.id);
  const set = (text: string) =>
    desk.change(put(desk.work, { ...statement, text, machine: undefined }));
  return (
    <>
      {machine ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <p className={layout.plain}>
              {say('rewriting.by', { name: machine.by, extracted: machine.extracted })}
            </p>
            <span className={layout.row}>
              <Button size="small" onClick={() => set(statement.text)}>
                {say('rewriting.read-one')}
              </Button>
              <Button size="small" onClick={() => set(machine.extracted)}>
                {say('rewriting.back')}
              </Button>
            </span>
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {!machine && why ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say('rewriting.kept-here', { why: say(`rewriting.why.${why}`) })}
        </p>
      ) : null}
      <Translations desk={desk} statement={statement} />
    </>
  );
}

function Translations<T extends Statement>({
  desk,
  statement,
}: Parameters<typeof MachineWords<T>>[0]) {
  const { say } = useWords();
  const layout = useLayout();
  const { translations = [] } = statement;
  if (translations.length === 0) return null;
  const without = (language: string) =>
    desk.change(
      put(desk.work, {
        ...statement,
        translations: translations.filter((one) => one.language !== language),
      }),
    );
  return (
    <ul className={layout.list}>
      {translations.map(({ language, text, unchecked }) => {
        const called = say(`common.languages.${language}`);
        return (
          <li key={language} className={layout.tight}>
            <p className={layout.written} lang={language}>
              {say('rewriting.translation', { language: called, text })}
            </p>
            <span className={layout.row}>
              {unchecked ? (
                <span className={layout.muted}>{say('rewriting.translation-unchecked')}</span>
              ) : null}
              <Button size="small" onClick={() => without(language)}>
                {say('rewriting.remove', { language: called })}
              </Button>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
