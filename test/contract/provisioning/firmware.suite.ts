import { describe, expect, it } from '@jest/globals';
import { DIGEST, DIGEST_2, correct, installation, newUnit, unit } from './facts';
import type { Opened } from './facts';

/** Installations of firmware. */
export function describeFirmware(opened: Opened): void {
  describe('firmware', () => {
    const FIELDS =
      'firmware(includeSuperseded: true) { slot digest programmedTime supersededTime wasShipped image { digest } }';

    it('was shipped when its slot held it as the outermost unit left', async () => {
      const [inner, outer] = [newUnit(), newUnit()];
      await opened.provisioning.record('recordFirmwareInstallations', [
        installation(inner, '2026-03-01T00:00:00Z', { purpose: 'TEST', digest: DIGEST_2 }),
        installation(inner, '2026-03-02T00:00:00Z'),
        installation(inner, '2026-05-02T00:00:00Z', { source: 'UPDATED_IN_FIELD', digest: DIGEST_2 }),
        installation(inner, '2026-03-01T00:00:00Z', { slot: 'bootloader' }),
      ]);
      expect(await unit(opened, inner, 'firmware { wasShipped }')).toEqual({
        firmware: Array(4).fill({ wasShipped: false }),
      });
      await opened.provisioning.refer(
        { kind: 'INSTALLED', unitKey: inner, otherKey: outer, eventTime: '2026-03-10T00:00:00Z' },
        { kind: 'SHIPPED', unitKey: outer, eventTime: '2026-04-01T00:00:00Z' },
      );
      const { firmware } = await unit(opened, inner, FIELDS);
      expect(firmware).toMatchObject([
        { programmedTime: '2026-03-01T00:00:00.000Z' },
        { programmedTime: '2026-03-01T00:00:00.000Z' },
        {
          supersededTime: '2026-05-02T00:00:00.000Z',
          wasShipped: true,
          digest: DIGEST,
          image: { digest: DIGEST },
        },
        { supersededTime: null, wasShipped: false, digest: DIGEST_2 },
      ]);
      expect(firmware).toContainEqual(
        expect.objectContaining({ slot: 'bootloader', supersededTime: null, wasShipped: true }),
      );
      expect(firmware).toContainEqual(
        expect.objectContaining({
          digest: DIGEST_2,
          supersededTime: '2026-03-02T00:00:00.000Z',
          wasShipped: false,
        }),
      );
    });

    it('declared wrong neither ends the one before nor was shipped', async () => {
      const unitKey = newUnit();
      const wrong = installation(unitKey, '2026-03-02T00:00:00Z', { digest: DIGEST_2 });
      await opened.provisioning.record('recordFirmwareInstallations', [
        installation(unitKey, '2026-03-01T00:00:00Z'),
        wrong,
      ]);
      await correct(opened, 'FIRMWARE_INSTALLATION', unitKey, wrong.eventId);
      expect(await unit(opened, unitKey, FIELDS)).toMatchObject({
        firmware: [
          { supersededTime: null, wasShipped: false },
          { supersededTime: null, wasShipped: null },
        ],
      });
    });

    it('of a scope or form that cannot be read is refused', async () => {
      const results = await opened.provisioning.record('recordFirmwareInstallations', [
        installation(newUnit(), '2026-03-01T00:00:00Z', { digest: `FILE:md5:${'a'.repeat(32)}` }),
        installation(newUnit(), '2026-03-01T00:00:00Z', { operatorId: 'anna' }),
        installation(newUnit(), '2026-03-01T00:00:00Z', { antiRollbackCounter: -1 }),
      ]);
      expect(results.map(({ error }) => error?.code)).toEqual([
        'DIGEST_MALFORMED',
        'SITE_MISSING',
        'COUNTER_MALFORMED',
      ]);
    });
  });
}
