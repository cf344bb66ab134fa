export interface CreditTables {
  record_shares: {
    id: string;
    owner: string;
    reader: string;
    year: number;
    /** `YYYY-MM-DD` */
    until: string;
    shared_at: Date;
  };
}
