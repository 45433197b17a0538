import 'reflect-metadata';

import { describe, expect, it } from '@jest/globals';

import { calibrationDueDate } from '../../../subgraphs/provisioning/src/services/examine-places';
import { wasShippedAt, withPeriods } from '../../../subgraphs/provisioning/src/services/firmware-periods';

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
const installed = (slot: string, hour: number, isWrong = false, digest = `FILE:sha256:${hour}`) => ({
  slot,
  digest,
  eventTime: at(hour),
  record: { correctedBy: isWrong ? {} : null },
});

describe('the period of an installation', () => {
  it('ends when the next effective installation in the same slot comes', () => {
    const rows = [installed('app', 1), installed('boot', 2), installed('app', 3, true), installed('app', 4)];
    expect(withPeriods(rows).map(({ supersededTime }) => supersededTime)).toEqual([at(4), null, null, null]);
  });

  it('goes on where the same digest is found again, until another one comes', () => {
    const rows = [
      installed('app', 1, false, 'FILE:sha256:a'),
      installed('app', 2, false, 'FILE:sha256:a'),
      installed('app', 3, true, 'FILE:sha256:b'),
      installed('app', 4, false, 'FILE:sha256:b'),
      installed('app', 5, false, 'FILE:sha256:a'),
    ];
    expect(withPeriods(rows).map(({ supersededTime }) => supersededTime)).toEqual([
      at(4),
      at(4),
      null,
      at(5),
      null,
    ]);
    expect(wasShippedAt({ eventTime: at(1), supersededTime: at(4) }, [at(3)])).toBe(true);
  });

  it('ends at a digest of another scope, which cannot be compared', () => {
    const rows = [
      installed('app', 1, false, 'FILE:sha256:a'),
      installed('app', 2, false, 'FLASH_READBACK:sha256:a'),
    ];
    expect(withPeriods(rows).map(({ supersededTime }) => supersededTime)).toEqual([at(2), null]);
  });

  it('is empty where two came at the same time', () => {
    const [first] = withPeriods([
      installed('app', 1, false, 'FILE:sha256:a'),
      installed('app', 1, false, 'FILE:sha256:b'),
    ]);
    expect(first && wasShippedAt(first, [at(1)])).toBe(false);
  });
});

describe('an image was shipped', () => {
  const period = { eventTime: at(2), supersededTime: at(4) };

  it.each([
    [1, false],
    [2, true],
    [3, true],
    [4, false],
    [5, false],
  ])('when the unit left at %d o’clock, from 2 until before 4: %s', (hour, wasShipped) => {
    expect(wasShippedAt(period, [at(hour)])).toBe(wasShipped);
  });

  it('when any of several shipments lies in the period, and at none without shipments', () => {
    expect(wasShippedAt(period, [at(1), at(3)])).toBe(true);
    expect(wasShippedAt(period, [])).toBe(false);
    expect(wasShippedAt({ eventTime: at(2), supersededTime: null }, [at(99)])).toBe(true);
  });
});

describe('the due date of a calibration', () => {
  const calibrations = [
    { eventTime: at(1), calibrationDueDate: new Date('2026-06-30') },
    { eventTime: at(5), calibrationDueDate: new Date('2027-06-30') },
  ];

  it('is that of the latest one performed at or before the run', () => {
    expect(calibrationDueDate(calibrations, at(4))).toBe('2026-06-30');
    expect(calibrationDueDate(calibrations, at(5))).toBe('2027-06-30');
    expect(calibrationDueDate(calibrations, null)).toBe('2027-06-30');
  });

  it('is not known before the first one', () => {
    expect(calibrationDueDate(calibrations, at(0))).toBeNull();
  });
});
