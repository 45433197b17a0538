/** What the store noticed about a record, and whether it was corrected. */
export interface AnswerRecord {
  readonly eventId: string;
  readonly findings: readonly { readonly code: string; readonly message: string }[];
  readonly correctedBy: { readonly reason: string; readonly author: string } | null;
  readonly redacted: readonly string[];
}

/** A fact with its record. */
interface Recorded {
  readonly record: AnswerRecord;
}

/** One material of a unit. */
export interface AnswerComponent extends Recorded {
  readonly referenceDesignators: readonly string[];
  readonly internalPartNumber: string;
  readonly usage: string;
  readonly state: string;
  readonly certainty: string;
  readonly packages: readonly {
    readonly packageId: string;
    readonly lots: readonly {
      readonly lotNumber: string;
      readonly manufacturer: string;
      readonly manufacturerPartNumber: string;
    }[];
  }[];
}

/** One stage run of a unit. */
export interface AnswerStage extends Recorded {
  readonly stage: string;
  readonly site: string;
  readonly stationId: string;
  readonly operatorId: string | null;
  readonly machineProgram: { readonly name: string; readonly revision: string } | null;
  readonly startedTime: string;
  readonly result: string | null;
}

/** One repair of a unit. */
export interface AnswerRepair extends Recorded {
  readonly repairedTime: string;
  readonly defect: string | null;
  readonly action: string;
  readonly referenceDesignators: readonly string[];
}

/** Firmware in a slot of a unit. */
export interface AnswerFirmware extends Recorded {
  readonly slot: string;
  readonly purpose: string;
  readonly programmedTime: string;
  readonly supersededTime: string | null;
  readonly wasShipped: boolean | null;
  readonly digest: string;
  readonly image: {
    readonly name: string;
    readonly version: string;
    readonly signatures: readonly {
      readonly verification: string;
      readonly keyStateAtSigning: string;
      readonly key: { readonly keyId: string; readonly state: string };
    }[];
  } | null;
}

/** One test run of a unit. */
export interface AnswerTestRun extends Recorded {
  readonly procedure: string;
  readonly attempt: number;
  readonly outcome: string;
  readonly startedTime: string;
  readonly measurements: readonly {
    readonly name: string;
    readonly value: string | null;
    readonly unit: string | null;
    readonly computedOutcome: string;
  }[];
}

/** What is answered of one unit; a list or object is null where its subgraph did not answer. */
export interface AnswerUnit {
  readonly unitKey: string;
  readonly gtin: string | null;
  readonly serialNumber: string | null;
  readonly lotNumber: string | null;
  readonly productionDate: string | null;
  readonly disposition: { readonly state: string; readonly sinceTime: string } | null;
  readonly identities:
    | readonly ({
        readonly kind: string;
        readonly value: string;
        readonly releasedTime: string | null;
      } & Recorded)[]
    | null;
  readonly product: {
    readonly partNumber: string;
    readonly revision: string | null;
    readonly owner: { readonly name: string | null } | null;
    readonly requiredFacts: readonly string[];
  } | null;
  readonly workOrders: readonly { readonly site: string; readonly number: string }[] | null;
  readonly panel: { readonly panelId: string; readonly position: number } | null;
  readonly components: readonly AnswerComponent[] | null;
  readonly stages: readonly AnswerStage[] | null;
  readonly repairs: readonly AnswerRepair[] | null;
  readonly firmware: readonly AnswerFirmware[] | null;
  readonly securityState: ({ readonly secureBoot: boolean; readonly debugLocked: boolean } & Recorded) | null;
  readonly provisioning:
    | readonly ({
        readonly provisionedTime: string;
        readonly certificate: { readonly sha256: string; readonly issuer: string | null };
      } & Recorded)[]
    | null;
  readonly testRuns: readonly AnswerTestRun[] | null;
  readonly finalQc:
    | ({ readonly result: string; readonly decidedTime: string; readonly inspectorId: string } & Recorded)
    | null;
  readonly shipments:
    | readonly ({
        readonly shipmentNumber: string;
        readonly direction: string;
        readonly shippedTime: string;
        readonly soldTo: { readonly name: string | null } | null;
        readonly shipTo: { readonly name: string | null; readonly country: string | null } | null;
      } & Recorded)[]
    | null;
}

/** A unit with what it contains and what it is part of. */
export interface AnswerUnitInPlace extends AnswerUnit {
  readonly partOf:
    | readonly {
        readonly path: readonly string[];
        readonly removedTime: string | null;
        readonly unit: { readonly unitKey: string; readonly shipments: AnswerUnit['shipments'] };
      }[]
    | null;
  readonly contains: {
    readonly truncated: boolean;
    readonly items: readonly {
      readonly path: readonly string[];
      readonly position: string | null;
      readonly removedTime: string | null;
      readonly unit: AnswerUnit;
    }[];
  } | null;
}

/** The data of schema/operations/audit-answer.graphql that the command line reads. */
export interface AuditAnswer {
  readonly trace: {
    readonly understoodAs: readonly { readonly kind: string; readonly value: string }[];
    readonly warnings: readonly { readonly code: string; readonly message: string }[];
    readonly matches: readonly { readonly matchedBy: string; readonly unit: AnswerUnitInPlace }[];
  } | null;
}
