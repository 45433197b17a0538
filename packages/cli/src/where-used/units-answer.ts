/** A customer as a list of units names it. */
interface ListedCustomer {
  readonly code: string;
  readonly name: string | null;
}

/** A unit of a list. */
export interface ListedUnit {
  readonly node: {
    readonly unitKey: string;
    readonly gtin: string | null;
    readonly serialNumber: string | null;
    readonly lotNumber: string | null;
  };
  readonly certainty: string;
  readonly isHeldNow: boolean;
  readonly outermost: { readonly unitKey: string };
  readonly isRegistered: boolean;
  readonly state: string | null;
  readonly customer: ListedCustomer | null;
  readonly shipmentNumber: string | null;
  readonly shippedTime: string | null;
  readonly workOrders: readonly string[];
}

/** Exact counts over a list. */
export interface ListTotals {
  readonly unitCount: number;
  readonly certainCount: number;
  readonly possibleCount: number;
  readonly heldNowCount: number;
  readonly outermostCount: number;
  readonly byState: readonly { readonly state: string | null; readonly unitCount: number }[];
  readonly byCustomer: readonly { readonly customer: ListedCustomer | null; readonly unitCount: number }[];
}

/** A page of a list of units. */
export interface UnitsPage {
  readonly edges: readonly ListedUnit[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totals?: ListTotals | null;
  readonly asOf: { readonly position: string; readonly recordTime: string } | null;
}

/** The data of a question for the units of a subject. */
export interface UnitsAnswer {
  readonly units?: UnitsPage | null;
  readonly subject?: { readonly units: UnitsPage | null } | null;
}
