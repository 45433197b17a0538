import { describe, expect, it } from '@jest/globals';

import { readCertificate } from '../../../subgraphs/provisioning/src/services/read-certificate';
import { DEVICE_CERTIFICATE } from './certificates';

describe('reading a certificate', () => {
  const read = readCertificate(DEVICE_CERTIFICATE.der);

  it('finds what openssl finds (RFC 5280)', () => {
    const { der, notBeforeTime, notAfterTime, ...expected } = DEVICE_CERTIFICATE;
    expect(read).toMatchObject(expected);
    expect(read).toMatchObject({ der: Buffer.from(der, 'base64') });
    expect(read).toMatchObject({
      notBeforeTime: new Date(notBeforeTime),
      notAfterTime: new Date(notAfterTime),
    });
  });

  it('writes names in one line, the last relative name first (RFC 4514)', () => {
    expect(read).toMatchObject({ subject: 'CN=S-0001,O=Example Devices\\, Inc.,C=DE' });
  });

  it.each([
    ['nothing', ''],
    ['no base64', 'not base64 at all!'],
    [
      'base64 with a line break',
      `${DEVICE_CERTIFICATE.der.slice(0, 64)}\n${DEVICE_CERTIFICATE.der.slice(64)}`,
    ],
    ['bytes that are no certificate', Buffer.from('hello').toString('base64')],
    ['half a certificate', Buffer.from(DEVICE_CERTIFICATE.der, 'base64').subarray(0, 200).toString('base64')],
    [
      'a certificate and more',
      Buffer.concat([Buffer.from(DEVICE_CERTIFICATE.der, 'base64'), Buffer.from([0])]).toString('base64'),
    ],
  ])('does not read %s', (_, text) => {
    expect(readCertificate(text)).toBe('CERTIFICATE_MALFORMED');
  });

  it('tells PEM apart, plain or within base64', () => {
    const pem = `-----BEGIN CERTIFICATE-----\n${DEVICE_CERTIFICATE.der}\n-----END CERTIFICATE-----\n`;
    expect(readCertificate(pem)).toBe('CERTIFICATE_PEM_REFUSED');
    expect(readCertificate(Buffer.from(pem).toString('base64'))).toBe('CERTIFICATE_PEM_REFUSED');
  });
});
