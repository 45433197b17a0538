/** A list of findings of one subgraph. */
export interface FindingSource {
  readonly subgraph: string;
  readonly field: string;
  /** Whether its records are about units, so that it can be asked for a unit or a work order. */
  readonly isAboutUnits: boolean;
}

/** The lists of findings, one of each store. */
export const FINDING_SOURCES: readonly FindingSource[] = [
  { subgraph: 'units', field: 'unitFindings', isAboutUnits: true },
  { subgraph: 'components', field: 'componentFindings', isAboutUnits: true },
  { subgraph: 'firmware', field: 'firmwareFindings', isAboutUnits: false },
  { subgraph: 'provisioning', field: 'provisioningFindings', isAboutUnits: true },
];
