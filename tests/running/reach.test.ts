import { expect, test } from '@jest/globals';
import { asId, type PersonId } from '../../src/kernel/ids.ts';
import { reachOf } from '../../src/running/reach.ts';

/** What an operator is told of people whom neither Teams nor mail reaches. */

const someone = (name: string, why: string, messages = 1) => ({
  person: asId<PersonId>(name),
  messages,
  since: new Date(0),
  why,
});

test('while everybody can be reached nothing is said', () => {
  expect(reachOf([])).toBeNull();
});

test('people, messages and each remedy once, and nobody’s name', () => {
  const told = reachOf([
    someone('quentin', 'no-sender', 2),
    someone('ysolde', 'no-sender'),
    someone('zephyr', 'no-mail-right'),
  ]);
  expect(told?.state).toBe('degraded');
  expect(told?.detail).toContain('3 people');
  expect(told?.detail).toContain('4 waiting');
  expect(told?.detail.match(/MAIL_SENDER to a mailbox/g)).toHaveLength(1);
  expect(told?.detail).toContain('consent to Mail.Send, or let it reach');
  expect(told?.detail).not.toMatch(/quentin|ysolde|zephyr/);
});
