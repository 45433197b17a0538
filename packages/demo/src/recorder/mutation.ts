/** The recording mutations the batch needs, with the type of their inputs. */
const INPUT_TYPES = {
  registerParties: 'PartyInput',
  registerSites: 'SiteInput',
  registerProducts: 'ProductInput',
  registerWorkOrders: 'WorkOrderInput',
  registerPanels: 'PanelInput',
  registerUnits: 'UnitInput',
  recordPanelBindings: 'PanelBindingInput',
  recordWorkOrderAssignments: 'WorkOrderAssignmentInput',
  recordIdentityAssignments: 'IdentityAssignmentInput',
  recordIdentityReleases: 'IdentityReleaseInput',
  recordDispositions: 'DispositionInput',
  recordUnitInstallations: 'UnitInstallationInput',
  recordLabels: 'LabelInput',
  recordLabelVerifications: 'LabelVerificationInput',
  recordCartons: 'CartonInput',
  recordShipments: 'ShipmentInput',
  recordReturns: 'ReturnInput',
  registerParts: 'PartInput',
  registerManufacturerLots: 'ManufacturerLotInput',
  registerMaterialPackages: 'MaterialPackageInput',
  registerMaterialSets: 'MaterialSetInput',
  recordInstallations: 'InstallationInput',
  recordRemovals: 'RemovalInput',
  registerFirmwareImages: 'FirmwareImageInput',
  registerSigningKeys: 'SigningKeyInput',
  recordSignatures: 'SignatureInput',
  recordSigningKeyStates: 'SigningKeyStateInput',
  attestReleases: 'ReleaseInput',
  recordSbomReferences: 'SbomReferenceInput',
  registerStations: 'StationInput',
  registerResources: 'ResourceInput',
  recordCalibrations: 'CalibrationInput',
  registerOperators: 'OperatorInput',
  registerMachinePrograms: 'MachineProgramInput',
  recordStageRuns: 'StageRunInput',
  recordDefects: 'DefectInput',
  recordRepairs: 'RepairInput',
  recordFirmwareInstallations: 'FirmwareInstallationInput',
  recordSecurityStates: 'SecurityStateInput',
  recordCertificateProvisionings: 'CertificateProvisioningInput',
  registerTestLimits: 'TestLimitsInput',
  recordTestRuns: 'TestRunInput',
  recordQcDecisions: 'QcDecisionInput',
} as const;

/** A recording mutation of the graph. */
export type MutationName = keyof typeof INPUT_TYPES;

/** All mutations the recorder uses. */
export const MUTATION_NAMES = Object.keys(INPUT_TYPES) as readonly MutationName[];

/** The operation that sends a list of one kind of record. */
export function mutationDocument(mutation: MutationName): string {
  const operation = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  return `mutation ${operation}($inputs: [${INPUT_TYPES[mutation]}!]!) {
  ${mutation}(inputs: $inputs) {
    results { index eventId status findings { code message } error { code path expected received } }
  }
}`;
}
