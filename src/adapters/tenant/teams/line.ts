import type { TenantClock } from '../clock.ts';
import type { Effect, Faults } from '../faults.ts';
import type { Activity } from './activity.ts';

export interface Answer {
  /** 502 where there was none. */
  status: number;
  body?: unknown;
  error?: string;
  /** It may have been answered, but nobody was waiting any more. */
  late?: boolean;
}

interface Options {
  clock: TenantClock;
  bot: string;
  faults: () => Faults;
  stopped: AbortSignal;
}

export type Line = (activity: Activity, deadlineMs: number) => Promise<Answer>;

/** What a fault may be set on: `POST /message`, `POST /messageUpdate`, `POST /invoke/task/fetch` … */
export const callOf = ({ type, name }: Activity): string =>
  `POST /${type}${typeof name === 'string' ? `/${name}` : ''}`;

/** One attempt to bring an activity to the bot, with the faults that were asked for. */
export function createLine({ clock, bot, faults, stopped }: Options): Line {
  /** Activities that let the next one go first. */
  const held = new Set<() => void>();

  async function post(body: string, givenUp: AbortSignal): Promise<Answer> {
    try {
      const response = await fetch(bot, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'Microsoft-SkypeBotApi' },
        body,
        signal: givenUp,
      });
      return { status: response.status, body: parsed(await response.text()) };
    } catch (error) {
      // Refused, reset or given up: all the same to the sender, who will try again.
      return { status: 502, error: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Those that were held go once somebody else has gone, or nobody came for as long as anybody waits. */
  async function afterTheNext(deadlineMs: number): Promise<void> {
    const passed = new AbortController();
    const go = (): void => passed.abort();
    held.add(go);
    await clock.wait(deadlineMs, AbortSignal.any([passed.signal, stopped]));
    held.delete(go);
  }

  async function carry(
    body: string,
    effect: Effect | undefined,
    deadlineMs: number,
    givenUp: AbortSignal,
  ): Promise<Answer> {
    switch (effect?.kind) {
      case 'throttle':
        return { status: 429 };
      case 'fail':
        return { status: effect.status };
      case 'delay':
        // What is on its way arrives, though nobody waits for it any more.
        await clock.wait(effect.ms, stopped);
        return post(body, stopped);
      case 'lose':
        if (effect.when === 'after') await post(body, givenUp);
        return { status: 502, error: `lost ${effect.when}` };
      case 'double': {
        const [first] = await Promise.all([post(body, givenUp), post(body, givenUp)]);
        return first;
      }
      case 'reorder':
        await afterTheNext(deadlineMs);
        return post(body, stopped);
      default:
        return post(body, givenUp);
    }
  }

  return async (activity, deadlineMs) => {
    const before = [...held];
    const over = new AbortController();
    const late = new AbortController();
    const effect = faults().take('bot', callOf(activity));
    const givenUp = AbortSignal.any([stopped, late.signal]);
    const deadline = clock.wait(deadlineMs, AbortSignal.any([over.signal, stopped]));
    const tooLate = deadline.then((): Answer => {
      if (!over.signal.aborted) late.abort();
      return { status: 502, error: `no answer in ${deadlineMs} ms`, late: true };
    });
    const answer = await Promise.race([
      carry(JSON.stringify(activity), effect, deadlineMs, givenUp),
      tooLate,
    ]);
    over.abort();
    for (const go of before) go();
    return answer;
  };
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // The bot's framework answers some failures in plain text; it is passed on as it came.
    return text;
  }
}
