import { formatUnitKey } from '@tracegraph/gs1';

import { STORY_GTIN, STORY_SITE } from './story-site';

/** A unit of a story. */
export interface StoryUnit {
  /** Number of the story. */
  readonly story: number;
  /** Place on the story's panel, from 1; also the number of the unit within its story. */
  readonly position: number;
  readonly serial: string;
  readonly unitKey: string;
  readonly panelId: string;
  /** Key of the place on the panel, under which the placement machine records. */
  readonly placeKey: string;
  /** Address the line gives it, of the block that RFC 7042 §2.1.2 keeps for examples. */
  readonly mac: string;
}

/** The units of a story: serial number `NC26-<story><unit>`, all of one panel. */
export function storyUnits(story: number, count: number): StoryUnit[] {
  const number = twoDigits(story);
  const panelId = `SP26-${number}`;
  return Array.from({ length: count }, (_, index) => {
    const position = index + 1;
    const serial = `NC26-${number}${twoDigits(position)}`;
    return {
      story,
      position,
      serial,
      unitKey: formatUnitKey({ scheme: '01', gtin: STORY_GTIN, serialNumber: serial }),
      panelId,
      placeKey: formatUnitKey({ scheme: 'panel', site: STORY_SITE, panelId, position }),
      mac: `00-00-5E-00-53-${(story * 10 + position).toString(16).padStart(2, '0').toUpperCase()}`,
    };
  });
}

/** The work order of a story. */
export function storyOrder(story: number): string {
  return `77004${twoDigits(story)}`;
}

/** Two decimal digits. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
