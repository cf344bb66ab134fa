import { FURTHER_CALLS, faultTable } from './table/table.ts';

faultTable(
  FURTHER_CALLS,
  // Without the right to send mail the message is held until there is one: tests/journeys/reaching.test.ts.
  ({ name }, { route }) => !(route === 'POST /users/{id}/sendMail' && name.startsWith('403')),
);
