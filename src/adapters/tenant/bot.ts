/** The bot as the tenant knows it. */
export const BOT_ID = '28:praxis';
export const BOT_NAME = 'Praxis';
export const BOT_APP_ID = 'a7c0ffee-1d2e-4f3a-8b4c-5d6e7f809112';
