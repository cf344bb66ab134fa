import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline';
import { parseArgs } from 'node:util';
import { CardError } from './lib/cards.ts';
import { ClientError } from './lib/client.ts';
import { type Command, readCommand } from './lib/command-line.ts';
import { createSession, type Session } from './lib/session.ts';
import { tenantAddress } from './lib/where.ts';

const USAGE = `npm run chat -- --as <person> [options]

  --as <person>       who you are: a name, first name or mail
  --in <place>        where you talk: personal (unless told), a channel, or a community (formalization)
  --json              print each activity as one line of JSON, and nothing else
  --tenant <url>      the local tenant, when it is not the one that npm start runs here
  --wait-quiet <ms>   scripted: an answer is over when nothing came for this long (500)

Type /help once inside. Lines on standard input are said one by one, each when the last was answered.
`;

const { values } = parseArgs({
  options: {
    as: { type: 'string' },
    in: { type: 'string', default: 'personal' },
    json: { type: 'boolean', default: false },
    tenant: { type: 'string' },
    'wait-quiet': { type: 'string', default: '500' },
    help: { type: 'boolean', default: false },
  },
});

let terminal: Interface | null = null;

/** News may come while somebody types: the half-typed line moves below it. */
const print = (line: string): void => {
  if (terminal) {
    clearLine(process.stdout, 0);
    cursorTo(process.stdout, 0);
  }
  process.stdout.write(`${line}\n`);
};

async function chat(as: string): Promise<void> {
  const session = await createSession({
    url: values.tenant ?? (await tenantAddress()),
    as,
    place: values.in,
    json: values.json,
    print,
  });
  if (process.stdin.isTTY) await talk(session);
  else await script(session, Number(values['wait-quiet']));
}

/** Every line is answered before the next is said: a script sees what a person would have seen. */
async function script(session: Session, quiet: number): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const command = readCommand(line);
    if (command.kind === 'quit') return;
    await session.run(command);
    await session.listen(quiet);
  }
}

/** What others write is shown whenever it comes; what is typed is sent at once. */
async function talk(session: Session): Promise<void> {
  const typed = createInterface({ input: process.stdin, output: process.stdout });
  terminal = typed;
  const ready = (): void => {
    typed.setPrompt(session.prompt());
    typed.prompt(true);
  };
  let over = false;
  let failure: unknown = null;
  const listening = (async () => {
    while (!over) {
      await session.listen(25_000, true);
      if (!over) ready();
    }
  })().catch((error: unknown) => {
    failure = error;
    typed.close();
  });
  ready();
  for await (const line of typed) {
    const command = await attempt(session, line);
    if (command === 'quit') break;
    ready();
  }
  over = true;
  typed.close();
  terminal = null;
  session.hangUp();
  await listening;
  if (failure) throw failure;
}

/** A slip of the keyboard is explained, and the talk goes on. */
async function attempt(session: Session, line: string): Promise<Command['kind'] | null> {
  try {
    const command = readCommand(line);
    await session.run(command);
    return command.kind;
  } catch (error) {
    if (!(error instanceof CardError) && !(error instanceof ClientError)) throw error;
    print(explain(error));
    return null;
  }
}

const explain = (error: Error): string =>
  error instanceof ClientError && error.remedy
    ? `${error.message}\n${error.remedy}`
    : error.message;

// Whoever reads us through a pipe may have seen enough: `npm run chat … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

if (values.help || !values.as) {
  (values.help ? process.stdout : process.stderr).write(USAGE);
  process.exitCode = values.help ? 0 : 1;
} else {
  try {
    await chat(values.as);
  } catch (error) {
    if (!(error instanceof CardError) && !(error instanceof ClientError)) throw error;
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}
