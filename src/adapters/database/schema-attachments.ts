/** Files in SharePoint that people gave with what they said. */
export interface AttachmentTables {
  attachments: {
    source_key: string;
    /** Their order, from 0. */
    place: number;
    url: string;
    product: string | null;
    shown: boolean;
  };
}
