import { compareText } from '@tracegraph/record';
import type { Finding } from '@tracegraph/record';

import type { MaterialContent, MaterialItem } from './material-content';
import { sortDesignators } from './natural-order';

/** What the timeline needs of an installation. */
export interface InstalledFact {
  readonly eventId: string;
  readonly eventTime: Date;
  readonly materialSetSha256: string;
}

/** What the timeline needs of a removal. */
export interface RemovedFact {
  readonly eventId: string;
  readonly eventTime: Date;
  readonly referenceDesignators: readonly string[];
  readonly internalPartNumber: string | null;
}

/** One material at one place, from its installation to its removal. */
export interface Placement<I, R> {
  readonly installation: I;
  readonly item: MaterialItem;
  /** Null for material without a place of its own. */
  readonly designator: string | null;
  removal: R | null;
}

/** What was installed and removed in the course of a unit's life. */
export interface Timeline<I, R> {
  readonly placements: readonly Placement<I, R>[];
  /** Removals, or the part of them, for which nothing was installed. */
  readonly unmatched: readonly { readonly removal: R; readonly referenceDesignators: readonly string[] }[];
  /** What does not fit together, by the record it is noticed on. */
  readonly findings: ReadonlyMap<I | R, readonly Finding[]>;
}

/** Materials that are put on a place without taking it. */
const COVERING_USAGES: ReadonlySet<string> = new Set(['SOLDER_PASTE', 'FLUX', 'ADHESIVE', 'COATING']);

/**
 * Matches the removals of a unit with its installations; in whatever order the records came, the result is the same.
 *
 * A removal closes, for each of its designators, the latest installation before it that is still open; without designators,
 * that of its part without designators. Only where there is none, one of the very same time: a part replaced under one time
 * stamp is the old one taken off before the new one is put on.
 * @param installations effective ones
 * @param removals effective ones
 * @param sets content by digest; an installation whose set is missing has no placements, and no removal after it is called wrong
 */
export function traceComponents<I extends InstalledFact, R extends RemovedFact>(
  installations: readonly I[],
  removals: readonly R[],
  sets: ReadonlyMap<string, MaterialContent>,
): Timeline<I, R> {
  const inOrder = [...installations].sort(byTime);
  const placements = inOrder.flatMap((installation) => placementsOf<I, R>(installation, sets));
  const places = toPlaces(placements);
  const findings = new Map<I | R, Finding[]>();
  const unmatched: { removal: R; referenceDesignators: readonly string[] }[] = [];
  for (const removal of [...removals].sort(byTime)) {
    const missed = closePlaces(removal, places, findings);
    if (!missed) continue;
    unmatched.push({ removal, referenceDesignators: missed });
    if (!inOrder.some((fact) => fact.eventTime <= removal.eventTime && !sets.has(fact.materialSetSha256)))
      note(findings, removal, 'REMOVAL_WITHOUT_INSTALLATION', unmatchedMessage(removal, missed));
  }
  noteOccupied(places.byDesignator, findings);
  return { placements, unmatched, findings };
}

function placementsOf<I extends InstalledFact, R>(
  installation: I,
  sets: ReadonlyMap<string, MaterialContent>,
): Placement<I, R>[] {
  const placements: Placement<I, R>[] = [];
  for (const item of sets.get(installation.materialSetSha256)?.items ?? []) {
    if (item.referenceDesignators.length === 0)
      placements.push({ installation, item, designator: null, removal: null });
    for (const designator of item.referenceDesignators)
      placements.push({ installation, item, designator, removal: null });
  }
  return placements;
}

/** By the place where it is, in the order of time. */
interface Places<I, R> {
  readonly byDesignator: ReadonlyMap<string, readonly Placement<I, R>[]>;
  /** Material without a place of its own, by part. */
  readonly byPart: ReadonlyMap<string, readonly Placement<I, R>[]>;
}

function toPlaces<I, R>(placements: readonly Placement<I, R>[]): Places<I, R> {
  const byDesignator = new Map<string, Placement<I, R>[]>();
  const byPart = new Map<string, Placement<I, R>[]>();
  for (const placement of placements) {
    const { designator, item } = placement;
    const [places, key] =
      designator === null ? [byPart, item.internalPartNumber] : [byDesignator, designator];
    const place = places.get(key);
    if (place) place.push(placement);
    else places.set(key, [placement]);
  }
  return { byDesignator, byPart };
}

