/** The bot as the tenant knows it. */
export const BOT_ID = '28:praxis';
export const BOT_NAME = 'Praxis';
