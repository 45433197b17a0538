import { USUAL_CUSTOMER } from './release';
import { OWNER } from './story-site';

/** A company of the stories; all of them are invented. */
export interface StoryParty {
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly gln?: string;
}

/** The product's owner, its buyers, and where goods go. */
export const PARTIES: readonly StoryParty[] = [
  {
    code: OWNER,
    gln: OWNER,
    name: 'Norvik Pump Controls a.s.',
    address: 'Mlynska 7, 602 00 Brno',
    country: 'CZ',
  },
  {
    code: 'marlowe-supply',
    name: 'Marlowe Component Supply',
    address: '3 Wharf Street, Hull',
    country: 'GB',
  },
  {
    code: USUAL_CUSTOMER,
    name: 'Hallgate Water Works',
    address: '51 Hallgate, Doncaster',
    country: 'GB',
  },
  {
    code: 'aldermoor',
    name: 'Aldermoor Irrigation BV',
    address: 'Sluisweg 20, 8017 Zwolle',
    country: 'NL',
  },
  {
    code: 'brandvik',
    name: 'Brandvik Fiskeoppdrett AS',
    address: 'Havnegata 4, 5003 Bergen',
    country: 'NO',
  },
  {
    code: 'calder-trade',
    name: 'Calder Trading GmbH',
    address: 'Speicherstrasse 12, 20457 Hamburg',
    country: 'DE',
  },
  {
    code: 'deepwell-works',
    name: 'Deepwell Works, Graz',
    address: 'Brunnengasse 9, 8010 Graz',
    country: 'AT',
  },
];
