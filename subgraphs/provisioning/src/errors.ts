/** Codes of this subgraph: code → what it means and what to do. Kept equal to docs/errors.md by a test. */
export const PROVISIONING_ERRORS = {
  SITE_MISSING: 'A station or operator is numbered by its site; give the site with it.',
  ATTEMPT_MALFORMED: 'Attempts are counted from 1.',
  COUNTER_MALFORMED: 'An anti-rollback counter is 0 or more.',
  SIZE_MALFORMED: 'A size in bytes is 1 to 18 decimal digits.',
  MEDIA_TYPE_MALFORMED: 'A media type is type/subtype (RFC 6838), e.g. image/png.',
  SERIAL_NUMBER_HEX_MALFORMED: 'The serial number of a certificate is hex digits.',
  CERTIFICATE_PEM_REFUSED:
    'A certificate is sent as its DER bytes in base64: the text between the PEM lines, without line breaks.',
  CERTIFICATE_MALFORMED: 'The bytes are no X.509 certificate in DER, or more than one.',
  CERTIFICATE_MISSING: 'A provisioning names its certificate by certificateDer or certificateSha256.',
  CERTIFICATE_SHA256_WRONG: 'The SHA-256 sent is not that of the certificate sent.',
  TIME_RANGE_EMPTY: 'A time that is asked for ends after it begins: toTime is later than fromTime.',
  OPERATOR_PSEUDONYM_MALFORMED:
    'An operator is asked by the pseudonym records carry, op- and 32 hex digits; never by the id at the site.',
  BIN_COUNT_OUT_OF_RANGE: 'A histogram has 1 to 100 classes.',
  QUANTILE_MALFORMED:
    'A fraction of a quantile is a decimal text from 0 to 1; at most 20 are asked for at once.',
  BOOLEAN_MALFORMED: 'A truth value is the text true or false.',
  VALUE_MALFORMED:
    'A measured text or limit has at most 1,000 characters, no NUL and no half of a surrogate pair.',
  TEST_LIMITS_MISSING: 'A test run names its limits by limitsSha256 or holds them in limits.',
  TEST_LIMITS_SHA256_WRONG:
    'The SHA-256 sent is not that of the limits sent: SHA-256 of the RFC 8785 JSON of { procedure, items }, null for absent.',
  TEST_VALUES_LENGTH_WRONG:
    'A test run has one measurement a limit, in the order of the limits. As a finding: the limits were registered after the run and their number is another; the run stays readable.',
  MEASUREMENT_NAME_WRONG:
    'The name of a measurement is not that of the limit at its place; send them in the order of the limits.',
  MEASUREMENT_VALUE_MISSING:
    'A measurement with the status MEASURED has a value; else say why there is none.',
  STATION_UNKNOWN: 'Finding: the station was not registered when this was recorded.',
  STATION_REGISTERED_TWICE:
    'Finding: the station is registered with other content; the earlier registration answers.',
  RESOURCE_UNKNOWN: 'Finding: a resource was not registered when this was recorded.',
  RESOURCE_REGISTERED_TWICE:
    'Finding: the resource is registered with other content; the earlier registration answers.',
  CALIBRATION_OVERDUE:
    'Finding: a resource was used after its calibration was due, as far as known when this was recorded.',
  OPERATOR_UNKNOWN: 'Finding: the operator was not registered when this was recorded.',
  OPERATOR_NOT_CERTIFIED:
    'Finding: no certification of the operator covers the time of the work, as far as known when this was recorded.',
  MACHINE_PROGRAM_UNKNOWN: 'Finding: the machine program was not registered when this was recorded.',
  MACHINE_PROGRAM_REGISTERED_TWICE:
    'Finding: the same revision of the program is registered with another hash; the earlier registration answers.',
  TIMES_REVERSED: 'Finding: something ends before it starts.',
  DEFECT_UNKNOWN: 'Finding: the defect named by the repair was not recorded when the repair was.',
  CERTIFICATE_CLAIMED_TWICE: 'Finding: another unit holds the same certificate.',
  PUBLIC_KEY_CLAIMED_TWICE:
    'Finding: another unit holds a certificate of the same key; one of them may be a clone.',
  CERTIFICATE_NOT_YET_VALID: 'Finding: the certificate was put into the unit before it was valid.',
  CERTIFICATE_EXPIRED: 'Finding: the certificate was put into the unit after it had expired.',
  CERTIFICATE_DIFFERS:
    'Finding: the record says something else of the certificate than the certificate itself.',
  LOCK_OPENED: 'Finding: secure boot or the debug lock was found on before, and is off now.',
  FIRMWARE_NOT_VERIFIED: 'Finding: the image was put into its slot, and reading it back did not verify it.',
  ANTI_ROLLBACK_COUNTER_DECREASED:
    'Finding: the anti-rollback counter is lower than that of an earlier installation in the slot.',
  TEST_LIMITS_UNKNOWN:
    'Finding: the limits were not registered when the run was recorded; register them and the run is judged.',
  TEST_LIMITS_OF_OTHER_PROCEDURE:
    'Finding: the limits were registered for another procedure than that of the run.',
  LIMITS_REVERSED: 'Finding: a lower limit lies above its upper one; nothing is judged by them.',
  LIMITS_INCOMPLETE:
    'Finding: a comparator lacks what it compares with, or does not fit the kind; nothing is judged by it.',
  UNIT_NOT_COMPARABLE:
    'Finding: a value has a unit that cannot be turned into that of its limit; it is not judged.',
  DECLARED_PASS_OUT_OF_LIMITS: 'Finding: the station declared PASS for a value outside of its limits.',
  DECLARED_FAIL_WITHIN_LIMITS: 'Finding: the station declared FAIL for a value within its limits.',
  RUN_OUTCOME_DIFFERS:
    'Finding: the station declared the run PASS although a measurement is outside of its limits.',
  ATTEMPT_TAKEN: 'Finding: another record has the same attempt of the same unit.',
  ATTEMPT_SKIPPED: 'Finding: the attempt before this one was not recorded when this was.',
  QC_PASS_AFTER_FAILED_TEST:
    'Finding: final quality control passed the unit although its latest run of a procedure had not passed, as far as known when this was recorded.',
  FIRMWARE_UNDER_TEST_DIFFERS:
    'Finding: the image named as tested was in no slot of the unit at that time, as far as known when this was recorded.',
  MEASURED_BEFORE_PROGRAMMED: 'Finding: the unit was tested with an image that was programmed only later.',
} as const;

/** A code of {@link PROVISIONING_ERRORS}. */
export type ProvisioningErrorCode = keyof typeof PROVISIONING_ERRORS;
