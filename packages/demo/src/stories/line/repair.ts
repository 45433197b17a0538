import { STORY_BILL, type StoryPartName } from './story-bill';
import type { StoryDay } from './story-day';
import { STORY_SITE } from './story-site';
import { STORY_STATIONS } from './stations';
import { material, type Supply } from './story-stock';
import type { StoryUnit } from './story-unit';

/** What was wrong, and what the rework bench did about it. */
export interface Repair {
  readonly clock: string;
  readonly defectCode: string;
  readonly description: string;
  readonly part: StoryPartName;
  /** Where the part comes from that takes the place of the old one; none where nothing was replaced. */
  readonly replacement?: Supply;
}

/** Records a defect and its repair; a part that is replaced is removed and installed again from another package. */
export function repair(day: StoryDay, unit: StoryUnit, work: Repair): void {
  const { unitKey } = unit;
  const { part, designators } = STORY_BILL[work.part];
  const { stationId, operator, stage } = STORY_STATIONS.rework;
  const place = { unitKey, site: STORY_SITE };
  const [defectEventId] = day.file.say('recordDefects', [
    {
      eventTime: day.at(work.clock),
      ...place,
      stationId,
      defectCode: work.defectCode,
      description: work.description,
      referenceDesignators: designators,
    },
  ]);
  const [run] = day.run('rework', [unit], { clock: work.clock });
  if (work.replacement) {
    day.file.say('recordRemovals', [
      {
        eventTime: day.at(work.clock, 40),
        ...place,
        internalPartNumber: part,
        referenceDesignators: designators,
        operatorId: operator,
        reason: 'REPAIR',
      },
    ]);
    day.file.say('recordInstallations', [
      {
        eventTime: day.at(work.clock, 90),
        ...place,
        stage,
        stageRunId: run?.stageRunId,
        materials: [material(work.part, work.replacement)],
      },
    ]);
  }
  day.file.say('recordRepairs', [
    {
      eventTime: day.at(work.clock, 110),
      ...place,
      stationId,
      operatorId: operator,
      action: work.replacement ? 'REPLACED' : 'RESOLDERED',
      defectCode: work.defectCode,
      defectEventId,
      referenceDesignators: designators,
    },
  ]);
}
