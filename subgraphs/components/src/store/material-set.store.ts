import { appendOnce } from '@tracegraph/record';
import type { Appended, Draft, RecordRow } from '@tracegraph/record';

import type { Prisma } from '../generated/client';
import type { MaterialContent, MaterialItem } from '../services/material-content';
import type { MaterialSetContent } from '../services/register-material-sets';
import { RECORD_COLUMNS, standingRecords } from './effective-records';

/** The content of a set with its digest. */
export interface MaterialContentRow extends MaterialContent {
  readonly sha256: string;
}

/** A set as registered. */
export interface MaterialSetRow extends MaterialContentRow, RecordRow {}

/** Material sets: registrations, and each content once. */
export class MaterialSetStore {
  constructor(private readonly database: Prisma.TransactionClient) {}

  /** Stores registrations, and contents that are new; MUST run in a transaction. */
  append(drafts: readonly Draft<MaterialSetContent>[]): Promise<readonly Appended[]> {
    return appendOnce(this.database, {
      kind: 'MATERIAL_SET',
      table: 'material_set',
      subjectColumn: 'subject_key',
      drafts,
      row: () => ({}),
      children: [
        {
          table: 'material_set_content',
          rows: ({ subjectKey, content: { site, items } }) => [{ subjectKey, site, items }],
        },
        {
          table: 'material_set_package',
          rows: ({ subjectKey, content: { items } }) =>
            [...new Set(items.flatMap((item) => item.packageKeys))].map((packageKey) => ({
              packageKey,
              materialSetSha256: subjectKey,
            })),
        },
      ],
    });
  }

  /** The contents under these digests; a digest proves its content, whoever registered it. */
  async findContents(sha256s: readonly string[]): Promise<MaterialContentRow[]> {
    const rows = await this.database.materialSetContent.findMany({
      where: { subjectKey: { in: [...sha256s] } },
    });
    return rows.map(({ subjectKey, site, items }) => ({
      sha256: subjectKey,
      site,
      items: items as unknown as readonly MaterialItem[],
    }));
  }

  /** The earliest recorded effective registration of each set, with its content. */
  findStanding(sha256s: readonly string[]): Promise<MaterialSetRow[]> {
    return this.database.$queryRawUnsafe(
      `SELECT recorded.subject_key AS sha256, content.site, content.items, ${RECORD_COLUMNS}
       FROM ${standingRecords('MATERIAL_SET')}
         JOIN material_set_content AS content ON content.subject_key = recorded.subject_key`,
      sha256s,
    );
  }
}
