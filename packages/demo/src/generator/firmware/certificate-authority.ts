// The library keeps its registry with decorators, which need this polyfill loaded first.
import 'reflect-metadata';

import { webcrypto } from 'node:crypto';

import * as x509 from '@peculiar/x509';

import { Random } from '../random';
import { deriveKeyPair, ed25519Pkcs8, type KeyAlgorithm, type KeyPair } from './key-pair';

/** RFC 5280 and IEEE 802.1AR: a device certificate that does not expire. */
const NO_EXPIRY = new Date('9999-12-31T23:59:59Z');
/** Attribute `serialNumber` of a distinguished name (X.520). */
const SERIAL_NUMBER = '2.5.4.5';
const ED25519 = { name: 'Ed25519' };

/** What a device certificate says. */
export interface DeviceCertificate {
  readonly serial: string;
  readonly product: string;
  readonly algorithm: KeyAlgorithm;
  readonly issuedTime: number;
}

/** What all certificates of an authority share. */
interface Signer {
  readonly signingKey: webcrypto.CryptoKey;
  readonly authorityKeyIdentifier: x509.AuthorityKeyIdentifierExtension;
}

/** An owner's authority for device certificates; its Ed25519 signatures are the same in every run. */
export class CertificateAuthority {
  private readonly pair: KeyPair;
  private readonly signer: Promise<Signer>;

  constructor(
    private readonly organisation: string,
    private readonly commonName: string,
  ) {
    this.pair = deriveKeyPair(`ca/${commonName}`, 'ED25519');
    this.signer = this.prepareSigner();
  }

  /** The authority's own certificate, PEM. */
  async ownCertificate(): Promise<string> {
    const publicKey = new x509.PublicKey(this.pair.publicKeyDer);
    const certificate = await this.issue(publicKey, {
      serialNumber: '01',
      subject: this.name(),
      notBefore: new Date('2024-01-15T00:00:00Z'),
      notAfter: new Date('2049-01-14T23:59:59Z'),
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      ],
    });
    return `${certificate.toString('pem')}\n`;
  }

  /** Issues an IDevID (IEEE 802.1AR) for a key the device made. */
  async deviceCertificate(device: DeviceCertificate): Promise<x509.X509Certificate> {
    const { serial, product, algorithm, issuedTime } = device;
    const pair = deriveKeyPair(`device/${product}/${serial}`, algorithm);
    const subject: x509.JsonName = [
      { O: [this.organisation] },
      { CN: [product] },
      { [SERIAL_NUMBER]: [serial] },
    ];
    // Positive and of at most 20 octets (RFC 5280 §4.1.2.2).
    const serialNumber = `1${new Random(`certificate/${product}/${serial}`).bytes(8).toString('hex').slice(1)}`;
    return this.issue(new x509.PublicKey(pair.publicKeyDer), {
      serialNumber,
      subject,
      notBefore: new Date(issuedTime),
      notAfter: NO_EXPIRY,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      ],
    });
  }

  private async issue(
    publicKey: x509.PublicKey,
    content: Pick<
      x509.X509CertificateCreateParams,
      'serialNumber' | 'notBefore' | 'notAfter' | 'extensions'
    > & {
      subject: x509.JsonName;
    },
  ): Promise<x509.X509Certificate> {
    const { signingKey, authorityKeyIdentifier } = await this.signer;
    const identifiers = [
      await x509.SubjectKeyIdentifierExtension.create(publicKey, false, webcrypto),
      authorityKeyIdentifier,
    ];
    const parameters = { ...content, issuer: this.name(), publicKey, signingKey, signingAlgorithm: ED25519 };
    const extensions = [...(content.extensions ?? []), ...identifiers];
    return x509.X509CertificateGenerator.create({ ...parameters, extensions }, webcrypto);
  }

  private async prepareSigner(): Promise<Signer> {
    const pkcs8 = ed25519Pkcs8(this.pair.secret);
    const publicKey = new x509.PublicKey(this.pair.publicKeyDer);
    return {
      signingKey: await webcrypto.subtle.importKey('pkcs8', pkcs8, ED25519, false, ['sign']),
      authorityKeyIdentifier: await x509.AuthorityKeyIdentifierExtension.create(publicKey, false, webcrypto),
    };
  }

  private name(): x509.JsonName {
    return [{ O: [this.organisation] }, { CN: [this.commonName] }];
  }
}
