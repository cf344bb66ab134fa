/** What the product must know to speak to the local tenant, without loading any of it. */
export const TENANT_ID = '6f1d3a52-8c0b-4f8e-9b5a-2d7c41e0a913';
/** Host name of the organization's SharePoint; documents link to the tenant's own address. */
export const SHAREPOINT_HOST = 'org.sharepoint.example';
/** The site of the organization's lists and libraries. */
export const LOCAL_SITE = `${SHAREPOINT_HOST}:/sites/knowledge`;
/** The application that the bot is registered as. */
export const BOT_APP_ID = 'a7c0ffee-1d2e-4f3a-8b4c-5d6e7f809112';
