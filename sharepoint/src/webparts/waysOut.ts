import { AadHttpClient, HttpClient } from '@microsoft/sp-http';
import type { WebPartContext } from '@microsoft/sp-webpart-base';
import type { Ways } from '../praxis';

/** How a web part asks: openly, and with the reader's own token, which SharePoint keeps and renews. */
export const waysOut = ({ httpClient, aadHttpClientFactory }: WebPartContext): Ways => ({
  open: (url) => httpClient.get(url, HttpClient.configurations.v1),
  as: async (resource) => {
    const client = await aadHttpClientFactory.getClient(resource);
    return (url) => client.get(url, AadHttpClient.configurations.v1);
  },
});
