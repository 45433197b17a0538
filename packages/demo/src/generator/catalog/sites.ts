/** A site of the contract manufacturer. */
export type SiteCode = 'WRO1' | 'PEN2';

/** What is known of a site. */
export interface Site {
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  /** Offsets from UTC with the instant from which each holds, ascending. */
  readonly offsets: readonly { readonly fromTime: string; readonly minutes: number }[];
}

/** The two sites. The main boards of WRO1 are placed in the night in which its summer time ends. */
export const SITES: Readonly<Record<SiteCode, Site>> = {
  WRO1: {
    name: 'Oderline Electronics, plant Wroclaw',
    country: 'PL',
    timeZone: 'Europe/Warsaw',
    offsets: [
      { fromTime: '2026-03-29T01:00:00Z', minutes: 120 },
      { fromTime: '2026-10-25T01:00:00Z', minutes: 60 },
    ],
  },
  PEN2: {
    name: 'Oderline Electronics, plant Penang',
    country: 'MY',
    timeZone: 'Asia/Kuala_Lumpur',
    offsets: [{ fromTime: '2020-01-01T00:00:00Z', minutes: 480 }],
  },
};

/** Codes of all sites. */
export const SITE_CODES: readonly SiteCode[] = ['WRO1', 'PEN2'];
