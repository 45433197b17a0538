import type { Recorded } from '@tracegraph/record';
import { createRowLoader } from '@tracegraph/subgraph-kit';
import type DataLoader from 'dataloader';

import type { CertificateModel, CertificateProvisioningModel } from '../generated/models';
import type { Store } from '../store/store';
import { effective } from './corrections-by-subject.loader';
import type { Corrections } from './corrections-by-subject.loader';

/** Loads the certificates whose bytes are recorded; null for others. */
export function createCertificateLoader(store: Store): DataLoader<string, CertificateModel | null> {
  return createRowLoader<CertificateModel>(
    (fingerprints) => store.certificateProvisionings.findCertificates(fingerprints),
    (row) => row.sha256,
  );
}

/** Loads what the earliest effective record that names a certificate declares of it; null where none does. */
export function createDeclaredCertificateLoader(
  store: Store,
  corrections: Corrections,
): DataLoader<string, Recorded<CertificateProvisioningModel> | null> {
  return createRowLoader<Recorded<CertificateProvisioningModel>>(
    async (fingerprints) => {
      const rows = await store.certificateProvisionings.findByFingerprint(fingerprints);
      const units = [...new Set(rows.map((row) => row.unitKey))];
      const found = Promise.resolve(rows);
      return effective(
        await corrections.join('CERTIFICATE_PROVISIONING', units, found, (row) => row.unitKey),
      );
    },
    (row) => row.certificateSha256,
  );
}
