import { withCheckDigit } from './gs1-number';

/** A company of the demo; all of them are invented. */
export interface Party {
  readonly code: string;
  readonly name: string;
  readonly gln: string;
  readonly address: string;
  readonly country: string;
}

const party = (code: string, name: string, address: string, country: string, gln = ''): Party => ({
  code,
  name,
  gln: gln === '' ? '' : withCheckDigit(gln),
  address,
  country,
});

/** Product owners, suppliers, buyers and places goods go to. Only owners of products with a GTIN have a GLN. */
export const PARTIES: readonly Party[] = [
  party('kestrelo', 'Kestrelo Energy Systems Oy', 'Satamakatu 18, 33200 Tampere', 'FI', '952000126000'),
  party('lumivane', 'Lumivane Sensing Ltd', '7 Quay Yard, Galway', 'IE'),
  party('tindra-radio', 'Tindra Radio Modules AB', 'Antennvägen 3, 223 63 Lund', 'SE'),
  party('oderline', 'Oderline Electronics S.A.', 'ul. Nadodrzańska 41, 50-210 Wrocław', 'PL'),
  party('palisander', 'Palisander Component Distribution BV', 'Kadeweg 112, 3047 Rotterdam', 'NL'),
  party('mangrove-parts', 'Mangrove Parts Pte. Ltd.', '21 Jalan Perak Lane, Singapore', 'SG'),
  party('voltaquay', 'Voltaquay Netz AG', 'Kaiallee 9, 28195 Bremen', 'DE', '952000131001'),
  party('voltaquay-depot', 'Voltaquay Zentrallager', 'Hafenring 2, 27568 Bremerhaven', 'DE', '952000131002'),
  party('solvelle', 'Solvelle Énergie SAS', '14 rue du Relais, 69007 Lyon', 'FR'),
  party('brightmoor', 'Brightmoor Utilities plc', '88 Foundry Road, Leeds', 'GB'),
  party('asterleaf', 'Asterleaf Building Controls Pty Ltd', '5 Gum Tree Drive, Geelong', 'AU'),
  party('asterleaf-hub', 'Asterleaf Asia Hub', 'Lot 12, Free Trade Zone, Bayan Lepas', 'MY'),
];