/** @returns the designators where nothing was installed; null when all of the removal was matched */
function closePlaces<I extends InstalledFact, R extends RemovedFact>(
  removal: R,
  { byDesignator, byPart }: Places<I, R>,
  findings: Map<I | R, Finding[]>,
): readonly string[] | null {
  if (removal.referenceDesignators.length === 0) {
    const material = byPart.get(removal.internalPartNumber ?? '') ?? [];
    return closePlace(removal, material, findings) ? null : [];
  }
  const missed = removal.referenceDesignators.filter(
    (designator) => !closePlace(removal, byDesignator.get(designator) ?? [], findings),
  );
  return missed.length > 0 ? sortDesignators(missed) : null;
}

function closePlace<I extends InstalledFact, R extends RemovedFact>(
  removal: R,
  place: readonly Placement<I, R>[],
  findings: Map<I | R, Finding[]>,
): boolean {
  const open = place.filter((placement) => placement.removal === null);
  const before = open.filter(({ installation }) => installation.eventTime < removal.eventTime);
  const meanwhile = open.filter(
    ({ installation }) => installation.eventTime.getTime() === removal.eventTime.getTime(),
  );
  const part = removal.internalPartNumber;
  const closed = pick(before, part) ?? pick(meanwhile, part);
  if (!closed) return false;
  // One record may list a place in several items (candidates of a splice): what is taken off is all of them.
  for (const placement of open) {
    if (placement.installation === closed.installation && covers(placement) === covers(closed))
      placement.removal = removal;
  }
  if (part !== null && part !== closed.item.internalPartNumber) {
    const where = closed.designator ?? 'the unit';
    const message = `${part} was taken off ${where}, where ${closed.item.internalPartNumber} was installed.`;
    note(findings, removal, 'REMOVED_PART_DIFFERS', message);
  }
  return true;
}

/** The latest one of the part named, else the latest one that takes the place. */
function pick<I, R>(open: readonly Placement<I, R>[], part: string | null): Placement<I, R> | undefined {
  return (
    open.findLast(({ item }) => item.internalPartNumber === part) ??
    open.findLast((placement) => !covers(placement))
  );
}

function noteOccupied<I extends InstalledFact, R extends RemovedFact>(
  places: Places<I, R>['byDesignator'],
  findings: Map<I | R, Finding[]>,
): void {
  const occupied = new Map<I, string[]>();
  for (const [designator, place] of places) {
    // Nearly every place is taken once.
    if (place.length === 1) continue;
    const taking = place.filter(({ item }) => takes(item));
    taking.forEach(({ installation }, at) => {
      const isOccupied = taking
        .slice(0, at)
        .some(
          (earlier) =>
            earlier.installation !== installation &&
            (earlier.removal === null || earlier.removal.eventTime > installation.eventTime),
        );
      if (isOccupied) occupied.set(installation, [...(occupied.get(installation) ?? []), designator]);
    });
  }
  for (const [installation, designators] of occupied) {
    const message = `Something is installed at ${sortDesignators(designators).join(', ')}, and no removal of it is recorded.`;
    note(findings, installation, 'DESIGNATOR_OCCUPIED', message);
  }
}

/** The places that a set takes; what covers them takes none. */
export function takenDesignators({ items }: MaterialContent): ReadonlySet<string> {
  return new Set(items.filter(takes).flatMap((item) => item.referenceDesignators));
}

function covers<I, R>({ designator, item }: Placement<I, R>): boolean {
  return designator !== null && !takes(item);
}

function takes(item: MaterialItem): boolean {
  return !COVERING_USAGES.has(item.usage);
}

function note<F>(findings: Map<F, Finding[]>, fact: F, code: string, message: string): void {
  const noted = findings.get(fact) ?? [];
  if (!noted.some((finding) => finding.code === code && finding.message === message))
    noted.push({ code, message });
  findings.set(fact, noted);
}

function unmatchedMessage(removal: RemovedFact, missed: readonly string[]): string {
  const what = missed.length > 0 ? `at ${missed.join(', ')}` : `of ${removal.internalPartNumber ?? ''}`;
  return `Nothing ${what} was installed at that time.`;
}

function byTime(a: InstalledFact | RemovedFact, b: InstalledFact | RemovedFact): number {
  return a.eventTime.getTime() - b.eventTime.getTime() || compareText(a.eventId, b.eventId);
}
